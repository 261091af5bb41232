import type { Moment } from '../calendar/moment';
import { type ChangeSize, type ReviewSourceName, SOURCES_OF_LATER_TIMES, SOURCES_WITH_LINES } from './activity';
import type { AllReviews, MyActivity } from './all-reviews';
import { isLineByLine, isReview } from './change-reading';

/** From this many comments on lines on, a review may go line by line (docs/metrics.md). */
export const LEAST_LINE_COMMENTS = 5;
/** A comment for as many changed lines, or else comments in this share of the changed files. */
export const LINES_A_COMMENT = 50;
export const FILES_SHARE = 0.5;

/** A review: one change and one reviewer, the user. */
export interface MyReview {
  /** Where it was seen. */
  sources: readonly ReviewSourceName[];
  change: string;
  repository: string;
  /** How far it was read in the editor: in the one sitting that came furthest. `null` where none was seen. */
  reading: MyActivity | null;
  comments: number;
  /** Those on a line. */
  lineComments: number;
  /** How many files have a comment. */
  commentedFiles: number;
  /** Of what was looked at last; `null` where it is not known. */
  size: ChangeSize | null;
  /** `null` where there is no telling. */
  lineByLine: boolean | null;
  /** The last thing done for it. */
  last: MyActivity;
}

/** What is known of the user's reviews in a window. */
export interface MyReviews {
  /** Since when an editor has been watching, in epoch seconds; `null` where none was at any time of the window. */
  since: number | null;
  /**
   * Sources in the repositories in which anybody did anything in the window, and the user would be known: all of the
   * window is seen through them.
   */
  recorded: ReadonlySet<ReviewSourceName>;
  /** The same of sources in which nobody knows who the user is. */
  unidentified: ReadonlySet<ReviewSourceName>;
  /** Newest first. */
  reviews: readonly MyReview[];
  /** Everything the user did of which the time is known, oldest first; a trailer or a review note only says that it was done before. */
  events: readonly MyActivity[];
  /** Damaged lines of the editor's log. */
  skipped: number;
}

interface ReviewWindow {
  from: Moment;
  to: Moment;
}

/** Cuts the window out; both ends belong to it. */
export function myReviews(all: AllReviews, { from, to }: ReviewWindow): MyReviews {
  const { editorSince, sources } = all;
  const inside = (time: number) => time >= from.time && time <= to.time;
  const events = all.mine.filter(({ at }) => inside(at.time));
  const byChange = new Map<string, MyActivity[]>();
  for (const event of events) {
    const key = all.keyOf(event);
    const known = byChange.get(key);
    if (known) known.push(event);
    else byChange.set(key, [event]);
  }
  const alive = sources.filter(({ source, activities }) => source !== 'editor' && activities.some(({ at }) => inside(at.time)));
  return {
    since: editorSince === null || editorSince > to.time ? null : editorSince,
    recorded: new Set(alive.flatMap(({ source }) => (all.unidentified.has(source) ? [] : source))),
    unidentified: new Set(alive.flatMap(({ source }) => (all.unidentified.has(source) ? source : []))),
    reviews: [...byChange.values()].map(reviewOf).sort((a, b) => b.last.moment.time - a.last.moment.time),
    events: events.filter(({ source }) => !SOURCES_OF_LATER_TIMES.has(source)),
    skipped: sources.find(({ source }) => source === 'editor')?.skipped ?? 0,
  };
}

function reviewOf(events: MyActivity[]): MyReview {
  const last = events.at(-1)!;
  const onLines = events.filter(({ place }) => place !== null && place.line !== null);
  const read = furthestReading(events);
  const size = events.findLast((event) => event.size !== null)?.size ?? null;
  const sum = (list: readonly MyActivity[]) => list.reduce((total, { comments }) => total + comments, 0);
  const review = {
    sources: [...new Set(events.map(({ source }) => source))],
    change: last.change.id,
    repository: last.change.repository,
    reading: read,
    comments: sum(events),
    lineComments: sum(onLines),
    commentedFiles: new Set(events.flatMap(({ place }) => place?.file ?? [])).size,
    size,
    last,
  };
  return { ...review, lineByLine: goesLineByLine(review) };
}

/** By what was read in the editor, or by the comments; `null` where neither tells. */
function goesLineByLine({ sources, reading, size, lineComments, commentedFiles }: Omit<MyReview, 'lineByLine'>): boolean | null {
  const read = reading?.reading && isReview(reading.reading) ? isLineByLine(reading.reading) : null;
  if (size === null || !sources.some((source) => SOURCES_WITH_LINES.has(source))) return read;
  const thorough = lineComments * LINES_A_COMMENT >= size.lines || commentedFiles >= FILES_SHARE * size.files;
  return read === true || (lineComments >= LEAST_LINE_COMMENTS && thorough);
}

function furthestReading(events: readonly MyActivity[]): MyActivity | null {
  const [first, ...others] = events.filter(({ kind, reading }) => kind === 'reading' && reading !== null && reading.changedLines > 0);
  return first === undefined ? null : others.reduce((best, event) => (further(event, best) ? event : best), first);
}

/** Whether a reading came further than another: to its share of the lines, and with the same share to more of them. */
function further({ reading: a }: MyActivity, { reading: b }: MyActivity): boolean {
  if (a === null || b === null) return b === null;
  if (isLineByLine(a) !== isLineByLine(b)) return isLineByLine(a);
  const [one, other] = [a.readLines * b.changedLines, b.readLines * a.changedLines];
  return one > other || (one === other && a.changedLines > b.changedLines);
}

/** Reviews of which it is known whether they go line by line. */
export function withLines({ reviews }: MyReviews): MyReview[] {
  return reviews.filter(({ lineByLine }) => lineByLine !== null);
}
