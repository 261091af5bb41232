import { type RemotePlace, remotePlace } from './remote-name';

/** What the pages of a pull request and of a commit are called, below the page of the repository. */
interface Service {
  host: RegExp;
  /** The repository's path on the host. */
  path: RegExp;
  /** What stands before the number of a pull request, where `#` stands before that of an issue. */
  mark?: RegExp;
  pullRequest: string;
  commit: string;
}

const ANY_PATH = /\//;

/**
 * Hosts whose addresses are known; a company's own is told by its name, such as `gitlab.example.com`. The last part of a name
 * has letters alone, unlike the aliases that people have for a second account: `github.com-work`.
 */
const SERVICES: readonly Service[] = [
  { host: /^github\.(?:[a-z\d-]+\.)*[a-z]{2,}$/, path: ANY_PATH, pullRequest: 'pull', commit: 'commit' },
  { host: /^gitlab\.(?:[a-z\d-]+\.)*[a-z]{2,}$/, path: ANY_PATH, mark: /!/, pullRequest: '-/merge_requests', commit: '-/commit' },
  { host: /^bitbucket\.org$/, path: ANY_PATH, pullRequest: 'pull-requests', commit: 'commits' },
  { host: /^(?:codeberg\.org|(?:gitea|forgejo)\.(?:[a-z\d-]+\.)*[a-z]{2,})$/, path: ANY_PATH, pullRequest: 'pulls', commit: 'commit' },
  { host: /^(?:dev\.azure|[a-z\d-]+\.visualstudio)\.com$/, path: /\/_git\/[^/]+$|^_git\/[^/]+$/, mark: /!|\bPR /, pullRequest: 'pullrequest', commit: 'commit' },
];

/** Names that need no escape, neither in an address nor in Markdown. */
const PLAIN = /^(?:_git|[A-Za-z\d.-](?:[\w.-]|%20)*)$/;

/** Of Azure DevOps, which by SSH has other paths than on the web: https://learn.microsoft.com/azure/devops/repos/git/use-ssh-keys-to-authenticate */
const AZURE_SSH = /^v3\/([^/]+)\/([^/]+)\/([^/]+)$/;

/**
 * The page of a pull request, or of a commit where no number is known, by the address of the repository's remote; `null`
 * where that is on no service whose pages are known, and where the number is one of something else. `text`: where it stands.
 */
export function webAddress(remote: string, { number, text, commit }: { number: string | null; text: string; commit: string }): string | null {
  const place = onTheWeb(remotePlace(remote));
  const service = SERVICES.find(({ host }) => host.test(place?.host ?? ''));
  if (place === null || service === undefined || !service.path.test(place.path) || !place.path.split('/').every((part) => PLAIN.test(part))) return null;
  if (number !== null && service.mark !== undefined && !new RegExp(`(?:${service.mark.source})${number}(?!\\d)`).test(text)) return null;
  return `${place.origin}/${place.path}/${number === null ? `${service.commit}/${commit}` : `${service.pullRequest}/${number}`}`;
}

function onTheWeb(place: RemotePlace | null): RemotePlace | null {
  const [, organization, project, repository] = (place?.host === 'ssh.dev.azure.com' && AZURE_SSH.exec(place.path)) || [];
  return organization === undefined ? place : { host: 'dev.azure.com', path: `${organization}/${project}/_git/${repository}`, origin: 'https://dev.azure.com' };
}
