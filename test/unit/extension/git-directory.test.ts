import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import * as path from 'node:path';
import { findGitDirectory, findRepositoriesBelow, findRepositoryAbove, fingerprint } from '../../../src/extension/repositories/git-directory';
import { createRepository, type Repository } from '../../fixtures/repository';

describe('git directories', () => {
  let repository: Repository;
  before(() => {
    repository = createRepository();
    repository.commit({ files: { 'deep/down/a.txt': 'a' } });
  });
  after(() => repository.dispose());

  it('are found in a working tree, from below and from above', async () => {
    const own = path.join(repository.path, '.git');
    assert.deepEqual(await findGitDirectory(repository.path), { own, common: own });
    assert.equal(await findRepositoryAbove(path.join(repository.path, 'deep', 'down')), repository.path);
    assert.deepEqual(await findRepositoriesBelow(path.dirname(repository.path)), [repository.path]);
    assert.deepEqual(await findRepositoriesBelow(path.join(repository.path, 'missing')), []);
  });

  it('are found in a linked worktree, which shares the refs', async () => {
    const worktree = path.join(path.dirname(repository.path), 'linked');
    repository.git('worktree', 'add', '--quiet', worktree, '-b', 'linked');
    const common = path.join(repository.path, '.git');
    assert.deepEqual(await findGitDirectory(worktree), { own: path.join(common, 'worktrees', 'linked'), common });
    await rm(worktree, { recursive: true });
  });

  it('are found in a submodule', async () => {
    const outer = createRepository();
    outer.git('submodule', '--quiet', 'add', repository.path, 'inner');
    const own = path.join(outer.path, '.git', 'modules', 'inner');
    assert.deepEqual(await findGitDirectory(path.join(outer.path, 'inner')), { own, common: own });
    outer.dispose();
  });

  it('are found in a bare repository', async () => {
    const bare = createRepository(undefined, { bare: true });
    assert.deepEqual(await findGitDirectory(bare.path), { own: bare.path, common: bare.path });
    bare.dispose();
  });

  it('are not made up', async () => {
    const plain = path.join(repository.path, '..', 'plain');
    mkdirSync(plain);
    assert.equal(await findGitDirectory(plain), null);
  });
});

describe('the fingerprint of a history', () => {
  let repository: Repository;
  beforeEach(() => {
    repository = createRepository();
    repository.commit({ files: { a: '1' } });
  });
  afterEach(() => repository.dispose());

  const changes: [string, () => unknown][] = [
    ['a commit', () => repository.commit()],
    ['an amend', () => repository.git('commit', '--quiet', '--amend', '--allow-empty', '-m', 'Other')],
    ['a checkout', () => repository.checkout('other', { create: true })],
    ['a commit without a reflog', () => repository.git('-c', 'core.logAllRefUpdates=false', 'commit', '--quiet', '--allow-empty', '-m', 'x')],
    ['a note of a review', () => repository.git('notes', '--ref=refs/notes/review', 'add', '-m', 'Submitted-at: now')],
    ['a comment of git-appraise', () => repository.git('notes', '--ref=refs/notes/devtools/discuss', 'append', '-m', '{}')],
    ['a change of Gerrit', () => repository.git('update-ref', 'refs/changes/34/1234/meta', 'HEAD')],
    ['a second one beside it', () => repository.git('update-ref', 'refs/changes/34/1334/meta', 'HEAD')],
    ['a reset', () => repository.git('reset', '--quiet', '--hard', 'HEAD~1')],
  ];
  for (const [name, change] of changes) {
    it(`changes with ${name}`, async () => {
      repository.commit();
      const before = await print(repository);
      change();
      assert.notEqual(await print(repository), before);
    });
  }

  it('stays the same while files are edited and staged', async () => {
    const before = await print(repository);
    repository.write({ a: '2', b: '3' });
    repository.git('add', '--all');
    repository.git('status');
    assert.equal(await print(repository), before);
  });
});

async function print(repository: Repository): Promise<string> {
  const directory = await findGitDirectory(repository.path);
  assert.ok(directory);
  return fingerprint(directory);
}
