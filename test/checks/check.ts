/** One review to check: whose, of what, and when. The command line and the variables of the page are made of it. */
export interface Check {
  directory: string;
  /** Addresses and names. */
  me: readonly string[];
  /** End of the window, ISO 8601 with its offset. */
  now: string;
  weeks: number;
  /** Default: `HEAD`, which the program takes for itself where it is the default branch. */
  refs?: readonly string[];
  zones?: readonly Zone[];
  /** Numbers of my Gerrit accounts, for the commands alone: the program is to find them out. */
  accounts?: readonly string[];
  /** The clone lacks contents of files, so both sides find renames without edits alone. */
  exactRenames?: true;
}

/** As in the setting `codeRefuge.noCodeZones`. */
export interface Zone {
  days: readonly Weekday[];
  /** `HH:MM`. */
  from: string;
  to: string;
}

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

export const HABITS = [
  'late-night-merges',
  'late-night-commits',
  'weekend-work',
  'blocked-hours-work',
  'merge-gatekeeping',
  'hands-on-share',
  'sole-knowledge',
  'blocked-hours-reviews',
  'line-by-line-reviews',
  'firefighting',
  'first-responder',
  'system-improvement',
  'absence-resilience',
  'untold-wins',
  'goal-less-work',
] as const;
export type HabitId = (typeof HABITS)[number];

/** What can be said of a review in numbers; both sides of the comparison give it. */
export interface Numbers {
  /** Commits in the window, hidden integrations, integrations, events of mine. */
  coverage: number[];
  /** Reviews, comments, comments on a line and reviews of mine in git-appraise notes. */
  gitAppraise: number[];
  /** The same of Gerrit's NoteDb. */
  notedb: number[];
  /** Changes that were put up and reviewed in the window, and the median hours to their first review. */
  firstReview: number[];
  /** Reviews of mine in the window, comments, reviews of known size, and their files and changed lines. */
  reviewVolume: number[];
  /** Count, of, value; a value without evidence is 0. After those of sole knowledge the truck factor, and the number of authors. */
  habits: Record<HabitId, number[]>;
  /** Reviews that trailers name, and those of them that are mine. */
  trailers: number[];
  /** Monday to Sunday, 24 hours each. */
  heatmap: number[];
}
