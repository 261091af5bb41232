import * as v from 'valibot';
import { parseMoment, type Moment } from '../calendar/moment';

/*
 * The review-event log, `review-events.jsonl`: one JSON object a line, written by the editor. docs/files.md has the
 * format. It holds counts, times and which change it was; never what was read or written.
 */

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const time = v.pipe(
  v.string(),
  v.check((text) => parseMoment(text) !== null),
);

const start = v.object({ version: v.literal(1), kind: v.literal('start'), time });
const event = v.object({
  version: v.literal(1),
  kind: v.picklist(['reading', 'comment']),
  time,
  change: v.pipe(v.string(), v.minLength(1)),
  repository: v.string(),
  files: count,
  changedLines: count,
  readLines: count,
  comments: count,
  seconds: count,
});
const line = v.variant('kind', [start, event]);

/** A line of the log. `start` says that the editor watches from then on. */
export type ReviewLogLine = v.InferOutput<typeof line>;
export type ReviewLogEvent = v.InferOutput<typeof event>;

/** Something the user did to review a change. */
export interface ReviewEvent {
  /** `reading`: how far a change was read up to then. `comment`: a comment was written. */
  kind: 'reading' | 'comment';
  moment: Moment;
  /** Which change, such as `github:parcelway/parcelway#12` or `commit:` and its name. */
  change: string;
  /** Path of the working tree; empty where none is known. */
  repository: string;
  files: number;
  changedLines: number;
  readLines: number;
  comments: number;
  /** Time in front of it. */
  seconds: number;
}

export interface ReviewLog {
  /** By time. */
  events: readonly ReviewEvent[];
  /** Since when an editor has been watching, in epoch seconds; `null` where none ever has. */
  since: number | null;
  /** Lines that can't be understood. */
  skipped: number;
}

export const NO_REVIEW_LOG: ReviewLog = { events: [], since: null, skipped: 0 };

/** Reads the log. A damaged line, or one of a later version, is counted and left alone. */
export function parseReviewLog(text: string): ReviewLog {
  const events: ReviewEvent[] = [];
  let since: number | null = null;
  let skipped = 0;
  for (const row of text.split('\n')) {
    if (row.trim() === '') continue;
    const parsed = parseLine(row);
    if (parsed === null) {
      skipped++;
      continue;
    }
    const moment = parseMoment(parsed.time)!;
    since = Math.min(since ?? Infinity, moment.time);
    if (parsed.kind === 'start') continue;
    const { change, kind, repository, files, changedLines, readLines, comments, seconds } = parsed;
    // More lines read than there are would be a share above 1.
    events.push({ kind, moment, change, repository, files, changedLines, readLines: Math.min(readLines, changedLines), comments, seconds });
  }
  return { events: events.sort((a, b) => a.moment.time - b.moment.time), since, skipped };
}

function parseLine(row: string): ReviewLogLine | null {
  try {
    return v.parse(line, JSON.parse(row));
  } catch {
    return null;
  }
}

/** One line of the log, its end included. */
export function formatReviewLine(entry: ReviewLogLine): string {
  return `${JSON.stringify(v.parse(line, entry))}\n`;
}
