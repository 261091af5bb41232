/** Seconds of a day of 24 hours. */
export const DAY = 86_400;

/** A DATE or DATE-TIME as it is written (RFC 5545, 3.3.4 and 3.3.5). */
export interface DateValue {
  /** `date`: a day. `local`: what the clock of `tzid` shows, or any clock if that is `null` (floating). `utc`: UTC. */
  form: 'date' | 'local' | 'utc';
  /** What the clock shows, in seconds since 1970-01-01T00:00 on that clock. */
  wall: number;
  tzid: string | null;
}

const WRITTEN = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?)?(Z)?$/i;

/**
 * Reads one value; `null` where it is none, such as 30 February. A time without seconds is taken, 24:00 is the end of its
 * day, and a day has no zone even with the `Z` that Google wrote behind birthdays.
 */
export function readDate(text: string, tzid: string | null): DateValue | null {
  const match = WRITTEN.exec(text.trim());
  if (!match) return null;
  const [, year, month, day, hour, minute, second = '00', zulu] = match;
  const date = dayOf(Number(year), Number(month), Number(day));
  if (date === null) return null;
  if (hour === undefined) return { form: 'date', wall: date * DAY, tzid: null };
  const seconds = Number(hour) * 3600 + Number(minute) * 60 + Math.min(59, Number(second));
  if (seconds > DAY || Number(minute) > 59 || Number(second) > 60) return null;
  return { form: zulu === undefined ? 'local' : 'utc', wall: date * DAY + seconds, tzid: zulu === undefined ? tzid : null };
}

/** Days since 1970-01-01 of a day of the Gregorian calendar, 0000-01-01 to 9999-12-31. */
function dayOf(year: number, month: number, day: number): number | null {
  const date = new Date(0);
  // Date.UTC takes the years 0 to 99 for 1900 to 1999.
  date.setUTCFullYear(year, month - 1, day);
  const same = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return same ? date.getTime() / (DAY * 1000) : null;
}

/** Midnight before a time on the wall clock, or that time. */
export function midnight(wall: number): number {
  return Math.floor(wall / DAY) * DAY;
}

/** A DURATION: days and weeks are nominal, the rest is exact (RFC 5545, 3.3.6). */
export interface Duration {
  days: number;
  seconds: number;
}

/** Weeks beside days, and behind a `T`, are not in the standard and in files all the same. */
const DURATION = /^([+-])?P(?=T?\d)(?:T?(\d+)W)?(?:(\d+)D)?(?:T?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/i;
/** Longer than any calendar lasts. */
const LONGEST = 10_000 * 366 * DAY;

export function readDuration(text: string): Duration | null {
  const match = DURATION.exec(text.trim());
  if (!match) return null;
  const [weeks, days, hours, minutes, seconds] = match.slice(2).map((each) => Number(each ?? 0));
  const sign = match[1] === '-' ? -1 : 1;
  const bounded = (value: number) => sign * Math.min(LONGEST, value);
  return { days: bounded(weeks! * 7 + days!), seconds: bounded(hours! * 3600 + minutes! * 60 + seconds!) };
}
