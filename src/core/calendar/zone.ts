/** A stretch of time, the end not included. */
export interface TimeSpan {
  /** Seconds since the epoch. */
  start: number;
  end: number;
  /**
   * The same in minutes since 1970-01-01T00:00 on the wall clock, where the span is bound to the clock of wherever
   * the user is: weekly zones, all-day events, floating times. `start` and `end` are then those of the viewer's time
   * zone. `null` where the span lies at one instant for everyone.
   */
  wall: { from: number; to: number } | null;
}

/** How an event of a calendar takes up its owner's time (RFC 5545 `TRANSP`, Microsoft's `X-MICROSOFT-CDO-BUSYSTATUS`). */
export type Busy = 'busy' | 'tentative' | 'free' | 'out-of-office' | 'elsewhere';

/** Whom a calendar shows an event to (RFC 5545 `CLASS`). */
export type Visibility = 'public' | 'private' | 'confidential';

/** One occurrence of an event of a calendar. Cancelled ones are none. */
export interface CalendarEvent extends TimeSpan {
  /** `UID` of the event; all occurrences of one recurring event share it. */
  uid: string;
  title: string;
  allDay: boolean;
  /** Name of the calendar it stands in (`X-WR-CALNAME`), or that of its source. */
  calendar: string;
  /** The source it was read from: a path as the user named it, or the name of a feed. */
  source: string;
  categories: readonly string[];
  busy: Busy;
  visibility: Visibility;
}

/** One no-code zone as it lies in time: a block of a weekly zone, or an event of a calendar that a rule made one. */
export interface Zone extends TimeSpan {
  /** The same for the same zone in every session and window. */
  id: string;
  title: string;
  allDay: boolean;
  /** The calendar's source, or `settings`. */
  source: string;
  /** Where it lies on the viewer's wall clock, in minutes since 1970-01-01T00:00 on it. */
  local: { from: number; to: number };
  /** Whether the workspace's files are read-only while it lasts. */
  hold: boolean;
}

/** Category of blocks that an escape plan books: time for code, so no no-code zone unless a rule says so. */
export const SYSTEM_TIME = 'System time';

/** Source of the zones that were written by hand. */
export const SETTINGS_SOURCE = 'settings';
