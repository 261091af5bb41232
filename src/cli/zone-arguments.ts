import type { Moment } from '../core/calendar/moment';
import { UsageError } from './usage-error';

/** What the command line says of no-code zones; `null` where it says nothing and the settings count. */
export interface ZoneArguments {
  calendars: string[] | null;
  /** A regular expression that titles of zones contain. */
  match: string | null;
  from: Moment | null;
  to: Moment | null;
}

const DAY_SECONDS = 24 * 60 * 60;
const DEFAULT_SECONDS = 14 * DAY_SECONDS;
/** No calendar says much about a time further away, and a rule that repeats would fill the screen. */
const LONGEST_SECONDS = 10 * 366 * DAY_SECONDS;

/** A file or folder of calendars. An address is refused, and not repeated: whoever reads it can read the calendar. */
export function calendarOf(text: string): string {
  if (text.trim() === '') throw new UsageError('--calendar needs the name of a file or a folder.');
  if (/^\s*(?:[a-z][a-z0-9+.-]+:\/\/|(?:https?|webcals?|caldavs?|ftps?):)/i.test(text)) {
    throw new UsageError(
      '--calendar takes a file. The address of a calendar is a secret, and would stay in the history of your shell: save the calendar to a file and name that, or add the feed in the editor with "Code Refuge: Add Calendar Feed".',
    );
  }
  return text;
}

export function patternOf(text: string): string {
  if (text === '') throw new UsageError('--match needs a regular expression.');
  try {
    // As the rules of the settings take theirs.
    new RegExp(text, 'iu');
  } catch (error) {
    const reason = /: ([^:]+)$/.exec((error as Error).message)?.[1] ?? (error as Error).message;
    throw new UsageError(`--match: "${text}" is no regular expression (${reason}).`);
  }
  return text;
}

/** The range to list zones of, from the command line and the present; throws a `UsageError`. */
export function rangeOf({ from, to }: ZoneArguments, now: Moment): { from: number; to: number } {
  const begin = (from ?? now).time;
  const end = to?.time ?? begin + DEFAULT_SECONDS;
  if (end <= begin) throw new UsageError(from === null ? '--to lies in the past; say with --from where the list begins.' : '--to must lie after --from.');
  if (end - begin > LONGEST_SECONDS) throw new UsageError('From --from to --to there are more than 10 years; ask for less.');
  return { from: begin, to: end };
}
