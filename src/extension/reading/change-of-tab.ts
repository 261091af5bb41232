/** The parts of an address that say what a diff shows; a `vscode.Uri` has them. */
export interface Address {
  readonly scheme: string;
  readonly authority: string;
  readonly path: string;
  readonly fsPath: string;
  readonly query: string;
}

/** What a diff editor shows, if it is somebody's change under review, as far as its addresses tell. */
export type ShownChange =
  /** A pull request of GitHub, opened from the list. `head` is the commit it proposes. */
  | { kind: 'pull-request'; number: number; remote: string; head: string; file: string }
  /** A pull request of GitHub whose branch is checked out: its number is in the branch's configuration. */
  | { kind: 'checked-out'; file: string }
  /** A merge request of GitLab. */
  | { kind: 'merge-request'; project: number; id: number; head: string; file: string }
  /** A commit, or the comparison of two, in git. Whose it is has to be asked. */
  | { kind: 'commit'; ref: string; file: string }
  /** A commit on GitHub that need not be in the clone. */
  | { kind: 'hosted-commit'; owner: string; name: string; head: string };

/**
 * Decides by the addresses of its two sides whether a diff may be a review. `null` for everything that surely is none:
 * own changes that are not committed, two files that are compared, a pull request that is only being made.
 * docs/reading.md has the table of schemes, with where each comes from.
 */
export function shownChange(original: Address, modified: Address): ShownChange | null {
  switch (modified.scheme) {
    case 'pr':
      return pullRequest(modified);
    case 'review':
      return { kind: 'checked-out', file: modified.fsPath };
    case 'file':
      // On the right side are the files of the checked-out branch. With `git:` on the left it is one's own work.
      return original.scheme === 'review' ? { kind: 'checked-out', file: modified.fsPath } : null;
    case 'gl-review':
      return mergeRequest(modified);
    case 'git':
      return original.scheme === 'git' ? gitCommit(modified) : null;
    case 'gitlens':
      return original.scheme === 'gitlens' || original.scheme === 'git' ? gitLensCommit(modified) : null;
    case 'githubcommit':
      return hostedCommit(modified);
    default:
      return null;
  }
}

function pullRequest({ query, fsPath }: Address): ShownChange | null {
  const { prNumber, remoteName, headCommit } = fields(query);
  if (!isNumber(prNumber)) return null;
  return { kind: 'pull-request', number: prNumber, remote: text(remoteName), head: text(headCommit), file: fsPath };
}

function mergeRequest({ query }: Address): ShownChange | null {
  const { projectId, mrId, commit, repositoryRoot, workspacePath } = fields(query);
  if (!isNumber(projectId) || !isNumber(mrId)) return null;
  // Older versions call the root of the repository the path of the workspace.
  return { kind: 'merge-request', project: projectId, id: mrId, head: text(commit), file: text(repositoryRoot) || text(workspacePath) };
}

/** The index of git, and what a merge left in it. */
const OWN_REFS = /^(?:|~[0-3]?)$/;

function gitCommit({ query, fsPath }: Address): ShownChange | null {
  const { ref, path } = fields(query);
  if (typeof ref !== 'string' || OWN_REFS.test(ref)) return null;
  return { kind: 'commit', ref, file: text(path) || fsPath };
}

/** GitLens writes the commit and the repository into the authority, as JSON in hexadecimal digits. */
function gitLensCommit({ authority, query }: Address): ShownChange | null {
  const { ref, repoPath } = fields(fromHex(authority));
  const name = text(ref) || text(fields(query)['ref']);
  // Forty zeros are what is not committed yet.
  return name === '' || /^0+[:-]?$/.test(name) ? null : { kind: 'commit', ref: name, file: text(repoPath) };
}

function hostedCommit({ query }: Address): ShownChange | null {
  const { owner, repo, commit } = fields(query);
  if (text(owner) === '' || text(repo) === '' || text(commit) === '') return null;
  return { kind: 'hosted-commit', owner: text(owner), name: text(repo), head: text(commit) };
}

/** The fields of a JSON object; none where it is something else: any extension may use a scheme for its own. */
function fields(json: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value > 0;
}

function fromHex(digits: string): string {
  return /^(?:[0-9a-f]{2})+$/i.test(digits) ? Buffer.from(digits, 'hex').toString('utf8') : '';
}
