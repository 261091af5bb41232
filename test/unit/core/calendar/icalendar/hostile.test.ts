import assert from 'node:assert/strict';
import fc from 'fast-check';
import { occurrences, parseCalendar } from '../../../../../src/core/calendar/icalendar/calendar';
import { calendar } from './case';
import { TABLES } from './tables';

const range = { from: Date.UTC(2026, 0) / 1000, to: Date.UTC(2026, 6) / 1000, timeZone: 'Europe/Berlin' };

function read(text: string) {
  const read = parseCalendar(text, 'hostile.ics');
  const { events, warnings } = occurrences(read, range);
  return { events, messages: [...read.warnings, ...warnings].map(({ message }) => message) };
}

/** What calendars are made of, and what breaks them. */
const words = fc.constantFrom(
  ...('BEGIN: END: VCALENDAR VEVENT VTIMEZONE STANDARD DAYLIGHT VALARM DTSTART DTEND DURATION RRULE EXRULE RDATE EXDATE RECURRENCE-ID UID SUMMARY STATUS:CANCELLED ' +
    'TZID= TZID: VALUE=DATE VALUE=PERIOD RANGE=THISANDFUTURE TZOFFSETFROM:+0100 TZOFFSETTO:-9999 Europe/Berlin Middle/Earth 20260302T090000Z 20260302 00000101T000000 99991231 ' +
    'P1D PT1H -P999999999W FREQ=DAILY FREQ=YEARLY FREQ=HOURLY INTERVAL=0 INTERVAL=99999999999 COUNT=0 COUNT=-1 COUNT=1e9 UNTIL= UNTIL=00000000 BYDAY=MO BYDAY=-54SU BYMONTHDAY=30 BYMONTH=2 ' +
    'BYSETPOS=0 BYSETPOS=-1 BYYEARDAY=366 BYWEEKNO=53 BYHOUR=25 WKST=XX : ; , = / " \\n').split(' '),
  '\r\n',
  '\n',
  '\r',
  '\r\n ',
  '\n\t',
  '\0',
  '\ufeff',
  '\ud83d',
);
const junk = fc.array(fc.oneof({ weight: 6, arbitrary: words }, fc.string({ unit: 'binary', maxLength: 6 })), { maxLength: 60 }).map((parts) => parts.join(''));
const property = fc.tuple(fc.constantFrom('DTSTART', 'DTEND', 'DURATION', 'RRULE', 'EXRULE', 'RDATE', 'EXDATE', 'RECURRENCE-ID', 'SUMMARY', 'CATEGORIES', 'SEQUENCE'), fc.array(words, { maxLength: 5 })).map(([name, rest]) => `${name}:${rest.join(';').replaceAll(/[\r\n]/g, '')}`);
/** Real calendars with something done to them. */
const damaged = fc
  .tuple(fc.constantFrom(...TABLES.flatMap(({ cases }) => cases.map(({ text }) => text))), fc.nat(2000), fc.nat(40), junk)
  .map(([text, at, length, inserted]) => text.slice(0, at % (text.length + 1)) + inserted + text.slice((at % (text.length + 1)) + length));

/** Runs something and fails if it takes long for what it is. Generous: machines are shared. */
function within(seconds: number, run: () => void): void {
  const start = performance.now();
  run();
  const took = (performance.now() - start) / 1000;
  assert.ok(took < seconds, `took ${took.toFixed(1)} s`);
}

describe('Hostile calendars', () => {
  for (const [what, texts] of [
    ['any text', fc.string({ unit: 'binary', maxLength: 400 })],
    ['the words of calendars in any order', junk],
    ['properties of an event with any value', fc.array(property, { maxLength: 8 }).map((each) => calendar(['DTSTART:20260302T090000Z', ...each], each))],
    ['damaged calendars', damaged],
  ] as const) {
    it(`are read without an exception and in time: ${what}`, () => {
      fc.assert(
        fc.property(texts, (text) => within(5, () => void read(text))),
        { numRuns: 500 },
      );
    });
  }

  const MB = 1 << 20;
  const big: [string, string, number][] = [
    ['50 MB of one line', 'x'.repeat(50 * MB), 10],
    ['50 MB of colons', ':'.repeat(50 * MB), 10],
    ['50 MB of line ends', '\r\n'.repeat(25 * MB), 20],
    ['50 MB of folds', `BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:a${'\n b'.repeat(16 * MB)}`, 20],
    ['50 MB of folds in a line that has no name yet', `BEGIN:VCALENDAR\nBEGIN:VEVENT\na${'\n b'.repeat(16 * MB)}`, 20],
    ['50 MB of components that begin', 'BEGIN:A\n'.repeat(6 * MB), 20],
    ['50 MB of events that begin', 'BEGIN:VEVENT\n'.repeat(4 * MB), 40],
    ['quotes without an end', `BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;TZID="${'";'.repeat(4 * MB)}:20260302\nEND:VEVENT\nEND:VCALENDAR`, 10],
    ['a markup of blanks', `<${' '.repeat(20 * MB)}`, 10],
  ];
  for (const [what, text, seconds] of big) {
    it(`gets through ${what}`, () => within(seconds, () => void read(text)));
  }

  it('are not followed for centuries where an event lasts so long', () => {
    for (const rule of ['RRULE:FREQ=HOURLY', 'RRULE:FREQ=DAILY\r\nEXRULE:FREQ=HOURLY']) {
      const text = `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:a\r\nDTSTART:20260302T090000Z\r\nDTEND:99991231\r\n${rule}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`;
      const { warnings } = occurrences(parseCalendar(text, 'a.ics'), { from: 1_772_409_600, to: 1_773_014_400, timeZone: 'UTC' });
      assert.match(warnings[0]!.message, /too many steps/);
    }
  }).timeout(10_000);

  it('cuts a title of 5 MB', () => {
    const { events } = read(calendar([`SUMMARY:${'long title '.repeat(500_000)}`, 'DTSTART:20260302T090000Z']));
    assert.equal(events[0]?.title.length, 200);
    assert.ok(events[0].title.endsWith('…'));
  });

  it('cuts no character in two', () => {
    const { events } = read(calendar([`SUMMARY:a${'🍲'.repeat(300)}`, 'DTSTART:20260302T090000Z']));
    assert.equal(events[0]?.title, `a${'🍲'.repeat(99)}…`);
  });

  it('takes lists of 100,000 dates', () => {
    const dates = Array.from({ length: 100_000 }, (_, hour) => new Date(Date.UTC(2020, 0, 1, hour)).toISOString().replace(/[-:]|\.\d+/g, ''));
    within(20, () => {
      const { events } = read(calendar(['DTSTART:20200101T000000Z', `RDATE:${dates.join(',')}`, `EXDATE:${dates.filter((_, index) => index % 2).join(',')}`]));
      // Every second hour of half a year.
      assert.equal(events.length, (181 * 24) / 2);
    });
  });

  it('says so where an event happens too often, and keeps what comes first', () => {
    const text = calendar(['DTSTART:20260101T000000Z', 'DURATION:PT30M', 'RRULE:FREQ=HOURLY']);
    const { events, warnings } = occurrences(parseCalendar(text, 'often'), { ...range, to: Date.UTC(2036, 0) / 1000 });
    assert.equal(events.length, 10_000);
    assert.deepEqual(warnings, [{ source: 'often', message: 'Line 3, “Event”: it happens more than 10,000 times in the time asked for, so the rest is left out.' }]);
  });

  it('says so where a rule leads nowhere', () => {
    const text = calendar(['DTSTART:19000101T000000Z', 'RRULE:FREQ=WEEKLY;BYDAY=MO,TU;BYSETPOS=2;COUNT=7000;BYMONTH=1']);
    within(20, () => {
      const { messages } = read(text);
      assert.ok(messages.every((message) => message.startsWith('Line 3, “Event”: its rule takes too many steps')), messages.join());
    });
  });

  it('gets through a thousand rules that give nothing', () => {
    const event = (index: number) => [`UID:${index}`, 'DTSTART:20260101T000000Z', 'RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30'];
    within(30, () => assert.equal(read(calendar(...Array.from({ length: 1000 }, (_, index) => event(index)))).events.length, 1000));
  });

  it('tells of many broken events in few warnings', () => {
    const broken = Array.from({ length: 500 }, (_, index) => [`UID:${index}`, 'DTSTART:never']);
    const { messages } = read(calendar(...broken));
    assert.equal(messages.length, 51);
    assert.equal(messages.at(-1), '450 more warnings like these.');
  });

  it('takes any range', () => {
    const everything = parseCalendar(calendar(['DTSTART:20260302T090000Z', 'RRULE:FREQ=YEARLY']), 'all');
    for (const [from, to] of [[-Infinity, Infinity], [NaN, NaN], [range.to, range.from], [1e15, 1e16]] as const) occurrences(everything, { from, to, timeZone: 'UTC' });
  });
});
