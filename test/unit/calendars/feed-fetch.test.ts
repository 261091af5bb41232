import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import type { ClientRequest, ServerResponse } from 'node:http';
import https from 'node:https';
import type { LookupFunction } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { constants, createBrotliCompress, createGzip, gzipSync } from 'node:zlib';
import { FeedFailure, type FeedFailureKind } from '../../../src/calendars/feed-failure';
import { type FeedAnswer, fetchFeed, type FetchLimits, retryAfterMs, type Validators } from '../../../src/calendars/feed-fetch';
import type { Connection } from '../../../src/calendars/feed-request';
import { AUTHORITY, type CertificateName } from '../../fixtures/certificates';
import { type Handler, type HttpsServer, startHttpsServer } from '../../fixtures/https-server';

const TOKEN = 'private-5ec7e7a0b1c2d3e4';
const FEED = `/calendar/ical/ada%40example.com/${TOKEN}/basic.ics`;
const CALENDAR = 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//EN\r\nEND:VCALENDAR\r\n';
const OLD = CALENDAR.replace('test', 'the last one');
const NONE: Validators = { etag: null, lastModified: null };
const LIMITS: FetchLimits = { bytes: 100_000, totalMs: 3_000, silenceMs: 500 };

describe('fetching a feed', () => {
  let folder: string;
  let file: string;
  const servers: HttpsServer[] = [];

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'feed-'));
    file = path.join(folder, 'abc.ics');
  });
  afterEach(async () => {
    for (const server of servers.splice(0)) await server.stop();
    rmSync(folder, { recursive: true });
  });

  async function serve(handler: Handler, certificate?: CertificateName): Promise<HttpsServer> {
    const server = await startHttpsServer(handler, certificate);
    servers.push(server);
    return server;
  }

  function fetchIt(address: URL, connection: Connection = {}, validators = NONE, limits: Partial<FetchLimits> = {}): Promise<FeedAnswer> {
    return fetchFeed(address, file, validators, { limits: { ...LIMITS, ...limits }, connection: { ca: AUTHORITY, ...connection } });
  }

  /** The failure, which has left the last calendar alone, nothing half done behind, and the secret out of all its texts. */
  async function failure(kind: FeedFailureKind, text: RegExp, attempt: () => Promise<unknown>): Promise<FeedFailure> {
    writeFileSync(file, OLD);
    const error = await attempt().then(
      () => assert.fail('the feed was taken'),
      (thrown: unknown) => thrown,
    );
    assert.ok(error instanceof FeedFailure, `not a failure of the feed: ${String(error)}`);
    assert.equal(error.kind, kind, error.message);
    assert.match(error.message, text);
    assert.equal(readFileSync(file, 'utf8'), OLD);
    assert.deepEqual(readdirSync(folder), ['abc.ics']);
    for (const shown of [error.message, error.advice, error.stack ?? '', JSON.stringify(error), String(error.cause ?? '')]) {
      assert.doesNotMatch(shown, /5ec7e7|basic\.ics|s3cret/, 'the address is secret');
    }
    return error;
  }

  const failsWith = async (kind: FeedFailureKind, text: RegExp, handler: Handler, limits?: Partial<FetchLimits>) => {
    const server = await serve(handler);
    return failure(kind, text, () => fetchIt(server.url(FEED), {}, NONE, limits));
  };

  describe('that works', () => {
    it('saves the calendar for its owner alone, and asks for what was typed', async () => {
      const server = await serve((_request, response) => response.end(CALENDAR));
      const { hash } = await fetchIt(server.url(`${FEED}?a=1`));
      assert.match(hash ?? '', /^[0-9a-f]{64}$/);
      assert.equal(readFileSync(file, 'utf8'), CALENDAR);
      if (process.platform !== 'win32') assert.equal(statSync(file).mode & 0o777, 0o600);
      assert.deepEqual(readdirSync(folder), ['abc.ics']);
      assert.deepEqual(server.requests.map(({ url }) => url), [`${FEED}?a=1`]);
    });

    it('keeps its address to itself until there is a connection, for VS Code logs what an agent is asked for', async () => {
      const seen: string[] = [];
      const { globalAgent } = https;
      class Watching extends https.Agent {
        // Node calls this, which its types don't tell of, with the request and its options.
        addRequest(request: ClientRequest, options: object): void {
          seen.push(`${request.path} ${request.getHeaderNames().join()} ${JSON.stringify(options)}`);
          (https.Agent.prototype as unknown as { addRequest: (...all: unknown[]) => void }).addRequest.call(this, request, options);
        }
      }
      https.globalAgent = new Watching();
      try {
        const server = await serve((_request, response) => response.end(CALENDAR));
        const address = server.url(FEED);
        address.password = 's3cret';
        await fetchIt(address, {}, { etag: '"v1"', lastModified: null });
        assert.deepEqual(server.requests.map(({ url }) => url), [FEED]);
      } finally {
        https.globalAgent = globalAgent;
      }
      assert.equal(seen.length, 1);
      assert.match(seen[0]!, /^\/ host /);
      assert.doesNotMatch(seen[0]!, /5ec7e7|s3cret|authorization/);
    });

    it('sends back ETag and Last-Modified, and knows the kept copy by 304', async () => {
      const lastModified = 'Mon, 23 Nov 2026 08:00:00 GMT';
      const server = await serve((request, response) => {
        const same = request.headers['if-none-match'] === '"v1"' || (!request.headers['if-none-match'] && request.headers['if-modified-since'] === lastModified);
        if (same) response.writeHead(304).end();
        else response.writeHead(200, request.url === '/etag' ? { etag: '"v1"' } : { 'last-modified': lastModified }).end(CALENDAR);
      });
      for (const [page, expected] of [
        ['/etag', { etag: '"v1"', lastModified: null }],
        ['/date', { etag: null, lastModified }],
      ] as const) {
        const { validators } = await fetchIt(server.url(page));
        assert.deepEqual(validators, expected);
        const again = await fetchIt(server.url(page), {}, validators);
        assert.deepEqual(again, { validators: expected, hash: null });
        assert.equal(readFileSync(file, 'utf8'), CALENDAR);
      }
    });

    it('keeps no line in which the calendar tells its own address', async () => {
      const source = `SOURCE;VALUE=URI:https://localhost${FEED}`;
      const folded = `X-ORIGINAL-URL:https://localhost/calendar/ical/ada%40example.com/private-5ec7e7a0b1\r\n c2d3e4/basic.ics`;
      const named = CALENDAR.replace('PRODID', 'X-WR-CALNAME:ada@example.com\r\nPRODID');
      const server = await serve((_request, response) => response.end(named.replace('PRODID', `${source}\r\n${folded}\r\nPRODID`)));
      await fetchIt(server.url(FEED));
      assert.equal(readFileSync(file, 'utf8'), named);
    });

    it('asks anew when the kept copy is gone', async () => {
      const server = await serve((request, response) => (request.headers['if-none-match'] ? response.writeHead(304).end() : response.end(CALENDAR)));
      await fetchIt(server.url(FEED), {}, { etag: '"v1"', lastModified: null });
      assert.equal(readFileSync(file, 'utf8'), CALENDAR);
    });

    it('forgets validators that repeat the address', async () => {
      const server = await serve((_request, response) => response.writeHead(200, { etag: `"${TOKEN}-1"` }).end(CALENDAR));
      assert.deepEqual((await fetchIt(server.url(FEED))).validators, NONE);
    });

    for (const [encoding, pack] of [['gzip', () => createGzip()], ['br', () => createBrotliCompress()]] as const) {
      it(`unpacks ${encoding}`, async () => {
        const server = await serve((_request, response) => {
          response.writeHead(200, { 'content-encoding': encoding });
          const packed = pack();
          packed.pipe(response);
          packed.end(CALENDAR);
        });
        await fetchIt(server.url(FEED));
        assert.equal(readFileSync(file, 'utf8'), CALENDAR);
      });
    }

    it('takes pieces with pauses, a BOM, and white space around', async () => {
      const text = `\ufeff\r\n${CALENDAR}\r\n`;
      const server = await serve((_request, response) => trickle(response, text, 20, 25));
      await fetchIt(server.url(FEED));
      assert.equal(readFileSync(file, 'utf8'), text);
    });

    it('turns user and password of an address into a header for its host alone', async () => {
      const elsewhere = await serve((_request, response) => response.end(CALENDAR));
      const server = await serve((request, response) =>
        request.url === '/second' ? redirect(response, elsewhere.url('/third', 'elsewhere.example.test').href) : redirect(response, '/second'),
      );
      const address = server.url(FEED);
      address.username = 'ada';
      address.password = 's3cret:ü';
      await fetchIt(address, PRETEND_PUBLIC);
      const expected = `Basic ${Buffer.from('ada:s3cret:ü').toString('base64')}`;
      assert.deepEqual(server.requests.map(({ headers }) => headers.authorization), [expected, expected]);
      assert.deepEqual(elsewhere.requests.map(({ headers }) => headers.authorization), [undefined]);
    });

    it('follows five redirects of a private host to itself', async () => {
      const server = await serve((request, response) => {
        const step = Number(/^\/(\d)$/.exec(request.url ?? '')?.[1] ?? 0);
        if (step < 5) redirect(response, `/${step + 1}`);
        else response.end(CALENDAR);
      });
      await fetchIt(server.url(FEED));
      assert.equal(server.requests.length, 6);
    });
  });

  describe('redirects', () => {
    it('end after five', () => failsWith('redirect', /^localhost sends on more than 5 times$/, (_request, response) => redirect(response, FEED)));
    it('to http are not followed', () => failsWith('redirect', /to http/, (_request, response) => redirect(response, `http://localhost/${TOKEN}`)));
    it('to files are not followed', () => failsWith('redirect', /no https address/, (_request, response) => redirect(response, 'file:///etc/passwd')));
    it('to nowhere are not followed', () => failsWith('redirect', /to nowhere/, (_request, response) => redirect(response, 'https://')));

    it('to a private address are not followed, whatever their notation', async () => {
      const inside = await serve((_request, response) => response.end(CALENDAR));
      for (const host of ['127.0.0.1', '2130706433', '0x7f.1', '[::1]', '[::ffff:127.0.0.1]']) {
        const server = await serve((_request, response) => redirect(response, `https://${host}:${inside.port}/${TOKEN}`));
        await failure('redirect', /private network/, () => fetchIt(server.url(FEED)));
      }
      assert.equal(inside.requests.length, 0);
    });

    it('to a name with a private address are not followed', async () => {
      const inside = await serve((_request, response) => response.end(CALENDAR));
      const server = await serve((_request, response) => redirect(response, inside.url('/', 'elsewhere.example.test').href));
      await failure('redirect', /^calendar\.example\.test sends on into a private network/, () =>
        fetchIt(server.url(FEED, 'calendar.example.test'), { lookup: toLoopback }),
      );
      await failure('redirect', /private network/, () => fetchIt(server.url(FEED, '127.0.0.1'), { lookup: toLoopback }));
      assert.equal(inside.requests.length, 0);
    });

    it('to another port of a private host are not followed', async () => {
      const inside = await serve((_request, response) => response.end(CALENDAR));
      const server = await serve((_request, response) => redirect(response, inside.url('/').href));
      await failure('redirect', /private network/, () => fetchIt(server.url(FEED)));
      assert.equal(inside.requests.length, 0);
    });

    it('of a public name to itself are not followed once it has become private', async () => {
      const server = await serve((_request, response) => redirect(response, '/again'));
      let asked = 0;
      await failure('redirect', /private network/, () =>
        fetchIt(server.url(FEED, 'calendar.example.test'), { lookup: toLoopback, isPrivate: () => ++asked > 1 }),
      );
      assert.equal(server.requests.length, 1);
    });
  });

  describe('what is no calendar', () => {
    it('names a login page', async () => {
      const page = '<!DOCTYPE html>\n<html><head><title>Sign in</title></head></html>';
      const { advice } = await failsWith('web-page', /^localhost sends a web page, not a calendar: probably a login page$/, (_request, response) => response.end(page));
      assert.match(advice, /secret \(private\) iCal address/);
    });

    it('refuses other text, and nothing at all', async () => {
      await failsWith('not-a-calendar', /does not begin with BEGIN:VCALENDAR/, (_request, response) => response.end(`{"error": "${TOKEN}"}`));
      await failsWith('not-a-calendar', /BEGIN:VCALENDAR/, (_request, response) => response.end('BEGIN:VCARD\r\nEND:VCARD\r\n'));
      await failsWith('truncated', /sends nothing/, (_request, response) => response.end());
    });

    it('refuses half a calendar', async () => {
      await failsWith('truncated', /only in part/, (_request, response) => response.end(CALENDAR.slice(0, -8)));
      await failsWith('truncated', /only in part/, (_request, response) => {
        response.writeHead(200, { 'content-length': CALENDAR.length + 50 });
        response.write(CALENDAR, () => response.destroy());
      });
      await failsWith('truncated', /only in part/, (_request, response) => {
        response.write(CALENDAR, () => response.destroy());
      });
      await failsWith('truncated', /only in part/, (_request, response) =>
        response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(CALENDAR).subarray(0, -6)),
      );
    });

    it('refuses damaged and unknown packing', async () => {
      await failsWith('server', /damaged/, (_request, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(CALENDAR));
      await failsWith('server', /packs/, (_request, response) => response.writeHead(200, { 'content-encoding': 'gzip, gzip' }).end(gzipSync(gzipSync(CALENDAR))));
    });
  });

  describe('limits', () => {
    it('stop what is announced as huge', () =>
      failsWith('too-large', /^the calendar of localhost is larger than 0.1 MB$/, (_request, response) => response.writeHead(200, { 'content-length': 200_000 }).write(CALENDAR)));

    it('stop what is huge without saying so', () => failsWith('too-large', /larger/, (_request, response) => endless(response)));

    it('stop a small package of something huge', async () => {
      const bomb = gzipSync(`${CALENDAR}${'X'.repeat(50_000_000)}`, { level: constants.Z_BEST_COMPRESSION });
      assert.ok(bomb.length < LIMITS.bytes);
      await failsWith('too-large', /larger/, (_request, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb));
    });

    it('stop a server that never ends', () =>
      failsWith('timeout', /takes longer than 0.6 s/, (_request, response) => trickle(response, CALENDAR.repeat(100), 1, 20), { totalMs: 600 }));

    it('stop one that falls silent', () => failsWith('timeout', /fell silent/, (_request, response) => response.write(CALENDAR.slice(0, 30))));

    it('stop one that never answers', () => failsWith('timeout', /^localhost doesn't answer$/, () => undefined, { totalMs: 600 }));

    it('let the caller stop it', async () => {
      const controller = new AbortController();
      const server = await serve(() => controller.abort(new Error('removed')));
      await assert.rejects(fetchFeed(server.url(FEED), file, NONE, { connection: { ca: AUTHORITY }, signal: controller.signal }), /^Error: removed$/);
    });
  });

  describe('answers in words', () => {
    for (const [status, kind, text] of [
      [401, 'address-refused', /wants a login \(401\)/],
      [403, 'address-refused', /revoked/],
      [404, 'address-gone', /reset, or the calendar removed/],
      [410, 'address-gone', /\(410\)/],
      [429, 'too-many-requests', /too often/],
      [500, 'server', /trouble of its own \(500\)/],
      [503, 'server', /\(503\)/],
      [204, 'server', /no calendar \(204\)/],
      [304, 'server', /\(304\)/],
    ] as const) {
      it(`for ${status}`, async () => {
        const error = await failsWith(kind, text, (_request, response) =>
          response.writeHead(status, { 'retry-after': '90' }).end(status === 204 || status === 304 ? undefined : `Not found: ${FEED}`),
        );
        assert.equal(error.retryAfter, status === 429 || status >= 500 ? 90_000 : 0);
      });
    }

    it('reads Retry-After as seconds and as a date', () => {
      const now = Date.parse('2026-11-24T12:00:00Z');
      assert.equal(retryAfterMs('120', now), 120_000);
      assert.equal(retryAfterMs('Tue, 24 Nov 2026 12:10:00 GMT', now), 600_000);
      assert.equal(retryAfterMs('Tue, 24 Nov 2026 11:00:00 GMT', now), 0);
      assert.equal(retryAfterMs('99999999', now), 24 * 3_600_000);
      assert.equal(retryAfterMs('soon', now), 0);
      assert.equal(retryAfterMs(undefined, now), 0);
    });
  });

  describe('connections that do not come about', () => {
    for (const [certificate, text] of [
      ['expired', /^localhost can't be trusted \(its certificate has expired\)$/],
      ['self-signed', /signed by itself/],
      ['another-host', /belongs to another host/],
    ] as const) {
      it(`with a certificate that is ${certificate}`, async () => {
        const server = await serve((_request, response) => response.end(CALENDAR), certificate);
        await failure('certificate', text, () => fetchIt(server.url(FEED)));
        assert.equal(server.requests.length, 0);
      });
    }

    it('with an authority that nobody knows', async () => {
      const server = await serve((_request, response) => response.end(CALENDAR));
      await failure('certificate', /authority that this machine does not know/, () => fetchFeed(server.url(FEED), file, NONE));
    });

    it('since nobody listens', async () => {
      const server = await serve(() => undefined);
      await server.stop();
      await failure('connection', /^localhost refuses the connection$/, () => fetchIt(server.url(FEED)));
    });

    it('since the name is unknown', () =>
      failure('not-found', /^no-such-host\.invalid isn't found$/, () =>
        fetchIt(new URL(`https://no-such-host.invalid${FEED}`), { lookup: (name, _options, callback) => callback(Object.assign(new Error(`getaddrinfo ENOTFOUND ${name}`), { code: 'ENOTFOUND' }), '') }),
      ));

    it('since the folder is gone', async () => {
      const server = await serve((_request, response) => response.end(CALENDAR));
      const nowhere = path.join(folder, 'gone', 'abc.ics');
      await failure('disk', /can't be saved/, () => fetchFeed(server.url(FEED), nowhere, NONE, { connection: { ca: AUTHORITY } }));
    });
  });
});

/** Resolves every name to this machine, as a hostile name server might. */
const toLoopback: LookupFunction = (_hostname, options, callback) => {
  if (options.all) callback(null, [{ address: '127.0.0.1', family: 4 }]);
  else callback(null, '127.0.0.1', 4);
};

/** Treats this machine as the public internet, so that two hosts can be played on it. */
const PRETEND_PUBLIC: Connection = { lookup: toLoopback, isPrivate: () => false };

function redirect(response: ServerResponse, location: string): void {
  response.writeHead(302, { location }).end('moved');
}

/** Sends text a few characters at a time. */
function trickle(response: ServerResponse, text: string, size: number, pauseMs: number, from = 0): void {
  if (response.destroyed) return;
  if (from >= text.length) {
    response.end();
    return;
  }
  response.write(text.slice(from, from + size));
  setTimeout(() => trickle(response, text, size, pauseMs, from + size), pauseMs);
}

function endless(response: ServerResponse): void {
  response.write(CALENDAR);
  const more = () => {
    if (!response.destroyed && response.write('X'.repeat(10_000))) setImmediate(more);
  };
  response.on('drain', more);
  more();
}
