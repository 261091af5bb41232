import type { CalendarEvent } from '../zone';
import { type Component, readComponents } from './content-lines';
import { type DateValue } from './date-values';
import { type EventPart, nameOf, readEvent } from './event';
import { notACalendar } from './not-a-calendar';
import { textsOf, wordOf } from './property';
import { eventsBetween, type Schedule, scheduleOf } from './schedule';
import { type Series, toSeries } from './series';
import { TimeZones } from './time-zones';

/** What is wrong with a calendar. */
export interface CalendarWarning {
  source: string;
  /** One sentence, which names the line and the event where it is about one, and says what was done about it. */
  message: string;
}

/** A calendar as it was read, ready to be asked for any range. */
export interface Calendar {
  source: string;
  /** What it calls itself (`NAME` of RFC 7986, `X-WR-CALNAME`), or the source. */
  name: string;
  warnings: readonly CalendarWarning[];
  series: readonly Series[];
  zones: TimeZones;
  /** The last answer's groundwork; calendars are asked again and again for the same viewer. */
  memory: { schedule: Schedule | null };
}

/** The years 0000 to 9999: no date of a calendar lies outside of them (RFC 5545, 3.3.4). */
const EARLIEST = -62_167_219_200;
const LATEST = 253_402_300_800;

/** Warnings of one calendar that are told one by one. */
const MOST_WARNINGS = 50;

/** Reads a text as iCalendar (RFC 5545). Whatever the text, it does not throw: what can't be read is left out and told. */
export function parseCalendar(text: string, source: string): Calendar {
  const messages: string[] = [];
  const complain = (line: number, name: string, what: string) => messages.push(`Line ${line}, ${name}: ${what}.`);
  const { calendars, cut } = readComponents(text.includes('\0') ? text.replaceAll('\0', '') : text);
  if (calendars.length === 0) messages.push(`This ${notACalendar(text)}.`);
  const supported = calendars.filter((calendar) => isSupported(calendar, messages));
  const zones = new TimeZones(supported.flatMap(({ parts }) => parts.filter(({ name }) => name === 'VTIMEZONE')));
  const parts = supported.flatMap((calendar) => readEvents(calendar, complain));
  for (const { name, number } of cut) {
    if (name === 'VEVENT') messages.push(`Line ${number}: the event that begins here has no END:VEVENT, so it is left out.`);
    if (name === 'VCALENDAR') messages.push('The file ends before its END:VCALENDAR, so events may be missing.');
  }
  tellOfZones(parts, zones, complain);
  for (const part of parts) if (endsBeforeStart(part)) complain(part.line, nameOf(part.title, part.uid), 'it ends before it begins, so it is taken to have no length');
  return {
    source,
    name: supported.map(nameOfCalendar).find((name) => name !== '') ?? source,
    warnings: limited(messages).map((message) => ({ source, message })),
    series: toSeries(parts),
    zones,
    memory: { schedule: null },
  };
}

/**
 * The occurrences that overlap a range of instants (seconds since the epoch, the end not included), by start, end and
 * title. `timeZone` is the IANA id of the viewer's zone, for all-day events and floating times.
 */
export function occurrences(
  calendar: Calendar,
  { from, to, timeZone }: { from: number; to: number; timeZone: string },
): { events: CalendarEvent[]; warnings: CalendarWarning[] } {
  const { source, series, zones, memory } = calendar;
  const [first, last] = [Math.max(from, EARLIEST), Math.min(to, LATEST)];
  if (!(first < last)) return { events: [], warnings: [] };
  if (memory.schedule?.timeZone !== timeZone) memory.schedule = scheduleOf(series, zones, calendar, timeZone);
  const { events, problems } = eventsBetween(memory.schedule, first, last, calendar);
  return { events, warnings: limited(problems).map((message) => ({ source, message })) };
}

function isSupported({ lines, number }: Component, messages: string[]): boolean {
  const version = lines.find(({ name }) => name === 'VERSION');
  const old = version !== undefined && /^1(\.|$)/.test(wordOf(version));
  if (old) messages.push(`Line ${number}: vCalendar 1.0 is not supported, so its events are left out; export the calendar as iCalendar (version 2.0).`);
  return !old;
}

function readEvents({ lines, parts }: Component, complain: (line: number, name: string, what: string) => void): EventPart[] {
  const method = lines.find(({ name }) => name === 'METHOD');
  const cancels = method !== undefined && wordOf(method) === 'CANCEL';
  return parts
    .filter(({ name }) => name === 'VEVENT')
    .map((event) => readEvent(event, complain))
    .filter((event) => event !== null)
    .map((event) => (cancels ? { ...event, cancelled: true } : event));
}

function nameOfCalendar({ lines }: Component): string {
  const line = lines.find(({ name }) => name === 'NAME') ?? lines.find(({ name }) => name === 'X-WR-CALNAME');
  return line === undefined ? '' : (textsOf(line)[0] ?? '').replace(/[\s\p{Cc}]+/gu, ' ').trim().slice(0, 200);
}

/** Tells of each zone that nobody knows once, with the first event that names it. */
function tellOfZones(parts: readonly EventPart[], zones: TimeZones, complain: (line: number, name: string, what: string) => void): void {
  const told = new Set<string>();
  for (const { start, end, line, title, uid } of parts) {
    for (const { tzid } of [start, end].filter((each): each is DateValue => each !== null && 'wall' in each)) {
      if (tzid === null || told.has(tzid) || zones.clock(tzid) !== null) continue;
      told.add(tzid);
      complain(line, nameOf(title, uid), `the time zone “${tzid}” is not known, so times in it are read in your own`);
    }
  }
}

function endsBeforeStart({ start, end }: EventPart): boolean {
  if (end === null) return false;
  if (!('wall' in end)) return end.days < 0 || end.seconds < 0;
  return end.form === start.form && end.tzid === start.tzid && end.wall < start.wall;
}

function limited(messages: string[]): string[] {
  if (messages.length <= MOST_WARNINGS) return messages;
  return [...messages.slice(0, MOST_WARNINGS), `${(messages.length - MOST_WARNINGS).toLocaleString('en')} more warnings like these.`];
}
