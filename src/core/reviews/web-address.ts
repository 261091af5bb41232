import { remotePlace } from './remote-name';

/** What the pages of a pull request and of a commit are called, below the page of the repository. */
interface Service {
  host: RegExp;
  /** What stands before the number of a pull request: on GitLab `#` is an issue. */
  mark: '#' | '!';
  pullRequest: string;
  commit: string;
}

/**
 * Hosts whose addresses are known; a company's own is told by its name, such as `gitlab.example.com`. The last part of a name
 * has letters alone, unlike the aliases that people have for a second account: `github.com-work`.
 */
const SERVICES: readonly Service[] = [
  { host: /^github\.(?:[a-z\d-]+\.)*[a-z]{2,}$/, mark: '#', pullRequest: 'pull', commit: 'commit' },
  { host: /^gitlab\.(?:[a-z\d-]+\.)*[a-z]{2,}$/, mark: '!', pullRequest: '-/merge_requests', commit: '-/commit' },
  { host: /^bitbucket\.org$/, mark: '#', pullRequest: 'pull-requests', commit: 'commits' },
  { host: /^codeberg\.org$/, mark: '#', pullRequest: 'pulls', commit: 'commit' },
];

/** Names that need no escape, neither in an address nor in Markdown. */
const PLAIN = /^[A-Za-z\d.-][\w.-]*$/;

/**
 * The page of a pull request, or of a commit where no number is known, by the address of the repository's remote; `null`
 * where that is on no service whose pages are known, and where the number is one of something else. `text`: where it stands.
 */
export function webAddress(remote: string, { number, text, commit }: { number: string | null; text: string; commit: string }): string | null {
  const place = remotePlace(remote);
  const service = SERVICES.find(({ host }) => host.test(place?.host ?? ''));
  const path = place?.path.split('/') ?? [];
  if (place === null || service === undefined || path.length < 2 || !path.every((part) => PLAIN.test(part))) return null;
  if (number !== null && service.mark === '!' && !new RegExp(`!${number}(?!\\d)`).test(text)) return null;
  return `${place.origin}/${path.join('/')}/${number === null ? `${service.commit}/${commit}` : `${service.pullRequest}/${number}`}`;
}
