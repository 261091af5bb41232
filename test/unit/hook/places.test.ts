import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { placeOf } from '../../../src/hook/place';
import { createRepository, type Repository } from '../../fixtures/repository';
import { changes, gitAlone, hookedRepository, hookOf, listing, table, writeHook, zoneAround } from './hooked';

const COMMIT = ['commit', '--allow-empty', '-m', 'Another'];

describe('where git looks for hooks', () => {
  let repository: Repository;
  let home: string;
  const inherited = { ...process.env };

  beforeEach(() => {
    repository = hookedRepository();
    home = realpathSync(mkdtempSync(join(tmpdir(), 'hooks-home-')));
    // The program under test reads the configuration of who runs it.
    writeFileSync(join(home, 'gitconfig'), '');
    Object.assign(process.env, { HOME: home, GIT_CONFIG_GLOBAL: join(home, 'gitconfig'), GIT_CONFIG_NOSYSTEM: '1' });
    Object.assign(repository.environment, { HOME: home, GIT_CONFIG_GLOBAL: join(home, 'gitconfig') });
  });
  afterEach(() => {
    process.env = { ...inherited };
    repository.dispose();
    rmSync(home, { recursive: true });
  });

  const global = (key: string, value: string) => repository.git('config', '--file', join(home, 'gitconfig'), key, value);
  const commit = (cwd = repository.path) => gitAlone(repository, COMMIT, { cwd });
  const install = (path = repository.path) => hookOf(path).install(table(zoneAround()));

  /** Installed, it asks; removed, everything is as it was. */
  async function comesAndGoes(folder: string, directory = repository.path): Promise<void> {
    const seen = [listing(repository.path), listing(home)];
    const status = changes(repository);
    const { folder: found, hooks } = await install(directory);
    assert.equal(found, folder);
    assert.deepEqual(hooks.filter(({ asks }) => !asks), []);
    const refused = await commit(directory);
    assert.equal(refused.code, 1, refused.output);
    assert.match(refused.output, /no code until/);
    assert.equal(changes(repository), status);
    assert.deepEqual(await hookOf(directory).remove(), { wasOn: true, notes: [] });
    assert.deepEqual([listing(repository.path), listing(home)], seen);
  }

  it('is its own folder', () => comesAndGoes(join(repository.path, '.git', 'hooks')));

  it('is its own folder, which is missing', async () => {
    rmSync(join(repository.path, '.git', 'hooks'), { recursive: true });
    await comesAndGoes(join(repository.path, '.git', 'hooks'));
  });

  it('is found from a folder in the working tree', async () => {
    mkdirSync(join(repository.path, 'deep', 'er'), { recursive: true });
    await comesAndGoes(join(repository.path, '.git', 'hooks'), join(repository.path, 'deep', 'er'));
  });

  it('is an absolute path', async () => {
    repository.git('config', 'core.hooksPath', join(home, 'my hooks'));
    await comesAndGoes(join(home, 'my hooks'));
  });

  it('is a relative path that git ignores', async () => {
    repository.commit({ files: { '.gitignore': '/.hooks/\n' } });
    repository.git('config', 'core.hooksPath', '.hooks');
    await comesAndGoes(join(repository.path, '.hooks'));
    mkdirSync(join(repository.path, 'deep'));
    await comesAndGoes(join(repository.path, '.hooks'), join(repository.path, 'deep'));
  });

  it('begins with ~, in the global configuration', async () => {
    global('core.hooksPath', '~/hooks ünï');
    await comesAndGoes(join(home, 'hooks ünï'));
  });

  it('comes from an included file, and the last value counts', async () => {
    global('core.hooksPath', '/nowhere');
    repository.git('config', '--file', join(home, 'more'), 'core.hooksPath', join(home, 'included'));
    repository.git('config', 'include.path', join(home, 'more'));
    await comesAndGoes(join(home, 'included'));
  });

  it('is what git itself says', async () => {
    for (const path of [null, '.hooks', '/tmp/x y', '~/z']) {
      if (path !== null) repository.git('config', 'core.hooksPath', path);
      const { output } = await gitAlone(repository, ['rev-parse', '--git-path', 'hooks']);
      assert.equal((await placeOf('git', repository.path)).hooks, join(output.startsWith('/') ? '' : repository.path, output.trim()));
    }
  });

  it('is /dev/null: hooks are switched off, which is said', async () => {
    const before = listing(repository.path);
    repository.git('config', 'core.hooksPath', '/dev/null');
    await assert.rejects(install(), /\/dev\/null, which is no folder: hooks are switched off/);
    repository.git('config', '--unset', 'core.hooksPath');
    assert.deepEqual(names(listing(repository.path)), names(before));
  });

  it('is the folder of the main repository for a linked worktree', async () => {
    const linked = join(home, 'linked tree');
    repository.git('worktree', 'add', '--quiet', linked, '-b', 'linked');
    await install(linked);
    assert.equal((await commit(linked)).code, 1);
    assert.equal((await commit()).code, 1);
    await hookOf(repository.path).remove();
    assert.equal((await commit(linked)).code, 0);
  });

  it('is one folder for each worktree, where the path is relative; one command removes them all', async () => {
    repository.commit({ files: { '.gitignore': '/.hooks/\n' } });
    repository.git('config', 'core.hooksPath', '.hooks');
    const linked = join(home, 'linked');
    repository.git('worktree', 'add', '--quiet', linked, '-b', 'linked');
    const seen = names(listing(home).concat(listing(repository.path)));
    await install(linked);
    await install();
    assert.equal((await commit(linked)).code, 1);
    assert.equal((await commit()).code, 1);
    await hookOf(repository.path).remove();
    assert.deepEqual(names(listing(home).concat(listing(repository.path))).filter((name) => !/index$|logs|ORIG_HEAD|COMMIT_EDITMSG/.test(name)), seen.filter((name) => !/index$|logs|ORIG_HEAD|COMMIT_EDITMSG/.test(name)));
  });

  it('is a folder of its own for a submodule', async () => {
    const inner = hookedRepository();
    repository.git('submodule', '--quiet', 'add', inner.path, 'inner');
    const path = join(repository.path, 'inner');
    await install(path);
    const env = { GIT_AUTHOR_NAME: 'A', GIT_AUTHOR_EMAIL: 'a@example.com', GIT_COMMITTER_NAME: 'A', GIT_COMMITTER_EMAIL: 'a@example.com' };
    assert.equal((await gitAlone(repository, COMMIT, { cwd: path, env })).code, 1);
    assert.equal((await commit()).code, 0);
    assert.ok(existsSync(join(repository.path, '.git', 'modules', 'inner', 'code-refuge', 'ask')));
    await hookOf(path).remove();
    assert.equal((await gitAlone(repository, COMMIT, { cwd: path, env })).code, 0);
    inner.dispose();
  });

  it('is in a bare repository, which is asked about its pushes and its worktrees', async () => {
    const bare = createRepository(undefined, { bare: true });
    bare.git('fetch', '--quiet', repository.path, 'main:main');
    const other = createRepository(undefined, { bare: true });
    await install(bare.path);
    const push = await gitAlone(bare, ['push', other.path, 'main']);
    assert.equal(push.code, 1, push.output);
    const linked = join(home, 'of bare');
    bare.git('worktree', 'add', '--quiet', linked, 'main');
    assert.equal((await gitAlone(bare, COMMIT, { cwd: linked })).code, 1);
    await hookOf(linked).remove();
    assert.equal((await gitAlone(bare, ['push', other.path, 'main'])).code, 0);
    for (const each of [bare, other]) each.dispose();
  });

  it('is shared by all repositories: it asks only in those that want it, and stays until the last of them goes', async () => {
    global('core.hooksPath', join(home, 'shared'));
    writeHook(join(home, 'shared', 'pre-commit'), '#!/bin/sh\necho shared >&2\n');
    const second = hookedRepository();
    const third = hookedRepository();
    for (const each of [second, third]) Object.assign(each.environment, { HOME: home, GIT_CONFIG_GLOBAL: join(home, 'gitconfig') });
    const seen = listing(home);
    await install();
    await install(second.path);
    assert.equal((await commit()).code, 1);
    assert.equal((await gitAlone(second, COMMIT)).code, 1);
    const free = await gitAlone(third, COMMIT);
    assert.equal(free.code, 0);
    assert.match(free.output, /^shared$/m);
    const { notes } = await hookOf(repository.path).remove();
    assert.match(notes.join(), /stay for .*\.git; in this repository they do nothing now/);
    assert.match((await commit()).output, /^shared$/m);
    assert.equal((await gitAlone(second, COMMIT)).code, 1);
    assert.deepEqual((await hookOf(second.path).remove()).notes, []);
    assert.deepEqual(listing(home), seen);
    for (const each of [second, third]) each.dispose();
  });

  it('has changed since the hooks were installed: they are removed all the same', async () => {
    const seen = names(listing(repository.path));
    await install();
    repository.git('config', 'core.hooksPath', join(home, 'elsewhere'));
    await hookOf(repository.path).remove();
    assert.deepEqual(names(listing(repository.path)), seen);
  });

  describe('belongs to the project:', () => {
    it('nothing is touched, and the line to add is said; with it git asks', async () => {
      writeHook(join(repository.path, '.githooks', 'pre-commit'), '#!/bin/sh\nset -eu\necho mine >&2\n');
      repository.git('add', '.githooks');
      repository.commit({ message: 'Hooks' });
      repository.git('config', 'core.hooksPath', '.githooks');
      const seen = names(listing(repository.path));
      const { hooks } = await install();
      assert.deepEqual(hooks.map(({ asks }) => asks), [false, false, false]);
      assert.equal(changes(repository), '');
      assert.deepEqual(names(listing(join(repository.path, '.githooks'))), ['pre-commit']);
      const line = /add this line to it: (.+)$/.exec(hooks[0]!.text)?.[1] ?? '';
      writeHook(join(repository.path, '.githooks', 'pre-commit'), `#!/bin/sh\nset -eu\n${line}\necho mine >&2\n`);
      const refused = await commit();
      assert.equal(refused.code, 1);
      assert.doesNotMatch(refused.output, /^mine$/m);
      assert.match((await hookOf(repository.path).status()).hooks[0]!.text, /asks, by the line in your own hook/);
      const { notes } = await hookOf(repository.path).remove();
      assert.match(notes.join(), /yours to take out; it does nothing now/);
      assert.deepEqual(names(listing(repository.path)).filter((name) => !/objects|logs|index|COMMIT_EDITMSG/.test(name)), seen.filter((name) => !/objects|logs|index|COMMIT_EDITMSG/.test(name)));
      const passed = await commit();
      assert.equal(passed.code, 0, passed.output);
      assert.match(passed.output, /^mine$/m);
    });

    it('to another one, by a symbolic link and the global configuration', async () => {
      const dotfiles = hookedRepository();
      writeHook(join(dotfiles.path, 'hooks', 'pre-push'), '#!/bin/sh\n');
      dotfiles.git('add', 'hooks');
      dotfiles.commit({ message: 'Hooks' });
      symlinkSync(join(dotfiles.path, 'hooks'), join(home, 'hooks'));
      global('core.hooksPath', '~/hooks');
      const { hooks } = await install();
      assert.deepEqual(hooks.map(({ asks }) => asks), [false, false, false]);
      assert.equal(changes(dotfiles), '');
      dotfiles.dispose();
    });
  });

  it('can not be made: a message, and nothing is left', async () => {
    writeFileSync(join(home, 'file'), '');
    global('core.hooksPath', join(home, 'file', 'hooks'));
    const before = listing(join(repository.path, '.git'));
    await assert.rejects(install(), /could not be made: a part of that path is a file, not a folder/);
    assert.deepEqual(listing(join(repository.path, '.git')), before);
  });

  it('is no repository, or has no git', async () => {
    await assert.rejects(install(home), /is not in a git repository/);
    await assert.rejects(install(join(home, 'gone')), /There is no folder/);
  });
});

describe('installing', () => {
  let repository: Repository;
  beforeEach(() => (repository = hookedRepository()));
  afterEach(() => repository.dispose());

  it('twice is once', async () => {
    const hook = hookOf(repository.path);
    writeHook(join(repository.path, '.git', 'hooks', 'pre-commit'), '#!/bin/sh\n');
    const before = listing(repository.path);
    const same = table();
    await hook.install(same);
    const once = listing(join(repository.path, '.git', 'hooks'));
    await Promise.all([hook.install(same), hook.install(same)]);
    assert.deepEqual(names(listing(join(repository.path, '.git', 'hooks'))), names(once));
    await hook.remove();
    assert.deepEqual(listing(repository.path), before);
    assert.deepEqual(await hook.remove(), { wasOn: false, notes: [] });
    assert.deepEqual(listing(repository.path), before);
  });

  it('writes no line end of Windows, and only what may be run as such', async () => {
    await hookOf(repository.path).install(table(zoneAround()));
    for (const line of listing(repository.path)) assert.doesNotMatch(line, /\.tmp/);
    for (const name of ['hooks/pre-commit', 'hooks/pre-push', 'code-refuge/ask', 'code-refuge/zones']) {
      assert.doesNotMatch(readFileSync(join(repository.path, '.git', name), 'utf8'), /\r/);
    }
  });

  it('leaves a hook of ours alone that was changed by hand, and so does removing', async () => {
    const hook = hookOf(repository.path);
    await hook.install(table());
    const file = join(repository.path, '.git', 'hooks', 'pre-push');
    const changed = `${readFileSync(file, 'utf8')}# and mine\n`;
    writeFileSync(file, changed);
    assert.match((await hook.install(table())).hooks[2]!.text, /was changed by hand/);
    assert.match((await hook.remove()).notes.join(), /was changed by hand, so it stays/);
    assert.equal(readFileSync(file, 'utf8'), changed);
  });
});

/** Without rights, dates and contents. */
function names(entries: string[]): string[] {
  return entries.map((line) => line.split(' ')[0]!).sort();
}
