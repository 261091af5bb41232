/** Where a remote is. */
export interface RemotePlace {
  /** In small letters, without a user, a password or a port. */
  host: string;
  /** On the host, without slashes around it and without `.git`. */
  path: string;
  /** Where a browser would look: with the port of an address of the web, for that of SSH is another matter. */
  origin: string;
}

const WITH_SCHEME = /^([a-z][a-z0-9+.-]*):\/\/(?:[^@/]*@)?([^/:]+)(?::(\d+))?\/(.+)$/i;
/** `git@github.com:parcelway/api.git`: git-fetch(1), "GIT URLS". A single letter is a drive. */
const LIKE_SCP = /^(?:[^@/:]+@)?([^/:]{2,}):(?!\/\/)(.+)$/;

/** The place that an address names; `null` where it is none of a host. What else stands in it, such as a password, is left out. */
export function remotePlace(url: string): RemotePlace | null {
  const [, scheme, named, port, below] = WITH_SCHEME.exec(url) ?? [];
  const [, alone, after] = named === undefined ? (LIKE_SCP.exec(url) ?? []) : [];
  const host = (named ?? alone)?.toLowerCase();
  const path = (below ?? after)?.replace(/^\/+|\/+$|(?:\.git)?\/*$/g, '');
  if (!host || !path) return null;
  const ofWeb = scheme !== undefined && /^https?$/i.test(scheme);
  return { host, path, origin: ofWeb ? `${scheme.toLowerCase()}://${host}${port === undefined ? '' : `:${port}`}` : `https://${host}` };
}

/** Names a repository by the address of its remote: `owner/name` on github.com, `host/owner/name` elsewhere. `null` where the address is none of a host. */
export function remoteName(url: string): string | null {
  const place = remotePlace(url);
  if (place === null) return null;
  return place.host === 'github.com' ? place.path : `${place.host}/${place.path}`;
}
