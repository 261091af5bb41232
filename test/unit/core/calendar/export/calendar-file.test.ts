import assert from 'node:assert/strict';
import fc from 'fast-check';
import ICAL from 'ical.js';
import { inviteToZone, publishZones } from '../../../../../src/core/calendar/export/calendar-file';
import { identify } from '../../../../../src/core/calendar/export/identity';
import { occurrences, parseCalendar } from '../../../../../src/core/calendar/icalendar/calendar';
import { LocalClock } from '../../../../../src/core/calendar/local-clock';
import { findZones } from '../../../../../src/core/calendar/zones';
import type { WeeklyZone } from '../../../../../src/core/review/review';

const YEAR = 366 * 86_400;
const BERLIN = 'Europe/Berlin';
const now = Date.parse('2026-11-22T12:00:00Z') / 1000;

const zone = (change: Partial<WeeklyZone> = {}): WeeklyZone => ({ title: 'One-on-ones', days: [2, 4], from: 780, to: 1020, hold: false, ...change });
const identities = (zones: WeeklyZone[], at = now) => {
  let count = 0;
  return identify(zones, [], at, () => `zone-${++count}@test`);
};
const published = (zones: WeeklyZone[], timeZone = BERLIN, at = now) => publishZones(identities(zones, at), { timeZone, now: at });

describe('weekly zones as a calendar file', () => {
  it('begin with the first real occurrence and repeat on their days', () => {
    const text = published([zone()]);
    assert.match(text, /^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\nPRODID:.*\r\nCALSCALE:GREGORIAN\r\nMETHOD:PUBLISH\r\n/);
    assert.match(text, /\r\nDTSTART;TZID=Europe\/Berlin:20261124T130000\r\nDTEND;TZID=Europe\/Berlin:20261124T170000\r\nRRULE:FREQ=WEEKLY;BYDAY=TU,TH\r\n/);
    for (const line of ['TRANSP:OPAQUE', 'X-MICROSOFT-CDO-BUSYSTATUS:BUSY', 'CATEGORIES:No code', 'SEQUENCE:0', 'DTSTAMP:20261122T120000Z', 'LAST-MODIFIED:20261122T120000Z']) {
      assert.ok(text.includes(`\r\n${line}\r\n`), line);
    }
  });

  it('end on the next day where they cross midnight', () => {
    assert.match(published([zone({ days: [3], from: 1320, to: 90 })]), /DTSTART;TZID=Europe\/Berlin:20261125T220000\r\nDTEND;TZID=Europe\/Berlin:20261126T013000\r\n/);
  });

  it('begin on the next day where they begin at 24:00', () => {
    assert.match(published([zone({ days: [7], from: 1440, to: 480 })]), /DTSTART;TZID=Europe\/Berlin:20261123T000000\r\nDTEND;TZID=Europe\/Berlin:20261123T080000\r\nRRULE:FREQ=WEEKLY;BYDAY=MO\r\n/);
  });

  it('keep their length where the first one lies in the night in which the clock is set', () => {
    const text = published([zone({ days: [6], from: 1320, to: 360 })], BERLIN, Date.parse('2027-03-27T12:00:00Z') / 1000);
    assert.match(text, /DTSTART;TZID=Europe\/Berlin:20270327T220000\r\nDURATION:PT8H\r\n/);
    assert.match(text, /RECURRENCE-ID;TZID=Europe\/Berlin:20270327T220000\r\nDTSTART;TZID=Europe\/Berlin:20270327T220000\r\nDTEND;TZID=Europe\/Berlin:20270328T060000\r\n/);
  });

  it('keep their length where the first one ends at a time that the clock skips', () => {
    const text = published([zone({ days: [6], from: 60, to: 0 })], 'America/Santiago', Date.parse('2026-08-30T12:00:00Z') / 1000);
    assert.match(text, /DTSTART;TZID=America\/Santiago:20260905T010000\r\nDURATION:PT23H\r\n/);
  });

  it('are left out in a night in which the clock skips all of them', () => {
    const text = published([zone({ days: [7], from: 120, to: 180 })], BERLIN, Date.parse('2027-03-20T12:00:00Z') / 1000);
    assert.match(text, /DTSTART;TZID=Europe\/Berlin:20270321T020000\r\nDTEND;TZID=Europe\/Berlin:20270321T030000\r\n/);
    assert.match(text, /EXDATE;TZID=Europe\/Berlin:20270328T020000\r\n/);
    assert.doesNotMatch(text, /RECURRENCE-ID;TZID=Europe\/Berlin:20270328/);
    const first = published([zone({ days: [7], from: 120, to: 180 })], BERLIN, Date.parse('2027-03-27T12:00:00Z') / 1000);
    assert.match(first, /DTSTART;TZID=Europe\/Berlin:20270404T020000\r\n/);
  });

  it('are text that no line breaks out of, folded at 75 octets', () => {
    const title = `Ein „langer“ Titel; mit, Komma\\ und 日本語 ${'ü'.repeat(80)}\r\nATTENDEE:mailto:x@example.org`;
    const text = published([zone({ title })]);
    for (const line of text.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, line);
    assert.ok(text.endsWith('END:VCALENDAR\r\n'));
    assert.doesNotMatch(text.replaceAll('\r\n', ''), /[\r\n]/);
    assert.doesNotMatch(text, /^ATTENDEE/m);
    assert.equal(read(text)[0]!.summary, title.replace('\r\n', ' '));
  });

  it('are the same events when they are exported again, and say when one has changed', () => {
    const before = identities([zone(), zone({ title: 'Hiring' })]);
    const again = identify([zone({ title: 'Hiring', from: 840 }), zone()], before, now + 60, () => assert.fail('a new identity'));
    assert.deepEqual(again.map(({ uid, sequence, modified }) => [uid, sequence, modified]), [['zone-2@test', 1, now + 60], ['zone-1@test', 0, now]]);
    const text = publishZones(again, { timeZone: BERLIN, now: now + 60 });
    assert.match(text, /UID:zone-2@test\r\nDTSTAMP:20261122T120100Z\r\nLAST-MODIFIED:20261122T120100Z\r\nSEQUENCE:1\r\n/);
    assert.match(text, /UID:zone-1@test\r\nDTSTAMP:20261122T120100Z\r\nLAST-MODIFIED:20261122T120000Z\r\nSEQUENCE:0\r\n/);
  });

  it('are, as an invitation, one event with its organizer and all who are asked', () => {
    const text = inviteToZone(identities([zone()])[0]!, { organizer: 'me@example.org', attendees: ['lee@example.org'] }, { timeZone: BERLIN, now });
    const unfolded = text.replaceAll('\r\n ', '');
    assert.match(unfolded, /\r\nMETHOD:REQUEST\r\n/);
    assert.match(unfolded, /\r\nORGANIZER:mailto:me@example\.org\r\n/);
    assert.match(unfolded, /\r\nATTENDEE;CUTYPE=INDIVIDUAL;ROLE=CHAIR;PARTSTAT=ACCEPTED:mailto:me@example\.org\r\n/);
    assert.match(unfolded, /\r\nATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:lee@example\.org\r\n/);
  });

  const someZone = fc
    .record({
      title: fc.string({ unit: 'grapheme', maxLength: 60 }),
      days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }).map((days) => days.sort()),
      from: fc.integer({ min: 0, max: 1440 }),
      to: fc.integer({ min: 0, max: 1440 }),
      hold: fc.boolean(),
    })
    .filter(({ from, to }) => from !== to);
  const someNow = fc.integer({ min: Date.parse('2026-01-01T00:00:00Z') / 1000, max: Date.parse('2028-01-01T00:00:00Z') / 1000 });
  const someTimeZone = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Africa/Casablanca', 'Asia/Jerusalem', 'Asia/Kolkata', 'America/Santiago', 'Asia/Calcutta', 'UTC');

  it('come back as the same zones through the reader of calendars, over a year', () => {
    fc.assert(
      fc.property(fc.array(someZone, { minLength: 1, maxLength: 3 }), someNow, someTimeZone, (zones, at, timeZone) => {
        const range = { from: at, to: at + YEAR, timeZone };
        const expected = findZones({ weekly: zones, calendars: [], rules: [] }, range).zones.map(({ start, end }) => [start, end]);
        const calendar = parseCalendar(published(zones, timeZone, at), 'export.ics');
        assert.deepEqual(calendar.warnings, []);
        const found = occurrences(calendar, range).events.map(({ start, end }) => [start, end]);
        assert.deepEqual(sorted(found), sorted(expected));
      }),
      { numRuns: 40 },
    );
  });

  it('come back on the same wall clock through ical.js, over a year', () => {
    fc.assert(
      fc.property(someZone, someNow, someTimeZone, (one, at, timeZone) => {
        const clock = new LocalClock(timeZone);
        const range = { from: at, to: at + YEAR, timeZone };
        const expected = findZones({ weekly: [one], calendars: [], rules: [] }, range).zones.map(({ local }) => [local.from, local.to]);
        const [event] = read(published([one], timeZone, at));
        const found: number[][] = [];
        const iterator = event!.iterator();
        for (let next = iterator.next(); next && clock.instantOf(wall(next)) < at + YEAR; next = iterator.next()) {
          const { startDate, endDate } = event!.getOccurrenceDetails(next);
          found.push([wall(startDate), wall(endDate)]);
        }
        assert.deepEqual(sorted(found), sorted(expected));
      }),
      { numRuns: 40 },
    );
  });
});

function read(text: string): ICAL.Event[] {
  const all = ICAL.Component.fromString(text).getAllSubcomponents('vevent');
  const exceptions = all.filter((each) => each.hasProperty('recurrence-id'));
  return all.filter((each) => !each.hasProperty('recurrence-id')).map((each) => new ICAL.Event(each, { exceptions: exceptions.filter((other) => other.getFirstPropertyValue('uid') === each.getFirstPropertyValue('uid')) }));
}

function wall(time: ICAL.Time): number {
  return Date.UTC(time.year, time.month - 1, time.day, time.hour, time.minute) / 60_000;
}

function sorted(spans: number[][]): number[][] {
  return spans.sort((a, b) => a[0]! - b[0]! || a[1]! - b[1]!);
}
