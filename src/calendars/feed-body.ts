import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { pipeline, type Readable, Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { hostOf, repeatsAddress, whereToFindAddress } from './feed-address';
import { FeedFailure, networkFailure } from './feed-failure';

/** How much of the beginning tells what it is, bytes. */
const HEAD = 4096;
/** How much of the end is kept, to see that nothing is missing, bytes. */
const TAIL = 256;

export interface BodyLimits {
  /** Bytes, both as sent and unpacked. */
  bytes: number;
  /** Called for everything that comes. */
  heard: () => void;
}

/**
 * Writes an answer's body to a new file that only its owner can read, as long as it looks like a whole calendar, and
 * returns its SHA-256. Throws a `FeedFailure` or an error of Node's, and then the file is worth nothing.
 */
export async function saveBody(response: IncomingMessage, address: URL, file: string, limits: BodyLimits): Promise<string> {
  const hash = createHash('sha256');
  const output = await open(file, 'wx', 0o600).catch(diskFailure);
  let head: Buffer | null = Buffer.alloc(0);
  let tail: Buffer = Buffer.alloc(0);
  const write = async (bytes: Buffer) => {
    hash.update(bytes);
    await output.writeFile(bytes).catch(diskFailure);
  };
  try {
    for await (const chunk of unpacked(response, address, limits) as AsyncIterable<Buffer>) {
      tail = Buffer.concat([tail, chunk.subarray(-TAIL)]).subarray(-TAIL);
      if (head === null) {
        await write(chunk);
        continue;
      }
      head = Buffer.concat([head, chunk]);
      if (head.length < HEAD) continue;
      await write(inspectedHead(head, response, address));
      head = null;
    }
    if (head !== null) await write(inspectedHead(head, response, address));
    if (!/END:VCALENDAR\s*$/i.test(tail.toString('latin1'))) throw truncated(address);
    await output.sync().catch(diskFailure);
    return hash.digest('hex');
  } finally {
    await output.close();
  }
}

/** The body without its compression, no more of it than the limit allows. */
function unpacked(response: IncomingMessage, address: URL, { bytes, heard }: BodyLimits): Readable {
  const tooLarge = () => new FeedFailure('too-large', `the calendar of ${hostOf(address)} is larger than ${bytes / 1_000_000} MB`, 'Share a smaller calendar, or one with fewer past events.');
  const announced = Number(response.headers['content-length'] ?? 0);
  if (announced > bytes) {
    response.destroy();
    throw tooLarge();
  }
  const whole = !response.headers['content-encoding'] ? [] : [decompressor(response.headers['content-encoding'], address)].filter((step) => step !== null);
  const steps = [response, atMost(bytes, tooLarge, heard), ...whole, ...whole.map(() => atMost(bytes, tooLarge))];
  // Errors come out where the last step is read.
  return pipeline(steps, () => undefined) as unknown as Readable;
}

function decompressor(encoding: string, address: URL): Transform | null {
  switch (encoding.trim().toLowerCase()) {
    case 'identity':
      return null;
    case 'gzip':
    case 'x-gzip':
      return createGunzip();
    case 'deflate':
      return createInflate();
    case 'br':
      return createBrotliDecompress();
    default:
      throw new FeedFailure('server', `${hostOf(address)} packs the calendar in a way that was not asked for`);
  }
}

function atMost(bytes: number, tooLarge: () => FeedFailure, heard: () => void = () => undefined): Transform {
  let seen = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      heard();
      seen += chunk.length;
      if (seen > bytes) done(tooLarge());
      else done(null, chunk);
    },
  });
}

/** The beginning of a calendar as it is kept. Throws a `FeedFailure` where it is none. */
function inspectedHead(head: Buffer, response: IncomingMessage, address: URL): Buffer {
  const start = head.toString('utf8').replace(/^\ufeff?\s*/, '');
  if (/^BEGIN:VCALENDAR\s/i.test(start)) return withoutAddress(head, address);
  const host = hostOf(address);
  if (start === '') throw new FeedFailure('truncated', `${host} sends nothing`);
  const advice = whereToFindAddress(address);
  if (/^<(?:!doctype\s+html|!--|html|head|body|script|meta)/i.test(start) || /\bhtml\b/i.test(response.headers['content-type'] ?? '')) {
    throw new FeedFailure('web-page', `${host} sends a web page, not a calendar: probably a login page`, advice);
  }
  throw new FeedFailure('not-a-calendar', `what ${host} sends is no calendar: it does not begin with BEGIN:VCALENDAR`, advice);
}

/** Calendars may say at their beginning where they come from (SOURCE and URL, RFC 7986): that must not reach the disk. */
function withoutAddress(head: Buffer, address: URL): Buffer {
  // A line goes on where the next begins with a blank (RFC 5545, 3.1).
  const lines = head.toString('latin1').match(/[^\n]*(?:\n[ \t][^\n]*)*(?:\n|$)/g) ?? [];
  const tells = (line: string) => line.includes('://') && repeatsAddress(line, address);
  const kept = lines.filter((line) => !(line.endsWith('\n') && tells(line.replace(/\r?\n[ \t]/g, ''))));
  return kept.length === lines.length ? head : Buffer.from(kept.join(''), 'latin1');
}

function truncated(address: URL): FeedFailure {
  return new FeedFailure('truncated', `the calendar of ${hostOf(address)} came only in part`);
}

/** What goes wrong while a body is read. */
export function bodyFailure(error: unknown, address: URL): FeedFailure {
  const { code = '' } = (error ?? {}) as NodeJS.ErrnoException;
  // `Z_BUF_ERROR` is a packed body that stops too early; other errors of zlib mean that it is damaged.
  if (code === 'ECONNRESET' || code === 'ERR_STREAM_PREMATURE_CLOSE' || code === 'Z_BUF_ERROR') return truncated(address);
  if (/^Z_|^ERR_.*BROTLI|^ERR__ERROR_/.test(code)) return new FeedFailure('server', `the calendar of ${hostOf(address)} came damaged`);
  return networkFailure(error, hostOf(address));
}

/** Puts an error of the file system into words. */
export function diskFailure(error: unknown): never {
  const { code = '' } = error as NodeJS.ErrnoException;
  const why = code === 'ENOSPC' ? 'the disk is full' : code === 'EACCES' || code === 'EPERM' || code === 'EROFS' ? 'permission denied' : code;
  throw new FeedFailure('disk', `the calendar can't be saved on this machine (${why})`);
}
