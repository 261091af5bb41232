/** Where a calendar comes from. */
export type CalendarSource =
  /** A file or a folder of files, as the user named it. */
  | { kind: 'path'; path: string }
  /** A feed by the name its user gave it, and the file in which the last answer of its server is kept. Its address stays secret. */
  | { kind: 'feed'; name: string; file: string };

/** What is wrong with a source: which, why and what to do, in a sentence or two. Never names a feed's address. */
export interface SourceProblem {
  source: string;
  message: string;
}
