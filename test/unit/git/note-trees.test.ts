import assert from 'node:assert/strict';
import { Git } from '../../../src/git/git';
import { readNoteMaps } from '../../../src/git/note-trees';
import { createRepository, type Repository } from '../../fixtures/repository';

describe('the trees of notes', () => {
  let repository: Repository;
  beforeEach(() => (repository = createRepository()));
  afterEach(() => repository.dispose());

  function tree(lines: readonly string[]): string {
    return repository.gitBytes(['mktree'], { input: lines.map((line) => `${line}\n`).join('') }).toString().trim();
  }

  it('come to an end where each folder names the next one sixteen times', async () => {
    const blob = repository.gitBytes(['hash-object', '-w', '--stdin'], { input: 'note' }).toString().trim();
    let folder = tree([`100644 blob ${blob}\tf`]);
    // Spelled out, sixteen to the power of twenty paths.
    for (let level = 0; level < 20; level++) folder = tree([...'0123456789abcdef'].map((name) => `040000 tree ${folder}\t${name}`));
    const commit = repository.gitBytes(['commit-tree', '-m', 'Notes', folder]).toString().trim();
    const [map] = await readNoteMaps(await Git.open('git', repository.path), [commit]);
    assert.deepEqual(map!.notes, []);
    assert.ok(map!.skipped > 0);
  }).timeout(60_000);
});
