import ICAL from 'ical.js';
import type { Freq } from 'rrule-temporal';
import type { ContentLine } from './content-lines';
import { DAY, type DateValue, readDate } from './date-values';
import { PropertyError, shorten } from './property';

/** A recurrence rule (RFC 5545, 3.3.10), its parts as rrule-temporal takes them. */
export interface Rule {
  freq: Freq;
  interval: number;
  count: number | null;
  /** The last time that may be one of the rule's; a day counts whole. */
  until: DateValue | null;
  parts: RuleParts;
}

export interface RuleParts {
  byDay?: string[];
  byMonth?: number[];
  byMonthDay?: number[];
  byYearDay?: number[];
  byWeekNo?: number[];
  byHour?: number[];
  byMinute?: number[];
  bySecond?: number[];
  bySetPos?: number[];
  wkst?: string;
}

const NUMBERS = {
  bymonth: 'byMonth',
  bymonthday: 'byMonthDay',
  byyearday: 'byYearDay',
  byweekno: 'byWeekNo',
  byhour: 'byHour',
  byminute: 'byMinute',
  bysecond: 'bySecond',
  bysetpos: 'bySetPos',
} as const;
const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];
/** Of the rule's units, seconds. Months and years are long enough as they are. */
const UNITS: Partial<Record<Freq, number>> = { SECONDLY: 1, MINUTELY: 60, HOURLY: 3600 };

/** Reads a rule; throws a `PropertyError` where it can't be read, or repeats more often than every hour. */
export function readRule(line: ContentLine): Rule {
  // In capitals and without blanks, as the standard has it and not every exporter.
  const written = line.text.slice(line.text.indexOf(':') + 1).replace(/\s/g, '').toUpperCase();
  let recur: Record<string, unknown>;
  try {
    [, , , recur = {}] = ICAL.parse.property(`RRULE:${written}`, ICAL.design.icalendar) as [string, object, string, Record<string, unknown>];
  } catch (error) {
    throw new PropertyError(line, error instanceof Error ? shorten(error.message) : 'it is no rule');
  }
  if (recur['freq'] === undefined) throw new PropertyError(line, 'it has no FREQ');
  if ((recur['rscale'] ?? 'GREGORIAN') !== 'GREGORIAN') throw new PropertyError(line, 'it counts in another calendar than the Gregorian');
  const rule: Rule = {
    freq: recur['freq'] as Freq,
    interval: Math.min(Number(recur['interval'] ?? 1), 1_000_000),
    count: recur['count'] === undefined ? null : Number(recur['count']),
    until: readUntil(line, written),
    parts: readParts(recur),
  };
  if (isSubHourly(rule)) throw new PropertyError(line, 'it repeats more often than every hour');
  return rule;
}

/** From the text, since ical.js takes any eight characters for a date. */
function readUntil(line: ContentLine, written: string): DateValue | null {
  const until = /(?:^|;)UNTIL=([^;]*)/.exec(written)?.[1];
  if (until === undefined || until === '') return null;
  const date = readDate(until, null);
  if (date === null) throw new PropertyError(line, `its UNTIL “${shorten(until)}” is no date`);
  return date.form === 'date' ? { form: 'local', wall: date.wall + DAY - 1, tzid: null } : date;
}

function readParts(recur: Record<string, unknown>): RuleParts {
  const parts: RuleParts = {};
  for (const [name, part] of Object.entries(NUMBERS)) {
    if (recur[name] !== undefined) parts[part] = [recur[name]].flat().map(Number);
  }
  if (recur['byday'] !== undefined) parts.byDay = [recur['byday']].flat().map(String);
  // ical.js counts the weekdays from Sunday, 1.
  if (recur['wkst'] !== undefined) parts.wkst = WEEKDAYS[Number(recur['wkst']) - 1] ?? String(recur['wkst']);
  return parts;
}

function isSubHourly({ freq, interval, parts }: Rule): boolean {
  const several = (values: number[] | undefined) => values !== undefined && values.length > 1;
  if (several(parts.bySecond) || (freq === 'HOURLY' && several(parts.byMinute))) return true;
  return (UNITS[freq] ?? 3600) * interval < 3600;
}
