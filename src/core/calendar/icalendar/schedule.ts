import type { CalendarEvent, TimeSpan } from '../zone';
import { clockOf } from './clock';
import { type DateValue, midnight } from './date-values';
import { type EventPart, nameOf } from './event';
import { Clocks, placementOf } from './placement';
import { EndlessRule } from './recurrence';
import { overlaps, Repeating } from './repeating';
import type { Series } from './series';
import type { TimeZones } from './time-zones';

/** Occurrences of one event that one question is answered with, and those of all events of a calendar. */
const MOST_OF_ONE = 10_000;
const MOST_OF_ALL = 250_000;

/** The events of a calendar as they lie in time for someone in a time zone: all that doesn't depend on a range. */
export interface Schedule {
  timeZone: string;
  single: CalendarEvent[];
  repeating: Repeating[];
}

/** Whose calendar an event stands in. */
export interface Origin {
  source: string;
  name: string;
}

export function scheduleOf(series: readonly Series[], zones: TimeZones, origin: Origin, timeZone: string): Schedule {
  const clocks = new Clocks(zones, zones.clock(timeZone) ?? clockOf('UTC'), clockOf('UTC'));
  const schedule: Schedule = { timeZone, single: [], repeating: [] };
  const add = (part: EventPart) => {
    if (!part.cancelled) schedule.single.push(eventOf(part, placementOf(part.start, part.end, clocks).at(part.start.wall), origin));
  };
  for (const { masters, overrides } of series) {
    // An override that repeats by itself begins a series of its own.
    const heads = [...masters, ...overrides.filter(({ andFuture, rules }) => andFuture && rules.length > 0)];
    for (const part of heads) {
      if (part.cancelled) continue;
      if (part.rules.length + part.added.length + part.except.length + overrides.length === 0) add(part);
      else schedule.repeating.push(new Repeating(part, overrides.filter((each) => each !== part), clocks));
    }
    const gone = Math.max(-1, ...masters.filter(({ cancelled }) => cancelled).map(({ sequence }) => sequence));
    const takenOut = masters.filter(({ except }) => except.length > 0).map(({ sequence, except }) => ({ sequence, dates: datesIn(except, clocks) }));
    for (const part of overrides) {
      if (heads.includes(part) || part.sequence <= gone) continue;
      // It was moved first and taken out later: the event that says so is the newer one.
      if (takenOut.some(({ sequence, dates }) => sequence > part.sequence && part.replaces !== null && dates(part.replaces))) continue;
      add(part);
    }
  }
  return schedule;
}

/** Whether a date is one of a list, in whatever zone either is written; a day stands for all its times. */
function datesIn(list: readonly DateValue[], clocks: Clocks): (date: DateValue) => boolean {
  const days = new Set(list.filter(({ form }) => form === 'date').map(({ wall }) => wall));
  const instants = new Set(list.map((date) => clocks.instantOf(date)));
  return (date) => days.has(midnight(date.wall)) || instants.has(clocks.instantOf(date));
}

/** The occurrences in a range, in order, and what had to be left out. */
export function eventsBetween({ single, repeating }: Schedule, from: number, to: number, origin: Origin): { events: CalendarEvent[]; problems: string[] } {
  const events = single.filter((event) => overlaps(event, from, to));
  const problems: string[] = [];
  for (const each of repeating) {
    const { line, title, uid } = each.part;
    const name = `Line ${line}, ${nameOf(title, uid)}`;
    let count = 0;
    try {
      for (const occurrence of each.between(from, to)) {
        if (++count > MOST_OF_ONE) {
          problems.push(`${name}: it happens more than ${MOST_OF_ONE.toLocaleString('en')} times in the time asked for, so the rest is left out.`);
          break;
        }
        events.push(eventOf(occurrence.part, occurrence.span, origin));
      }
    } catch (error) {
      if (!(error instanceof EndlessRule)) throw error;
      problems.push(`${name}: its rule takes too many steps to the time asked for, so dates of it are left out.`);
    }
    if (events.length > MOST_OF_ALL) {
      problems.push(`There are more than ${MOST_OF_ALL.toLocaleString('en')} events in the time asked for, so the rest is left out.`);
      break;
    }
  }
  return { events: events.sort(byStart), problems };
}

function eventOf(part: EventPart, { start, end, wall }: TimeSpan, { source, name }: Origin): CalendarEvent {
  const { uid, title, categories, busy, visibility } = part;
  return { uid, title, allDay: part.start.form === 'date', calendar: name, source, categories, busy, visibility, start, end, wall };
}

function byStart(a: CalendarEvent, b: CalendarEvent): number {
  return a.start - b.start || a.end - b.end || (a.title < b.title ? -1 : a.title > b.title ? 1 : 0) || (a.uid < b.uid ? -1 : a.uid > b.uid ? 1 : 0);
}
