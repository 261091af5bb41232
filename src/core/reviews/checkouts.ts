import { NOTHING_WRITTEN, type ReviewActivity, type ReviewedChange, type Reviewer, type SourceReviews } from './activity';
import { GLANCE_SECONDS } from './change-reading';

/** An entry of the reflog of `HEAD` (gitglossary(7)): when, on which clock, what git did, and where it led. */
export interface ReflogEntry {
  /** Epoch seconds. */
  time: number;
  /** Minutes east of UTC. */
  offset: number;
  /** Such as `checkout: moving from main to topic`. */
  action: string;
  /** Who wrote the commit that `HEAD` pointed to from then on. */
  author: Reviewer;
}

/** No name of a branch has a space in it; what was typed in place of one, such as `main@{1 day ago}`, may. */
const MOVE = /^checkout: moving from .+ to (.+)$/;

/** Who checks a pull request out and goes home has not reviewed it all night. */
export const LONGEST_SECONDS = 8 * 60 * 60;

/**
 * Which pull requests were checked out, when, and for how long: until the next checkout, `LONGEST_SECONDS` at most; of
 * the last there is no telling. What was left at once was only passed by. A pull request is its author's whose commit was
 * at its tip when it was first checked out; later ones there may be fixes of the reviewer's own. `entries` are newest
 * first, as the reflog gives them. `null` where no pull request is among them.
 */
export function checkoutReviews(repository: string, changeOf: (name: string) => string | null, entries: readonly ReflogEntry[]): SourceReviews | null {
  const changes = new Map<string, ReviewedChange>();
  const activities: ReviewActivity[] = [];
  let left: number | null = null;
  for (const { time, offset, action, author } of entries) {
    const target = MOVE.exec(action)?.[1];
    if (target === undefined) continue;
    const seconds = left === null ? null : Math.min(LONGEST_SECONDS, Math.max(0, left - time));
    left = time;
    const id = changeOf(target);
    if (id === null) continue;
    const change = changes.get(id) ?? { id, repository, author, opened: null };
    changes.set(id, change);
    change.author = author;
    if (seconds !== null && seconds < GLANCE_SECONDS) continue;
    activities.push({
      source: 'reflog',
      kind: 'checkout',
      change,
      reviewer: null,
      at: { time, offset },
      ...NOTHING_WRITTEN,
      seconds,
    });
  }
  return activities.length === 0 ? null : { source: 'reflog', activities: activities.reverse(), skipped: 0 };
}
