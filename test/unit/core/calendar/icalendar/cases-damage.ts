import { calendar, type Case, OWN, RFC } from './case';

const good = ['UID:good', 'SUMMARY:Good', 'DTSTART:20260302T090000Z', 'DURATION:PT1H'];
const kept = '2026-03-02 09:00–10:00 Good';
const text = calendar(good);

export const DAMAGE: Case[] = [
  { what: 'A byte order mark', source: RFC('6'), text: `\ufeff${text}`, expected: [kept] },
  { what: 'Lines that end in LF', source: RFC('3.1'), text: text.replaceAll('\r\n', '\n'), expected: [kept] },
  { what: 'Lines that end in CR', source: RFC('3.1'), text: text.replaceAll('\r\n', '\r'), expected: [kept] },
  { what: 'Lines that end in CR, LF and CR LF, some of them empty', source: RFC('3.1'), text: text.replace('\r\n', '\n\n').replace('SUMMARY', '\rSUMMARY'), expected: [kept] },
  { what: 'Folded lines, by a blank or a tab, within a name and within a date', source: RFC('3.1'), text: text.replace('SUMMARY:Good', 'SUMM\r\n ARY:Go\r\n\tod').replace('20260302T', '20260\r\n 302T'), expected: [kept] },
  { what: 'NUL and other control characters', source: OWN, text: text.replace('Good', 'Go\0od\x07'), expected: [kept] },
  { what: 'Names in small letters', source: RFC('2'), text: text.replace(/^[A-Z:]+(?=:)/gm, (name) => name.toLowerCase()).replace('begin:VCALENDAR', 'begin:vcalendar'), expected: [kept] },
  { what: 'An alarm with a DURATION of its own', source: RFC('3.6.6'), text: text.replace('END:VEVENT', 'BEGIN:VALARM\r\nDURATION:PT5H\r\nSUMMARY:Wake\r\nEND:VALARM\r\nEND:VEVENT'), expected: [kept] },
  { what: 'Text that spills over without being folded', source: OWN, text: text.replace('DTSTART', 'DESCRIPTION:one\r\ntwo: three\r\nDTSTART'), expected: [kept] },
  { what: 'Several calendars in one file', source: RFC('3.4'), text: text + calendar(['UID:b', 'SUMMARY:Other', 'DTSTART:20260303T090000Z']), expected: [kept, '2026-03-03 09:00 Other'] },
  { what: 'One broken event among good ones', source: OWN, text: calendar(good, ['UID:b', 'SUMMARY:Broken', 'DTSTART:soon'], ['UID:c', 'SUMMARY:Other', 'DTSTART:20260303T090000Z']), expected: [kept, '2026-03-03 09:00 Other', 'Line 12, “Broken”: its DTSTART can’t be used (“soon” is no date), so it is left out.'] },
  { what: 'An event without its END', source: OWN, text: calendar(['UID:b', 'DTSTART:20260303T090000Z'], good).replace('END:VEVENT\r\n', ''), expected: [kept, 'Line 3: the event that begins here has no END:VEVENT, so it is left out.'] },
  {
    what: 'A file that was cut off',
    source: OWN,
    text: calendar(good, ['UID:b', 'SUMMARY:Half', 'DTSTART:20260303T090000Z', 'DESCRIPTION:and so']).split('END:VEVENT\r\nEND:VCALENDAR')[0]!,
    expected: [kept, 'Line 9: the event that begins here has no END:VEVENT, so it is left out.', 'The file ends before its END:VCALENDAR, so events may be missing.'],
  },
  { what: 'Events without a calendar around them', source: OWN, text: text.split('\r\n').slice(2, -2).join('\r\n'), expected: [kept, 'The file ends before its END:VCALENDAR, so events may be missing.'] },
  { what: 'Lines in front of the calendar', source: OWN, text: `Notice: undefined variable\r\n\r\n${text}`, expected: [kept] },
  { what: 'vCalendar 1.0', source: '[vCalendar 1.0](https://www.w3.org/2002/12/cal/vcal-10.txt)', text: text.replace('VERSION:2.0', 'VERSION:1.0'), expected: ['Line 1: vCalendar 1.0 is not supported, so its events are left out; export the calendar as iCalendar (version 2.0).'] },
  { what: 'Nothing', source: OWN, text: '\r\n\r\n', expected: ['This is empty.'] },
  { what: 'A calendar without events', source: RFC('3.6'), text: calendar(), expected: [] },
  { what: 'A login page', source: OWN, text: '\n<!DOCTYPE html><html><title>Sign in</title></html>', expected: ['This is a web page, not a calendar.'] },
  { what: 'XML', source: OWN, text: '<?xml version="1.0"?><multistatus/>', expected: ['This is XML, not a calendar in the iCalendar format.'] },
  { what: 'JSON', source: OWN, text: '{"error":"not found"}', expected: ['This is JSON, not a calendar.'] },
  { what: 'Contacts', source: OWN, text: 'BEGIN:VCARD\r\nVERSION:4.0\r\nEND:VCARD\r\n', expected: ['This holds contacts, not a calendar.'] },
  { what: 'A ZIP archive', source: OWN, text: 'PK\x03\x04\x14\x00\x00', expected: ['This is binary, not a calendar.'] },
  { what: 'Some other text', source: OWN, text: 'Hello', expected: ['This is no calendar: it has no BEGIN:VCALENDAR.'] },
];
