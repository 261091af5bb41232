import { plausibleTime } from './note-lines';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/;
/** Java's medium form in English, since Java 9 with a comma behind the year, since Java 20 with U+202F before AM. */
const ZONELESS = /^([A-Z][a-z]{2})[a-z]* (\d{1,2}), (\d{4}),? (\d{1,2}):(\d\d):(\d\d)[ \u00a0\u202f]([AP])M$/;
/** JGit's default form: `Thu Mar 14 12:33:20 2019 +0100`. */
const DATE_OF_GIT = /^[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d{1,2}) (\d\d):(\d\d):(\d\d) (\d{4}) ([+-])(\d\d)(\d\d)$/;

/**
 * Seconds since the epoch of `writtenOn`, or `null`. It is an instant since Gerrit 2.15; before, a date without a zone, on
 * the clock of the server (Gerrit's CommentTimestampAdapter). `offsetOf` gives that clock's offset from UTC, in minutes,
 * at about a time.
 */
export function parseWrittenOn(text: string, offsetOf: (time: number) => number): number | null {
  if (INSTANT.test(text)) return plausibleTime(Math.floor(Date.parse(text.replace(/\.\d+/, '')) / 1000));
  const match = ZONELESS.exec(text);
  if (!match) return null;
  const [, month, day, year, hour, minute, second, half] = match;
  const wall = utc(year, month, day, (Number(hour) % 12) + (half === 'P' ? 12 : 0), minute, second);
  return wall === null ? null : plausibleTime(wall - offsetOf(wall) * 60);
}

/** Seconds since the epoch of a date as the notes before Gerrit 2.15 have it, or `null`. */
export function parseGitDate(text: string): number | null {
  const match = DATE_OF_GIT.exec(text);
  if (!match) return null;
  const [, month, day, hour, minute, second, year, sign, hours, minutes] = match;
  const wall = utc(year, month, day, Number(hour), minute, second);
  if (wall === null) return null;
  return plausibleTime(wall - (sign === '-' ? -60 : 60) * (Number(hours) * 60 + Number(minutes)));
}

function utc(year: string | undefined, month: string | undefined, day: string | undefined, hour: number, minute: string | undefined, second: string | undefined): number | null {
  const index = MONTHS.indexOf((month ?? '').toLowerCase());
  return index === -1 ? null : Date.UTC(Number(year), index, Number(day), hour, Number(minute), Number(second)) / 1000;
}
