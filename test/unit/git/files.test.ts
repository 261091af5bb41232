import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { RepositoryHistory } from '../../../src/core/analyze';
import type { FileChange } from '../../../src/core/changes/file-changes';
import { RepositoryReaders } from '../../../src/git/read-repositories';
import { createRepository, type Repository } from '../../fixtures/repository';

describe('reading files', () => {
  const options = { refs: [], identities: [], detailsSince: 0, files: true };
  const lines = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => `line ${from + n}\n`).join('');
  let repository: Repository;
  let readers: RepositoryReaders;

  beforeEach(() => {
    repository = createRepository();
    readers = new RepositoryReaders();
  });
  afterEach(() => repository.dispose());

  async function read(): Promise<RepositoryHistory> {
    const { repositories, problems } = await readers.read('git', [repository.path], options);
    assert.deepEqual(problems, []);
    return repositories[0]!.history;
  }

  /** `subject: kind path` of every change, oldest commit first. */
  function changesOf({ files, ledger }: RepositoryHistory): string[] {
    const found: string[] = [];
    const inWords = ({ kind, path, from }: FileChange) => `${kind} ${from === null ? '' : `${from} to `}${path}`;
    files?.forEachCommit((row, changes) => found.push(`${ledger.subject(row)}: ${changes.map(inWords).join(', ')}`));
    return found;
  }

  function detailsOf({ details, ledger }: RepositoryHistory, hash: string) {
    return details?.get(ledger.find(hash));
  }

  it('gives what each commit did, parents first, and merges nothing', async () => {
    repository.commit({ message: 'One', files: { 'a.ts': lines(0, 20), 'b.ts': 'b\n' } });
    repository.checkout('topic', { create: true });
    repository.commit({ message: 'Two', files: { 'c.ts': 'c\n' } });
    repository.checkout('main');
    repository.git('mv', 'a.ts', 'src.ts');
    repository.commit({ message: 'Three', files: { 'src.ts': lines(0, 22), 'b.ts': null } });
    repository.merge({ branch: 'topic' });
    const history = await read();
    assert.deepEqual(changesOf(history), ['One: added a.ts, added b.ts', 'Two: added c.ts', 'Three: deleted b.ts, renamed a.ts to src.ts']);
    assert.deepEqual(history.files?.head, ['c.ts', 'src.ts']);
    assert.equal(history.files?.renames, 'all');
  });

  it('gives messages, trailers and line counts', async () => {
    const hash = repository.commit({
      message: 'Say more\n\nIn a body: with a colon\n\nReviewed-by: Lee Example <lee@example.org>\nAcked-by: Ines\n',
      files: { 'a.ts': lines(0, 3), 'picture.png': new Uint8Array([0, 1, 2, 0]) },
    });
    repository.git('mv', 'a.ts', 'ä\n☃.ts');
    const renamed = repository.commit({ message: 'Rename', files: { 'ä\n☃.ts': lines(1, 5) } });
    const history = await read();
    assert.deepEqual(detailsOf(history, hash), {
      message: 'Say more\n\nIn a body: with a colon\n\nReviewed-by: Lee Example <lee@example.org>\nAcked-by: Ines',
      trailers: [{ key: 'Reviewed-by', value: 'Lee Example <lee@example.org>' }, { key: 'Acked-by', value: 'Ines' }],
      lines: [{ path: 'a.ts', added: 3, deleted: 0 }, { path: 'picture.png', added: 0, deleted: 0 }],
    });
    assert.deepEqual(detailsOf(history, renamed)?.lines, [{ path: 'ä\n☃.ts', added: 2, deleted: 1 }]);
  });

  it('is not misled by a message that looks like what git prints', async () => {
    const message = `${'0'.repeat(40)}\n1\t2\tfake.ts\n:100644 100644 0ff3 0ff3 M\n`;
    const first = repository.commit({ message: `Real\n\n${message}`, files: { 'a.ts': 'a\n' } });
    repository.commit({ message: '1'.repeat(40), files: { [`${'2'.repeat(40)}`]: 'x\n', '3\t4\tb': 'y\n' } });
    const history = await read();
    assert.equal(detailsOf(history, first)?.message, `Real\n\n${message.trimEnd()}`);
    assert.deepEqual(changesOf(history), ['Real: added a.ts', `${'1'.repeat(40)}: added ${'2'.repeat(40)}, added 3\t4\tb`]);
    assert.equal(history.details?.size, 2);
  });

  it('leaves submodules out', async () => {
    const inner = createRepository();
    inner.commit({ files: { x: 'x\n' } });
    repository.git('submodule', '--quiet', 'add', inner.path, 'inner');
    const hash = repository.commit({ message: 'Add a submodule' });
    const history = await read();
    assert.deepEqual(history.files?.head, ['.gitmodules']);
    assert.deepEqual(changesOf(history), ['Add a submodule: added .gitmodules']);
    assert.deepEqual(detailsOf(history, hash)?.lines?.map(({ path }) => path), ['.gitmodules']);
    inner.dispose();
  });

  it('knows what .gitattributes says', async () => {
    repository.commit({ files: { '.gitattributes': 'gen/* linguist-generated\nown/* linguist-vendored=false\n*.txt linguist-documentation=true\n', 'gen/a.ts': '', 'own/b.txt': '', c: '' } });
    assert.deepEqual([...(await read()).files!.attributes], [
      ['gen/a.ts', { generated: true, vendored: null, documentation: null }],
      ['own/b.txt', { generated: null, vendored: false, documentation: true }],
    ]);
  });

  it('asks only for what is new, and for all where history was rewritten', async () => {
    repository.commit({ message: 'One', files: { a: '1' } });
    await read();
    repository.commit({ message: 'Two', files: { a: '2' } });
    const second = await read();
    assert.deepEqual(changesOf(second), ['One: added a', 'Two: modified a']);
    assert.equal(second.details?.size, 2);
    repository.git('commit', '--amend', '--quiet', '-m', 'Two again');
    const third = await read();
    assert.deepEqual(changesOf(third), ['One: added a', 'Two again: modified a']);
    assert.equal(third.details?.size, 2);
  });

  it('does without contents in a clone that lacks them', async () => {
    repository.commit({ message: 'One', files: { 'a.ts': lines(0, 20) } });
    repository.git('mv', 'a.ts', 'b.ts');
    repository.commit({ message: 'Two' });
    const blob = repository.git('rev-parse', 'HEAD:b.ts');
    repository.git('mv', 'b.ts', 'c.ts');
    const hash = repository.commit({ message: 'Three', files: { 'c.ts': lines(1, 21) } });
    rmSync(join(repository.path, '.git', 'objects', blob.slice(0, 2), blob.slice(2)));
    const later = repository.commit({ message: 'Four', files: { 'd.ts': lines(0, 2) } });
    const history = await read();
    assert.deepEqual(detailsOf(history, later)?.lines, [{ path: 'd.ts', added: 2, deleted: 0 }]);
    assert.equal(history.files?.renames, 'exact');
    assert.deepEqual(changesOf(history), ['One: added a.ts', 'Two: renamed a.ts to b.ts', 'Three: deleted b.ts, added c.ts', 'Four: added d.ts']);
    assert.deepEqual(detailsOf(history, hash), { message: 'Three', trailers: [], lines: null });
  });

  it('goes on where a read was called off', async () => {
    repository.commit({ message: 'One', files: { a: '1' } });
    const controller = new AbortController();
    const first = readers.read('git', [repository.path], { ...options, signal: controller.signal });
    controller.abort();
    await assert.rejects(first);
    assert.deepEqual(changesOf(await read()), ['One: added a']);
  });

  it('finds no files where nothing was committed', async () => {
    assert.equal((await read()).files, null);
  });
});
