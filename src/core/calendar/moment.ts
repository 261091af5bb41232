/** A point in time and the wall clock it was seen on. */
export interface Moment {
  /** Seconds since the epoch. */
  time: number;
  /** Offset from UTC in minutes; east is positive. */
  offset: number;
}

export const DAY_MINUTES = 24 * 60;
export const WEEK_SECONDS = 7 * 24 * 60 * 60;

const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?(Z|[+-]\d{2}:?\d{2})?$/i;

/**
 * Reads an ISO 8601 date with time and offset. Without a time it is midnight, without an offset UTC, so that the
 * same text means the same moment on every machine. `null` where it is none.
 */
export function parseMoment(text: string): Moment | null {
  const match = ISO_DATE.exec(text.trim());
  if (!match) return null;
  const [, year, month, day, hour = '0', minute = '0', second = '0', zone = 'Z'] = match;
  const utc = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
  // Date.UTC carries 31 February over into March, and takes the year 50 for 1950; neither is what was asked for.
  const date = new Date(utc);
  if (date.getUTCFullYear() !== Number(year)) return null;
  if (date.getUTCMonth() + 1 !== Number(month) || date.getUTCDate() !== Number(day)) return null;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  const offset = parseOffset(zone);
  return offset === null ? null : { time: utc / 1000 - offset * 60, offset };
}

function parseOffset(zone: string): number | null {
  if (/^z$/i.test(zone)) return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(-2));
  if (hours > 18 || minutes > 59) return null;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}

/** ISO 8601 with offset: `2026-08-01T01:12:33+02:00`. */
export function formatMoment({ time, offset }: Moment): string {
  const wall = new Date((time + offset * 60) * 1000).toISOString().replace(/\.\d+Z$/, '');
  const sign = offset < 0 ? '-' : '+';
  const minutes = Math.abs(offset);
  return `${wall}${sign}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}

/** Minutes of the local wall clock since 1970-01-01T00:00 on that clock. */
export function wallMinutes({ time, offset }: Moment): number {
  return Math.floor(time / 60) + offset;
}

/** Date of a day that is counted from 1970-01-01: `YYYY-MM-DD`. */
export function formatDay(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, -14);
}

/** ISO 8601 weekday, 1 (Monday) to 7 (Sunday), of a day counted from 1970-01-01, a Thursday. */
export function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}
