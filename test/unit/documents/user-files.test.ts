import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { listUserFiles, readUserFile, stampsOf, UserFileError, writeUserFile } from '../../../src/documents/user-files';
import { temporaryFolder } from '../../host/places';

describe('the files of the user’s folder', () => {
  let folder: string;
  beforeEach(() => (folder = temporaryFolder('user-files')));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const onDisk = (name: string) => readFileSync(path.join(folder, name), 'utf8');

  it('are written in one step, folders included', async () => {
    assert.equal(await readUserFile(folder, 'wins/2026-11.md'), null);
    assert.deepEqual(await writeUserFile(folder, 'wins/2026-11.md', 'text\r\n', null), { kind: 'saved' });
    assert.equal(await readUserFile(folder, 'wins/2026-11.md'), 'text\r\n');
    assert.deepEqual(readdirSync(path.join(folder, 'wins')), ['2026-11.md']);
  });

  it('are not written over what somebody else wrote', async () => {
    writeFileSync(path.join(folder, 'a.md'), 'theirs');
    assert.deepEqual(await writeUserFile(folder, 'a.md', 'mine', null), { kind: 'conflict', theirs: 'theirs' });
    assert.deepEqual(await writeUserFile(folder, 'a.md', 'mine', 'older'), { kind: 'conflict', theirs: 'theirs' });
    assert.equal(onDisk('a.md'), 'theirs');
    assert.deepEqual(await writeUserFile(folder, 'a.md', 'mine', 'theirs'), { kind: 'saved' });
    rmSync(path.join(folder, 'a.md'));
    assert.deepEqual(await writeUserFile(folder, 'a.md', 'again', 'mine'), { kind: 'conflict', theirs: null });
  });

  it('keep a mark at their beginning', async () => {
    writeFileSync(path.join(folder, 'a.md'), '\uFEFFtext');
    assert.equal(await readUserFile(folder, 'a.md'), '\uFEFFtext');
  });

  it('are left alone where writing them would lose something', async () => {
    writeFileSync(path.join(folder, 'a.md'), Buffer.from([0xff, 0xfe, 0x41, 0x00]));
    await assert.rejects(writeUserFile(folder, 'a.md', 'mine', null), (error: Error) => error instanceof UserFileError && /not UTF-8.*Save it as UTF-8/.test(error.message));
    mkdirSync(path.join(folder, 'b.md'));
    await assert.rejects(writeUserFile(folder, 'b.md', 'mine', null), /no ordinary file/);
    writeFileSync(path.join(folder, 'file'), '');
    await assert.rejects(writeUserFile(folder, 'file/c.md', 'mine', null), /a part of that path is a file/);
  });

  it('lie in the folder and nowhere else', async () => {
    for (const name of ['../a.md', '/a.md', 'a/../../b.md', 'a\\b.md', 'C:a.md', '', 'a//b.md', 'a\0b']) {
      await assert.rejects(writeUserFile(folder, name, 'x', null), UserFileError, name);
      await assert.rejects(readUserFile(folder, name), UserFileError, name);
    }
  });

  it('may be links to files elsewhere, which stay links', async () => {
    const elsewhere = path.join(folder, 'elsewhere');
    writeFileSync(elsewhere, 'old');
    symlinkSync(elsewhere, path.join(folder, 'a.md'));
    assert.deepEqual(await writeUserFile(folder, 'a.md', 'new', 'old'), { kind: 'saved' });
    assert.equal(readFileSync(elsewhere, 'utf8'), 'new');
  });

  it('are listed by name, without those of programs', async () => {
    assert.deepEqual(await listUserFiles(folder, 'reviews', '.md'), []);
    mkdirSync(path.join(folder, 'reviews'));
    for (const name of ['b.md', 'a.MD', '.x.md', 'c.txt']) writeFileSync(path.join(folder, 'reviews', name), '');
    assert.deepEqual(await listUserFiles(folder, 'reviews', '.md'), ['reviews/a.MD', 'reviews/b.md']);
  });

  it('are seen to change', async () => {
    const seen = [await stampsOf(folder)];
    mkdirSync(path.join(folder, 'reviews'));
    writeFileSync(path.join(folder, 'reviews', 'a.md'), '1');
    seen.push(await stampsOf(folder));
    writeFileSync(path.join(folder, 'reviews', 'a.md'), '22');
    seen.push(await stampsOf(folder));
    assert.equal(new Set(seen).size, 3);
  });
});
