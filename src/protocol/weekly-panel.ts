/** What only the panel of the weekly review is told. */
export interface WeeklyOwn {
  /** ISO 8601 with offset: when the review would be held. */
  now: string;
  /** The setting `codeRefuge.reviewReminder` as it stands. */
  reminder: { day: number; at: number } | null;
}

/** `reminder` is a value of that setting. */
export type WeeklyAction = { type: 'remind'; reminder: string };
