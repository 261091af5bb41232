import { remoteName } from './remote-name';

/** What the pages of a pull request and of a commit are called, below the page of the repository. */
interface Service {
  host: RegExp;
  pullRequest: string;
  commit: string;
}

/** Hosts whose addresses are known; a company's own is told by its name, such as `gitlab.example.com`. */
const SERVICES: readonly Service[] = [
  { host: /^github\.[\w.-]+$/, pullRequest: 'pull', commit: 'commit' },
  { host: /^gitlab\.[\w.-]+$/, pullRequest: '-/merge_requests', commit: '-/commit' },
  { host: /^bitbucket\.org$/, pullRequest: 'pull-requests', commit: 'commits' },
  { host: /^codeberg\.org$/, pullRequest: 'pulls', commit: 'commit' },
];

/** Names that need no escape, neither in an address nor in Markdown. */
const PLAIN = /^[A-Za-z\d.-][\w.-]*$/;

/**
 * The page of a pull request, or of a commit where no number is known, by the address of the repository's remote; `null`
 * where that is on no service whose pages are known.
 */
export function webAddress(remote: string, { number, commit }: { number: string | null; commit: string }): string | null {
  const name = remoteName(remote)?.split('/') ?? [];
  // On github.com the name has no host, and no owner's has a dot.
  const [host, ...path] = name.length === 2 && !name[0]!.includes('.') ? ['github.com', ...name] : name;
  const service = SERVICES.find((each) => each.host.test(host ?? ''));
  if (service === undefined || path.length < 2 || !path.every((part) => PLAIN.test(part))) return null;
  return `https://${host}/${path.join('/')}/${number === null ? `${service.commit}/${commit}` : `${service.pullRequest}/${number}`}`;
}
