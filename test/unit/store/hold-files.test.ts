import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { exactly, original } from '../../../src/store/hold-bytes';
import { releaseInFiles } from '../../../src/store/hold-files';
import { addKeys } from '../../../src/store/hold-keys';
import { withLock } from '../../../src/store/hold-lock';
import { type Globs, HoldRecord, type Place } from '../../../src/store/hold-record';

const GLOBS: Globs = { 'files.readonlyInclude': ['/work/a/**'], 'files.readonlyExclude': ['/work/a/**/.git/**'] };
const TEXT = '{\r\n  // mine\r\n  "files.readonlyInclude": { "x": true }, "editor.tabSize": 2,\r\n}';

describe('the record of a hold and the files it names', () => {
  let user: string;
  let settings: string;
  beforeEach(() => {
    user = join(mkdtempSync(join(tmpdir(), 'hold-')), 'User');
    mkdirSync(user);
    settings = join(user, 'settings.json');
  });
  afterEach(() => rmSync(join(user, '..'), { recursive: true, force: true }));

  it('knows the way back to any bytes from any others', () => {
    const bytes = fc.uint8Array({ maxLength: 40 }).map((array) => Buffer.from(array.map((byte) => byte % 3)));
    fc.assert(
      fc.property(fc.option(bytes), bytes, bytes, (before, after, other) => {
        const way = exactly(before, after);
        assert.deepEqual(original(way, after), before);
        if (!other.equals(after)) assert.equal(original(way, other), undefined);
      }),
    );
  });

  it('puts back the very bytes where nobody else wrote', async () => {
    const place = held(TEXT);
    await releaseInFiles(place);
    assert.equal(readFileSync(settings, 'utf8'), TEXT);
    assert.deepEqual(place.settings['files.readonlyInclude'].keys, {});
  });

  it('removes a file that was not there', async () => {
    await releaseInFiles(held(null));
    assert.equal(existsSync(settings), false);
  });

  it('takes out its own alone where somebody else wrote', async () => {
    const place = held(TEXT);
    writeFileSync(settings, readFileSync(settings, 'utf8').replace('"editor.tabSize": 2', '"editor.tabSize": 8 /* wide */'));
    await releaseInFiles(place);
    const left = readFileSync(settings, 'utf8');
    assert.match(left, /\/\/ mine/);
    assert.match(left, /"editor.tabSize": 8 \/\* wide \*\//);
    assert.doesNotMatch(left, /work\/a|readonlyExclude/);
  });

  it('finds the profile that was written to, where the record was cut short', async () => {
    const profile = join(user, 'profiles', '1a2b');
    mkdirSync(profile, { recursive: true });
    writeFileSync(settings, '{}');
    writeFileSync(join(profile, 'settings.json'), addKeys('{ "a": 1 }', GLOBS));
    await releaseInFiles({ ...held('{}', false), file: null, exact: null });
    assert.deepEqual(JSON.parse(readFileSync(join(profile, 'settings.json'), 'utf8')), { a: 1 });
    assert.equal(readFileSync(settings, 'utf8'), '{}');
  });

  it('remembers what it can not reach, as the settings of a remote window, for a window to undo', async () => {
    const place = { ...held(TEXT, false), file: null, exact: null };
    await releaseInFiles(place);
    assert.deepEqual(place.settings['files.readonlyInclude'].keys, { '/work/a/**': {} });
    writeFileSync(settings, '{ "files.readonlyInclude": { "/work/b/**": true } }');
    await releaseInFiles(place);
    assert.deepEqual(place.settings['files.readonlyInclude'].keys, { '/work/a/**': {} });
    const record = new HoldRecord(join(user, 'hold.json'));
    await record.write([place]);
    assert.deepEqual(await record.read(), [place]);
  });

  it('keeps what another window still holds', async () => {
    const place = held(TEXT);
    place.holders.push({ session: 'other', process: 1, host: 'here', until: '2026-11-24T11:30:00+00:00', keys: GLOBS });
    await releaseInFiles(place);
    assert.match(readFileSync(settings, 'utf8'), /work\/a/);
    place.holders = [];
    await releaseInFiles(place);
    assert.equal(readFileSync(settings, 'utf8'), TEXT);
  });

  it('leaves settings alone that are no JSON, and says which', async () => {
    const place = held(TEXT);
    writeFileSync(settings, '{ "half');
    await assert.rejects(releaseInFiles(place), { name: 'StoreError', message: `${settings} can't be changed: it is not valid JSON, line 1. Mend it by hand.` });
    assert.equal(readFileSync(settings, 'utf8'), '{ "half');
    assert.notDeepEqual(place.settings['files.readonlyInclude'].keys, {});
  });

  it('is written, read, and gone when nothing is held', async () => {
    const record = new HoldRecord(join(user, 'hold.json'));
    assert.deepEqual(await record.read(), []);
    const place = held(TEXT);
    await record.write([place]);
    assert.deepEqual(await record.read(), [place]);
    await releaseInFiles(place);
    await record.write([place]);
    assert.equal(existsSync(record.file), false);
  });

  it('is never written over when it is damaged', async () => {
    const record = new HoldRecord(join(user, 'hold.json'));
    for (const text of ['', '{', '{"version":2,"places":[]}', '{"version":1,"places":[{"user":1}]}']) {
      writeFileSync(record.file, text);
      await assert.rejects(record.read(), { name: 'StoreError', message: /hold\.json is damaged\. Look for paths of yours/ });
    }
  });

  it('is changed by one process at a time, and a lock of one that was killed gives way', async () => {
    const lock = join(user, 'hold.json.lock');
    const order: string[] = [];
    await Promise.all(
      ['a', 'b', 'c'].map((name) =>
        withLock(lock, async () => {
          order.push(name);
          await new Promise((resolve) => setTimeout(resolve, 20));
          order.push(name);
        }),
      ),
    );
    assert.ok([0, 2, 4].every((index) => order[index] === order[index + 1]), order.join());
    writeFileSync(lock, '');
    utimesSync(lock, new Date(0), new Date(0));
    await withLock(lock, async () => undefined);
    assert.equal(existsSync(lock), false);
  });

  /** A settings file that is held, and what the record says of it. */
  function held(text: string | null, write = true): Place {
    const after = Buffer.from(addKeys(text ?? '', GLOBS));
    if (write) writeFileSync(settings, after);
    return {
      user,
      file: settings,
      settings: {
        'files.readonlyInclude': { existed: text?.includes('readonlyInclude') ?? false, keys: { '/work/a/**': {} } },
        'files.readonlyExclude': { existed: false, keys: { '/work/a/**/.git/**': {} } },
      },
      exact: exactly(text === null ? null : Buffer.from(text), after),
      holders: [],
    };
  }
});
