import * as vscode from 'vscode';
import { IdentityMatcher } from '../../core/history/identities';
import { remoteName } from '../../core/reviews/remote-name';
import type { Analysis } from '../analysis/analysis';
import type { GitRepository } from '../repositories/git-api';
import type { Repositories } from '../repositories/repositories';
import type { ShownChange } from './change-of-tab';

/** A change of somebody else. */
export interface ReviewedChange {
  /** Which one: `github:owner/name#12`, `gitlab:host/owner/name:mr-7`, `commit:` and its name. */
  id: string;
  /** Working tree, or empty where there is none. */
  repository: string;
}

/** Each costs a look at a commit, so this many are kept. */
const MAX_REMEMBERED = 500;

/** Finds out which change a diff shows and whether it is somebody else's. */
export class ReviewedChanges {
  private readonly found = new Map<string, Promise<ReviewedChange | null>>();

  constructor(
    private readonly repositories: Pick<Repositories, 'gitApi'>,
    private readonly analysis: Pick<Analysis, 'state'>,
  ) {}

  /** `null` for the user's own change. `undefined` while it isn't known yet who the user is. */
  async find(shown: ShownChange): Promise<ReviewedChange | null | undefined> {
    const { state } = this.analysis;
    if (state.kind === 'idle' || state.kind === 'reading') return undefined;
    const me = state.kind === 'ready' ? state.review.me : [];
    const repository = this.repositoryOf(shown);
    // The branch that is checked out, and its last commit, may be others a moment later.
    const key = JSON.stringify([shown, me, repository?.rootUri.fsPath, repository?.state.HEAD]);
    let answer = this.found.get(key);
    if (answer === undefined) {
      if (this.found.size >= MAX_REMEMBERED) this.found.clear();
      const matcher = new IdentityMatcher(me.map(({ email, name }) => email || name));
      answer = findChange(shown, repository, matcher);
      this.found.set(key, answer);
    }
    return answer;
  }

  private repositoryOf(shown: ShownChange): GitRepository | null {
    const api = this.repositories.gitApi;
    if (api === null || shown.kind === 'hosted-commit' || shown.file === '') return null;
    return api.getRepository(vscode.Uri.file(shown.file));
  }
}

async function findChange(shown: ShownChange, repository: GitRepository | null, me: IdentityMatcher): Promise<ReviewedChange | null> {
  const root = repository?.rootUri.fsPath ?? '';
  const head = shown.kind === 'commit' ? shown.ref : shown.kind === 'checked-out' ? 'HEAD' : shown.head;
  const commit = head === '' ? null : ((await repository?.getCommit(head).catch(() => null)) ?? null);
  // What isn't in the clone was not made here.
  if (commit !== null && me.matches({ name: commit.authorName ?? '', email: commit.authorEmail ?? '' })) return null;
  switch (shown.kind) {
    case 'pull-request': {
      const name = nameOf(repository, shown.remote);
      return { id: name === null ? `pull-request #${shown.number}` : `github:${name}#${shown.number}`, repository: root };
    }
    case 'merge-request': {
      const name = nameOf(repository, '');
      return { id: `gitlab:${name ?? `project-${shown.project}`}:mr-${shown.id}`, repository: root };
    }
    case 'checked-out': {
      if (repository === null) return null;
      const id = await checkedOutPullRequest(repository);
      return { id: id ?? `branch:${repository.state.HEAD?.name ?? 'HEAD'}`, repository: root };
    }
    case 'hosted-commit':
      return { id: `commit:${shown.head}`, repository: root };
    case 'commit':
      // Nobody knows whose it is without git, or where git doesn't know the user.
      return commit === null || me.isEmpty ? null : { id: `commit:${commit.hash}`, repository: root };
  }
}

function nameOf(repository: GitRepository | null, remote: string): string | null {
  const remotes = repository?.state.remotes ?? [];
  const url = (remotes.find(({ name }) => name === remote) ?? remotes.find(({ name }) => name === 'origin') ?? remotes[0])?.fetchUrl;
  return url === undefined ? null : remoteName(url);
}

/** GitHub Pull Requests notes `owner#name#number` at the branch it checks out. */
async function checkedOutPullRequest(repository: GitRepository): Promise<string | null> {
  const branch = repository.state.HEAD?.name;
  if (branch === undefined) return null;
  const noted = await repository.getConfig(`branch.${branch}.github-pr-owner-number`).catch(() => '');
  const match = /^([^#\s]+)#([^#\s]+)#(\d+)$/.exec(noted.trim());
  return match ? `github:${match[1]}/${match[2]}#${match[3]}` : null;
}
