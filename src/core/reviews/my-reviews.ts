import type { Moment } from '../calendar/moment';
import type { ReviewEvidence } from '../review/review';
import { isLineByLine, isReview } from './change-reading';
import type { ReviewEvent, ReviewLog } from './review-events';

/** A review: one change and one reviewer, the user. */
export interface MyReview {
  change: string;
  repository: string;
  /** How far it was read: the reading of one sitting that came furthest. `null` where only comments are known. */
  reading: ReviewEvent | null;
  comments: number;
  lineByLine: boolean;
  /** The last event of it. */
  last: ReviewEvent;
}

/** What the editor saw of the user's reviews in a window. */
export interface MyReviews {
  /** Since when it was seen, in epoch seconds; `null` where no editor was watching at any time of the window. */
  since: number | null;
  /** Newest first. */
  reviews: readonly MyReview[];
  /** Everything that was noted, oldest first. */
  events: readonly ReviewEvent[];
  /** Damaged lines of the log. */
  skipped: number;
}

interface ReviewWindow {
  from: Moment;
  to: Moment;
  /** Paths of the repositories that are judged. */
  repositories: readonly string[];
}

/** Cuts the window out of the log; both ends belong to it. What is of no repository in particular counts too. */
export function myReviews({ events, since, skipped }: ReviewLog, { from, to, repositories }: ReviewWindow): MyReviews {
  const paths = new Set(repositories.map(comparablePath));
  const inside = events.filter(
    ({ moment, repository }) =>
      moment.time >= from.time && moment.time <= to.time && (repository === '' || paths.has(comparablePath(repository))),
  );
  const byChange = new Map<string, ReviewEvent[]>();
  for (const event of inside) {
    const key = `${comparablePath(event.repository)}\n${event.change}`;
    byChange.set(key, [...(byChange.get(key) ?? []), event]);
  }
  return {
    since: since === null || since > to.time ? null : since,
    reviews: [...byChange.values()].map(reviewOf).sort((a, b) => b.last.moment.time - a.last.moment.time),
    events: inside,
    skipped,
  };
}

function reviewOf(events: ReviewEvent[]): MyReview {
  const last = events.at(-1)!;
  const [first, ...others] = events.filter(({ kind, changedLines }) => kind === 'reading' && changedLines > 0);
  const reading = first === undefined ? null : others.reduce((best, event) => (further(event, best) ? event : best), first);
  return {
    change: last.change,
    repository: last.repository,
    reading,
    comments: events.reduce((sum, { comments }) => sum + comments, 0),
    lineByLine: reading !== null && isLineByLine(reading),
    last,
  };
}

/** Whether a reading came further than another: to its share of the lines, and with the same share to more of them. */
function further(a: ReviewEvent, b: ReviewEvent): boolean {
  if (isLineByLine(a) !== isLineByLine(b)) return isLineByLine(a);
  const [one, other] = [a.readLines * b.changedLines, b.readLines * a.changedLines];
  return one > other || (one === other && a.changedLines > b.changedLines);
}

/** Reviews of which the editor knows how much was read. */
export function withLines({ reviews }: MyReviews): MyReview[] {
  return reviews.filter(({ reading }) => reading !== null && isReview(reading));
}

/** The same folder may be written with other slashes, or on Windows with another case of the drive. */
function comparablePath(path: string): string {
  return path
    .replaceAll('\\', '/')
    .replace(/\/+$/, '')
    .replace(/^[A-Za-z]:/, (drive) => drive.toLowerCase());
}

/** What one event says, as evidence. */
export function reviewEvidence(event: ReviewEvent, format: (moment: Moment) => string): ReviewEvidence {
  const { repository, change, moment } = event;
  return { kind: 'review', source: 'editor', repository, change, time: format(moment), text: eventText(event) };
}

/** "46 of 52 changed lines of #12 read"; "2 comments on #12". */
export function eventText({ kind, change, readLines, changedLines, comments, seconds }: ReviewEvent): string {
  const name = changeName(change);
  if (kind === 'comment') return `${comments === 1 ? 'a comment' : `${comments} comments`} on ${name}`;
  if (changedLines === 0) return `${Math.max(1, Math.round(seconds / 60))} min in front of ${name}`;
  return `${readLines} of ${changedLines} changed lines of ${name} read`;
}

/** How a change is named in a sentence: `#12`, `commit 1a2b3c4d`, else as it stands. */
export function changeName(change: string): string {
  const commit = /^commit:([0-9a-f]{8})[0-9a-f]*$/.exec(change);
  if (commit) return `commit ${commit[1]}`;
  if (/^gitlab:.*\bmr-\d+$/.test(change)) return 'a merge request';
  return /#\d+$/.exec(change)?.[0] ?? change;
}
