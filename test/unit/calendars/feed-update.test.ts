import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { backOff, INTERVAL_MS, isDue, isUnwelcome } from '../../../src/calendars/feed-schedule';
import { type FeedRecord, FeedStore } from '../../../src/calendars/feed-store';
import { updateFeed } from '../../../src/calendars/feed-update';
import { AUTHORITY } from '../../fixtures/certificates';
import { type HttpsServer, startHttpsServer } from '../../fixtures/https-server';

const TOKEN = 'private-5ec7e7a0b1c2d3e4';
const CALENDAR = 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n';
const NOON = Date.parse('2026-11-24T12:00:00Z');
const MINUTE = 60_000;

describe('a feed over time', () => {
  let root: string;
  let folder: string;
  let store: FeedStore;
  let server: HttpsServer;
  let now: number;

  beforeEach(async () => {
    root = mkdtempSync(path.join(tmpdir(), 'feeds-'));
    folder = path.join(root, 'feeds');
    store = new FeedStore(folder);
    server = await startHttpsServer((_request, response) => response.end(CALENDAR));
    now = NOON;
  });
  afterEach(async () => {
    await server.stop();
    rmSync(root, { recursive: true });
  });

  const update = (feed: FeedRecord, options: Parameters<typeof updateFeed>[4] = {}) =>
    updateFeed(store, feed, server.url(`/${TOKEN}/basic.ics`), () => now, { connection: { ca: AUTHORITY }, ...options });

  async function only(): Promise<FeedRecord> {
    const [feed, ...others] = await store.list();
    assert.ok(feed);
    assert.deepEqual(others, []);
    return feed;
  }

  it('is nothing at first', async () => {
    assert.deepEqual(await store.list(), []);
    assert.ok(!existsSync(folder));
  });

  it('is kept for its owner alone, under a name that tells nothing', async () => {
    const { id } = await store.add('Work calendar');
    await update(await only());
    assert.match(id, /^[0-9a-f]{16}$/);
    assert.deepEqual(readdirSync(folder).sort(), [`${id}.ics`, `${id}.json`]);
    if (process.platform === 'win32') return;
    assert.equal(statSync(folder).mode & 0o777, 0o700);
    for (const file of readdirSync(folder)) assert.equal(statSync(path.join(folder, file)).mode & 0o777, 0o600);
  });

  it('serves its last calendar while the server is down, and is asked less and less often', async () => {
    await store.add('Work calendar');
    await update(await only());
    const good = await only();
    assert.deepEqual({ asOf: good.asOf, nextTry: good.nextTry, failures: good.failures, failure: good.failure }, { asOf: NOON, nextTry: NOON + INTERVAL_MS, failures: 0, failure: null });

    await server.stop();
    for (const [index, minutes] of [1, 2, 4, 8, 16, 32, 60, 60].entries()) {
      now += MINUTE;
      const { failure } = await update(await only());
      assert.equal(failure?.kind, 'connection');
      const feed = await only();
      assert.equal(feed.asOf, NOON);
      assert.equal(feed.hash, good.hash);
      assert.equal(feed.failures, index + 1);
      assert.equal(feed.failure, 'localhost refuses the connection');
      const wait = (feed.nextTry ?? 0) - now;
      assert.ok(wait >= 0.75 * minutes * MINUTE && wait <= 1.25 * minutes * MINUTE, `waits ${wait} ms after failure ${index + 1}`);
      assert.equal(readFileSync(store.fileOf(feed.id), 'utf8'), CALENDAR);
    }
    await update(await only(), { afresh: true });
    assert.equal((await only()).failures, 1);

    await server.start();
    now += MINUTE;
    await update(await only());
    const back = await only();
    assert.deepEqual({ asOf: back.asOf, failures: back.failures, failure: back.failure }, { asOf: now, failures: 0, failure: null });
  });

  it('stays the same when the server says so, or sends the same', async () => {
    await store.add('Work calendar');
    await update(await only());
    const { hash } = await only();
    now += INTERVAL_MS;
    await update(await only());
    assert.deepEqual({ hash: (await only()).hash, asOf: (await only()).asOf }, { hash, asOf: now });
    server.answer((request, response) => (request.headers['if-none-match'] === '"a"' ? response.writeHead(304).end() : response.writeHead(200, { etag: '"a"' }).end(CALENDAR)));
    for (const expected of [200, 304]) {
      const written = statSync(store.fileOf((await only()).id)).mtimeMs;
      now += INTERVAL_MS;
      await update(await only());
      assert.deepEqual({ hash: (await only()).hash, asOf: (await only()).asOf, etag: (await only()).etag }, { hash, asOf: now, etag: '"a"' });
      assert.equal(statSync(store.fileOf((await only()).id)).mtimeMs === written, expected === 304);
    }
  });

  it('leaves a server alone for as long as it asks', async () => {
    await store.add('Work calendar');
    server.answer((_request, response) => response.writeHead(429, { 'retry-after': '7200' }).end());
    await update(await only());
    const feed = await only();
    assert.equal(feed.nextTry, NOON + 120 * MINUTE);
    assert.equal(isUnwelcome(feed, NOON + 119 * MINUTE), true);
    assert.equal(isUnwelcome(feed, NOON + 120 * MINUTE), false);
  });

  it('does not come back when it was removed while it was fetched', async () => {
    const { id } = await store.add('Work calendar');
    server.answer((_request, response) => void store.remove(id).then(() => response.end(CALENDAR)));
    assert.deepEqual(await update(await only()), { record: null, failure: null });
    assert.deepEqual(readdirSync(folder), []);
    assert.deepEqual(await update({ ...(await store.add('Another')), id }), { record: null, failure: null });
  });

  it('is removed with all that is kept of it, and nothing else', async () => {
    const { id } = await store.add('Work calendar');
    const other = await store.add('Home');
    await update(await store.list().then((feeds) => feeds.find((feed) => feed.id === id)!));
    writeFileSync(`${store.fileOf(id)}.0123.part`, '');
    await store.remove(id);
    assert.deepEqual(readdirSync(folder), [`${other.id}.json`]);
  });

  it('is mended when its record is damaged', async () => {
    const { id } = await store.add('Work calendar');
    for (const damage of ['', '{', '[]', '{"version":2}', '{"version":1,"name":3}']) {
      writeFileSync(path.join(folder, `${id}.json`), damage);
      assert.equal((await only()).name, 'Unnamed feed');
      await update(await only());
      assert.equal((await only()).asOf, NOON);
    }
  });

  it('sweeps what a killed window left behind, when it is old', async () => {
    const { id } = await store.add('Work calendar');
    for (const name of ['old', 'new']) writeFileSync(path.join(folder, `${id}.ics.${name}.part`), '');
    const old = Date.now() / 1000 - 2 * 3600;
    utimesSync(path.join(folder, `${id}.ics.old.part`), old, old);
    await store.sweep();
    assert.deepEqual(readdirSync(folder).sort(), [`${id}.ics.new.part`, `${id}.json`]);
  });

  it('writes its address nowhere', async () => {
    await store.add('Work calendar');
    const answers: [number, Record<string, string>, string][] = [
      [200, { etag: `W/"${TOKEN}"` }, CALENDAR.replace('VERSION', `URL:https://localhost/${TOKEN}/basic.ics\r\nVERSION`)],
      [404, {}, `no /${TOKEN}/basic.ics here`],
      [302, { location: `http://localhost/${TOKEN}` }, ''],
      [200, {}, `<html>${TOKEN}`],
    ];
    for (const [status, headers, body] of answers) {
      server.answer((_request, response) => response.writeHead(status, headers).end(body));
      await update(await only());
      for (const file of readdirSync(folder)) assert.doesNotMatch(file + readFileSync(path.join(folder, file), 'utf8'), /5ec7e7/);
    }
    assert.equal(server.requests.length, answers.length);
  });
});

describe('when a feed is due', () => {
  const feed = (times: Partial<FeedRecord>): FeedRecord => ({
    ...{ id: 'a', name: 'a', etag: null, lastModified: null, hash: null, asOf: null, triedAt: null, nextTry: null, notBefore: null, failures: 0, failure: null },
    ...times,
  });

  it('is at once when it is new, and then when its time has come', () => {
    assert.equal(isDue(feed({}), NOON), true);
    assert.equal(isDue(feed({ triedAt: NOON - INTERVAL_MS, nextTry: NOON + 1 }), NOON), false);
    assert.equal(isDue(feed({ triedAt: NOON - INTERVAL_MS, nextTry: NOON }), NOON), true);
  });

  it('is not while another window is at it, nor for ever when that window dies', () => {
    assert.equal(isDue(feed({ triedAt: NOON - 1_000 }), NOON), false);
    assert.equal(isDue(feed({ triedAt: NOON - 41_000 }), NOON), true);
  });

  it('is when the clock was set back', () => assert.equal(isDue(feed({ triedAt: NOON + 5 * MINUTE, nextTry: NOON + 35 * MINUTE }), NOON), true));

  it('keeps apart those who failed together', () => {
    assert.equal(backOff(1, 0), 45_000);
    assert.equal(backOff(1, 1), 75_000);
    assert.equal(backOff(50, 0.5), 60 * MINUTE);
  });
});
