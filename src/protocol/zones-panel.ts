import type { SourceProblem } from '../calendars/sources';
import type { RecentZone, WeeklyZone } from '../core/review/review';

/** A zone or an absence of a calendar, on the viewer's wall clock: minutes since 1970-01-01T00:00 on it. */
export interface CalendarBlock {
  kind: 'zone' | 'absence';
  title: string;
  source: string;
  from: number;
  to: number;
  allDay: boolean;
  hold: boolean;
}

/** An event of the coming days and what the rules make of it. */
export interface PreviewEvent {
  kind: 'zone' | 'absence' | 'none';
  why: string;
  title: string;
  source: string;
  calendar: string;
  from: number;
  to: number;
  allDay: boolean;
}

/** Where the setting of the user's own zones stands, and so where edits go. */
export type SettingLevel = 'user' | 'workspace';

export interface ZonesPanelState {
  own: WeeklyZone[];
  level: SettingLevel;
  /** Why the own zones can't be edited: the setting has something in it that an edit would throw away. */
  locked: string | null;
  workingHours: { days: number[]; from: number; to: number };
  /** Minutes since 1970-01-01T00:00 on the viewer's wall clock. */
  now: number;
  timeZone: string;
  /** Those of `ZONE_WEEKS`, by start. */
  calendar: CalendarBlock[];
  preview: PreviewEvent[];
  /** How many more events there are in the fourteen days. */
  previewLeftOut: number;
  problems: SourceProblem[];
  /** How old the data of each feed is, and why it is no younger. */
  notes: string[];
  /** Whether any calendar is named, in settings or as a feed. */
  hasCalendars: boolean;
  rules: number;
  /** The zones of the last eight weeks, newest first; `null` while the history isn't known. */
  recent: RecentZone[] | null;
  /** Why the history isn't known, if it won't be. */
  recentProblem: string | null;
}

/** From the extension to the panel of the no-code zones. */
export type ToZonesPanel =
  | { type: 'state'; state: ZonesPanelState }
  /** The time moves on. */
  | { type: 'now'; now: number }
  /** The answer to a `save`: what went wrong, if anything. A `state` follows where the setting isn't as asked. */
  | { type: 'saved'; id: number; problem: string | null };

/** From the panel to the extension. */
export type FromZonesPanel =
  | { type: 'ready' }
  /** Writes the own zones. `before` is what they were when the edit was made: they may have changed elsewhere. */
  | { type: 'save'; id: number; before: WeeklyZone[]; zones: WeeklyZone[] }
  /** All own zones, or one of them by its place in the list. */
  | { type: 'export'; zone: number | null }
  | { type: 'invite'; zone: number }
  | { type: 'openCommit'; repository: string; commit: string }
  | { type: 'openSettings'; setting: string }
  | { type: 'addFeed' };
