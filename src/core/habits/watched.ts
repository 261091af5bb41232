import { formatMoment, type Moment } from '../calendar/moment';
import type { WindowFacts } from '../ledger/window-facts';
import type { HabitCoverage } from '../review/review';
import { type ReviewSourceName, SOURCES_WITH_LINES, SOURCES_WITH_TIMES } from '../reviews/activity';
import type { MyReviews } from '../reviews/my-reviews';

const WEEK_SECONDS = 7 * 24 * 60 * 60;

/** Why there is nothing to say of reviews where nothing records them. */
export const UNWATCHED =
  'No editor with Code Refuge was watching in this window, and nothing in the repository records a review in it. The editor notes reviews in diff editors from its first start on.';

/** Why there is nothing to say of reviews where those that are recorded may be anybody's. */
export const UNIDENTIFIED =
  "Gerrit's NoteDb has account numbers in place of names, and none is known to be yours. Add yours to codeRefuge.reviewAccounts; Gerrit's settings show it as the ID of your profile.";

/** What the sources are called in a sentence. */
export const SOURCE_WORDS: Record<ReviewSourceName, string> = {
  trailers: 'commit trailers',
  notedb: "Gerrit's NoteDb",
  'review-notes': "Gerrit's review notes",
  'git-appraise': 'git-appraise notes',
  reflog: 'the reflog',
  editor: 'the editor',
};

/**
 * Why nothing can be said of the user's reviews: none are recorded in the window, or none that tell enough; `short` is
 * what to say of sources that are known by name.
 */
export function whyUnseen({ recorded, unidentified }: MyReviews, short: (sources: string) => string): string {
  if (unidentified.size > 0) return UNIDENTIFIED;
  return recorded.size === 0 ? UNWATCHED : short(inWords([...recorded].map((source) => SOURCE_WORDS[source])));
}

/** What the user's reviews are seen through: what tells of times, or of lines too. */
export function sourcesOf({ recorded }: MyReviews, which: 'with-times' | 'with-lines'): ReviewSourceName[] {
  return [...recorded].filter((source) => (which === 'with-times' ? SOURCES_WITH_TIMES : SOURCES_WITH_LINES).has(source));
}

/** From when on reviews of the window are seen: from its beginning where the repository records them; `null` for never. */
export function seenSince(reviews: MyReviews, { from }: WindowFacts): number | null {
  return sourcesOf(reviews, 'with-times').length > 0 ? from.time : reviews.since;
}

/** Weeks of the window in which reviews are seen: all of them where the repository records reviews, else those since the editor began to watch. */
export function weeksSeen(reviews: MyReviews, which: 'with-times' | 'with-lines', { from, to, weeks }: WindowFacts): number {
  if (sourcesOf(reviews, which).length > 0) return weeks;
  return reviews.since === null ? 0 : (to.time - Math.max(reviews.since, from.time)) / WEEK_SECONDS;
}

/** How much of the window reviews are seen in, through what, and what that can't show. */
export function reviewCoverage({ since, skipped, unidentified }: MyReviews, sources: readonly ReviewSourceName[], { from, to }: WindowFacts): HabitCoverage {
  const notes: string[] = [];
  if (sources.length > 0) notes.push(`Read from ${inWords(sources.map((source) => SOURCE_WORDS[source]))}, for the whole window.`);
  if (since !== null && since > from.time) notes.push(`The editor has been watching since ${sinceText(since, to)}.`);
  notes.push(sources.length > 0 ? "Reviews that left nothing there, such as those on a hosting service's pages, are not seen." : 'Reviews on web pages and in other editors are not seen.');
  if (unidentified.size > 0) notes.push(UNIDENTIFIED);
  if (skipped > 0) notes.push(`${skipped} damaged ${skipped === 1 ? 'line' : 'lines'} of the review-event log ${skipped === 1 ? 'was' : 'were'} skipped.`);
  const watched = since === null ? 0 : Math.min(1, Math.max(0, (to.time - since) / (to.time - from.time)));
  return { share: sources.length > 0 ? 1 : watched, note: notes.join(' ') };
}

/** The date on the clock of the window. */
export function sinceText(since: number, { offset }: Moment): string {
  return formatMoment({ time: since, offset }).slice(0, -15);
}

/** "a", "a and b", "a, b and c". */
export function inWords(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)!}`;
}
