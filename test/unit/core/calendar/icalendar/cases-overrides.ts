import { calendar, type Case, NODE_ICAL, OWN, RFC, thread } from './case';

const master = (...more: string[]) => ['DTSTART;TZID=Europe/Berlin:20260302T100000', 'DTEND;TZID=Europe/Berlin:20260302T110000', 'RRULE:FREQ=WEEKLY;COUNT=4', ...more];
/** Mondays in March; the clocks change on the 29th. */
const first = '2026-03-02 09:00–10:00 Event';
const second = '2026-03-09 09:00–10:00 Event';
const third = '2026-03-16 09:00–10:00 Event';
const fourth = '2026-03-23 09:00–10:00 Event';
const moved = (...more: string[]) => ['SUMMARY:Moved', 'RECURRENCE-ID;TZID=Europe/Berlin:20260309T100000', 'DTSTART;TZID=Europe/Berlin:20260310T140000', 'DTEND;TZID=Europe/Berlin:20260310T143000', ...more];

export const OVERRIDES: Case[] = [
  { what: 'EXDATE on the event’s clock', source: RFC('3.8.5.1'), text: calendar(master('EXDATE;TZID=Europe/Berlin:20260309T100000')), expected: [first, third, fourth] },
  { what: 'EXDATE in UTC', source: RFC('3.8.5.1'), text: calendar(master('EXDATE:20260309T090000Z')), expected: [first, third, fourth] },
  { what: 'EXDATE in another zone', source: thread('niccokunzmann/python-recurring-ical-events', 25), text: calendar(master('EXDATE;TZID=America/New_York:20260309T050000')), expected: [first, third, fourth] },
  { what: 'EXDATE without a zone is on the event’s clock', source: OWN, text: calendar(master('EXDATE:20260309T100000')), expected: [first, third, fourth] },
  { what: 'EXDATE of an event on another clock takes nothing', source: RFC('3.8.5.1'), text: calendar(master('EXDATE:20260309T100000Z')), expected: [first, second, third, fourth] },
  {
    what: 'Days as EXDATE of an event with a time',
    source: thread('nextcloud/server', 44600),
    from: '2024-01-01',
    text: calendar([
      'DTSTART;TZID=Europe/Vienna:20240317T100000',
      'DTEND;TZID=Europe/Vienna:20240317T150000',
      'RRULE:FREQ=WEEKLY;BYDAY=SU;UNTIL=20240526T080000Z',
      ...['20240331', '20240421', '20240505', '20240519', '20240324'].map((day) => `EXDATE;VALUE=DATE:${day}`),
    ]),
    expected: ['2024-03-17 09:00–14:00 Event', ...['2024-04-07', '2024-04-14', '2024-04-28', '2024-05-12', '2024-05-26'].map((day) => `${day} 08:00–13:00 Event`)],
  },
  {
    what: 'A time as EXDATE of an all-day event, as Outlook writes it',
    source: thread('tutao/tutanota', 5318),
    from: '2023-01-01',
    text: calendar(['RRULE:FREQ=DAILY;COUNT=3;INTERVAL=1', 'EXDATE:20230302T000000', 'DTSTART;VALUE=DATE:20230301', 'DTEND;VALUE=DATE:20230302']),
    expected: ['2023-03-01 all day Event', '2023-03-03 all day Event'],
  },
  { what: 'EXDATE of the first date', source: thread('u01jmg3/ics-parser', 298), text: calendar(master('EXDATE;TZID=Europe/Berlin:20260302T100000')), expected: [second, third, fourth] },
  { what: 'One bad date in a list', source: OWN, text: calendar(master('EXDATE:20260309T090000Z,tomorrow')), expected: [first, third, fourth, 'Line 9, “Event”: its EXDATE has “tomorrow”, which is no date, so that date is not taken out.'] },
  { what: 'An occurrence that was moved', source: RFC('3.8.4.4'), text: calendar(master(), moved()), expected: [first, '2026-03-10 13:00–13:30 Moved', third, fourth] },
  { what: 'The same, in front of its event', source: OWN, text: calendar(moved(), master()), expected: [first, '2026-03-10 13:00–13:30 Moved', third, fourth] },
  { what: 'RECURRENCE-ID in UTC', source: thread('t4t5/caldir', 12), text: calendar(master(), moved().map((line) => line.replace(/^RECURRENCE-ID.*/, 'RECURRENCE-ID:20260309T090000Z'))), expected: [first, '2026-03-10 13:00–13:30 Moved', third, fourth] },
  { what: 'RECURRENCE-ID as a day', source: OWN, text: calendar(master(), moved().map((line) => line.replace(/^RECURRENCE-ID.*/, 'RECURRENCE-ID;VALUE=DATE:20260309'))), expected: [first, '2026-03-10 13:00–13:30 Moved', third, fourth] },
  {
    what: 'Exchange: midnight of a zone as RECURRENCE-ID of an all-day event, and UNTIL as midnight in UTC',
    source: NODE_ICAL('exchange_whole_day_moved_recurrence.ics'),
    text: calendar(
      ['RRULE:FREQ=WEEKLY;UNTIL=20260304T230000Z;INTERVAL=1;BYDAY=TU,TH;WKST=MO', 'DTSTART;VALUE=DATE:20260224', 'DTEND;VALUE=DATE:20260225'],
      ['SUMMARY:Moved', 'RECURRENCE-ID;TZID=W. Europe Standard Time:20260226T000000', 'DTSTART;VALUE=DATE:20260227', 'DTEND;VALUE=DATE:20260228'],
    ),
    expected: ['2026-02-24 all day Event', '2026-02-27 all day Moved', '2026-03-03 all day Event', '2026-03-05 all day Event'],
  },
  {
    what: 'The same read in another zone than it was written in: the file says which that was',
    source: thread('niccokunzmann/python-recurring-ical-events', 28),
    timeZone: 'America/New_York',
    text: calendar(
      ['RRULE:FREQ=WEEKLY;UNTIL=20260304T230000Z;INTERVAL=1;BYDAY=TU,TH;WKST=MO', 'DTSTART;VALUE=DATE:20260224', 'DTEND;VALUE=DATE:20260225', 'EXDATE:20260225T230000Z'],
    ).replace('BEGIN:VEVENT', ['BEGIN:VTIMEZONE', 'TZID:W. Europe Standard Time', 'END:VTIMEZONE', 'BEGIN:VEVENT'].join('\r\n')),
    expected: ['2026-02-24 all day Event', '2026-03-03 all day Event', '2026-03-05 all day Event'],
  },
  {
    what: 'RECURRENCE-ID in another zone than the event’s',
    source: thread('bitfireAT/synctools', 80),
    text: calendar(
      ['DTSTART;TZID=Pacific/Auckland:20260408T110000', 'DTEND;TZID=Pacific/Auckland:20260408T120000', 'RRULE:FREQ=DAILY;COUNT=5;INTERVAL=2', 'EXDATE;TZID=Pacific/Auckland:20260412T110000'],
      ['SUMMARY:Moved', 'RECURRENCE-ID;TZID=Europe/Paris:20260414T010000', 'DTSTART;TZID=Europe/Paris:20260414T020000', 'DTEND;TZID=Europe/Paris:20260414T030000'],
    ),
    expected: ['2026-04-07 23:00–2026-04-08 00:00 Event', '2026-04-09 23:00–2026-04-10 00:00 Event', '2026-04-14 00:00–01:00 Moved', '2026-04-15 23:00–2026-04-16 00:00 Event'],
  },
  { what: 'An occurrence that was cancelled', source: RFC('3.8.1.11'), text: calendar(master(), moved('STATUS:CANCELLED')), expected: [first, third, fourth] },
  { what: 'A cancelled occurrence that says no more', source: '[RFC 5546, 3.2.5](https://www.rfc-editor.org/rfc/rfc5546#section-3.2.5)', text: calendar(master(), ['RECURRENCE-ID:20260309T090000Z', 'STATUS:CANCELLED']), expected: [first, third, fourth] },
  {
    what: 'An occurrence that was moved first and taken out later',
    source: thread('niccokunzmann/python-recurring-ical-events', 163),
    text: calendar(master('SEQUENCE:2', 'EXDATE;TZID=Europe/Berlin:20260309T100000'), moved('SEQUENCE:1')),
    expected: [first, third, fourth],
  },
  {
    what: 'The same where the event is as old as what was moved, so that it counts',
    source: thread('niccokunzmann/python-recurring-ical-events', 163),
    text: calendar(master('SEQUENCE:1', 'EXDATE;TZID=Europe/Berlin:20260309T100000'), moved('SEQUENCE:1')),
    expected: [first, '2026-03-10 13:00–13:30 Moved', third, fourth],
  },
  { what: 'One that moves into the range', source: OWN, from: '2026-03-10', to: '2026-03-11', text: calendar(master(), moved()), expected: ['2026-03-10 13:00–13:30 Moved'] },
  { what: 'One that moves out of the range', source: OWN, from: '2026-03-09', to: '2026-03-10', text: calendar(master(), moved()), expected: [] },
  { what: 'Moved occurrences without their event, as an invitation to one has them', source: OWN, text: calendar(moved()), expected: ['2026-03-10 13:00–13:30 Moved'] },
  {
    what: 'This and all later ones, two hours later',
    source: RFC('3.8.4.4'),
    text: calendar(master(), ['SUMMARY:Later', 'RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20260309T100000', 'DTSTART;TZID=Europe/Berlin:20260309T120000', 'DTEND;TZID=Europe/Berlin:20260309T123000']),
    expected: [first, '2026-03-09 11:00–11:30 Later', '2026-03-16 11:00–11:30 Later', '2026-03-23 11:00–11:30 Later'],
  },
  {
    what: 'One of those later ones moved by itself',
    source: RFC('3.8.4.4'),
    text: calendar(
      master(),
      ['SUMMARY:Later', 'RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20260309T100000', 'DTSTART;TZID=Europe/Berlin:20260309T120000', 'DTEND;TZID=Europe/Berlin:20260309T123000'],
      ['SUMMARY:Once', 'RECURRENCE-ID;TZID=Europe/Berlin:20260316T100000', 'DTSTART;TZID=Europe/Berlin:20260317T100000', 'DURATION:PT1H'],
    ),
    expected: [first, '2026-03-09 11:00–11:30 Later', '2026-03-17 09:00–10:00 Once', '2026-03-23 11:00–11:30 Later'],
  },
  { what: 'This and all later ones cancelled', source: RFC('3.8.4.4'), text: calendar(master(), ['RECURRENCE-ID;RANGE=THISANDFUTURE:20260316T090000Z', 'STATUS:CANCELLED']), expected: [first, second] },
  {
    what: 'This and all later ones with a rule of their own',
    source: thread('ical-org/ical.net', 455),
    text: calendar(master(), ['SUMMARY:New', 'RECURRENCE-ID;RANGE=THISANDFUTURE:20260316T090000Z', 'DTSTART:20260317T090000Z', 'DURATION:PT1H', 'RRULE:FREQ=DAILY;COUNT=2']),
    expected: [first, second, '2026-03-17 09:00–10:00 New', '2026-03-18 09:00–10:00 New'],
  },
  { what: 'A cancelled event', source: RFC('3.8.1.11'), text: calendar(master('STATUS:CANCELLED')), expected: [] },
  { what: 'A file that cancels', source: '[RFC 5546, 3.2.5](https://www.rfc-editor.org/rfc/rfc5546#section-3.2.5)', text: calendar(master()).replace('VERSION:2.0', 'VERSION:2.0\r\nMETHOD:CANCEL'), expected: [] },
  {
    what: 'A cancellation behind what it cancels, in one file',
    source: '[RFC 5546, 3.2.5](https://www.rfc-editor.org/rfc/rfc5546#section-3.2.5)',
    text: calendar(master('SEQUENCE:0')) + calendar(master('SEQUENCE:1')).replace('VERSION:2.0', 'VERSION:2.0\r\nMETHOD:CANCEL'),
    expected: [],
  },
  { what: 'One UID twice: the higher SEQUENCE', source: RFC('3.8.7.4'), text: calendar(['SUMMARY:New', 'SEQUENCE:2', 'DTSTART:20260303T090000Z'], ['SUMMARY:Old', 'SEQUENCE:1', 'DTSTART:20260302T090000Z']), expected: ['2026-03-03 09:00 New'] },
  { what: 'Of the same SEQUENCE the last changed', source: RFC('3.8.7.3'), text: calendar(['SUMMARY:New', 'DTSTAMP:20260102T000000Z', 'DTSTART:20260303T090000Z'], ['SUMMARY:Old', 'DTSTAMP:20260101T000000Z', 'DTSTART:20260302T090000Z']), expected: ['2026-03-03 09:00 New'] },
  { what: 'Where nothing tells them apart, both', source: OWN, text: calendar(['SUMMARY:One', 'DTSTART:20260303T090000Z'], ['SUMMARY:Two', 'DTSTART:20260302T090000Z'], ['SUMMARY:Two', 'DTSTART:20260302T090000Z']), expected: ['2026-03-02 09:00 Two', '2026-03-03 09:00 One'] },
];
