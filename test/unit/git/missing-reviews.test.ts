import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { MissingReviewRefs } from '../../../src/core/review/review';
import { Git } from '../../../src/git/git';
import { RepositoryReaders } from '../../../src/git/read-repositories';
import { askRemote, reviewRefs, reviewRefsIn } from '../../../src/git/remote-refs';
import { gitDaemon, listen } from '../../fixtures/git-daemon';
import { createRepository, type Repository } from '../../fixtures/repository';

const REVIEWS = 'refs/notes/devtools/reviews';
const CHANGES = 'refs/changes/*/meta';
const CHANGE_ID = `Change-Id: I${'0123456789'.repeat(4)}`;

describe('reviews that only a remote has', () => {
  let upstream: Repository;
  let origin: Repository;
  let clone: Repository;

  beforeEach(() => {
    upstream = createRepository();
    upstream.commit();
    origin = upstream.clone({ bare: true });
    clone = origin.clone();
  });
  afterEach(() => [upstream, origin, clone].forEach((each) => each.dispose()));

  async function look(remotes: 'local' | 'ask' = 'local'): Promise<{ missing: readonly MissingReviewRefs[]; problems: string[] }> {
    const { repositories, problems } = await new RepositoryReaders().read('git', [clone.path], { refs: [], identities: [], detailsSince: 0, remotes });
    return { missing: repositories[0]!.history.missingReviewRefs ?? [], problems: problems.map(({ message }) => message) };
  }

  function review(repository: Repository, text = '{}', ref = 'devtools/reviews'): void {
    repository.git('notes', `--ref=${ref}`, 'add', '--force', '-m', text, 'HEAD');
  }

  /** The line as a user would run it. */
  function run(line: string): void {
    execFileSync('sh', ['-c', line], { cwd: clone.path, env: { ...clone.environment }, stdio: 'pipe' });
  }

  const refs = () => clone.git('for-each-ref', '--format=%(refname)', 'refs/notes', 'refs/changes').split('\n').filter(Boolean);
  const setUrl = (url: string) => clone.git('config', 'remote.origin.url', url);

  it('are named, and the line brings them and nothing else', async () => {
    review(origin);
    review(origin, 'kept back', 'commits');
    for (const name of ['refs/changes/01/1/meta', 'refs/changes/34/1234/meta', 'refs/changes/01/1/1']) origin.setReference(name, 'HEAD');
    const { missing } = await look();
    const fetch = `git fetch --no-tags --no-prune origin "${REVIEWS}:${REVIEWS}" "${CHANGES}:${CHANGES}"`;
    assert.deepEqual(missing, [{ repository: clone.path, remote: 'origin', refs: [REVIEWS, CHANGES], fetch, certain: true }]);
    run(fetch);
    assert.deepEqual(refs(), ['refs/changes/01/1/meta', 'refs/changes/34/1234/meta', REVIEWS]);
    assert.deepEqual((await look()).missing, []);
    origin.setReference('refs/changes/02/2/meta', 'HEAD');
    assert.deepEqual((await look()).missing.map((each) => each.refs), [[CHANGES]]);
  });

  it('never cost notes that are here: neither diverged ones nor those that fetch.prune would take', async () => {
    review(origin);
    review(origin, 'theirs', 'devtools/discuss');
    origin.setReference('refs/changes/01/1/meta', 'HEAD');
    const { missing } = await look();
    // Between the look and the run.
    review(clone, 'mine', 'devtools/discuss');
    clone.setReference('refs/changes/09/9/meta', 'HEAD');
    clone.git('config', 'fetch.prune', 'true');
    const mine = clone.resolve('refs/notes/devtools/discuss');
    assert.throws(() => run(missing[0]!.fetch), /rejected/);
    assert.equal(clone.resolve('refs/notes/devtools/discuss'), mine);
    assert.deepEqual(refs(), ['refs/changes/01/1/meta', 'refs/changes/09/9/meta', 'refs/notes/devtools/discuss', REVIEWS]);
    assert.deepEqual((await look()).missing, []);
  });

  it('are not missing where the clone has notes of its own', async () => {
    review(origin, 'theirs');
    review(clone, 'mine');
    assert.deepEqual((await look()).missing, []);
  });

  it('are found behind a path, a URL, a relative path, a folder without its ".git" and insteadOf', async () => {
    review(origin);
    renameSync(origin.path, join(clone.path, '..', 'a b$(touch x).git'));
    const path = join(clone.path, '..', 'a b$(touch x).git');
    for (const url of [path, pathToFileURL(path).href, '../a b$(touch x).git', path.slice(0, -'.git'.length)]) {
      setUrl(url);
      assert.equal((await look()).missing.length, 1, url);
    }
    setUrl('short:x.git');
    clone.git('config', `url.${path.slice(0, -'x).git'.length)}.insteadOf`, 'short:');
    setUrl('short:x).git');
    assert.equal((await look()).missing.length, 1);
    run((await look()).missing[0]!.fetch);
    assert.deepEqual(refs(), [REVIEWS]);
  });

  it('are not looked for where the remote is gone, is a file, or lies in another repository', async () => {
    review(origin);
    mkdirSync(join(upstream.path, 'inner'));
    review(upstream);
    writeFileSync(join(upstream.path, 'file'), '');
    for (const url of ['gone', 'inner', 'file'].map((name) => join(upstream.path, name))) {
      setUrl(url);
      assert.deepEqual(await look(), { missing: [], problems: [] }, url);
    }
  });

  it('of a remote whose name no shell takes unharmed are passed over', async () => {
    review(origin);
    for (const name of ['--upload-pack=touch x', '$(touch x)', 'a b', "a'b", '%PATH%', '.', '-x']) {
      clone.git('config', `remote.${name}.url`, origin.path);
    }
    clone.git('config', 'remote.bücher/2.url', origin.path);
    clone.git('config', '--unset', 'remote.origin.url');
    assert.deepEqual((await look()).missing.map(({ remote }) => remote), ['bücher/2']);
  });

  it('are guessed from a Change-Id, unless the remote is no Gerrit', async () => {
    const ssh = 'ssh://review.example.org:29418/project';
    setUrl(ssh);
    assert.deepEqual((await look()).missing, []);
    clone.commit({ message: `Change something\n\n${CHANGE_ID}` });
    const fetch = `git fetch --no-tags --no-prune origin "refs/notes/review*:refs/notes/review*" "${CHANGES}:${CHANGES}"`;
    assert.deepEqual((await look()).missing, [{ repository: clone.path, remote: 'origin', refs: ['refs/notes/review', CHANGES], fetch, certain: false }]);
    for (const url of ['https://user:secret@github.com/a/b', 'git@github.com:a/b.git', 'ssh://git@gitlab.com/a/b']) {
      setUrl(url);
      assert.deepEqual((await look()).missing, [], url);
    }
    // The line of a guess also works where the guess is wrong, or half right.
    setUrl(origin.path);
    run(fetch);
    review(origin, 'Code-Review+2', 'review');
    run(fetch);
    assert.deepEqual(refs(), ['refs/notes/review']);
    setUrl(ssh);
    assert.deepEqual((await look()).missing, []);
  });

  it('are asked for only on request, and an answer settles the guess', async () => {
    clone.commit({ message: `Change something\n\n${CHANGE_ID}` });
    const daemon = await gitDaemon(origin);
    try {
      setUrl(daemon.url);
      assert.deepEqual((await look()).missing.map(({ certain }) => certain), [false]);
      assert.deepEqual(await look('ask'), { missing: [], problems: [] });
      review(origin);
      origin.setReference('refs/changes/01/1/meta', 'HEAD');
      const { missing } = await look('ask');
      assert.deepEqual(missing.map(({ refs, certain }) => ({ refs, certain })), [{ refs: [REVIEWS, CHANGES], certain: true }]);
      run(missing[0]!.fetch);
      assert.deepEqual((await look('ask')).missing, []);
    } finally {
      await daemon.stop();
    }
  });

  it('are asked for without running what a repository or a URL names', async () => {
    const trap = join(clone.path, 'sprung');
    for (const key of ['core.sshCommand', 'core.gitProxy', 'credential.helper', 'remote.origin.uploadpack', 'core.askPass']) clone.git('config', key, `!touch '${trap}'; false`);
    clone.git('config', 'protocol.ext.allow', 'always');
    for (const url of [`ext::sh -c touch% ${trap}`, 'ssh://127.0.0.1:1/x', `ssh://-oProxyCommand=touch ${trap}/x`, '-oProxyCommand=touch sprung:x', 'git://127.0.0.1:1/x', 'http://127.0.0.1:1/x', `--upload-pack=touch ${trap}`]) {
      setUrl(url);
      const { missing, problems } = await look('ask');
      assert.deepEqual(missing, [], url);
      // A word with a dash is a folder that isn't there.
      if (!url.startsWith('--')) assert.match(problems.join(), /^origin could not be asked: .+\.$/, url);
      assert.throws(() => execFileSync('ls', [trap], { stdio: 'pipe' }), url);
    }
  });

  it('are waited for half a minute at most', async () => {
    const silent = createServer(() => undefined);
    const port = await listen(silent);
    const git = await Git.open('git', clone.path);
    const url = `git://127.0.0.1:${port}/x`;
    await assert.rejects(askRemote(git, { name: 'origin', url, address: url, directory: null }, 300), /^GitError: origin did not answer within 0\.3 seconds\.$/);
    silent.close();
  });

  it('are not read from a repository of somebody else', async function () {
    if (process.getuid?.() !== 0) return this.skip();
    review(origin);
    execFileSync('chown', ['-R', '65534', origin.path]);
    const git = await Git.open('git', clone.path);
    assert.equal(await reviewRefsIn(git, origin.path), null);
  });

  it('take one look however many there are', async () => {
    const head = origin.resolve();
    const lines = Array.from({ length: 20_000 }, (_, n) => `${head} refs/changes/${String(n % 100).padStart(2, '0')}/${n + 1}/meta\n`);
    writeFileSync(join(origin.path, 'packed-refs'), lines.join(''));
    assert.equal((await reviewRefs(await Git.open('git', origin.path))).length, 20_000);
  });
});
