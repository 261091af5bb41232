import { randomBytes } from 'node:crypto';
import { rename, rm, stat } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { hostOf, repeatsAddress, whereToFindAddress } from './feed-address';
import { bodyFailure, diskFailure, saveBody } from './feed-body';
import { FeedFailure, networkFailure } from './feed-failure';
import { type Connection, requestFeed } from './feed-request';

/** What a server says to recognise its answer by. */
export interface Validators {
  etag: string | null;
  lastModified: string | null;
}

export interface FeedAnswer {
  validators: Validators;
  /** SHA-256 of the calendar as hex; `null` where the server says that the kept copy still holds. */
  hash: string | null;
}

export interface FetchLimits {
  /** As sent and unpacked. */
  bytes: number;
  /** For everything, redirects included. */
  totalMs: number;
  /** Without another byte, once the answer has begun. */
  silenceMs: number;
}

const FETCH_LIMITS: FetchLimits = { bytes: 20_000_000, totalMs: 30_000, silenceMs: 10_000 };

const MOST_RETRY_AFTER_MS = 24 * 60 * 60_000;

/**
 * Fetches a feed into `file`, which stays as it was until the new calendar is there as a whole; `validators` are
 * those of the file's content. Throws a `FeedFailure`, or the reason of `signal`.
 */
export async function fetchFeed(
  address: URL,
  file: string,
  validators: Validators,
  { limits = FETCH_LIMITS, connection = {}, signal }: { limits?: FetchLimits; connection?: Connection; signal?: AbortSignal } = {},
): Promise<FeedAnswer> {
  const deadline = new Deadline(limits, hostOf(address), signal);
  const part = `${file}.${randomBytes(6).toString('hex')}.part`;
  let response: IncomingMessage | undefined;
  try {
    const known = await exists(file) ? validators : { etag: null, lastModified: null };
    response = await requestFeed(address, requestHeaders(known), connection, deadline.signal);
    deadline.heard();
    const hash = await read(response, address, known, part, limits.bytes, () => deadline.heard());
    if (hash !== null) {
      deadline.signal.throwIfAborted();
      await rename(part, file).catch(diskFailure);
    }
    return { hash, validators: hash === null ? { ...known, ...given(response, address) } : { etag: null, lastModified: null, ...given(response, address) } };
  } catch (error) {
    if (deadline.signal.aborted) throw deadline.signal.reason;
    throw response === undefined ? networkFailure(error, hostOf(address)) : bodyFailure(error, address);
  } finally {
    deadline.dispose();
    response?.destroy();
    await rm(part, { force: true }).catch(() => undefined);
  }
}

function requestHeaders({ etag, lastModified }: Validators): Record<string, string> {
  return {
    accept: 'text/calendar, text/plain;q=0.5, */*;q=0.1',
    'accept-encoding': 'gzip',
    'user-agent': 'CodeRefuge',
    ...(etag !== null && { 'if-none-match': etag }),
    ...(lastModified !== null && { 'if-modified-since': lastModified }),
  };
}

/** Reads the body where the status says that it is the calendar. */
async function read(response: IncomingMessage, address: URL, known: Validators, part: string, bytes: number, heard: () => void): Promise<string | null> {
  const status = response.statusCode ?? 0;
  if (status === 200) return saveBody(response, address, part, { bytes, heard });
  if (status === 304 && (known.etag !== null || known.lastModified !== null)) return null;
  throw statusFailure(status, response.headers['retry-after'], address);
}

function statusFailure(status: number, retryAfter: string | undefined, address: URL): FeedFailure {
  const host = hostOf(address);
  const wait = retryAfterMs(retryAfter, Date.now());
  switch (status) {
    case 401:
    case 403:
      return new FeedFailure('address-refused', `${host} wants a login (${status}): the address is not the secret one, or was revoked`, whereToFindAddress(address));
    case 404:
    case 410:
      return new FeedFailure('address-gone', `${host} knows no such calendar (${status}): its address was reset, or the calendar removed`, `Add the feed again. ${whereToFindAddress(address)}`);
    case 429:
      return new FeedFailure('too-many-requests', `${host} was asked too often (429)`, '', wait);
  }
  if (status >= 500) return new FeedFailure('server', `${host} has trouble of its own (${status})`, '', wait);
  return new FeedFailure('server', `${host} gives an answer that is no calendar (${status})`);
}

/** `Retry-After` in milliseconds from now: seconds or a date (RFC 9110, 10.2.3). A day at most; 0 where there is none. */
export function retryAfterMs(header: string | undefined, now: number): number {
  if (header === undefined) return 0;
  const ms = /^\s*\d+\s*$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isNaN(ms) ? 0 : Math.min(Math.max(ms, 0), MOST_RETRY_AFTER_MS);
}

/** The validators of an answer, but none in which the server repeats a part of the secret address: they are kept on disk. */
function given({ headers }: IncomingMessage, address: URL): Partial<Validators> {
  const etag = headers.etag;
  const lastModified = headers['last-modified'];
  return {
    ...(etag !== undefined && etag.length <= 512 && !repeatsAddress(etag, address) && { etag }),
    ...(lastModified !== undefined && !Number.isNaN(Date.parse(lastModified)) && lastModified.length <= 64 && { lastModified }),
  };
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(() => true, () => false);
}

/** Aborts what takes too long as a whole, or is silent for too long. */
class Deadline {
  private readonly controller = new AbortController();
  private readonly total: NodeJS.Timeout;
  private silence: NodeJS.Timeout | undefined;
  private readonly stop = () => this.controller.abort(this.outer?.reason);

  constructor(
    private readonly limits: FetchLimits,
    private readonly host: string,
    private readonly outer?: AbortSignal,
  ) {
    this.total = setTimeout(
      () => this.end(this.silence === undefined ? `${host} doesn't answer` : `the calendar of ${host} takes longer than ${limits.totalMs / 1000} s`),
      limits.totalMs,
    );
    outer?.addEventListener('abort', this.stop, { once: true });
    if (outer?.aborted) this.stop();
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** The calendar has begun to come, or goes on. A server may think for longer before that. */
  heard(): void {
    clearTimeout(this.silence);
    this.silence = setTimeout(() => this.end(`${this.host} fell silent while it sent the calendar`), this.limits.silenceMs);
  }

  dispose(): void {
    clearTimeout(this.total);
    clearTimeout(this.silence);
    this.outer?.removeEventListener('abort', this.stop);
  }

  private end(message: string): void {
    this.controller.abort(new FeedFailure('timeout', message));
  }
}
