/** Why a feed could not be fetched. Kinds tell failures apart for the log and decide what is worth trying again. */
export type FeedFailureKind =
  | 'address-refused' // 401, 403
  | 'address-gone' // 404, 410
  | 'web-page'
  | 'not-a-calendar'
  | 'redirect'
  | 'too-many-requests'
  | 'server'
  | 'certificate'
  | 'not-found'
  | 'connection'
  | 'timeout'
  | 'truncated'
  | 'too-large'
  | 'disk'
  | 'address-unknown';

/** These come from the address itself: waiting mends them seldom, another address does. */
const OF_THE_ADDRESS: ReadonlySet<FeedFailureKind> = new Set(['address-refused', 'address-gone', 'web-page', 'not-a-calendar', 'redirect']);

/**
 * A feed could not be fetched. `message` is a clause for people, such as “calendar.google.com doesn't answer”, and
 * `advice` a sentence on what to do, or empty. Both name the host that the user typed at most, and no `cause` is
 * kept: the errors of Node and the pages of servers repeat addresses.
 */
export class FeedFailure extends Error {
  override readonly name = 'FeedFailure';

  constructor(
    readonly kind: FeedFailureKind,
    message: string,
    readonly advice = '',
    /** How long the server wants to be left alone, milliseconds. */
    readonly retryAfter = 0,
  ) {
    super(message);
  }

  get isOfTheAddress(): boolean {
    return OF_THE_ADDRESS.has(this.kind);
  }
}

/** Puts an error of Node's network code into words of our own. `host` is the one that the user typed. */
export function networkFailure(error: unknown, host: string): FeedFailure {
  if (error instanceof FeedFailure) return error;
  const { code = '', message = '' } = (error ?? {}) as NodeJS.ErrnoException;
  const certificate = certificateTrouble(code);
  if (certificate !== null) return new FeedFailure('certificate', `${host} can't be trusted (${certificate.what})`, certificate.advice);
  switch (code) {
    case 'ENOTFOUND':
    case 'ENODATA':
      return new FeedFailure('not-found', `${host} isn't found`, 'Check the network, and the host in the address.');
    case 'EAI_AGAIN':
    case 'ENETUNREACH':
    case 'ENETDOWN':
    case 'EHOSTUNREACH':
    case 'EADDRNOTAVAIL':
      return new FeedFailure('connection', `there is no way to ${host}`, 'Check the network.');
    case 'ECONNREFUSED':
      return new FeedFailure('connection', `${host} refuses the connection`);
    case 'ETIMEDOUT':
      return new FeedFailure('timeout', `${host} doesn't answer`);
    case 'ECONNRESET':
    case 'EPIPE':
    case 'ERR_STREAM_PREMATURE_CLOSE':
      return new FeedFailure('connection', `${host} broke off the connection`);
    case 'ERR_TLS_PROTOCOL_VERSION_CONFLICT':
    case 'EPROTO':
      return new FeedFailure('connection', `no secure connection to ${host} came about`, 'Does its address really begin with https?');
  }
  if (code.startsWith('ERR_SSL_')) return new FeedFailure('connection', `no secure connection to ${host} came about`, 'Does its address really begin with https?');
  if (code.startsWith('HPE_')) return new FeedFailure('server', `${host} answers with something that is not HTTP`);
  if (/\bprox(?:y|ies)\b/i.test(message)) return new FeedFailure('connection', 'the proxy lets nothing through', 'Check the setting http.proxy.');
  return new FeedFailure('connection', `the connection to ${host} failed${/^[A-Z][A-Z0-9_]{2,40}$/.test(code) ? ` (${code})` : ''}`);
}

function certificateTrouble(code: string): { what: string; advice: string } | null {
  switch (code) {
    case 'CERT_HAS_EXPIRED':
      return { what: 'its certificate has expired', advice: "Check this machine's clock; otherwise its owner has to renew it." };
    case 'CERT_NOT_YET_VALID':
      return { what: 'its certificate is not valid yet', advice: "Check this machine's clock." };
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
      return { what: 'its certificate is signed by itself', advice: OWN_AUTHORITY };
    case 'SELF_SIGNED_CERT_IN_CHAIN':
    case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
    case 'UNABLE_TO_GET_ISSUER_CERT':
    case 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY':
    case 'CERT_UNTRUSTED':
      return { what: 'its certificate comes from an authority that this machine does not know', advice: OWN_AUTHORITY };
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
    case 'HOSTNAME_MISMATCH':
      return { what: 'its certificate belongs to another host', advice: 'Check the host in the address.' };
    case 'CERT_REVOKED':
      return { what: 'its certificate was revoked', advice: '' };
  }
  return /^(?:CERT_|CRL_|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH|ERROR_IN_CERT)/.test(code)
    ? { what: `its certificate is not valid: ${code}`, advice: '' }
    : null;
}

const OWN_AUTHORITY = "If that is your company's, add its authority to the certificates of this system.";
