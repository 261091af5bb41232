import ICAL from 'ical.js';
import { LocalClock } from '../local-clock';
import { DAY_MINUTES } from '../moment';

/** One appointment in one's own calendar. */
export interface SingleEvent {
  uid: string;
  title: string;
  /** On the wall clock of `timeZone`: `YYYY-MM-DD` and `HH:MM`. */
  date: string;
  time: string;
  minutes: number;
  /** IANA id. */
  timeZone: string;
  /** Seconds since the epoch. */
  now: number;
}

// A line may have 75 octets (RFC 5545, 3.1). ical.js doesn't count the blank that the folded ones begin with.
ICAL.foldLength = 74;

/** An iCalendar file (RFC 5545) with one appointment; its times are in UTC, so that it needs no rules of a zone. Throws a `RangeError` for a time that is none. */
export function publishEvent({ uid, title, date, time, minutes, timeZone, now }: SingleEvent): string {
  const start = new LocalClock(timeZone).instantOf(wallTime(date, time));
  const calendar = new ICAL.Component('vcalendar');
  for (const [name, value] of [['version', '2.0'], ['prodid', '-//Code Refuge//Rehearsal Gym//EN'], ['calscale', 'GREGORIAN'], ['method', 'PUBLISH']] as const) {
    calendar.addPropertyWithValue(name, value);
  }
  const event = new ICAL.Component('vevent');
  event.addPropertyWithValue('uid', uid);
  event.addPropertyWithValue('dtstamp', utc(now));
  event.addPropertyWithValue('dtstart', utc(start));
  event.addPropertyWithValue('dtend', utc(start + minutes * 60));
  // No text of iCalendar may hold control characters, and a title is one line.
  event.addPropertyWithValue('summary', title.replace(/\p{Cc}+/gu, ' '));
  event.addPropertyWithValue('status', 'CONFIRMED');
  event.addPropertyWithValue('transp', 'OPAQUE');
  calendar.addSubcomponent(event);
  return `${calendar.toString()}\r\n`;
}

/** Minutes since 1970-01-01T00:00 on the wall clock. */
function wallTime(date: string, time: string): number {
  const day = Date.parse(`${date}T00:00:00Z`) / 60_000;
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time) ?? [];
  if (!Number.isInteger(day / DAY_MINUTES) || hours === undefined) throw new RangeError(`no time: ${date} ${time}`);
  return day + Number(hours) * 60 + Number(minutes);
}

function utc(time: number): ICAL.Time {
  return ICAL.Time.fromJSDate(new Date(time * 1000), true);
}
