import { calendar, type Case, OWN, RFC, thread } from './case';

/** The examples of RFC 5545, 3.8.5.3, are in New York; an hour from 9:00 there, at the given dates. */
const example = (start: string, rule: string, ...more: string[]) => calendar([`DTSTART;TZID=America/New_York:${start}T090000`, 'DURATION:PT1H', `RRULE:${rule}`, ...more]);
/** 9:00 in New York is 13:00 in UTC in summer and 14:00 in winter. */
const summer = (...days: string[]) => days.map((day) => `${day} 13:00–14:00 Event`);
const winter = (...days: string[]) => days.map((day) => `${day} 14:00–15:00 Event`);
const span = { from: '1996-01-01', to: '2008-01-01' };
const at = (...more: string[]) => calendar(['DTSTART:20260302T090000Z', 'DURATION:PT1H', ...more]);
const nine = (...days: string[]) => days.map((day) => `2026-${day} 09:00–10:00 Event`);

export const RULES: Case[] = [
  { what: 'Daily for five occurrences', source: RFC('3.8.5.3'), ...span, text: example('19970902', 'FREQ=DAILY;COUNT=5'), expected: summer('1997-09-02', '1997-09-03', '1997-09-04', '1997-09-05', '1997-09-06') },
  {
    what: 'Every other week on Tuesday and Thursday for eight occurrences',
    source: RFC('3.8.5.3'),
    ...span,
    text: example('19970902', 'FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH'),
    expected: summer('1997-09-02', '1997-09-04', '1997-09-16', '1997-09-18', '1997-09-30', '1997-10-02', '1997-10-14', '1997-10-16'),
  },
  { what: 'A week that begins on Monday', source: RFC('3.8.5.3'), ...span, text: example('19970805', 'FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO'), expected: summer('1997-08-05', '1997-08-10', '1997-08-19', '1997-08-24') },
  { what: 'The same with weeks that begin on Sunday', source: RFC('3.8.5.3'), ...span, text: example('19970805', 'FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU'), expected: summer('1997-08-05', '1997-08-17', '1997-08-19', '1997-08-31') },
  {
    what: 'The second-to-last Monday of the month',
    source: RFC('3.8.5.3'),
    ...span,
    text: example('19970922', 'FREQ=MONTHLY;COUNT=6;BYDAY=-2MO'),
    expected: [...summer('1997-09-22', '1997-10-20'), ...winter('1997-11-17', '1997-12-22', '1998-01-19', '1998-02-16')],
  },
  {
    what: 'The third-to-last day of the month',
    source: RFC('3.8.5.3'),
    ...span,
    text: example('19970928', 'FREQ=MONTHLY;BYMONTHDAY=-3;COUNT=6'),
    expected: [...summer('1997-09-28'), ...winter('1997-10-29', '1997-11-28', '1997-12-29', '1998-01-29', '1998-02-26')],
  },
  { what: 'The third Tuesday, Wednesday or Thursday of the month', source: RFC('3.8.5.3'), ...span, text: example('19970904', 'FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3'), expected: [...summer('1997-09-04', '1997-10-07'), ...winter('1997-11-06')] },
  {
    what: 'The second-to-last weekday of the month',
    source: RFC('3.8.5.3'),
    ...span,
    text: example('19970929', 'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2;COUNT=4'),
    expected: [...summer('1997-09-29'), ...winter('1997-10-30', '1997-11-27', '1997-12-30')],
  },
  {
    what: 'Every Friday the 13th, without the first date itself',
    source: RFC('3.8.5.3'),
    ...span,
    to: '2001-01-01',
    text: example('19970902', 'FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13', 'EXDATE;TZID=America/New_York:19970902T090000'),
    expected: [...winter('1998-02-13', '1998-03-13', '1998-11-13'), ...summer('1999-08-13', '2000-10-13')],
  },
  {
    what: 'Every fourth year, the first Tuesday after a Monday in November',
    source: RFC('3.8.5.3'),
    ...span,
    text: example('19961105', 'FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8'),
    expected: winter('1996-11-05', '2000-11-07', '2004-11-02'),
  },
  { what: 'Monday of week 20', source: RFC('3.8.5.3'), ...span, to: '2000-01-01', text: example('19970512', 'FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO'), expected: summer('1997-05-12', '1998-05-11', '1999-05-17') },
  { what: 'The 20th Monday of the year', source: RFC('3.8.5.3'), ...span, to: '2000-01-01', text: example('19970519', 'FREQ=YEARLY;BYDAY=20MO'), expected: summer('1997-05-19', '1998-05-18', '1999-05-17') },
  {
    what: 'The 1st, 100th and 200th day of every third year for ten occurrences',
    source: RFC('3.8.5.3'),
    ...span,
    text: example('19970101', 'FREQ=YEARLY;INTERVAL=3;COUNT=10;BYYEARDAY=1,100,200'),
    expected: ['1997-01-01', '1997-04-10', '1997-07-19', '2000-01-01', '2000-04-09', '2000-07-18', '2003-01-01', '2003-04-10', '2003-07-19', '2006-01-01'].flatMap((day) => (day.includes('-01-') ? winter(day) : summer(day))),
  },
  { what: 'A day that a month doesn’t have is left out', source: RFC('3.8.5.3'), ...span, text: example('20070115', 'FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5'), expected: [...winter('2007-01-15', '2007-01-30', '2007-02-15'), ...summer('2007-03-15', '2007-03-30')] },
  {
    what: 'Every three hours until some time of a day',
    source: RFC('3.3.10'),
    ...span,
    text: example('19970902', 'FREQ=HOURLY;INTERVAL=3;UNTIL=19970902T210000Z'),
    expected: ['1997-09-02 13:00–14:00 Event', '1997-09-02 16:00–17:00 Event', '1997-09-02 19:00–20:00 Event'],
  },
  {
    what: 'Every hour and a half for four occurrences',
    source: RFC('3.8.5.3'),
    ...span,
    text: example('19970902', 'FREQ=MINUTELY;INTERVAL=90;COUNT=4'),
    expected: ['1997-09-02 13:00–14:00 Event', '1997-09-02 14:30–15:30 Event', '1997-09-02 16:00–17:00 Event', '1997-09-02 17:30–18:30 Event'],
  },
  { what: '29 February every year', source: RFC('3.3.10'), from: '2024-01-01', to: '2033-01-01', text: calendar(['DTSTART;VALUE=DATE:20240229', 'RRULE:FREQ=YEARLY']), expected: ['2024-02-29 all day Event', '2028-02-29 all day Event', '2032-02-29 all day Event'] },
  { what: 'UNTIL in UTC is included', source: RFC('3.3.10'), text: at('RRULE:FREQ=DAILY;UNTIL=20260304T090000Z'), expected: nine('03-02', '03-03', '03-04') },
  { what: 'UNTIL in UTC for an event in a zone', source: thread('u01jmg3/ics-parser', 240), text: calendar(['DTSTART;TZID=Europe/Berlin:20260328T233000', 'DURATION:PT1H', 'RRULE:FREQ=DAILY;UNTIL=20260329T213000Z']), expected: ['2026-03-28 22:30–23:30 Event', '2026-03-29 21:30–22:30 Event'] },
  { what: 'UNTIL without a zone is on the event’s clock', source: RFC('3.3.10'), text: calendar(['DTSTART;TZID=Europe/Berlin:20260302T100000', 'DURATION:PT1H', 'RRULE:FREQ=DAILY;UNTIL=20260303T100000']), expected: nine('03-02', '03-03') },
  { what: 'A day as UNTIL of an event with a time counts whole', source: RFC('3.3.10'), text: at('RRULE:FREQ=DAILY;UNTIL=20260304'), expected: nine('03-02', '03-03', '03-04') },
  { what: 'A first date that its rule would not give is the first, and counted', source: RFC('3.8.5.3'), text: at('RRULE:FREQ=WEEKLY;BYDAY=WE;COUNT=3'), expected: nine('03-02', '03-04', '03-11') },
  { what: 'Several rules; what both give is one', source: RFC('3.8.5.3'), text: at('RRULE:FREQ=WEEKLY;COUNT=2', 'RRULE:FREQ=DAILY;COUNT=2'), expected: nine('03-02', '03-03', '03-09') },
  { what: 'EXRULE, of old files', source: '[RFC 2445, 4.8.5.2](https://www.rfc-editor.org/rfc/rfc2445#section-4.8.5.2)', text: at('RRULE:FREQ=DAILY;COUNT=5', 'EXRULE:FREQ=DAILY;INTERVAL=2;COUNT=2'), expected: nine('03-03', '03-05', '03-06') },
  { what: 'A rule in small letters, with blanks', source: OWN, text: at('RRULE:freq=daily; count=2;'), expected: nine('03-02', '03-03') },
  { what: 'RDATE beside a rule', source: RFC('3.8.5.2'), text: at('RRULE:FREQ=DAILY;COUNT=2', 'RDATE:20260310T090000Z,20260312T090000Z'), expected: nine('03-02', '03-03', '03-10', '03-12') },
  { what: 'RDATE as periods, each with its own end', source: RFC('3.8.5.2'), text: at('RDATE;VALUE=PERIOD:20260310T090000Z/20260310T120000Z,20260311T090000Z/PT30M'), expected: [...nine('03-02'), '2026-03-10 09:00–12:00 Event', '2026-03-11 09:00–09:30 Event'] },
  { what: 'RDATE as days of an all-day event', source: RFC('3.8.5.2'), text: calendar(['DTSTART;VALUE=DATE:20260302', 'RDATE;VALUE=DATE:20260310']), expected: ['2026-03-02 all day Event', '2026-03-10 all day Event'] },
  { what: 'Every day since 1990', source: OWN, from: '2026-03-02', to: '2026-03-04', text: calendar(['DTSTART:19900101T090000Z', 'DURATION:PT1H', 'RRULE:FREQ=DAILY']), expected: nine('03-02', '03-03') },
  { what: '30 February every day gives nothing but the first date', source: thread('kewisch/ical.js', 1038), text: at('RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30'), expected: nine('03-02') },
  { what: 'Every second', source: OWN, text: at('RRULE:FREQ=SECONDLY'), expected: [...nine('03-02'), 'Line 8, “Event”: its RRULE can’t be used (it repeats more often than every hour), so only its first date and those that are listed are known.'] },
  { what: 'Every 20 minutes of some hours', source: OWN, text: at('RRULE:FREQ=HOURLY;BYHOUR=9,10;BYMINUTE=0,20,40'), expected: [...nine('03-02'), 'Line 8, “Event”: its RRULE can’t be used (it repeats more often than every hour), so only its first date and those that are listed are known.'] },
  { what: 'A rule without FREQ', source: RFC('3.3.10'), text: at('RRULE:COUNT=3'), expected: [...nine('03-02'), 'Line 8, “Event”: its RRULE can’t be used (it has no FREQ), so only its first date and those that are listed are known.'] },
  { what: 'A rule of another calendar', source: '[RFC 7529](https://www.rfc-editor.org/rfc/rfc7529)', text: at('RRULE:RSCALE=CHINESE;FREQ=YEARLY'), expected: [...nine('03-02'), 'Line 8, “Event”: its RRULE can’t be used (it counts in another calendar than the Gregorian), so only its first date and those that are listed are known.'] },
  {
    what: 'A rule by the hour crosses midnight; a day that is taken out ends there',
    source: RFC('3.8.5.1'),
    text: calendar(['DTSTART:20260302T220000Z', 'DURATION:PT1H', 'RRULE:FREQ=HOURLY;COUNT=4', 'EXDATE;VALUE=DATE:20260302']),
    expected: ['2026-03-03 00:00–01:00 Event', '2026-03-03 01:00–02:00 Event'],
  },
];
