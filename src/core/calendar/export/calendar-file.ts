import ICAL from 'ical.js';
import { LocalClock } from '../local-clock';
import { timeZoneComponent } from './time-zone';
import type { ZoneIdentity } from './identity';
import { isOrdinary, weeklySeries } from './weekly-series';

const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
/** No text of iCalendar may hold them but line ends, and those have no place in a title. */
const CONTROLS = /\p{Cc}+/gu;

/** What the events of a file are, to whoever reads their calendar. */
export interface CalendarKind {
  /** Name of the calendar. */
  name: string;
  /** Category of each event. */
  category: string;
  /** What whoever is invited reads below the title. */
  description?: string;
}

const NO_CODE: CalendarKind = { name: 'No-code zones', category: 'No code' };
const PRODUCT = '-//Code Refuge//No-Code Zones//EN';

// A line may have 75 octets (RFC 5545, 3.1). ical.js doesn't count the blank that the folded ones begin with.
ICAL.foldLength = 74;

/** Whom a zone is sent to. Addresses are of the form `name@example.org`. */
export interface Invitation {
  organizer: string;
  attendees: readonly string[];
}

export interface Setting {
  /** IANA id of the viewer's zone. */
  timeZone: string;
  /** Seconds since the epoch. */
  now: number;
}

/**
 * Weekly zones as an iCalendar file (RFC 5545) for one's own calendar: each a series that repeats every week and
 * shows its owner as busy. It ends with CR LF as every line does.
 */
export function publishZones(zones: readonly ZoneIdentity[], setting: Setting, kind = NO_CODE): string {
  return calendarFile('PUBLISH', zones, setting, null, kind);
}

/**
 * A weekly zone as an invitation (`METHOD:REQUEST`, RFC 5546) that others can accept. It holds one zone, for all
 * events of a request share one UID. To oneself it is no use: Outlook tells an organizer that they need not respond
 * and adds nothing, so one's own calendar takes {@link publishZones}.
 */
export function inviteToZone(zone: ZoneIdentity, invitation: Invitation, setting: Setting, kind = NO_CODE): string {
  return calendarFile('REQUEST', [zone], setting, invitation, kind);
}

/** A line of text as calendars may have it. */
export function withoutControls(text: string): string {
  return text.replace(CONTROLS, ' ');
}

function calendarFile(method: string, zones: readonly ZoneIdentity[], { timeZone, now }: Setting, invitation: Invitation | null, kind: CalendarKind): string {
  const clock = new LocalClock(timeZone);
  const zoneOfTime = timeZoneComponent(timeZone, now);
  const calendar = new ICAL.Component('vcalendar');
  for (const [name, value] of [['version', '2.0'], ['prodid', PRODUCT], ['calscale', 'GREGORIAN'], ['method', method]] as const) {
    calendar.addPropertyWithValue(name, value);
  }
  if (invitation === null) calendar.addPropertyWithValue('x-wr-calname', kind.name);
  calendar.addSubcomponent(zoneOfTime);
  const writer = new EventWriter(clock, String(zoneOfTime.getFirstPropertyValue('tzid')), now, invitation, kind);
  for (const zone of zones) for (const event of writer.write(zone)) calendar.addSubcomponent(event);
  return `${calendar.toString()}\r\n`;
}

class EventWriter {
  constructor(
    private readonly clock: LocalClock,
    private readonly timeZoneId: string,
    private readonly now: number,
    private readonly invitation: Invitation | null,
    private readonly kind: CalendarKind,
  ) {}

  /** The series, and each block of it that has a length of its own. */
  write(identity: ZoneIdentity): ICAL.Component[] {
    const { first, days, exceptions, skipped } = weeklySeries(identity.zone, this.clock, this.now);
    const series = this.event(identity);
    this.addTime(series, 'dtstart', first.from);
    // Its length is that of all others, so a night that is an hour longer or shorter may not lend it, nor may an end that the
    // clock skips: calendars differ on when that is (RFC 5545, 3.3.5, takes the offset before the gap; ical.js the one after it).
    if (isOrdinary(first, this.clock) && this.clock.wallOf(this.clock.instantOf(first.to)) === first.to) this.addTime(series, 'dtend', first.to);
    else series.addPropertyWithValue('duration', ICAL.Duration.fromSeconds((first.to - first.from) * 60));
    series.addPropertyWithValue('rrule', ICAL.Recur.fromData({ freq: 'WEEKLY', byday: days.map((day) => WEEKDAYS[day - 1]!) }));
    for (const from of skipped) this.addTime(series, 'exdate', from);
    return [series, ...exceptions.map((block) => this.exception(identity, block))];
  }

  private exception(identity: ZoneIdentity, { from, to }: { from: number; to: number }): ICAL.Component {
    const event = this.event(identity);
    this.addTime(event, 'recurrence-id', from);
    this.addTime(event, 'dtstart', from);
    this.addTime(event, 'dtend', to);
    return event;
  }

  private event({ uid, zone, sequence, modified }: ZoneIdentity): ICAL.Component {
    const event = new ICAL.Component('vevent');
    event.addPropertyWithValue('uid', uid);
    event.addPropertyWithValue('dtstamp', utc(this.now));
    event.addPropertyWithValue('last-modified', utc(modified));
    event.addPropertyWithValue('sequence', sequence);
    event.addPropertyWithValue('summary', withoutControls(zone.title));
    event.addPropertyWithValue('categories', this.kind.category);
    event.addPropertyWithValue('status', 'CONFIRMED');
    event.addPropertyWithValue('transp', 'OPAQUE');
    event.addPropertyWithValue('x-microsoft-cdo-busystatus', 'BUSY');
    if (this.kind.description !== undefined) event.addPropertyWithValue('description', this.kind.description);
    if (this.invitation) addPeople(event, this.invitation);
    return event;
  }

  private addTime(event: ICAL.Component, name: string, wall: number): void {
    const property = new ICAL.Property(name);
    property.setParameter('tzid', this.timeZoneId);
    property.setValue(ICAL.Time.fromDateTimeString(new Date(wall * 60_000).toISOString().slice(0, 19)));
    event.addProperty(property);
  }
}

export function addPeople(event: ICAL.Component, { organizer, attendees }: Invitation): void {
  event.addPropertyWithValue('organizer', `mailto:${organizer}`);
  const add = (address: string, parameters: Record<string, string>) => {
    const property = event.addPropertyWithValue('attendee', `mailto:${address}`);
    for (const [name, value] of Object.entries({ cutype: 'INDIVIDUAL', ...parameters })) property.setParameter(name, value);
  };
  add(organizer, { role: 'CHAIR', partstat: 'ACCEPTED' });
  for (const address of attendees) add(address, { role: 'REQ-PARTICIPANT', partstat: 'NEEDS-ACTION', rsvp: 'TRUE' });
}

/** An instant (seconds since the epoch), as iCalendar writes it in UTC. */
export function utc(time: number): ICAL.Time {
  return ICAL.Time.fromJSDate(new Date(time * 1000), true);
}
