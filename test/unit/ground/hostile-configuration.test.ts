import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { HistoryReader } from '../../../src/git/history-reader';
import { commitsMadeHere } from '../../../src/git/reflog';
import { Git } from '../../../src/git/git';
import { habit, Program, subjects } from '../../fixtures/program';
import { createRepository, type Person, type Repository } from '../../fixtures/repository';

const LEE: Person = { name: 'Lee Example', email: 'lee@example.org' };
const NOW = ['--now', '2026-02-01T00:00:00Z'];

describe('a hostile repository', () => {
  const program = new Program();
  const made: Repository[] = [];
  const marker = join(program.home, 'marker');
  /** Leaves a mark when anything runs it, and plays along. */
  const trap = program.file('trap', `#!/bin/sh\necho "$0 $@" >> '${marker}'\n`, 0o755);
  const create = (): Repository => {
    const repository = createRepository();
    made.push(repository);
    repository.importCommits([
      { message: 'Äpfel', files: { '.gitattributes': '*.txt diff=trap filter=trap merge=trap\n', 'ä.txt': '1\n' } },
      { message: 'Theirs', author: LEE, committer: LEE, branch: 'topic', parents: [0], files: { 'b.txt': '2\n' } },
      { message: 'Merge topic', parents: [0, 1], files: { 'b.txt': '2\n', 'ä.txt': '3\n' } },
      { message: 'Shared', coAuthors: [LEE] },
    ]);
    return repository;
  };
  const assertUntouched = () => assert.equal(existsSync(marker) ? readFileSync(marker, 'utf8') : '', '');
  afterEach(() => rmSync(marker, { force: true }));
  after(() => {
    for (const each of [...made, program]) each.dispose();
  });

  const PROGRAMS: Record<string, string> = {
    'core.fsmonitor': trap,
    'core.hooksPath': join(program.home, 'hooks'),
    'core.pager': trap,
    'core.editor': trap,
    'core.askPass': trap,
    'core.sshCommand': trap,
    'core.gitProxy': trap,
    'core.alternateRefsCommand': trap,
    'pager.log': trap,
    'pager.version': trap,
    'pager.config': trap,
    'diff.external': trap,
    'diff.trap.textconv': trap,
    'diff.trap.command': trap,
    'filter.trap.clean': trap,
    'filter.trap.smudge': trap,
    'filter.trap.process': trap,
    'merge.trap.driver': trap,
    'interactive.diffFilter': trap,
    'log.showSignature': 'true',
    'gpg.program': trap,
    'gpg.ssh.program': trap,
    'gpg.ssh.defaultKeyCommand': trap,
    'gpg.x509.program': trap,
    'trailer.co-authored-by.key': 'Co-authored-by: ',
    'trailer.co-authored-by.cmd': trap,
    'trailer.co-authored-by.command': trap,
    'trailer.co-authored-by.ifmissing': 'add',
    'credential.helper': `!${trap}`,
    'sequence.editor': trap,
    'uploadpack.packObjectsHook': trap,
    'alias.log': `!${trap}`,
    'alias.version': `!${trap}`,
    'alias.rev-parse': `!${trap}`,
    'alias.config': `!${trap}`,
    'alias.check-mailmap': `!${trap}`,
    'alias.for-each-ref': `!${trap}`,
  };

  it('runs none of the programs that its configuration names, nor any of its hooks', async () => {
    const repository = create();
    execFileSync('mkdir', ['-p', join(program.home, 'hooks')]);
    for (const name of ['post-checkout', 'post-commit', 'pre-auto-gc', 'reference-transaction', 'fsmonitor-watchman', 'post-index-change']) {
      copyFileSync(trap, join(program.home, 'hooks', name));
      copyFileSync(trap, join(repository.path, '.git', 'hooks', name));
    }
    // A signature for log.showSignature to check.
    const signed = repository.gitBytes(['cat-file', 'commit', 'HEAD']).toString().replace('\n\n', '\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n -----END PGP SIGNATURE-----\n\n');
    repository.setReference('main', repository.writeObject(signed));
    for (const [key, value] of Object.entries(PROGRAMS)) repository.git('config', key, value);

    const review = await program.review(repository.path, NOW);
    assert.deepEqual(subjects(review, 'hands-on-share'), ['Shared', 'Äpfel']);
    assertUntouched();
    const git = await Git.open('git', repository.path);
    await commitsMadeHere(git);
    assertUntouched();
    // The traps are live: git by itself runs into them.
    repository.gitBytes(['log', '-1', '-p']);
    assert.ok(existsSync(marker));
  });

  it('runs no git of its own, not even with the current folder on the PATH', async () => {
    const repository = create();
    copyFileSync(trap, join(repository.path, 'git'));
    const review = await program.review('.', NOW, { cwd: repository.path, env: { PATH: `.:${process.env['PATH'] ?? ''}` } });
    assert.equal(review.coverage.commits, 4);
    assertUntouched();
  });

  it('fetches nothing that is missing, also where git is older than the variable that says so', async () => {
    const repository = create();
    const config = { 'core.repositoryformatversion': '1', 'extensions.partialClone': 'trap', 'remote.trap.promisor': 'true', 'protocol.allow': 'always', 'protocol.ext.allow': 'always' };
    for (const [key, value] of Object.entries(config)) repository.git('config', key, value);
    const lost = repository.resolve('HEAD~1');
    dropObject(repository, lost);
    const git = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();
    const old = join(program.file('git', `#!/bin/sh\nunset GIT_NO_LAZY_FETCH\nexec '${git}' "$@"\n`, 0o755), '..');
    for (const [url, upload] of [[`ext::${trap} %S`, ''], [made[0]?.path ?? '', trap]] as const) {
      repository.git('config', 'remote.trap.url', url);
      repository.git('config', 'remote.trap.uploadpack', upload);
      for (const env of [{}, { PATH: `${old}:${process.env['PATH'] ?? ''}` }]) {
        await program.fails(['score', repository.path], /could not read .*The repository is damaged or incomplete/, { env });
        assertUntouched();
      }
    }
  });

  it('changes none of the numbers by configuring the log', async () => {
    const repository = create();
    const plain = await program.review(repository.path, NOW);
    const config = {
      'log.date': 'human', 'log.decorate': 'full', 'log.mailmap': 'false', 'log.abbrevCommit': 'true', 'log.follow': 'true',
      'log.showRoot': 'false', 'log.diffMerges': 'separate', 'log.initialDecorationSet': 'all', 'log.excludeDecoration': 'refs/*',
      'format.pretty': 'oneline', 'format.notes': 'true', 'notes.displayRef': 'refs/notes/*', 'color.ui': 'always', 'core.quotePath': 'true',
      'core.abbrev': '4', 'core.commentChar': 'C', 'core.logAllRefUpdates': 'false', 'i18n.logOutputEncoding': 'UTF-16',
      'i18n.commitEncoding': 'ISO-8859-1', 'trailer.separators': '#', 'diff.renames': 'copies', 'advice.graftFileDeprecated': 'true',
    };
    for (const [key, value] of Object.entries(config)) repository.git('config', key, value);
    repository.git('notes', 'add', '-m', 'A note');
    assert.deepEqual(await program.review(repository.path, NOW), plain);
    assert.equal(habit(plain, 'hands-on-share').arithmetic, '2 of 3 commits, 1 of them shared with co-authors');
  });

  it('changes nothing through the variables of git around it', async () => {
    const [one, other] = [create(), create()];
    const plain = await program.review(one.path, NOW);
    const env = {
      GIT_DIR: join(other.path, '.git'), GIT_WORK_TREE: other.path, GIT_INDEX_FILE: '/nonexistent', GIT_OBJECT_DIRECTORY: '/nonexistent',
      GIT_EXEC_PATH: '/nonexistent', GIT_PAGER: trap, GIT_EXTERNAL_DIFF: trap, GIT_EDITOR: trap, GIT_SSH_COMMAND: trap, GIT_ASKPASS: trap,
      GIT_TRACE: join(program.home, 'trace'), GIT_TRACE2_EVENT: join(program.home, 'trace'), GIT_REDIRECT_STDOUT: marker, GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: 'user.email', GIT_CONFIG_VALUE_0: 'eve@example.com', GIT_CONFIG_PARAMETERS: "'user.name=Eve'", GIT_NAMESPACE: 'x',
      GIT_AUTHOR_EMAIL: 'eve@example.com', GIT_GLOB_PATHSPECS: '1', PAGER: trap, EDITOR: trap, VISUAL: trap, SSH_ASKPASS: trap, PREFIX: '/x',
      GIT_REPLACE_REF_BASE: 'refs/heads/', GIT_SHALLOW_FILE: '/nonexistent', GIT_GRAFT_FILE: '/nonexistent', LC_ALL: 'de_DE.UTF-8', LANGUAGE: 'de',
    };
    assert.deepEqual(await program.review(one.path, NOW, { env }), plain);
    assertUntouched();
    assert.equal(existsSync(join(program.home, 'trace')), false);
  });

  it('gets no option past us in the place of a ref, and no revision that leaves history out', async () => {
    const repository = create();
    const target = join(program.home, 'output');
    const refs = [`--output=${target}`, '-p', '--all', '^HEAD', 'HEAD~1..HEAD', 'HEAD^!', 'HEAD:ä.txt', '@{u}', ':/Shared\n'];
    await Promise.all(refs.map((ref) => program.fails(['review', repository.path, `--refs=${ref}`], /has no ref "|could not read/)));
    assert.equal(existsSync(target), false);
    repository.git('update-ref', 'refs/heads/--output=x', 'HEAD~1');
    assert.equal((await program.review(repository.path, [...NOW, '--refs', 'refs/heads/--output=x,topic'])).coverage.commitsRead, 3);
    assert.deepEqual(readdirSync(repository.path).sort(), ['.git', '.gitattributes', 'b.txt', 'ä.txt']);
  });

  it('says nothing to the terminal but what is visible', async () => {
    const repository = create();
    const { stderr } = await program.fails(['review', repository.path, '--refs=\u001b]0;owned\u0007\u202e'], /has no ref "/);
    assert.doesNotMatch(stderr, /[\x00-\x09\x0b-\x1f\x7f\u202e]/);
    await program.fails(['review', '\u001b[31mred'], /There is no folder .*␛\[31mred/);
  });

  it('is read the same with a damaged commit-graph, which git believes', async () => {
    const repository = create();
    repository.git('commit-graph', 'write', '--reachable');
    const file = join(repository.path, '.git', 'objects', 'info', 'commit-graph');
    const bytes = readFileSync(file);
    cutHistory(bytes, repository.resolve());
    rmSync(file);
    writeFileSync(file, bytes);
    assert.equal(repository.git('rev-list', '--count', 'HEAD'), '1');
    assert.equal((await program.review(repository.path, NOW)).coverage.commitsRead, 4);
    const { history } = await new HistoryReader('git', repository.path).read({ refs: [], identities: [] });
    assert.equal(history.commits, 4);
  });
});

/** Takes a commit's parents out of a commit-graph file (gitformat-commit-graph(5)). */
function cutHistory(graph: Buffer, commit: string): void {
  const chunks = new Map<string, number>();
  for (let at = 8; at < 8 + 12 * (graph[6] ?? 0); at += 12) chunks.set(graph.toString('latin1', at, at + 4), Number(graph.readBigUInt64BE(at + 4)));
  const row = (graph.indexOf(Buffer.from(commit, 'hex')) - (chunks.get('OIDL') ?? 0)) / 20;
  const NO_PARENT = 0x70000000;
  graph.writeUInt32BE(NO_PARENT, (chunks.get('CDAT') ?? 0) + 36 * row + 20);
}

/** Makes an object disappear, wherever it is kept. */
function dropObject(repository: Repository, hash: string): void {
  const packs = join(repository.path, '.git', 'objects', 'pack');
  const moved = readdirSync(packs).filter((name) => name.endsWith('.pack')).map((name) => readFileSync(join(packs, name)));
  for (const name of readdirSync(packs)) rmSync(join(packs, name), { force: true });
  for (const pack of moved) repository.gitBytes(['unpack-objects', '-q'], { input: pack });
  rmSync(join(repository.path, '.git', 'objects', hash.slice(0, 2), hash.slice(2)));
}
