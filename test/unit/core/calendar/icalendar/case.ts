import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { occurrences, parseCalendar } from '../../../../../src/core/calendar/icalendar/calendar';
import type { CalendarEvent } from '../../../../../src/core/calendar/zone';

/** One thing that calendars contain, and what has to come of it. The tables make a page of docs/calendars.md. */
export interface Case {
  what: string;
  /** Where the answer comes from: a section of a standard, or the thread where someone met it. */
  source: string;
  /** The calendar, or the name of a file in test/fixtures/calendars. */
  text: string;
  /** Dates in UTC; the year 2026 where nothing else is said. */
  from?: string;
  to?: string;
  /** The viewer's zone, Europe/Berlin where nothing else is said. */
  timeZone?: string;
  /** Occurrences as `show` writes them, then the messages. */
  expected: string[];
}

export const RFC = (section: string) => `[RFC 5545, ${section}](https://www.rfc-editor.org/rfc/rfc5545#section-${section})`;
/** A file of the test data of node-ical or ical.js; the cases are ours, after them. */
export const NODE_ICAL = (file: string) => `[node-ical, ${file}](https://github.com/jens-maus/node-ical/tree/master/test/fixtures)`;
export const ICAL_JS = (file: string) => `[ical.js, ${file}](https://github.com/kewisch/ical.js/tree/main/samples)`;
/** No one's words: what the words of the standard come to. */
export const OWN = 'own example';
export const thread = (repository: string, number: number) => `[${repository}#${number}](https://github.com/${repository}/issues/${number})`;

/** A calendar of some events, each by its lines; what is not said about one is the same for all. */
export function calendar(...events: string[][]): string {
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', ...events.flatMap(lines), 'END:VCALENDAR', ''].join('\r\n');
}

export function lines(event: string[]): string[] {
  const has = (name: string) => event.some((line) => new RegExp(`^${name}[:;]`).test(line));
  return ['BEGIN:VEVENT', ...(has('UID') ? [] : ['UID:a@example.org']), ...(has('SUMMARY') ? [] : ['SUMMARY:Event']), ...event, 'END:VEVENT'];
}

/** What a case gives, in lines. */
export function found({ text, from = '2026-01-01', to = '2027-01-01', timeZone = 'Europe/Berlin' }: Case): string[] {
  const content = text.endsWith('.ics') ? readFileSync(join(import.meta.dirname, '../../../../fixtures/calendars', text), 'utf8') : text;
  const read = parseCalendar(content, 'team.ics');
  const seconds = (date: string) => Date.parse(`${date}T00:00:00Z`) / 1000;
  const { events, warnings } = occurrences(read, { from: seconds(from), to: seconds(to), timeZone });
  return [...events.map(show), ...[...read.warnings, ...warnings].map(({ message }) => message)];
}

/** `2026-03-02 09:00–10:00 Event` in UTC, or the days of the wall clock; what is not the rule in brackets. */
export function show({ start, end, wall, title, allDay, busy, visibility, categories }: CalendarEvent): string {
  const notes = [...(busy === 'busy' ? [] : [busy]), ...(visibility === 'public' ? [] : [visibility]), ...categories.map((each) => `“${each}”`)];
  const about = `${title}${notes.length > 0 ? ` (${notes.join(', ')})` : ''}`;
  if (allDay && wall !== null) {
    const [first, last] = [day(wall.from * 60), day(wall.to * 60 - 1)];
    return `${first === last ? first : `${first} to ${last}`} all day ${about}`;
  }
  const [from, to] = [minute(start), minute(end)];
  const until = to.slice(0, -5) === from.slice(0, -5) ? to.slice(-5) : to;
  return `${from}${start === end ? '' : `–${until}`} ${about}`;
}

function day(seconds: number): string {
  return minute(seconds).slice(0, -6);
}

function minute(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, -8).replace('T', ' ');
}
