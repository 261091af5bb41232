/**
 * Names a repository by the address of its remote: `owner/name` on github.com, `host/owner/name` elsewhere. `null`
 * where the address is none of a host. What else stands in it, such as a password, is left out.
 */
export function remoteName(url: string): string | null {
  const match = /^(?:[a-z][a-z0-9+.-]*:\/\/)(?:[^@/]*@)?([^/:]+)(?::\d+)?\/(.+)$/i.exec(url) ?? /^(?:[^@/:]+@)?([^/:]{2,}):(?!\/\/)(.+)$/.exec(url);
  const [host, path] = [match?.[1]?.toLowerCase(), match?.[2]?.replace(/^\/+|\/+$|(?:\.git)?\/*$/g, '')];
  if (!host || !path) return null;
  return host === 'github.com' ? path : `${host}/${path}`;
}
