import { formatMoment, type Moment } from '../calendar/moment';
import type { WindowFacts } from '../ledger/window-facts';
import type { HabitCoverage } from '../review/review';
import type { MyReviews } from '../reviews/my-reviews';

/** Why there is nothing to say of reviews where the editor never looked. */
export const UNWATCHED =
  'No editor with Code Refuge was watching in this window. It notes reviews in diff editors from its first start on.';

/** How much of the window an editor was watching, and what that can't show. */
export function watchCoverage({ since, skipped }: MyReviews, { from, to }: WindowFacts): HabitCoverage {
  if (since === null) return { share: 0, note: '' };
  const notes = ['Reviews on web pages and in other editors are not seen.'];
  if (since > from.time) notes.unshift(`The editor has been watching since ${sinceText(since, to)}.`);
  if (skipped > 0) notes.push(`${skipped} damaged ${skipped === 1 ? 'line' : 'lines'} of the review-event log ${skipped === 1 ? 'was' : 'were'} skipped.`);
  return { share: Math.min(1, Math.max(0, (to.time - since) / (to.time - from.time))), note: notes.join(' ') };
}

/** The date on the clock of the window. */
export function sinceText(since: number, { offset }: Moment): string {
  return formatMoment({ time: since, offset }).slice(0, -15);
}
