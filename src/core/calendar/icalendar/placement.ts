import type { TimeSpan } from '../zone';
import type { Clock } from './clock';
import { DAY, type DateValue, type Duration } from './date-values';
import { daysOf } from './event';
import type { TimeZones } from './time-zones';

/** Which clock a date of a file is read on. */
export class Clocks {
  constructor(private readonly zones: TimeZones, readonly viewer: Clock, private readonly utc: Clock) {}

  /** That of the viewer for days, floating times and zones that nobody knows. */
  of({ form, tzid }: DateValue): Clock {
    if (form === 'utc') return this.utc;
    return (tzid === null ? null : this.zones.clock(tzid)) ?? this.viewer;
  }

  /** Where midnight may be meant by a time in UTC: where the file was written, and where it is read. */
  ofMidnights(): Clock[] {
    return [...this.zones.own(), this.viewer];
  }

  instantOf(date: DateValue): number {
    return this.of(date).instantOf(date.wall);
  }
}

/** Whether a date means that time of whatever clock its reader has, not an instant. */
export function isWallBound({ form, tzid }: DateValue): boolean {
  return form === 'date' || (form === 'local' && tzid === null);
}

/** Where an occurrence lies that begins at a time of its event's clock. */
export interface Placement {
  at(wall: number): TimeSpan;
  /** Seconds that no occurrence is longer than. */
  longest: number;
}

/**
 * Lays occurrences of an event into time. One that ends at a DTEND always lasts the same exact time; one of a DURATION
 * the same days by the clock and then its hours exactly (RFC 5545, 3.8.5.3 and 3.3.6).
 */
export function placementOf(start: DateValue, end: DateValue | Duration | null, clocks: Clocks): Placement {
  return isWallBound(start) ? onWall(start, end, clocks) : atInstants(start, end, clocks);
}

function onWall(start: DateValue, end: DateValue | Duration | null, clocks: Clocks): Placement {
  const length = start.form === 'date' ? daysOf(start, end) * DAY : Math.max(0, wallLength(start, end, clocks));
  const at = (wall: number): TimeSpan => {
    const from = clocks.viewer.instantOf(wall);
    return {
      start: from,
      end: Math.max(from, clocks.viewer.instantOf(wall + length)),
      wall: { from: Math.floor(wall / 60), to: Math.ceil((wall + length) / 60) },
    };
  };
  return { at, longest: length + DAY };
}

function wallLength(start: DateValue, end: DateValue | Duration | null, clocks: Clocks): number {
  if (end === null) return 0;
  if (!('wall' in end)) return end.days * DAY + end.seconds;
  return (isWallBound(end) ? end.wall : clocks.viewer.wallOf(clocks.instantOf(end))) - start.wall;
}

function atInstants(start: DateValue, end: DateValue | Duration | null, clocks: Clocks): Placement {
  const clock = clocks.of(start);
  if (end !== null && !('wall' in end)) {
    const { days, seconds } = end;
    const at = (wall: number): TimeSpan => {
      const from = clock.instantOf(wall);
      return { start: from, end: Math.max(from, (days === 0 ? from : clock.instantOf(wall + days * DAY)) + seconds), wall: null };
    };
    return { at, longest: Math.max(0, days * DAY + seconds) + DAY };
  }
  // A DTEND without a zone of its own is meant on the clock of DTSTART.
  const until = end === null ? null : isWallBound(end) ? clock.instantOf(end.wall) : clocks.instantOf(end);
  const length = until === null ? 0 : Math.max(0, until - clock.instantOf(start.wall));
  const at = (wall: number): TimeSpan => {
    const from = clock.instantOf(wall);
    return { start: from, end: from + length, wall: null };
  };
  return { at, longest: length + DAY };
}
