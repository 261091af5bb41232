import type { WeeklyZone } from '../review/review';
import type { CalendarRule } from '../settings';
import { type Calendar, type CalendarWarning, occurrences } from './icalendar/calendar';
import { LocalClock } from './local-clock';
import { DAY_MINUTES } from './moment';
import { weeklyBlocks } from './weekly-zones';
import { type CalendarEvent, SETTINGS_SOURCE, type Zone } from './zone';
import { judgeBy, type Verdict } from './zone-rules';

export interface ZoneSources {
  weekly: readonly WeeklyZone[];
  calendars: readonly Calendar[];
  rules: readonly CalendarRule[];
}

export interface Range {
  /** Seconds since the epoch, the end not included. */
  from: number;
  to: number;
  /** IANA id of the viewer's zone, for what is bound to the wall clock. */
  timeZone: string;
}

/** An event of a calendar and what the rules make of it. */
export interface JudgedEvent {
  event: CalendarEvent;
  verdict: Verdict;
}

export interface ZonesFound {
  /** Zones that overlap the range, by start, end and title. */
  zones: Zone[];
  /** Every event of the calendars that overlaps the range, absences and those that are no zones included. */
  events: JudgedEvent[];
  warnings: CalendarWarning[];
}

/** All no-code zones that overlap a range: the weekly ones and those that the rules find in calendars. */
export function findZones({ weekly, calendars, rules }: ZoneSources, range: Range): ZonesFound {
  const judge = judgeBy(rules);
  const clock = new LocalClock(range.timeZone);
  const found = calendars.map((calendar) => occurrences(calendar, range));
  const events = found.flatMap((each) => each.events.map((event) => ({ event, verdict: judge(event) })));
  const zones = [
    ...weeklyZones(weekly, range, clock),
    ...events.filter(({ verdict }) => verdict.kind === 'zone').map(({ event, verdict }) => zoneOf(event, verdict.hold, clock)),
  ];
  return { zones: zones.sort(byStart), events, warnings: [...calendars, ...found].flatMap(({ warnings }) => warnings) };
}

/** Those of the events that say that the user is out of office. */
export function absencesIn(events: readonly JudgedEvent[]): CalendarEvent[] {
  return events.filter(({ verdict }) => verdict.kind === 'absence').map(({ event }) => event);
}

function weeklyZones(weekly: readonly WeeklyZone[], { from, to }: Range, clock: LocalClock): Zone[] {
  // A zone that began the evening before reaches into the range.
  return weeklyBlocks(weekly, clock.wallOf(from) - DAY_MINUTES, clock.wallOf(to) + DAY_MINUTES)
    .map(({ zone, from: begin, to: end }) => ({
      id: `${SETTINGS_SOURCE} ${begin} ${end} ${zone.title}`,
      title: zone.title,
      allDay: false,
      source: SETTINGS_SOURCE,
      hold: zone.hold,
      start: clock.instantOf(begin),
      end: clock.instantOf(end),
      wall: { from: begin, to: end },
      local: { from: begin, to: end },
    }))
    // A block in an hour that the clock skips would end before it begins: that night it isn't there.
    .filter(({ start, end }) => start < end && start < to && end > from);
}

function zoneOf({ uid, title, allDay, source, start, end, wall }: CalendarEvent, hold: boolean, clock: LocalClock): Zone {
  const local = wall ?? { from: clock.wallOf(start), to: clock.wallOf(end) };
  return { id: `${source} ${uid} ${start}`, title: title === '' ? 'Without a title' : title, allDay, source, hold, start, end, wall, local };
}

function byStart(a: Zone, b: Zone): number {
  return a.start - b.start || a.end - b.end || (a.title < b.title ? -1 : a.title > b.title ? 1 : 0);
}
