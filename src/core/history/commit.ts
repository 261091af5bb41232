/** A commit as the log gives it. Text is as it was recorded, in UTF-8 with U+FFFD for bytes that are none. */
export interface CommitRecord {
  hash: string;
  parents: string[];
  author: Signature;
  committer: Signature;
  /** From `Co-authored-by` trailers. */
  coAuthors: Person[];
  /** First paragraph of the message on one line, cut at `SUBJECT_LIMIT` characters. */
  subject: string;
}

export interface Person {
  name: string;
  email: string;
}

export interface Signature extends Person {
  /** Seconds since the epoch; NaN in both signatures where one of the two dates can't be read. */
  time: number;
  /** The recorded offset from UTC, in minutes; east is positive. */
  offset: number;
}

export const SUBJECT_LIMIT = 200;
