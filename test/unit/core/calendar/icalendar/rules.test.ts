import assert from 'node:assert/strict';
import fc from 'fast-check';
import ICAL from 'ical.js';
import { RRule } from 'rrule';
import { Recurrence, timesOf } from '../../../../../src/core/calendar/icalendar/recurrence';
import { RegularRecurrence } from '../../../../../src/core/calendar/icalendar/regular-recurrence';
import { readRule, type Rule } from '../../../../../src/core/calendar/icalendar/rule';

const DAY = 86_400;
const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** Wall times from 1990 to 2030, on the minute. */
const starts = fc.integer({ min: 10_519_200, max: 31_556_880 }).map((minutes) => minutes * 60);
const some = <T>(values: T[], most = 3) => fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: most });
const numbers = (min: number, max: number, most = 3) => fc.uniqueArray(fc.integer({ min, max }).filter((value) => value !== 0), { minLength: 1, maxLength: most }).map((values) => values.sort((a, b) => a - b));
const maybe = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined, freq: 2 });
const ends = fc.oneof(
  fc.constant(''),
  fc.integer({ min: 1, max: 40 }).map((count) => `;COUNT=${count}`),
  fc.integer({ min: 0, max: 900 }).map((days) => ({ days })),
);

const regular = fc.oneof(
  fc.record({ freq: fc.constantFrom('HOURLY', 'DAILY', 'WEEKLY'), interval: fc.integer({ min: 1, max: 5 }) }),
  fc.record({ freq: fc.constant('WEEKLY'), interval: fc.integer({ min: 1, max: 5 }), BYDAY: some(WEEKDAYS, 7), WKST: maybe(fc.constantFrom('MO', 'SU', 'WE')) }),
  fc.record({ freq: fc.constant('DAILY'), interval: fc.constant(1), BYDAY: some(WEEKDAYS, 7) }),
);
// `BYDAY=FR,1MO` is Fridays and the first Monday, BYHOUR has no order; rrule has both wrong, so there is neither here.
/** Positions from one end only: where two of them name the same day, rrule gives it twice, and counts it twice. */
const positions = fc.oneof(numbers(1, 3, 2), numbers(-2, -1, 2));

const others = fc.oneof(
  fc.record({ freq: fc.constant('MONTHLY'), interval: fc.integer({ min: 1, max: 5 }), BYMONTHDAY: numbers(-31, 31), BYMONTH: maybe(numbers(1, 12)) }),
  fc.record({ freq: fc.constant('MONTHLY'), interval: fc.integer({ min: 1, max: 5 }), BYDAY: some(WEEKDAYS.flatMap((day) => [`1${day}`, `-1${day}`, `3${day}`])) }),
  fc.record({ freq: fc.constant('MONTHLY'), interval: fc.integer({ min: 1, max: 3 }), BYDAY: some(WEEKDAYS, 5), BYSETPOS: positions }),
  fc.record({ freq: fc.constant('YEARLY'), interval: fc.integer({ min: 1, max: 4 }), BYMONTH: numbers(1, 12), BYDAY: some(WEEKDAYS.flatMap((day) => [`2${day}`, `-1${day}`])) }),
  fc.record({ freq: fc.constant('YEARLY'), interval: fc.integer({ min: 1, max: 4 }), BYYEARDAY: numbers(-366, 366) }),
  fc.record({ freq: fc.constant('YEARLY'), interval: fc.integer({ min: 1, max: 4 }), BYMONTH: numbers(1, 12), BYMONTHDAY: numbers(-31, 31) }),
  fc.record({ freq: fc.constant('DAILY'), interval: fc.integer({ min: 1, max: 9 }), BYMONTH: numbers(1, 12), BYMONTHDAY: maybe(numbers(-31, 31, 6)) }),
  fc.record({ freq: fc.constant('WEEKLY'), interval: fc.integer({ min: 1, max: 3 }), BYDAY: some(WEEKDAYS, 5), BYHOUR: numbers(1, 23) }),
);

type Parts = { freq: string; interval: number } & Record<string, unknown>;

function written({ freq, interval, ...parts }: Parts, end: string | { days: number }, start: number): string {
  const by = Object.entries(parts).map(([name, value]) => (value === undefined ? '' : `;${name}=${[value].flat().join(',')}`));
  const until = typeof end === 'string' ? end : `;UNTIL=${iso(start + end.days * DAY)}Z`;
  return `FREQ=${freq};INTERVAL=${interval}${by.join('')}${until}`;
}

function iso(wall: number): string {
  return new Date(wall * 1000).toISOString().replace(/[-:]|\.\d+Z/g, '');
}

function ruleOf(text: string): Rule {
  return readRule({ name: 'RRULE', text: `RRULE:${text}`, number: 1 });
}

/** COUNT counts the start, which rrule and ical.js leave out where the rule has it not. */
function countedWith(text: string, startsWithRule: boolean): string | null {
  const count = Number(/COUNT=(\d+)/.exec(text)?.[1] ?? NaN);
  if (Number.isNaN(count) || startsWithRule) return text;
  return count === 1 ? null : text.replace(/COUNT=\d+/, `COUNT=${count - 1}`);
}

function byRrule(text: string, start: number, from: number, to: number): number[] {
  const dtstart = new Date(start * 1000);
  const make = (each: string) => new RRule({ ...RRule.parseString(each), dtstart });
  const endless = make(text.replace(/;(COUNT|UNTIL)=[^;]*/, ''));
  const counted = countedWith(text, endless.between(dtstart, dtstart, true).length > 0);
  return counted === null ? [] : make(counted).between(new Date(from * 1000), new Date(to * 1000), true).map((date) => date.getTime() / 1000);
}

function byIcalJs(text: string, start: number, from: number, to: number): number[] {
  const dtstart = ICAL.Time.fromDateTimeString(new Date(start * 1000).toISOString().slice(0, 19), new ICAL.Property('dtstart'));
  const seconds = (time: ICAL.Time) => Date.UTC(time.year, time.month - 1, time.day, time.hour, time.minute, time.second) / 1000;
  const endless = ICAL.Recur.fromString(text.replace(/;(COUNT|UNTIL)=[^;]*/, '')).iterator(dtstart).next();
  const counted = countedWith(text.replace(/(UNTIL=\w+)Z/, '$1'), endless !== null && seconds(endless) === start);
  const found: number[] = [];
  const iterator = counted === null ? null : ICAL.Recur.fromString(counted).iterator(dtstart);
  for (let step = 0; iterator && step < 60_000; step++) {
    const next = iterator.next();
    if (!next || seconds(next) > to) break;
    if (seconds(next) >= from) found.push(seconds(next));
  }
  return found;
}

/** The start is the event's, not the rule's: none of the three has to give it. */
function without(start: number, times: Iterable<number>): number[] {
  return [...times].filter((time) => time !== start);
}

function times(text: string, start: number, from: number, to: number): number[] {
  const rule = ruleOf(text);
  return without(start, timesOf(rule, start, rule.until?.wall ?? null).between(from, to));
}

const windows = fc.record({ after: fc.integer({ min: -100, max: 1200 }), days: fc.integer({ min: 1, max: 800 }) });

describe('Recurrence rules', () => {
  for (const [name, rules] of [['regular', regular], ['other', others]] as const) {
    it(`gives the same for ${name} rules as rrule`, () => {
      fc.assert(
        fc.property(rules, ends, starts, windows, (parts, end, start, { after, days }) => {
          const text = written(parts, end, start);
          const [from, to] = [start + after * DAY, start + (after + days) * DAY];
          assert.deepEqual(times(text, start, from, to), without(start, byRrule(text, start, from, to)), text);
        }),
        { numRuns: 300 },
      );
    });
  }

  it('gives the same for regular rules as ical.js', () => {
    fc.assert(
      fc.property(regular, ends, starts, windows, (parts, end, start, { after, days }) => {
        const text = written(parts, end, start);
        const [from, to] = [start + after * DAY, start + (after + days) * DAY];
        assert.deepEqual(times(text, start, from, to), without(start, byIcalJs(text, start, from, to)), text);
      }),
      { numRuns: 150 },
    );
  });

  it('gives the same by arithmetic as by the library', () => {
    fc.assert(
      fc.property(regular, ends, starts, windows, (parts, end, start, { after, days }) => {
        const text = written(parts, end, start);
        const rule = ruleOf(text);
        const until = rule.until?.wall ?? null;
        const arithmetic = RegularRecurrence.of(rule, start, until);
        assert.ok(arithmetic, `${text} is regular`);
        const [from, to] = [start + after * DAY, start + (after + days) * DAY];
        assert.deepEqual(without(start, arithmetic.between(from, to)), without(start, new Recurrence(rule, start, until).between(from, to)), text);
      }),
      { numRuns: 300 },
    );
  });
});
