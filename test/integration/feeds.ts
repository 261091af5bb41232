import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect, type LookupFunction, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { FeedFailure } from '../../src/calendars/feed-failure';
import { fetchFeed } from '../../src/calendars/feed-fetch';
import { FeedStore } from '../../src/calendars/feed-store';
import { Feeds } from '../../src/extension/calendars/feeds';
import { createTimeSource } from '../../src/extension/time/time-source';
import { AUTHORITY } from '../fixtures/certificates';
import { type HttpsServer, startHttpsServer } from '../fixtures/https-server';

const CALENDAR = 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n';
const NONE = { etag: null, lastModified: null };

/** VS Code replaces parts of `https` in the extension host, for the user's proxy and certificates. */
export function feeds(): void {
  ofWindow();
  describe('a feed, fetched by the https of the extension host', () => {
    let folder: string;
    let file: string;
    let server: HttpsServer;
    beforeEach(async () => {
      folder = mkdtempSync(path.join(tmpdir(), 'feed-'));
      file = path.join(folder, 'a.ics');
      server = await startHttpsServer((_request, response) => response.end(CALENDAR));
    });
    afterEach(async () => {
      await server.stop();
      rmSync(folder, { recursive: true });
    });

    it('comes directly', async () => {
      await fetchFeed(server.url('/s3cret?a=1'), file, NONE, { connection: { ca: AUTHORITY } });
      assert.equal(readFileSync(file, 'utf8'), CALENDAR);
      assert.deepEqual(server.requests.map(({ url }) => url), ['/s3cret?a=1']);
    });

    it('is not followed to a name with a private address', async () => {
      const inside = await startHttpsServer((_request, response) => response.end(CALENDAR));
      server.answer((_request, response) => response.writeHead(302, { location: inside.url('/', 'elsewhere.example.test').href }).end());
      const attempt = fetchFeed(server.url('/s3cret'), file, NONE, { connection: { ca: AUTHORITY, lookup: toLoopback } });
      await assert.rejects(attempt, (error) => error instanceof FeedFailure && error.kind === 'redirect' && /private network/.test(error.message));
      assert.equal(inside.requests.length, 0);
      await inside.stop();
    });

    it('comes through the proxy of the settings, which learns no more than the host', async () => {
      const proxy = await startProxy();
      await useProxy(`http://127.0.0.1:${proxy.port}`);
      try {
        // Nobody but the proxy knows this name.
        await fetchFeed(server.url('/s3cret', 'calendar.example.test'), file, NONE, { connection: { ca: AUTHORITY } });
        assert.equal(readFileSync(file, 'utf8'), CALENDAR);
        assert.deepEqual(proxy.asked, [`calendar.example.test:${server.port}`]);
      } finally {
        await useProxy(undefined);
        proxy.stop();
      }
    });
  });
}

/** The feeds of a window, with secrets in memory and a log that can be read. */
function ofWindow(): void {
  describe('the feeds of a window', () => {
    let folder: string;
    let server: HttpsServer;
    let feeds: Feeds;
    let id: string;
    let said: string[];
    let changes: number;
    const secrets = new Map<string, URL>();
    const secretChange = new vscode.EventEmitter<void>();

    beforeEach(async () => {
      folder = mkdtempSync(path.join(tmpdir(), 'feeds-'));
      const clock = path.join(folder, 'now');
      writeFileSync(clock, '2026-11-24T12:00:00Z');
      server = await startHttpsServer((_request, response) => response.end(CALENDAR));
      const store = new FeedStore(path.join(folder, 'feeds'));
      ({ id } = await store.add('Work'));
      secrets.set(id, server.url('/s3cret/basic.ics'));
      said = [];
      changes = 0;
      const log = { info: (text: string) => void said.push(text), warn: (text: string) => void said.push(text), error: (text: string) => void said.push(text), show() {} };
      const addresses = {
        onDidChange: secretChange.event,
        get: async (of: string) => secrets.get(of) ?? null,
        set: async (of: string, address: URL) => void secrets.set(of, address),
        delete: async (of: string) => void secrets.delete(of),
      };
      feeds = new Feeds(store, addresses, createTimeSource({ CODE_REFUGE_CLOCK: clock }), log, { ca: AUTHORITY });
      feeds.onDidChange(() => changes++);
    });
    afterEach(async () => {
      feeds.dispose();
      await server.stop();
      rmSync(folder, { recursive: true, maxRetries: 5 });
    });

    it('are another source only when their bytes are others', async () => {
      await feeds.refresh();
      assert.deepEqual(feeds.sources, [{ kind: 'feed', name: 'Work', file: path.join(folder, 'feeds', `${id}.ics`) }]);
      const first = changes;
      assert.ok(first > 0);
      await feeds.refresh();
      assert.equal(server.requests.length, 2);
      assert.equal(changes, first);
      server.answer((_request, response) => response.end(CALENDAR.replace('2.0', '2.0\r\nX-WR-CALNAME:Other')));
      await feeds.refresh();
      assert.equal(changes, first + 1);
    });

    it('are told in the log once for each kind of failure, and when they work again', async () => {
      await feeds.refresh();
      await server.stop();
      for (let time = 0; time < 3; time++) await feeds.refresh();
      assert.match(feeds.notes.join(), /^Work: as of \d\d:\d\d; localhost refuses the connection, next try at /);
      await server.start();
      server.answer((_request, response) => response.writeHead(404).end('no /s3cret/basic.ics'));
      for (let time = 0; time < 2; time++) await feeds.refresh();
      server.answer((_request, response) => response.end(CALENDAR));
      for (let time = 0; time < 2; time++) await feeds.refresh();
      assert.deepEqual(said, [
        'Calendar feed “Work”: localhost refuses the connection.',
        "Calendar feed “Work”: localhost knows no such calendar (404): its address was reset, or the calendar removed. Add the feed again. Use the calendar's secret (private) iCal address; its sharing settings show it.",
        'Calendar feed “Work” works again.',
      ]);
      assert.deepEqual(feeds.notes.map((note) => note.replace(/\d\d:\d\d/, '12:00')), ['Work: as of 12:00']);
    });

    it('are left alone while their server asks for it', async () => {
      server.answer((_request, response) => response.writeHead(503, { 'retry-after': '600' }).end());
      await feeds.refresh();
      await feeds.refresh();
      assert.equal(server.requests.length, 1);
    });

    it('say that an address is gone, and go on serving', async () => {
      await feeds.refresh();
      secrets.clear();
      await feeds.refresh();
      assert.match(feeds.notes.join(), /VS Code has not kept its address here, add the feed again$/);
      assert.equal(feeds.sources.length, 1);
      assert.deepEqual(said, ['Calendar feed “Work”: VS Code has not kept its address. Add the feed again.']);
    });
  });
}

const toLoopback: LookupFunction = (_hostname, options, callback) => {
  if (options.all) callback(null, [{ address: '127.0.0.1', family: 4 }]);
  else callback(null, '127.0.0.1', 4);
};

/** VS Code takes it from the user's settings alone. */
async function useProxy(address: string | undefined): Promise<void> {
  await vscode.workspace.getConfiguration().update('http.proxy', address, vscode.ConfigurationTarget.Global);
}

/** A proxy that takes every host for this machine. */
async function startProxy(): Promise<{ port: number; asked: string[]; stop: () => void }> {
  const asked: string[] = [];
  const sockets = new Set<Socket>();
  const server: Server = createServer((_request, response) => response.writeHead(405).end());
  server.on('connect', ({ url = '' }, client: Socket) => {
    asked.push(url);
    const target = connect(Number(url.split(':')[1]), '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      target.pipe(client).pipe(target);
    });
    for (const socket of [client, target]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    asked,
    stop: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}
