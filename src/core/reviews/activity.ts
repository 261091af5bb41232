/*
 * What all sources of review evidence have in common. A source, in whatever format, is read into activities: each is
 * one thing that one reviewer did to review one change.
 */

export type ReviewSourceName = 'trailers' | 'notedb' | 'review-notes' | 'git-appraise' | 'reflog' | 'editor';

/** A person as a review source names them; empty text for what it doesn't say. */
export interface Reviewer {
  name: string;
  email: string;
  /** For NoteDb, the account as it writes it: `1000@` and the server's id. `null` elsewhere. */
  account: string | null;
}

/** A time, and the clock it was seen on where the source records one. */
export interface RecordedTime {
  /** Seconds since the epoch. */
  time: number;
  /**
   * Offset from UTC in minutes, of the reviewer's own clock. `null` where the source has none: epoch seconds, UTC, or
   * the zone of a server. Such a time is put on the clock of the user's own commit or merge that is nearest in time.
   */
  offset: number | null;
}

/** The change that a review is of. One object for all its activities. */
export interface ReviewedChange {
  /**
   * Which change, the same from every source that names it: `gerrit:1234`, `appraise:` or `commit:` and a hash,
   * `github:owner/name#12`, `refs/pull/12/head`.
   */
  id: string;
  /** Path of the working tree; empty where none is known. */
  repository: string;
  author: Reviewer | null;
  /** When it was put up for review, in epoch seconds. */
  opened: number | null;
}

/** What of a change was looked at. */
export interface Revision {
  commit: string;
  /** What it was compared with: a commit, also as an expression such as its name and `^`; `null` for its first parent. */
  base: string | null;
}

/** How large a change is that was commented on: against the state that it was to be merged into. */
export interface ChangeSize {
  files: number;
  /** Added and deleted. */
  lines: number;
}

/** How far a change was read in the editor. */
export interface Reading {
  files: number;
  changedLines: number;
  readLines: number;
  /** Time in front of it. */
  seconds: number;
}

export interface ReviewActivity {
  source: ReviewSourceName;
  /**
   * `comment`: something was written. `vote`: a label or a verdict, without a comment on a line. `trailer`: a commit
   * names the reviewer. `reading`: the change was read in an editor. `checkout`: it was checked out.
   */
  kind: 'comment' | 'vote' | 'trailer' | 'reading' | 'checkout';
  change: ReviewedChange;
  /** `null` is the user of this machine, whoever that is. */
  reviewer: Reviewer | null;
  at: RecordedTime;
  /** A program's and no person's. */
  robot: boolean;
  /** How many comments it stands for. */
  comments: number;
  /** Where in the change; `line`, from 1, is `null` for a comment on the whole file. */
  place: { file: string; line: number | null } | null;
  /** What was written, in memory alone: nothing ever keeps it, and only words that the word list flags are shown. */
  text: string | null;
  /** What was looked at, where the source says so. */
  revision: Revision | null;
  /** The size of that, where the clone has it. Read for the user's own reviews alone. */
  size: ChangeSize | null;
  reading: Reading | null;
  /** How long a change was checked out; `null` or none where that isn't known. */
  seconds?: number | null;
}

/** What one source in one repository holds, of everybody and of all time unless the source says otherwise. */
export interface SourceReviews {
  source: ReviewSourceName;
  activities: readonly ReviewActivity[];
  /** Entries that could not be read. */
  skipped: number;
}

/** Sources that record each comment with its line, so that a review without one is known to have none. */
export const SOURCES_WITH_LINES: ReadonlySet<ReviewSourceName> = new Set(['notedb', 'git-appraise']);

/**
 * Sources that record when each review was made, of everybody: where they hold something, a zone without a review was
 * kept. A reflog holds what was checked out on this machine, for some months.
 */
export const SOURCES_WITH_TIMES: ReadonlySet<ReviewSourceName> = new Set(['notedb', 'git-appraise']);

/**
 * Sources that say by when a review was made and not when: a trailer has the time of its commit, a vote in Gerrit's review
 * notes that of the submission, which somebody else may have made at any hour.
 */
export const SOURCES_OF_LATER_TIMES: ReadonlySet<ReviewSourceName> = new Set(['trailers', 'review-notes']);

/** Of an activity that leaves no words and no lines behind: a vote, a trailer, a checkout. */
export const NOTHING_WRITTEN = { robot: false, comments: 0, place: null, text: null, revision: null, size: null, reading: null } as const;
