import assert from 'node:assert/strict';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addGlassRecord, type GlassRecord, readBrokenGlass, readGlassRecords } from '../../../src/store/broken-glass';

const RECORD: GlassRecord = {
  time: '2026-11-24T10:40:00+02:00',
  zone: 'One-on-ones',
  source: 'settings',
  until: '2026-11-24T11:30:00+02:00',
  reason: 'The site is down',
  held: true,
};

describe('the log of broken glass', () => {
  let file: string;
  beforeEach(() => (file = join(mkdtempSync(join(tmpdir(), 'glass-')), 'home', 'broken-glass.jsonl')));
  afterEach(() => rmSync(join(file, '..', '..'), { recursive: true, force: true }));

  it('is empty where there is no file', async () => {
    assert.deepEqual(await readBrokenGlass(file), { entries: [], skipped: 0 });
  });

  it('is one line for each time', async () => {
    await addGlassRecord(file, RECORD);
    await addGlassRecord(file, { ...RECORD, reason: 'Line\nbreak "quoted" \u2028 ünïcode' });
    assert.equal(readFileSync(file, 'utf8').trimEnd().split('\n').length, 2);
    const { entries } = await readBrokenGlass(file);
    assert.deepEqual(entries[0], { time: RECORD.time, zone: RECORD.zone, reason: RECORD.reason });
    assert.equal((await readGlassRecords(file)).entries[1]?.reason, 'Line\nbreak "quoted" \u2028 ünïcode');
  });

  it('skips and counts what is damaged, and never writes over it', async () => {
    await addGlassRecord(file, RECORD);
    const damaged = 'no JSON\n{"version":2}\n[]\n\n{"version":1,"time":"yesterday"';
    appendFileSync(file, damaged);
    await addGlassRecord(file, RECORD);
    const { entries, skipped } = await readBrokenGlass(file);
    assert.deepEqual([entries.length, skipped], [2, 4]);
    assert.ok(readFileSync(file, 'utf8').includes(`${damaged}\n`));
  });

  it('says so when it can not be read or written', async () => {
    const under = join(file, '..', '..', 'plain');
    writeFileSync(under, '');
    const impossible = join(under, 'broken-glass.jsonl');
    await assert.rejects(readBrokenGlass(impossible), { name: 'StoreError' });
    await assert.rejects(addGlassRecord(impossible, RECORD), { name: 'StoreError' });
  });
});
