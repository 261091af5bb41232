import ICAL from 'ical.js';
import { occurrences, parseCalendar } from '../../src/core/calendar/icalendar/calendar';

const EVENTS = 10_000;
const WEEKS = 26;
const ROUNDS = 5;
const RULES = [
  'FREQ=WEEKLY;BYDAY=MO,WE',
  'FREQ=DAILY',
  'FREQ=WEEKLY',
  'FREQ=MONTHLY;BYDAY=2TU',
  'FREQ=WEEKLY;COUNT=60',
  'FREQ=WEEKLY;INTERVAL=2;UNTIL=20270101T000000Z',
  'FREQ=YEARLY',
  'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR',
];

/**
 * What reading a calendar of 10,000 events, half of them repeating, and finding what happens in 26 weeks cost, beside
 * a bare parse of the same text by ical.js. Each round runs all of them, so that a busy machine slows all alike.
 */
export function benchCalendars(): void {
  const text = generated();
  const from = Date.UTC(2026, 5, 1) / 1000;
  const range = { from, to: from + WEEKS * 7 * 86_400, timeZone: 'Europe/Berlin' };
  const times = { bare: [] as number[], read: [] as number[], first: [] as number[], again: [] as number[] };
  let found = 0;
  for (let round = 0; round < ROUNDS; round++) {
    times.bare.push(timed(() => ICAL.parse(text)));
    let calendar = parseCalendar('', '');
    times.read.push(timed(() => (calendar = parseCalendar(text, 'bench.ics'))));
    times.first.push(timed(() => (found = occurrences(calendar, range).events.length)));
    times.again.push(timed(() => occurrences(calendar, { ...range, from: from + 86_400 })));
  }
  const bare = median(times.bare);
  const line = (what: string, time: number) => console.log(`  ${what.padEnd(34)} ${time.toFixed(0).padStart(6)} ms  ${(time / bare).toFixed(2).padStart(5)} ×`);
  console.log(`Calendar of ${EVENTS.toLocaleString('en')} events, ${(text.length / 1e6).toFixed(1)} MB; ${found.toLocaleString('en')} occurrences in ${WEEKS} weeks; medians of ${ROUNDS}`);
  line('bare ICAL.parse', bare);
  line('reading it', median(times.read));
  line('occurrences, the first time', median(times.first));
  line('occurrences of another range', median(times.again));
  line('reading and occurrences together', median(times.read.map((time, round) => time + times.first[round]!)));
}

function timed(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

/** As an export has them: with descriptions, places and people, and every second event repeating in one of a few ways. */
function generated(): string {
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Code Refuge//bench//EN'];
  for (let index = 0; index < EVENTS; index++) {
    const start = new Date(Date.UTC(2025, 6, 1) + index * 7_200_000).toISOString().replace(/[-:]|\.\d+Z/g, '');
    lines.push(
      'BEGIN:VEVENT',
      `UID:${index}@example.org`,
      'DTSTAMP:20260101T000000Z',
      'CREATED:20260101T000000Z',
      'LAST-MODIFIED:20260101T000000Z',
      `SUMMARY:Event number ${index} with a title\\, and more`,
      `DTSTART;TZID=Europe/Berlin:${start}`,
      'DURATION:PT45M',
      'DESCRIPTION:Some text that says what it is about\\nand goes on for a while\\, as',
      '  texts do',
      'LOCATION:Room 1',
      'STATUS:CONFIRMED',
      'TRANSP:OPAQUE',
      'SEQUENCE:0',
      'ORGANIZER;CN=Some One:mailto:someone@example.org',
      'ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;CN=Some On',
      ' e Else:mailto:else@example.org',
      ...(index % 2 === 0 ? [] : [`RRULE:${RULES[((index - 1) / 2) % RULES.length]}`]),
      'END:VEVENT',
    );
  }
  return [...lines, 'END:VCALENDAR', ''].join('\r\n');
}
