import { type Case, thread } from './case';

/** Files of our own with made-up names, written as each of them exports; the threads show the real ones. */
export const EXPORTS: Case[] = [
  {
    what: 'Google: occurrences in front of their event, a holiday, private time in UTC',
    source: thread('u01jmg3/ics-parser', 240),
    text: 'google.ics',
    expected: [
      '2026-03-11 09:50–11:05 Reviews',
      '2026-03-12 13:00–15:00 Focus time (private)',
      '2026-03-19 14:00–15:00 Reviews (moved)',
      '2026-04-01 08:50–10:05 Reviews',
      '2026-04-03 all day Good Friday (free)',
      '2026-04-08 08:50–10:05 Reviews',
      '2026-04-15 08:50–10:05 Reviews',
    ],
  },
  {
    what: 'Microsoft 365: Windows zones, absence, working elsewhere',
    source: thread('derekantrican/GAS-ICS-Sync', 225),
    text: 'microsoft-365.ics',
    expected: [
      '2026-03-09 16:00–16:30 No code: reviews',
      '2026-03-16 17:00–17:30 No code: reviews, later (tentative)',
      '2026-03-30 16:00–16:30 No code: reviews',
      '2026-04-01 06:00–14:00 Home office (elsewhere)',
      '2026-04-06 to 2026-04-10 all day Vacation (out-of-office, private)',
    ],
  },
  {
    what: 'Outlook: a customized zone in quotes, lines folded by tabs',
    source: thread('jens-maus/node-ical', 478),
    text: 'outlook.ics',
    timeZone: 'America/New_York',
    expected: ['2026-02-05 13:00–14:00', '2026-03-05 13:00–14:00', '2026-04-02 12:00–13:00'].map((time) => `${time} Architektur, große Runde (tentative, private)`),
  },
  {
    what: 'iCloud: a zone by its offset, the alarm’s own UID',
    source: thread('Aupajo/almanack', 24),
    text: 'icloud.ics',
    expected: ['2026-03-30 10:00–10:45 Mittag 🍲', '2026-03-31 10:00–10:45 Mittag 🍲', '2026-04-02 10:00–10:45 Mittag 🍲', '2026-04-03 10:00–10:45 Mittag 🍲', '2026-06-03 21:00–23:00 Flight'],
  },
  {
    what: 'Nextcloud: whole days with one taken out, categories',
    source: thread('nextcloud/calendar', 2424),
    text: 'nextcloud.ics',
    expected: ['2026-07-07 all day No meetings (“Focus”, “Team”)', '2026-07-08 07:30–08:00 Interview (tentative, confidential)', '2026-07-21 all day No meetings (“Focus”, “Team”)'],
  },
  {
    what: 'Fastmail: a VTIMEZONE cut to the day it was written, wrong by an hour; the id is right',
    source: thread('cyrusimap/cyrus-imapd', 2506),
    text: 'fastmail.ics',
    expected: ['2026-04-02 00:00–01:00 Call home (free)', '2026-04-09 01:00–02:00 Call home (free)'],
  },
];
