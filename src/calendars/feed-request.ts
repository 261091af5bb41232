import { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { FeedFailure } from './feed-failure';
import { decoded, hostOf } from './feed-address';
import { inspectingLookup, isPrivateAddress, PrivateAddressError } from './feed-private-network';

/** What a test has to bring along to run a server of its own; the system's own unless given. */
export interface Connection {
  /** Certificates of authorities to trust, PEM. */
  ca?: string;
  lookup?: LookupFunction;
  isPrivate?: (address: string) => boolean;
}

const MOST_REDIRECTS = 5;
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/**
 * Asks for the feed and follows redirects, to `https` alone and never into a private network; only where the user's
 * own host is in one, as a company's Nextcloud may be, that host may send on to itself. Throws a `FeedFailure`, an
 * error of Node's, or the reason of `signal`.
 */
export async function requestFeed(
  address: URL,
  headers: Readonly<Record<string, string>>,
  connection: Connection,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const isPrivate = connection.isPrivate ?? isPrivateAddress;
  let typedIsPrivate = false;
  let url = address;
  for (let redirects = 0; ; redirects++) {
    const mayBePrivate = redirects === 0 || (url.origin === address.origin && typedIsPrivate);
    const inspect = (ip: string) => {
      if (!isPrivate(ip)) return;
      if (redirects === 0) typedIsPrivate = true;
      if (!mayBePrivate) throw new PrivateAddressError();
    };
    try {
      if (isIP(hostOf(url)) !== 0) inspect(hostOf(url));
      const own = url.origin === address.origin ? authorization(address) : {};
      const response = await get(url, { ...headers, ...own }, inspect, connection, signal);
      if (!REDIRECTS.has(response.statusCode ?? 0)) return response;
      // The page that comes with it is of no use.
      response.destroy();
      if (redirects === MOST_REDIRECTS) throw redirected(address, `more than ${MOST_REDIRECTS} times`);
      url = target(address, url, response.headers.location);
    } catch (error) {
      if (error instanceof PrivateAddressError) throw redirected(address, 'into a private network, which is not followed');
      throw error;
    }
  }
}

function target(address: URL, from: URL, location = ''): URL {
  let to: URL;
  try {
    to = new URL(location, from);
  } catch {
    throw redirected(address, 'to nowhere');
  }
  if (to.protocol !== 'https:') {
    throw redirected(address, to.protocol === 'http:' ? 'to http, where anyone can listen' : 'to something that is no https address');
  }
  return to;
}

function redirected(address: URL, where: string): FeedFailure {
  return new FeedFailure('redirect', `${hostOf(address)} sends on ${where}`, 'Copy the address again; if it is right, its server is set up wrongly.');
}

/** `user:password@` in an address is for its own host alone. */
function authorization({ username, password }: URL): Record<string, string> {
  if (username === '' && password === '') return {};
  const pair = `${decoded(username)}:${decoded(password)}`;
  return { authorization: `Basic ${Buffer.from(pair, 'utf8').toString('base64')}` };
}

/** One request. Settles with the answer's head; its body has yet to be read. */
function get(
  url: URL,
  headers: Readonly<Record<string, string>>,
  inspect: (address: string) => void,
  { ca, lookup }: Connection,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    // What is secret in the address comes later: VS Code writes options and path of a request into logs of its own
    // while it looks for the proxy, so until there is a connection this one asks for the host's first page.
    const request = https.request({
      host: hostOf(url),
      port: url.port === '' ? 443 : Number(url.port),
      path: '/',
      lookup: inspectingLookup(inspect, lookup),
      ...(ca !== undefined && { ca }),
    });
    const abort = () => request.destroy(signal.reason as Error);
    signal.addEventListener('abort', abort, { once: true });
    request.once('close', () => signal.removeEventListener('abort', abort));
    // For good: a connection may break once more after the answer's head is here, and reading the body tells of it.
    request.on('error', reject);
    request.once('response', resolve);
    request.once('socket', (socket) => {
      try {
        // A connection that was kept alive was not looked up for this request.
        if (request.reusedSocket && socket.remoteAddress !== undefined) inspect(socket.remoteAddress);
        request.path = `${url.pathname}${url.search}`;
        for (const [name, value] of Object.entries(headers)) request.setHeader(name, value);
        request.end();
      } catch (error) {
        request.destroy(error as Error);
      }
    });
  });
}
