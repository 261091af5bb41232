import assert from 'node:assert/strict';
import { chmodSync, chownSync, mkdirSync, readdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commitsOf } from '../../fixtures/evidence';
import { assertExplained, habit, Program, subjects } from '../../fixtures/program';
import { createRepository, type Person, type Repository, type RepositoryOptions } from '../../fixtures/repository';

const LEE: Person = { name: 'Lee Example', email: 'lee@example.org' };
const NOW = ['--now', '2026-02-01T00:00:00Z'];
const STRANGER = 54_321;
const isRoot = process.getuid?.() === 0;

describe('kinds of repositories', () => {
  const program = new Program();
  const made: Repository[] = [];
  const create = (options?: RepositoryOptions): Repository => {
    const repository = createRepository(undefined, options);
    made.push(repository);
    return repository;
  };
  let history: Repository;
  before(() => {
    history = create();
    history.importCommits([
      { message: 'One', files: { 'a.txt': '1\n' } },
      { message: 'Two', author: LEE, committer: LEE, branch: 'topic', parents: [0] },
      { message: 'Three', parents: [0] },
      { message: 'Merge topic', parents: [2, 1] },
      { message: 'Four' },
    ]);
  });
  after(() => {
    for (const each of [...made, program]) each.dispose();
  });
  const whole = ['Four', 'One', 'Three'];

  it('an empty repository is reviewed, and says so', async () => {
    const review = await program.review(create().path, NOW);
    assert.deepEqual(review.repositories[0]?.refs, []);
    assert.equal(review.coverage.notices[0], 'work has no commits yet.');
    assert.equal(review.score.reason, 'There are no commits in the 26 weeks of the window.');
    assert.deepEqual(new Set(review.habits.map(({ status }) => status)), new Set(['no-evidence']));
    const { stdout } = await program.run(['review', review.repositories[0]?.path ?? '']);
    assert.match(stdout, /work has no commits yet/);
  });

  it('a history that ended long ago says when, and what to do', async () => {
    const repository = create();
    repository.importCommits([{ message: 'One', authorDate: '1577836800 +0100' }, { message: 'After it', authorDate: '1893456000 +0000' }]);
    const review = await program.review(repository.path, NOW);
    assert.equal(review.coverage.notices[0], 'The last commit of work before this window is of Wed 1 Jan 2020. codeRefuge.windowWeeks makes the window longer; in a terminal, --now ends it earlier.');
  });

  it('a branch without commits beside a default branch with some gives the history of that', async () => {
    const clone = history.clone();
    made.push(clone);
    clone.git('checkout', '--quiet', '--orphan', 'fresh');
    const review = await program.review(clone.path, NOW);
    assert.deepEqual(review.repositories[0]?.refs.map(({ name }) => name), ['refs/remotes/origin/main']);
    assert.deepEqual(subjects(review, 'hands-on-share'), whole);
  });

  it('no repository, no folder, a file: each is named', async () => {
    const folder = program.folder();
    await program.fails(['review', folder], /: \S+ is not in a git repository\.$/m);
    await program.fails(['review', join(folder, 'none')], /There is no folder \S+none\./);
    await program.fails(['score'], /folder-\S+ is not in a git repository\./, { cwd: folder });
    await program.fails(['review', program.file('file', '')], /file is a file; name the folder of a repository\./);
  });

  it('a shallow clone gives what it has, and says that there is more', async () => {
    const clone = history.clone({ depth: 1 });
    made.push(clone);
    const review = await program.review(clone.path, NOW);
    assert.equal(review.coverage.shallow, true);
    assert.deepEqual(subjects(review, 'hands-on-share'), ['Four']);
    assert.match(review.coverage.notices[0] ?? '', /work is a shallow clone: only 1 commit could be read\. "git fetch --unshallow" brings the rest\./);
    // At the edge git shows a merge without parents; it is a merge still.
    clone.git('fetch', '--quiet', '--deepen=1');
    const deeper = await program.review(clone.path, NOW);
    assert.deepEqual([deeper.coverage.commitsRead, habit(deeper, 'late-night-merges').of], [2, 1]);
    assert.deepEqual(subjects(deeper, 'hands-on-share'), ['Four']);
  });

  it('a detached head is read together with the default branch', async () => {
    const repository = create();
    const [first] = repository.importCommits([{ message: 'One' }, { message: 'Two' }]);
    repository.checkout(first as string);
    repository.commit({ message: 'Apart' });
    const review = await program.review(repository.path, NOW);
    assert.deepEqual(review.repositories[0]?.refs.map(({ name }) => name), ['HEAD', 'refs/heads/main']);
    assert.deepEqual(subjects(review, 'hands-on-share'), ['Apart', 'One', 'Two']);
  });

  it('a bare repository, a git directory, a folder within, a symbolic link: one and the same', async () => {
    const bare = history.clone({ bare: true });
    made.push(bare);
    assert.equal((await program.review(bare.path, NOW)).repositories[0]?.path, bare.path);
    const within = join(history.path, 'deep', 'er');
    mkdirSync(within, { recursive: true });
    const link = join(program.folder(), 'link');
    symlinkSync(history.path, link);
    const review = await program.review([history.path, within, link, join(history.path, '.git')], NOW);
    assert.deepEqual(review.repositories.map(({ name, path }) => [name, path]), [['work', history.path]]);
    assert.deepEqual(subjects(review, 'hands-on-share'), whole);
    assert.equal((await program.review('.', NOW, { cwd: within })).repositories[0]?.path, history.path);
  });

  it('a worktree has its own head and shares the rest, each commit once', async () => {
    const repository = history.clone();
    made.push(repository);
    const path = join(realpathSync(program.folder()), 'tree');
    repository.git('worktree', 'add', '--quiet', '-b', 'other', path);
    writeFileSync(join(path, 'new'), '');
    repository.git('-C', path, '-c', 'user.email=ada@example.com', 'commit', '--quiet', '--allow-empty', '--date=2026-01-20T12:00:00Z', '-m', 'Five');
    const review = await program.review([path, repository.path], ['--weeks', '520', '--now', `${new Date().getUTCFullYear() + 1}-01-01`]);
    assert.deepEqual(review.repositories.map((each) => each.path), [path, repository.path]);
    assert.deepEqual(subjects(review, 'hands-on-share'), ['Five', ...whole]);
    rmSync(join(repository.path, '.git'), { recursive: true });
    await program.fails(['score', path], /tree belongs to a git repository in \S+, which is missing or damaged\./);
  });

  it('a submodule is a repository of its own', async () => {
    const outer = create();
    outer.git('submodule', '--quiet', 'add', history.path, 'inner');
    outer.commit({ message: 'Outer' });
    const inner = await program.review(join(outer.path, 'inner'), [...NOW, '--me', 'ada@example.com']);
    assert.equal(inner.repositories[0]?.path, join(outer.path, 'inner'));
    assert.deepEqual(subjects(inner, 'hands-on-share'), whole);
    assert.deepEqual(subjects(await program.review(outer.path, NOW), 'hands-on-share'), ['Outer']);
  });

  it('two clones of one project give each commit once', async () => {
    const clone = history.clone();
    made.push(clone);
    clone.importCommits([{ message: 'Only here', authorDate: '1767312000 +0000' }]);
    const review = await program.review([history.path, clone.path], NOW);
    assert.deepEqual(subjects(review, 'hands-on-share'), [...whole, 'Only here'].sort());
    assert.equal(review.coverage.commits, 6);
    assert.equal(new Set(review.repositories.map(({ name }) => name)).size, 2);
  });

  it('two repositories that claim one working tree are still two', async () => {
    const other = create();
    other.commit({ message: 'Mine' });
    other.git('config', 'core.worktree', history.path);
    const review = await program.review([join(other.path, '.git'), history.path], NOW);
    assert.deepEqual(subjects(review, 'hands-on-share'), [...whole, 'Mine'].sort());
  });

  it('a repository of SHA-256 goes with one of SHA-1', async () => {
    const long = create({ objectFormat: 'sha256' });
    long.importCommits([{ message: 'Long', parents: [] }, { message: 'Longer' }]);
    const review = await program.review([long.path, history.path], NOW);
    assert.deepEqual(subjects(review, 'hands-on-share'), [...whole, 'Long', 'Longer'].sort());
    assert.deepEqual(new Set(commitsOf(habit(review, 'hands-on-share')).map(({ commit }) => commit.length)), new Set([40, 64]));
  });

  it('of many repositories the broken ones are named and the rest goes on', async () => {
    const folder = program.folder();
    const { code, stdout, stderr } = await program.run(['review', folder, history.path, join(folder, 'none'), '--json', ...NOW]);
    assert.equal(code, 1);
    assertExplained({ code, stdout, stderr });
    assert.match(stderr, /is not in a git repository\.\n.*There is no folder .*none\.\n$/);
    assert.deepEqual(JSON.parse(stdout).repositories.map(({ path }: { path: string }) => path), [history.path]);
    await program.fails(['review', folder, join(folder, 'none')], /is not in.*\n.*There is no folder/);
  });

  it("somebody else's repository is refused with the command that git gives for it, and can be read after it", async function () {
    // Only root can give a folder away.
    if (!isRoot) return this.skip();
    const folder = join(program.folder(), "it's $(touch marker) mine");
    const repository = createRepository(folder);
    made.push(repository);
    repository.commit({ message: 'Theirs' });
    mkdirSync(join(folder, 'within'));
    const paths = [folder, ...readdirSync(folder, { recursive: true }).map((name) => join(folder, String(name)))];
    for (const path of paths) chownSync(path, STRANGER, STRANGER);
    const { stderr } = await program.fails(['score', join(folder, 'within')], /within belongs to another user, so git refuses to read it\. If you trust it: git config --global --add safe\.directory '/);
    assert.ok(stderr.includes(`safe.directory '${folder.replace("'", "'\\''")}'`));
    const trusting = program.file('gitconfig', `[safe]\n\tdirectory = ${folder}\n`);
    const review = await program.review(folder, NOW, { env: { GIT_CONFIG_GLOBAL: trusting } });
    assert.deepEqual(subjects(review, 'hands-on-share'), ['Theirs']);
  });

  it('without git, or with one that may not be run or is too old, it says what is needed', async () => {
    const none = program.folder();
    await program.fails(['score', history.path], /git was not found as "git"\. Install git 2\.25 or newer/, { env: { PATH: none } });
    const stub = (script: string, mode = 0o755) => join(program.file('git', `#!/bin/sh\n${script}\n`, mode), '..');
    await program.fails(['score', history.path], /git was not found/, { env: { PATH: stub('exit 0', 0o644) } });
    await program.fails(['score', history.path], /git 2\.20 is too old: 2\.25 or newer is needed/, { env: { PATH: stub('echo git version 2.20.1') } });
    await program.fails(['score', history.path], /doesn't tell its version \("nonsense"\)/, { env: { PATH: stub('echo nonsense') } });
    await program.fails(['score', history.path], /git ended with code 3/, { env: { PATH: stub('exit 3') } });
    await program.fails(['score', history.path], /git was stopped/, { env: { PATH: stub('kill -9 $$') } });
  });

  it('where nobody is configured it says how to name the user', async () => {
    const repository = create();
    repository.commit({ message: 'One', author: LEE });
    repository.git('config', '--unset', 'user.email');
    assert.deepEqual(subjects(await program.review(repository.path, [...NOW]), 'late-night-commits'), []);
    repository.git('config', '--unset', 'user.name');
    await program.fails(['review', repository.path], /git doesn't know who you are: .*git config --global user\.email.*--me names them too/);
    assert.deepEqual(subjects(await program.review(repository.path, [...NOW, '--me', 'LEE@example.org']), 'hands-on-share'), ['One']);
  });

  it("what it may not read is named, and what it can't enter", async function () {
    if (!isRoot) return this.skip();
    const repository = create();
    repository.commit();
    chmodSync(join(repository.path, '..'), 0o755);
    chmodSync(join(repository.path, '.git'), 0o700);
    // Node and the program itself have to be readable for the stranger.
    const { code, stderr } = await program.run(['score', repository.path], { uid: STRANGER, cwd: '/' });
    assert.equal(code, 1);
    assert.match(stderr, /\.git is there, but git can't use it: permission denied\.|belongs to another user/);
    assertExplained({ code, stderr, stdout: '' });
  });
});
