import ICAL from 'ical.js';
import { LocalClock } from '../local-clock';
import { addPeople, type Invitation, type Setting, utc, withoutControls } from './calendar-file';
import { timeZoneComponent } from './time-zone';

const PRODUCT = '-//Code Refuge//Tactics//EN';

/** What tells calendars that a file which is imported again is of the same event: see RFC 5545, 3.8.4.7 and 3.8.7.4. */
export interface EventIdentity {
  uid: string;
  sequence: number;
}

export interface Meeting extends EventIdentity {
  title: string;
  description: string;
  /** `YYYY-MM-DD` and `HH:MM` on the wall clock of the setting's time zone. */
  date: string;
  time: string;
  minutes: number;
}

export interface DaysAway extends EventIdentity {
  title: string;
  description: string;
  /** First and last day, `YYYY-MM-DD`. */
  from: string;
  to: string;
}

/**
 * A meeting as an iCalendar file (RFC 5545): an invitation that others can accept (`METHOD:REQUEST`, RFC 5546), or an event
 * for one's own calendar where nobody is invited.
 */
export function meetingFile(meeting: Meeting, invitation: Invitation | null, setting: Setting): string {
  const calendar = head(invitation === null ? 'PUBLISH' : 'REQUEST');
  const zone = timeZoneComponent(setting.timeZone, setting.now);
  calendar.addSubcomponent(zone);
  const event = eventOf(meeting, setting);
  const start = Date.parse(`${meeting.date}T${meeting.time}:00Z`) / 60_000;
  // A wall clock that is set in between would show another end than the one that was meant.
  const clock = new LocalClock(setting.timeZone);
  const end = clock.wallOf(clock.instantOf(start) + meeting.minutes * 60);
  for (const [name, wall] of [['dtstart', start], ['dtend', end]] as const) {
    const property = new ICAL.Property(name);
    property.setParameter('tzid', String(zone.getFirstPropertyValue('tzid')));
    property.setValue(ICAL.Time.fromDateTimeString(new Date(wall * 60_000).toISOString().slice(0, 19)));
    event.addProperty(property);
  }
  event.addPropertyWithValue('transp', 'OPAQUE');
  event.addPropertyWithValue('x-microsoft-cdo-busystatus', 'BUSY');
  if (invitation !== null) addPeople(event, invitation);
  calendar.addSubcomponent(event);
  return `${calendar.toString()}\r\n`;
}

/** Whole days out of office, for one's own calendar: one event, shown as absence by Outlook and by Google Calendar's title. */
export function daysAwayFile(away: DaysAway, setting: Setting): string {
  const calendar = head('PUBLISH');
  const event = eventOf(away, setting);
  event.addPropertyWithValue('dtstart', ICAL.Time.fromDateString(away.from));
  // The end of days is the day after: RFC 5545, 3.6.1.
  event.addPropertyWithValue('dtend', ICAL.Time.fromDateString(new Date(Date.parse(`${away.to}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)));
  event.addPropertyWithValue('transp', 'OPAQUE');
  event.addPropertyWithValue('x-microsoft-cdo-alldayevent', 'TRUE');
  event.addPropertyWithValue('x-microsoft-cdo-busystatus', 'OOF');
  calendar.addSubcomponent(event);
  return `${calendar.toString()}\r\n`;
}

function head(method: string): ICAL.Component {
  const calendar = new ICAL.Component('vcalendar');
  for (const [name, value] of [['version', '2.0'], ['prodid', PRODUCT], ['calscale', 'GREGORIAN'], ['method', method]] as const) calendar.addPropertyWithValue(name, value);
  return calendar;
}

function eventOf({ uid, sequence, title, description }: EventIdentity & { title: string; description: string }, { now }: Setting): ICAL.Component {
  const event = new ICAL.Component('vevent');
  event.addPropertyWithValue('uid', uid);
  event.addPropertyWithValue('dtstamp', utc(now));
  event.addPropertyWithValue('last-modified', utc(now));
  event.addPropertyWithValue('sequence', sequence);
  event.addPropertyWithValue('summary', withoutControls(title));
  if (description.trim() !== '') event.addPropertyWithValue('description', description.trim().split(/\r\n|\r|\n/).map(withoutControls).join('\n'));
  event.addPropertyWithValue('status', 'CONFIRMED');
  return event;
}
