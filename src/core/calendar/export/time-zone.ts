import ICAL from 'ical.js';
import { tzlib_get_ical_block, tzlib_get_timezones } from 'timezones-ical-library';
import { LocalClock } from '../local-clock';
import { WEEK_SECONDS } from '../moment';

/** How far ahead a file promises to be right, in years: what governments announce changes sooner than that. */
export const YEARS_AHEAD = 5;
const HOUR = 3600;
const YEAR = 366 * 24 * HOUR;

/**
 * The VTIMEZONE of an IANA zone (RFC 5545, 3.6.5), for clients that don't know the zone by its name. The one of the
 * time zone database goes on for ever by a rule, and is taken where it agrees with `Intl` on the coming years; where
 * it doesn't (a clock that follows Ramadan has no rule) or there is none, each change of these years is listed.
 * `now` is in seconds since the epoch.
 */
export function timeZoneComponent(timeZone: string, now: number): ICAL.Component {
  const clock = new LocalClock(timeZone);
  const known = knownComponent(timeZone);
  return known !== null && agrees(known, clock, now) ? known : listedComponent(timeZone, clock, now);
}

let names: Set<string> | null = null;

function knownComponent(timeZone: string): ICAL.Component | null {
  // Asking the library for a zone that it doesn't have makes it print to the console.
  names ??= new Set(JSON.parse(String(tzlib_get_timezones(true))) as string[]);
  if (!names.has(timeZone)) return null;
  const [block] = tzlib_get_ical_block(timeZone);
  return block ? ICAL.Component.fromString(block) : null;
}

/** Whether a VTIMEZONE sets the clock as it is set in the years ahead. */
function agrees(component: ICAL.Component, clock: LocalClock, now: number): boolean {
  const [from, to] = horizon(now);
  const wanted = changes(clock, now);
  const found = changesOf(component, from, to);
  return found.before === clock.offsetAt(from) && JSON.stringify(found.changes) === JSON.stringify(wanted);
}

/** The changes that a VTIMEZONE tells between two instants, and the offset before them. */
function changesOf(component: ICAL.Component, from: number, to: number): { before: number | null; changes: Change[] } {
  const all = component
    .getAllSubcomponents()
    .flatMap(onsets)
    .filter(({ time }) => time < to)
    .sort((a, b) => a.time - b.time);
  const last = all.filter(({ time }) => time <= from).at(-1);
  return { before: last?.to ?? null, changes: all.filter((change) => change.time > from && change.from !== change.to) };

  function onsets(part: ICAL.Component): Change[] {
    const offset = (name: string) => (part.getFirstPropertyValue(name) as ICAL.UtcOffset).toSeconds() / 60;
    const [before, after] = [offset('tzoffsetfrom'), offset('tzoffsetto')];
    const start = part.getFirstPropertyValue('dtstart') as ICAL.Time;
    const instant = (wall: ICAL.Time) => Date.parse(`${wall.toString()}Z`) / 1000 - before * 60;
    const found = [start];
    const iterator = (part.getFirstPropertyValue('rrule') as ICAL.Recur | null)?.iterator(start);
    for (let next = iterator?.next(); next && instant(next) < to; next = iterator?.next()) found.push(next.clone());
    return [...new Set(found.map(instant))].map((time) => ({ time, from: before, to: after }));
  }
}

interface Change {
  /** Instant, seconds since the epoch. */
  time: number;
  /** Offsets from UTC in minutes. */
  from: number;
  to: number;
}

/** When the clock is set, from a year ago to the end of the years ahead. */
export function changes(clock: LocalClock, now: number): Change[] {
  const found: Change[] = [];
  const [first, last] = horizon(now);
  // No clock is set twice within a week.
  for (let time = first; time < last; time += WEEK_SECONDS) {
    const [from, to] = [clock.offsetAt(time), clock.offsetAt(time + WEEK_SECONDS)];
    if (from === to) continue;
    let [low, high] = [time, time + WEEK_SECONDS];
    while (high - low > 60) {
      const middle = Math.floor((low + high) / 120) * 60;
      if (clock.offsetAt(middle) === from) low = middle;
      else high = middle;
    }
    found.push({ time: high, from, to });
  }
  return found;
}

/** From a year ago, since a series may have begun before the last change, to the end of the years ahead. */
function horizon(now: number): [number, number] {
  const from = Math.floor(now / HOUR) * HOUR - YEAR;
  return [from, from + (YEARS_AHEAD + 1) * 366 * 24 * HOUR];
}

function listedComponent(timeZone: string, clock: LocalClock, now: number): ICAL.Component {
  const component = new ICAL.Component('vtimezone');
  component.addPropertyWithValue('tzid', timeZone);
  const listed = changes(clock, now);
  const before = clock.offsetAt(horizon(now)[0]);
  const usual = Math.min(before, ...listed.map(({ to }) => to));
  for (const { time, from, to } of [{ time: before * -60, from: before, to: before }, ...listed]) {
    const part = new ICAL.Component(to > usual ? 'daylight' : 'standard');
    // The wall clock as it stood before the change: the form that RFC 5545 asks for.
    part.addPropertyWithValue('dtstart', ICAL.Time.fromJSDate(new Date((time + from * 60) * 1000), true).toString().slice(0, 19));
    part.addPropertyWithValue('tzoffsetfrom', ICAL.UtcOffset.fromSeconds(from * 60));
    part.addPropertyWithValue('tzoffsetto', ICAL.UtcOffset.fromSeconds(to * 60));
    component.addSubcomponent(part);
  }
  return component;
}
