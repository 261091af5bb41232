import { calendar, type Case, NODE_ICAL, OWN, RFC, thread } from './case';

const zone = (tzid: string, ...observances: string[]) => ['BEGIN:VTIMEZONE', `TZID:${tzid}`, ...observances, 'END:VTIMEZONE'];
const observance = (kind: string, start: string, from: string, to: string, ...more: string[]) => [`BEGIN:${kind}`, `DTSTART:${start}`, `TZOFFSETFROM:${from}`, `TZOFFSETTO:${to}`, ...more, `END:${kind}`];
const withZone = (zoneLines: string[], ...events: string[][]) => calendar(...events).replace('BEGIN:VEVENT', [...zoneLines, 'BEGIN:VEVENT'].join('\r\n'));
const at = (start: string, ...more: string[]) => calendar([start, 'DURATION:PT1H', ...more]);

const outlookZone = (tzid: string) =>
  zone(
    tzid,
    ...observance('STANDARD', '16010101T030000', '+0200', '+0100', 'RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10'),
    ...observance('DAYLIGHT', '16010101T020000', '+0100', '+0200', 'RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3'),
  );

export const ZONES: Case[] = [
  { what: 'A time in UTC', source: RFC('3.3.5'), text: at('DTSTART:20260302T090000Z'), expected: ['2026-03-02 09:00–10:00 Event'] },
  { what: 'A floating time is the viewer’s', source: RFC('3.3.5'), text: at('DTSTART:20260302T090000'), expected: ['2026-03-02 08:00–09:00 Event'] },
  { what: 'The same for a viewer in Tokyo', source: RFC('3.3.5'), timeZone: 'Asia/Tokyo', text: at('DTSTART:20260302T090000'), expected: ['2026-03-02 00:00–01:00 Event'] },
  { what: 'An IANA zone without a VTIMEZONE', source: thread('owncloud-archive/calendar', 687), text: at('DTSTART;TZID=America/New_York:20260302T090000'), expected: ['2026-03-02 14:00–15:00 Event'] },
  { what: 'A time that a clock shows twice is the first', source: RFC('3.3.5'), from: '2007-01-01', to: '2008-01-01', text: at('DTSTART;TZID=America/New_York:20071104T013000'), expected: ['2007-11-04 05:30–06:30 Event'] },
  { what: 'A time that a clock skips has the offset before the gap', source: RFC('3.3.5'), from: '2007-01-01', to: '2008-01-01', text: at('DTSTART;TZID=America/New_York:20070311T023000'), expected: ['2007-03-11 07:30–08:30 Event'] },
  {
    what: 'A daily event in the hour that is skipped moves forward on that day alone',
    source: RFC('3.3.5'),
    text: at('DTSTART;TZID=Europe/Berlin:20260328T023000', 'RRULE:FREQ=DAILY;COUNT=3'),
    expected: ['2026-03-28 01:30–02:30 Event', '2026-03-29 01:30–02:30 Event', '2026-03-30 00:30–01:30 Event'],
  },
  {
    what: 'A daily event in the hour that comes twice happens once',
    source: RFC('3.3.5'),
    text: at('DTSTART;TZID=Europe/Berlin:20261024T023000', 'RRULE:FREQ=DAILY;COUNT=3'),
    expected: ['2026-10-24 00:30–01:30 Event', '2026-10-25 00:30–01:30 Event', '2026-10-26 01:30–02:30 Event'],
  },
  {
    what: 'A weekly event keeps its time of the day over the change of the clocks',
    source: RFC('3.3.10'),
    text: at('DTSTART;TZID=America/New_York:20260302T090000', 'RRULE:FREQ=WEEKLY;COUNT=2'),
    expected: ['2026-03-02 14:00–15:00 Event', '2026-03-09 13:00–14:00 Event'],
  },
  { what: 'A zone by its Windows name', source: thread('derekantrican/GAS-ICS-Sync', 225), text: at('DTSTART;TZID=Eastern Standard Time:20260713T160000'), expected: ['2026-07-13 20:00–21:00 Event'] },
  { what: 'The same in quotes', source: RFC('3.2'), text: at('DTSTART;TZID="W. Europe Standard Time":20260702T090000'), expected: ['2026-07-02 07:00–08:00 Event'] },
  { what: 'A numbered Windows name without a VTIMEZONE', source: thread('derekantrican/GAS-ICS-Sync', 254), text: at('DTSTART;TZID=GMT Standard Time 1:20260726T120000'), expected: ['2026-07-26 11:00–12:00 Event'] },
  { what: 'An id behind a path of libical', source: thread('libical/libical', 583), text: at('DTSTART;TZID=/freeassociation.sourceforge.net/Europe/Paris:20260702T090000'), expected: ['2026-07-02 07:00–08:00 Event'] },
  { what: 'An id behind a path of Mozilla', source: OWN, text: at('DTSTART;TZID=/mozilla.org/20050126_1/America/Argentina/Buenos_Aires:20260702T090000'), expected: ['2026-07-02 12:00–13:00 Event'] },
  { what: 'An id behind a slash, as Outlook is told to take it', source: thread('thomersch/openstreetmap-calendar', 185), text: at('DTSTART;TZID=/Europe/Vienna:20260506T180000'), expected: ['2026-05-06 16:00–17:00 Event'] },
  {
    what: 'Outlook’s customized zone is that of the file, with rules from 1601',
    source: thread('jens-maus/node-ical', 478),
    timeZone: 'UTC',
    text: withZone(outlookZone('Customized Time Zone'), ['DTSTART;TZID=Customized Time Zone:20260327T090000', 'DURATION:PT1H', 'RRULE:FREQ=WEEKLY;COUNT=2']),
    expected: ['2026-03-27 08:00–09:00 Event', '2026-04-03 07:00–08:00 Event'],
  },
  {
    what: 'A zone of the file without daylight-saving time',
    source: thread('nextcloud/calendar', 3862),
    text: withZone(zone('GRC-test-tz-1', ...observance('STANDARD', '20200329T010000Z', '+1100', '+1100')), ['DTSTART;TZID=GRC-test-tz-1:20260201T100000', 'DURATION:PT1H']),
    expected: ['2026-01-31 23:00–2026-02-01 00:00 Event'],
  },
  {
    what: 'A zone of the file that lists its changes',
    source: thread('iCalcreator/iCalcreator', 86),
    timeZone: 'UTC',
    text: withZone(
      zone(
        'Ours',
        ...observance('STANDARD', '20191027T030000', '+0200', '+0100', 'RDATE:20201025T030000'),
        ...observance('DAYLIGHT', '20190331T020000', '+0100', '+0200', 'RDATE:20200329T020000', 'RDATE:20210328T020000'),
      ),
      ['DTSTART;TZID=Ours:20200327T090000', 'DURATION:PT1H', 'RDATE;TZID=Ours:20200330T090000,20201024T090000,20201026T090000'],
    ),
    from: '2020-01-01',
    to: '2021-01-01',
    expected: ['2020-03-27 08:00–09:00 Event', '2020-03-30 07:00–08:00 Event', '2020-10-24 07:00–08:00 Event', '2020-10-26 08:00–09:00 Event'],
  },
  {
    what: 'Rules of a zone that end: the last one goes on',
    source: thread('robur-coop/icalendar', 13),
    timeZone: 'UTC',
    text: withZone(
      zone(
        'Ended',
        ...observance('STANDARD', '19991031T030000', '+0200', '+0100', 'RRULE:FREQ=YEARLY;UNTIL=20141026T010000Z;BYDAY=-1SU;BYMONTH=10'),
        ...observance('DAYLIGHT', '19990328T020000', '+0100', '+0200', 'RRULE:FREQ=YEARLY;UNTIL=20140330T010000Z;BYDAY=-1SU;BYMONTH=3'),
        ...observance('STANDARD', '20150101T000000', '+0100', '+0300'),
      ),
      ['DTSTART;TZID=Ended:20140701T090000', 'DURATION:PT1H', 'RDATE;TZID=Ended:20141201T090000,20260701T090000'],
    ),
    from: '2014-01-01',
    expected: ['2014-07-01 07:00–08:00 Event', '2014-12-01 08:00–09:00 Event', '2026-07-01 06:00–07:00 Event'],
  },
  { what: 'A zone that spells its offset', source: OWN, text: at('DTSTART;TZID=GMT+0200:20260102T090000'), expected: ['2026-01-02 07:00–08:00 Event'] },
  { what: 'The name in a menu of Windows, with a colon that should be in quotes', source: OWN, text: at('DTSTART;TZID=(UTC+01:00) Amsterdam, Berlin, Bern, Rome:20260702T090000'), expected: ['2026-07-02 07:00–08:00 Event'] },
  { what: 'The cities of such a name alone', source: NODE_ICAL('test_with_tz_list.ics'), text: at('DTSTART;TZID="Amsterdam, Belgrade, Berlin, Brussels":20260702T090000'), expected: ['2026-07-02 07:00–08:00 Event'] },
  { what: 'A region of America in such a name, in summer', source: NODE_ICAL('windows-quoted-tz-rrule.ics'), text: at('DTSTART;TZID="(UTC-05:00) Eastern Time (US and Canada)":20260702T090000'), expected: ['2026-07-02 13:00–14:00 Event'] },
  { what: 'The name of a region that is no city, in summer', source: '[node-ical, windowsZones.json](https://github.com/jens-maus/node-ical/blob/master/windowsZones.json)', text: at('DTSTART;TZID="(UTC-03:30) Newfoundland":20260702T090000'), expected: ['2026-07-02 11:30–12:30 Event'] },
  { what: 'The name with London, in summer', source: '[node-ical, windowsZones.json](https://github.com/jens-maus/node-ical/blob/master/windowsZones.json)', text: at('DTSTART;TZID="(UTC) Greenwich Mean Time: Dublin, Edinburgh, Lisbon, London":20260702T090000'), expected: ['2026-07-02 08:00–09:00 Event'] },
  { what: 'A quote that ends behind the date', source: NODE_ICAL('ms_timezones.ics'), text: at('DTSTART;TZID="W. Europe Standard Time:20260702T090000"'), expected: ['2026-07-02 07:00–08:00 Event'] },
  { what: 'Microsoft’s own word for UTC', source: OWN, text: at('DTSTART;TZID="tzone://Microsoft/Utc":20260702T090000'), expected: ['2026-07-02 09:00–10:00 Event'] },
  {
    what: 'A zone that nobody knows is the viewer’s, and told once',
    source: thread('nextcloud/calendar', 2813),
    text: calendar(['UID:a', 'DTSTART;TZID=Middle Earth:20260702T090000', 'DURATION:PT1H'], ['UID:b', 'DTSTART;TZID=Middle Earth:20260703T090000', 'DURATION:PT1H']),
    expected: ['2026-07-02 07:00–08:00 Event', '2026-07-03 07:00–08:00 Event', 'Line 3, “Event”: the time zone “Middle Earth” is not known, so times in it are read in your own.'],
  },
];
