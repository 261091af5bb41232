import assert from 'node:assert/strict';
import { appendFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseReviewLog, type ReviewLogEvent } from '../../../src/core/reviews/review-events';
import { ReviewEventsFile } from '../../../src/store/review-events';

const START = '2026-11-24T09:00:00+01:00';

function event(change: string, repository = '/work/parcelway'): Omit<ReviewLogEvent, 'version'> {
  return { kind: 'reading', time: '2026-11-24T14:10:00+02:00', change, repository, files: 1, changedLines: 52, readLines: 46, comments: 0, seconds: 140 };
}

describe('the file of the review-event log', () => {
  let folder: string;
  let log: ReviewEventsFile;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'review-events-'));
    log = new ReviewEventsFile(join(folder, 'not', 'there', 'review-events.jsonl'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const read = async () => parseReviewLog(await log.read());

  it('is empty where there is none, and then says since when an editor watches, once', async () => {
    assert.equal(await log.read(), '');
    await log.start(START);
    await log.start('2026-11-25T09:00:00+01:00');
    assert.deepEqual(JSON.parse(readFileSync(log.file, 'utf8')), { version: 1, kind: 'start', time: START });
  });

  it('has a line for each event, also when several write at once and at the very end', async () => {
    await log.start(START);
    const others = [log, new ReviewEventsFile(log.file), new ReviewEventsFile(log.file)];
    await Promise.all(Array.from({ length: 300 }, (_, n) => others[n % 3]!.append(event(`change ${n}`))));
    log.appendNow(event('the last'));
    const { events, skipped } = await read();
    assert.equal(skipped, 0);
    assert.equal(events.length, 301);
    assert.equal(new Set(events.map(({ change }) => change)).size, 301);
  });

  it('leaves a damaged line as it is, and begins a new one after a torn one', async () => {
    await log.start(START);
    appendFileSync(log.file, 'what is this\n{"version":1,"kind":"rea');
    await log.append(event('a'));
    appendFileSync(log.file, '{"torn":');
    log.appendNow(event('b'));
    const { events, skipped } = await read();
    assert.deepEqual(events.map(({ change }) => change), ['a', 'b']);
    assert.equal(skipped, 3);
    assert.ok(readFileSync(log.file, 'utf8').includes('what is this\n{"version":1,"kind":"rea\n'));
  });

  it('keeps a line short enough for one write', async () => {
    await log.append(event('x'.repeat(10_000), `/${'y'.repeat(10_000)}`));
    const line = readFileSync(log.file, 'utf8');
    assert.ok(Buffer.byteLength(line) < 4096);
    assert.equal((await read()).events[0]?.repository, '');
  });

  it('puts a file aside that has grown, reads it on, and drops it after two years', async () => {
    await log.start(START);
    await log.append(event('old'));
    appendFileSync(log.file, `${' '.repeat(1_000_000)}\n`);
    await log.start('2026-12-01T09:00:00+01:00');
    assert.equal(existsSync(log.file), false);
    await log.append(event('new'));
    const names = () => readdirSync(join(folder, 'not', 'there')).sort();
    assert.match(names()[0]!, /^review-events\.2026-12-01\.[0-9a-f]{8}\.jsonl$/);
    const { events, since } = await read();
    assert.deepEqual(events.map(({ change }) => change), ['old', 'new']);
    assert.equal(since, Date.parse(START) / 1000, 'and still knows since when');
    await log.start('2028-11-01T09:00:00+01:00');
    assert.equal(names().length, 2);
    await log.start('2028-12-31T09:00:00+01:00');
    assert.deepEqual(names(), ['review-events.jsonl']);
  });

  it('says what is wrong where it can not be written', async () => {
    writeFileSync(join(folder, 'file'), '');
    const blocked = new ReviewEventsFile(join(folder, 'file', 'review-events.jsonl'));
    await assert.rejects(blocked.append(event('a')), /ENOTDIR|EEXIST/);
    assert.throws(() => blocked.appendNow(event('a')), /ENOTDIR|EEXIST/);
    await assert.rejects(blocked.read(), /ENOTDIR/);
  });
});
