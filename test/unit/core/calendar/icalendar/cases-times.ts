import { calendar, type Case, ICAL_JS, NODE_ICAL, OWN, RFC, thread } from './case';

export const TIMES: Case[] = [
  { what: 'A day', source: RFC('3.6.1'), text: calendar(['DTSTART;VALUE=DATE:20260302']), expected: ['2026-03-02 all day Event'] },
  { what: 'Several days; DTEND is the day after', source: RFC('3.6.1'), text: calendar(['DTSTART;VALUE=DATE:20260302', 'DTEND;VALUE=DATE:20260305']), expected: ['2026-03-02 to 2026-03-04 all day Event'] },
  { what: 'A day without VALUE=DATE', source: thread('nextcloud/calendar', 5199), text: calendar(['DTSTART:20260302']), expected: ['2026-03-02 all day Event'] },
  { what: 'A DTEND on the day of DTSTART counts as that day', source: RFC('3.8.2.2'), text: calendar(['DTSTART;VALUE=DATE:20260302', 'DTEND;VALUE=DATE:20260302']), expected: ['2026-03-02 all day Event'] },
  {
    what: 'Exchange’s all-day event from midnight to midnight',
    source: '[MS-OXCICAL, X-MICROSOFT-CDO-ALLDAYEVENT](https://learn.microsoft.com/openspecs/exchange_server_protocols/ms-oxcical/)',
    text: calendar(['DTSTART;TZID=Europe/Berlin:20260302T000000', 'DTEND;TZID=Europe/Berlin:20260304T000000', 'X-MICROSOFT-CDO-ALLDAYEVENT:TRUE']),
    expected: ['2026-03-02 to 2026-03-03 all day Event'],
  },
  { what: 'Neither DTEND nor DURATION: no length', source: RFC('3.6.1'), text: calendar(['DTSTART:20260302T090000Z']), expected: ['2026-03-02 09:00 Event'] },
  { what: 'A DTEND without the zone of its DTSTART is in that zone', source: RFC('3.8.2.2'), text: calendar(['DTSTART;TZID=America/New_York:20260302T090000', 'DTEND:20260302T100000']), expected: ['2026-03-02 14:00–15:00 Event'] },
  { what: 'A flight: DTEND in another zone', source: RFC('3.8.2.2'), text: calendar(['DTSTART;TZID=Europe/Berlin:20260302T090000', 'DTEND;TZID=America/New_York:20260302T120000']), expected: ['2026-03-02 08:00–17:00 Event'] },
  { what: 'A duration of a day lasts to the same time of the next', source: RFC('3.3.6'), text: calendar(['DTSTART;TZID=Europe/Berlin:20260328T120000', 'DURATION:P1D']), expected: ['2026-03-28 11:00–2026-03-29 10:00 Event'] },
  { what: 'A duration of 24 hours lasts 24 hours', source: RFC('3.3.6'), text: calendar(['DTSTART;TZID=Europe/Berlin:20260328T120000', 'DURATION:PT24H']), expected: ['2026-03-28 11:00–2026-03-29 11:00 Event'] },
  { what: 'A duration of weeks', source: RFC('3.3.6'), text: calendar(['DTSTART;VALUE=DATE:20260302', 'DURATION:P1W']), expected: ['2026-03-02 to 2026-03-08 all day Event'] },
  { what: 'Weeks behind a T', source: NODE_ICAL('test_date_duration.ics'), text: calendar(['DTSTART;VALUE=DATE:20260302', 'DURATION:PT1W']), expected: ['2026-03-02 to 2026-03-08 all day Event'] },
  { what: 'Days with a Z, in Google’s birthdays', source: ICAL_JS('google_birthday.ics'), text: calendar(['DTSTART;VALUE=DATE:20251210', 'RDATE;VALUE=DATE:20261210Z']), expected: ['2026-12-10 all day Event'] },
  {
    what: 'A repeating event with a DTEND always lasts the same exact time',
    source: RFC('3.8.5.3'),
    text: calendar(['DTSTART;TZID=Europe/Berlin:20260321T220000', 'DTEND;TZID=Europe/Berlin:20260322T060000', 'RRULE:FREQ=WEEKLY;COUNT=2']),
    expected: ['2026-03-21 21:00–2026-03-22 05:00 Event', '2026-03-28 21:00–2026-03-29 05:00 Event'],
  },
  {
    what: 'An end before the beginning',
    source: RFC('3.8.2.2'),
    text: calendar(['DTSTART:20260302T090000Z', 'DTEND:20260302T080000Z']),
    expected: ['2026-03-02 09:00 Event', 'Line 3, “Event”: it ends before it begins, so it is taken to have no length.'],
  },
  { what: 'No DTSTART', source: RFC('3.6.1'), text: calendar(['DTEND:20260302T080000Z']), expected: ['Line 3, “Event”: it has no DTSTART, so it is left out.'] },
  { what: '30 February', source: RFC('3.3.4'), text: calendar(['DTSTART:20260230T080000Z']), expected: ['Line 6, “Event”: its DTSTART can’t be used (“20260230T080000Z” is no date), so it is left out.'] },
  { what: 'An event of a thousand years', source: OWN, text: calendar(['DTSTART:15260101T000000Z', 'DTEND:25260101T000000Z']), expected: ['1526-01-01 00:00–2526-01-01 00:00 Event'] },
  { what: 'The years 0 and 9999', source: RFC('3.3.4'), text: calendar(['UID:a', 'SUMMARY:First', 'DTSTART:00000101T000000Z', 'DTEND:99991231T235959Z'], ['UID:b', 'DTSTART:99991231T000000Z']), expected: ['0000-01-01 00:00–9999-12-31 23:59 First'] },
  { what: 'One that began before the range and lasts into it', source: OWN, from: '2026-03-03', to: '2026-03-04', text: calendar(['DTSTART:20260302T230000Z', 'DURATION:PT2H']), expected: ['2026-03-02 23:00–2026-03-03 01:00 Event'] },
  { what: 'One that ends where the range begins', source: OWN, from: '2026-03-03', to: '2026-03-04', text: calendar(['DTSTART:20260302T230000Z', 'DURATION:PT1H']), expected: [] },
];

const BUSY = 'https://learn.microsoft.com/openspecs/exchange_server_protocols/ms-oxcical/cd68eae7-ed65-4dd3-8ea7-ad585c76c736';
const at = (...more: string[]) => calendar(['DTSTART:20260302T090000Z', ...more]);
const noon = (about: string) => [`2026-03-02 09:00 ${about}`];

export const MEANING: Case[] = [
  { what: 'TRANSP:TRANSPARENT is free time', source: RFC('3.8.2.7'), text: at('TRANSP:TRANSPARENT'), expected: noon('Event (free)') },
  { what: 'STATUS:TENTATIVE', source: RFC('3.8.1.11'), text: at('STATUS:TENTATIVE'), expected: noon('Event (tentative)') },
  { what: 'Microsoft’s status says more than TRANSP', source: `[MS-OXCICAL](${BUSY})`, text: at('TRANSP:OPAQUE', 'X-MICROSOFT-CDO-BUSYSTATUS:OOF'), expected: noon('Event (out-of-office)') },
  { what: 'An all-day absence of Outlook', source: `[MS-OXCICAL](${BUSY})`, text: calendar(['DTSTART;VALUE=DATE:20260302', 'TRANSP:TRANSPARENT', 'X-MICROSOFT-CDO-BUSYSTATUS:OOF']), expected: ['2026-03-02 all day Event (out-of-office)'] },
  { what: 'Working elsewhere', source: `[MS-OXOCAL](https://learn.microsoft.com/openspecs/exchange_server_protocols/ms-oxocal/1ff3f49b-458f-4ed7-928e-711d9bfc09ac)`, text: at('X-MICROSOFT-CDO-BUSYSTATUS:WORKINGELSEWHERE'), expected: noon('Event (elsewhere)') },
  { what: 'The intended status where there is no other', source: '[MS-OXCICAL, X-MICROSOFT-CDO-INTENDEDSTATUS](https://learn.microsoft.com/openspecs/exchange_server_protocols/ms-oxcical/df1c7988-9908-4ee6-95b0-fcd180b02b44)', text: at('X-MICROSOFT-CDO-INTENDEDSTATUS:FREE'), expected: noon('Event (free)') },
  { what: 'CLASS', source: RFC('3.8.1.3'), text: calendar(['UID:a', 'DTSTART:20260302T090000Z', 'CLASS:PRIVATE'], ['UID:b', 'DTSTART:20260302T090000Z', 'CLASS:CONFIDENTIAL']), expected: [...noon('Event (private)'), ...noon('Event (confidential)')] },
  { what: 'A class that nobody knows is private', source: RFC('3.8.1.3'), text: at('CLASS:X-FAMILY'), expected: noon('Event (private)') },
  { what: 'Categories, one with a comma of its own', source: RFC('3.8.1.2'), text: at('CATEGORIES:Focus,Meetings\\, large', 'CATEGORIES:Team'), expected: noon('Event (“Focus”, “Meetings, large”, “Team”)') },
  { what: 'A title with escapes and a language', source: RFC('3.3.11'), text: at('SUMMARY;LANGUAGE=en:One\\, two\\; three\\nfour'), expected: noon('One, two; three four') },
];
