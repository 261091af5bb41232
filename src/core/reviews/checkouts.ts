import type { ReviewActivity, Reviewer, SourceReviews } from './activity';

/** An entry of the reflog of `HEAD` (gitglossary(7)): when, on which clock, and what git did. */
export interface ReflogEntry {
  /** Epoch seconds. */
  time: number;
  /** Minutes east of UTC. */
  offset: number;
  /** Such as `checkout: moving from main to topic`. */
  action: string;
}

/** A branch that its configuration ties to a pull request of the remote. */
export interface PullRequestBranch {
  branch: string;
  /** The change, as in `ReviewedChange.id`. */
  change: string;
  /** Author of its last commit; `null` where that is not known. */
  author: Reviewer | null;
}

const MOVE = /^checkout: moving from (.+) to (.+)$/;

/** Who checks a pull request out and goes home has not reviewed it all night. */
export const LONGEST_SECONDS = 8 * 60 * 60;

/** Entries of the configuration that tie a branch to a pull request, by branch: last key, value. */
export type BranchConfiguration = ReadonlyMap<string, ReadonlyMap<string, string>>;

/**
 * The change that a branch's configuration names. `branch.<name>.github-pr-owner-number` is written by the extension
 * GitHub Pull Requests (`owner#repository#number`); `branch.<name>.merge` is `refs/pull/N/head` after `gh pr checkout`
 * and the like, `refs/merge-requests/N/head` for GitLab.
 */
export function changeOfBranch(configuration: ReadonlyMap<string, string>): string | null {
  const owned = /^([\w.-]+)#([\w.-]+)#(\d+)$/.exec(configuration.get('github-pr-owner-number') ?? '');
  if (owned) return `github:${owned[1]}/${owned[2]}#${owned[3]}`;
  return /^refs\/(?:pull|merge-requests)\/\d+\/head$/.exec(configuration.get('merge') ?? '')?.[0] ?? null;
}

/**
 * Which pull requests were checked out, when, and for how long: until the next checkout, `LONGEST_SECONDS` at most; of
 * the last there is no telling. `entries` are newest first, as the reflog gives them. `null` where none was.
 */
export function checkoutReviews(repository: string, branches: readonly PullRequestBranch[], entries: readonly ReflogEntry[]): SourceReviews | null {
  const known = new Map(branches.map((each) => [each.branch, each]));
  const activities: ReviewActivity[] = [];
  let left: number | null = null;
  for (const { time, offset, action } of entries) {
    const target = MOVE.exec(action)?.[2];
    if (target === undefined) continue;
    const found = known.get(target);
    if (found) {
      activities.push({
        source: 'reflog',
        kind: 'checkout',
        change: { id: found.change, repository, author: found.author, opened: null },
        reviewer: null,
        at: { time, offset },
        robot: false,
        comments: 0,
        place: null,
        text: null,
        size: null,
        revision: null,
        reading: null,
        seconds: left === null ? null : Math.min(LONGEST_SECONDS, Math.max(0, left - time)),
      });
    }
    left = time;
  }
  return activities.length === 0 ? null : { source: 'reflog', activities: activities.reverse(), skipped: 0 };
}
