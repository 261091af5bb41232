import { isAbsolute, resolve } from 'node:path';

export interface Remote {
  name: string;
  /** As configured. */
  url: string;
  /** What git makes of it by `url.<base>.insteadOf`. */
  address: string;
  /** The folder that it names; `null` where it leads to another machine, or nobody can tell. */
  directory: string | null;
}

/** The keys that `remotesOf` reads, for git-config(1)'s `--get-regexp`. */
export const REMOTE_KEYS = 'remote\\..+\\.url|url\\..+\\.insteadof';

/**
 * The remotes of a configuration (git-config(1), `remote.<name>.url`): entries as key and value, in git's order. Of
 * several URLs git fetches from the first; an empty one forgets those before it. A relative path starts at `root`.
 */
export function remotesOf(entries: readonly (readonly [string, string])[], root: string): Remote[] {
  const urls = new Map<string, string>();
  const bases: Base[] = [];
  for (const [key, value] of entries) {
    const remote = /^remote\.(.+)\.url$/s.exec(key)?.[1];
    const base = /^url\.(.+)\.insteadof$/s.exec(key)?.[1];
    if (base !== undefined && value !== '') bases.push({ prefix: value, base });
    if (remote === undefined) continue;
    if (value === '') urls.delete(remote);
    else if (!urls.has(remote)) urls.set(remote, value);
  }
  return [...urls].map(([name, url]) => {
    const address = rewritten(url, bases);
    return { name, url, address, directory: directoryOf(address, root) };
  });
}

interface Base {
  prefix: string;
  base: string;
}

/** `url.<base>.insteadOf`: the longest prefix that fits is replaced. */
function rewritten(url: string, bases: readonly Base[]): string {
  let best: Base | null = null;
  for (const each of bases) if (url.startsWith(each.prefix) && each.prefix.length > (best?.prefix.length ?? 0)) best = each;
  return best === null ? url : best.base + url.slice(best.prefix.length);
}

/**
 * Where a URL on this machine leads (git-fetch(1), "GIT URLS"): a path has no colon before its first slash, but for the
 * letter of a drive. A path of a host, `//host/share`, is on the network.
 */
function directoryOf(url: string, root: string): string | null {
  const path = /^file:\/\//i.test(url) ? decoded(url.slice('file://'.length)) : url;
  if (path === null || path.includes('\0') || /^[\\/]{2}/.test(path)) return null;
  if (path !== url) {
    const local = process.platform === 'win32' ? path.replace(/^\/(?=[A-Za-z]:)/, '') : path;
    return isAbsolute(local) ? local : null;
  }
  const drive = process.platform === 'win32' && /^[A-Za-z]:/.test(path);
  if (!drive && /^[^/]*:/.test(path)) return null;
  return resolve(root, path);
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** Hosts of code that are no Gerrit and keep no refs of one, though what they mirror may come from one. */
const NO_GERRIT = /^(?:[a-z+]+:\/\/)?(?:[^@/]*@)?(?:[\w-]+\.)*(?:github\.com|gitlab\.com|bitbucket\.org|codeberg\.org)[:/]/i;

export function maybeGerrit({ address }: Remote): boolean {
  return !NO_GERRIT.test(address);
}

/** A URL without the name and password that some people keep in it. */
export function withoutPassword(text: string): string {
  return text.replace(/(?<=:\/\/)[^/@\s]*@/g, '');
}
