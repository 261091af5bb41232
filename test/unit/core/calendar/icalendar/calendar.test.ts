import assert from 'node:assert/strict';
import fc from 'fast-check';
import { RRule } from 'rrule';
import { occurrences, parseCalendar } from '../../../../../src/core/calendar/icalendar/calendar';
import { lines } from './case';

const HOUR = 3600;
const DAY = 24 * HOUR;
const zones = fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'America/St_Johns', 'Africa/Casablanca');
const range = { from: Date.UTC(2026, 0) / 1000, to: Date.UTC(2027, 0) / 1000 };

/** A repeating event and what became of some of its occurrences, by their number. */
interface Plan {
  uid: string;
  zone: string;
  start: number;
  minutes: number;
  rule: string;
  out: { number: number; inUtc: boolean }[];
  moved: { number: number; by: number; cancelled: boolean }[];
}

const byNumber = <T extends object>(more: fc.Arbitrary<T>) =>
  fc.uniqueArray(
    fc.tuple(fc.nat(20), more).map(([number, each]) => ({ number, ...each })),
    { maxLength: 4, selector: ({ number }) => number },
  );
const plans: fc.Arbitrary<Plan> = fc.record({
  uid: fc.uuid(),
  zone: zones,
  // Every quarter of an hour of 2025 and 2026, the hours that clocks skip and repeat among them.
  start: fc.integer({ min: Date.UTC(2025, 0) / 900_000, max: Date.UTC(2026, 11) / 900_000 }).map((quarter) => quarter * 900),
  minutes: fc.integer({ min: 0, max: 300 }),
  rule: fc.constantFrom('FREQ=DAILY;COUNT=30', 'FREQ=DAILY;INTERVAL=5;COUNT=40', 'FREQ=WEEKLY;COUNT=50', 'FREQ=MONTHLY;COUNT=14', 'FREQ=YEARLY;COUNT=3'),
  out: byNumber(fc.record({ inUtc: fc.boolean() })),
  moved: byNumber(fc.record({ by: fc.integer({ min: -500, max: 500 }), cancelled: fc.boolean() })),
});

function iso(wall: number): string {
  return new Date(wall * 1000).toISOString().replace(/[-:]|\.\d+Z/g, '');
}

const printers = new Map<string, Intl.DateTimeFormat>();

/** What the clock of a zone shows, from the text that Intl prints. */
function wallOf(zone: string, instant: number): number {
  let printer = printers.get(zone);
  if (!printer) printers.set(zone, (printer = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' })));
  return Date.parse(`${printer.format(instant * 1000).replace(' ', 'T')}Z`) / 1000;
}

/** The first instant, by quarters of an hour, at which the clock shows a time; in a gap the time as it was before it. */
function instantOf(zone: string, wall: number): number {
  for (let instant = wall - 15 * HOUR; instant <= wall + 15 * HOUR; instant += 900) if (wallOf(zone, instant) === wall) return instant;
  const before = wall - DAY;
  return wall - (wallOf(zone, before) - before);
}

function occurrencesOf({ rule, start }: Plan): number[] {
  return new RRule({ ...RRule.parseString(rule), dtstart: new Date(start * 1000) }).all().map((date) => date.getTime() / 1000);
}

/** The VEVENTs of a plan: the event and its overrides, which say their times in UTC. */
function written(plan: Plan): string[] {
  const { uid, zone, start, minutes, rule, out, moved } = plan;
  const walls = occurrencesOf(plan);
  const at = (number: number) => walls[number % walls.length]!;
  const event = [
    `UID:${uid}`,
    `DTSTART;TZID=${zone}:${iso(start)}`,
    `DURATION:PT${minutes}M`,
    `RRULE:${rule}`,
    ...out.map(({ number, inUtc }) => (inUtc ? `EXDATE:${iso(instantOf(zone, at(number)))}Z` : `EXDATE;TZID=${zone}:${iso(at(number))}`)),
  ];
  const overrides = moved.map(({ number, by, cancelled }) => [
    `UID:${uid}`,
    'SUMMARY:Moved',
    `RECURRENCE-ID;TZID=${zone}:${iso(at(number))}`,
    `DTSTART:${iso(instantOf(zone, at(number)) + by * HOUR)}Z`,
    'DURATION:PT1H',
    `STATUS:${cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    `SEQUENCE:${number}`,
  ]);
  return [event, ...overrides].map((each) => lines(each).join('\r\n'));
}

/** The same by the shortest way that comes to mind. */
function expected(plan: Plan): string[] {
  const { zone, minutes, out, moved } = plan;
  const walls = occurrencesOf(plan);
  const place = new Map<number, { start: number; length: number; title: string } | null>();
  for (const wall of walls) place.set(wall, { start: instantOf(zone, wall), length: minutes * 60, title: 'Event' });
  for (const { number } of out) place.set(walls[number % walls.length]!, null);
  // Of two overrides of one occurrence the higher SEQUENCE, which is its number.
  for (const { number, by, cancelled } of [...moved].sort((a, b) => a.number - b.number)) {
    const wall = walls[number % walls.length]!;
    place.set(wall, cancelled ? null : { start: instantOf(zone, wall) + by * HOUR, length: HOUR, title: 'Moved' });
  }
  return [...place.values()]
    .filter((each) => each !== null)
    .filter(({ start, length }) => start < range.to && (start + length > range.from || (length === 0 && start >= range.from)))
    .map(({ start, length, title }) => `${start} ${start + length} ${title}`);
}

function read(events: string[], timeZone = 'Europe/Berlin'): string[] {
  const text = ['BEGIN:VCALENDAR', 'VERSION:2.0', ...events, 'END:VCALENDAR'].join('\r\n');
  const calendar = parseCalendar(text, 'generated');
  const { events: found, warnings } = occurrences(calendar, { ...range, timeZone });
  assert.deepEqual([...calendar.warnings, ...warnings], []);
  for (const [index, { start }] of found.entries()) assert.ok(index === 0 || found[index - 1]!.start <= start, 'they are in order');
  return found.map(({ start, end, title }) => `${start} ${end} ${title}`);
}

describe('Generated calendars', () => {
  it('have the occurrences of a naive model, over changes of the clocks', () => {
    fc.assert(
      fc.property(fc.array(plans, { minLength: 1, maxLength: 3 }), (all) => {
        assert.deepEqual(read(all.flatMap(written)).sort(), all.flatMap(expected).sort());
      }),
      { numRuns: 80 },
    );
  });

  it('are the same in any order of their events', () => {
    const shuffled = fc.array(plans, { minLength: 1, maxLength: 4 }).chain((all) => fc.tuple(fc.constant(all.flatMap(written)), fc.shuffledSubarray(all.flatMap(written), { minLength: all.flatMap(written).length })));
    fc.assert(fc.property(shuffled, ([events, other]) => assert.deepEqual(read(other), read(events))), { numRuns: 30 });
  });

  it('are the same in one file as in two', () => {
    fc.assert(
      fc.property(fc.array(plans, { maxLength: 3 }), fc.array(plans, { maxLength: 3 }), (some, others) => {
        const [first, second] = [some.flatMap(written), others.flatMap(written)];
        assert.deepEqual(read([...first, ...second]).sort(), [...read(first), ...read(second)].sort());
      }),
      { numRuns: 30 },
    );
  });

  it('give in two halves of a range what they give in the whole', () => {
    fc.assert(
      fc.property(plans, fc.integer({ min: range.from, max: range.to }), (plan, middle) => {
        const calendar = parseCalendar(['BEGIN:VCALENDAR', ...written(plan), 'END:VCALENDAR'].join('\n'), 'generated');
        const starts = (from: number, to: number) => occurrences(calendar, { from, to, timeZone: 'UTC' }).events.map(({ start, end }) => `${start} ${end}`);
        assert.deepEqual(new Set([...starts(range.from, middle), ...starts(middle, range.to)]), new Set(starts(range.from, range.to)));
      }),
      { numRuns: 60 },
    );
  });
});
