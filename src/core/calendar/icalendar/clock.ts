import { LocalClock } from '../local-clock';
import { DAY } from './date-values';

/** 1900 and 9999: outside of them no zone has anything to say, and `Intl` knows no years before 1. */
const EARLIEST = -2_208_988_800;
const LATEST = 253_370_764_800;

/** The wall clock of a zone. Times are in seconds: instants since the epoch, walls since 1970-01-01T00:00 on the clock. */
export class Clock {
  /** The offset of days that have but one. */
  private readonly days = new Map<number, number | null>();

  /** `offset`: seconds east of UTC at an instant. */
  constructor(private readonly offset: (time: number) => number) {}

  offsetAt(time: number): number {
    const within = Math.min(LATEST, Math.max(EARLIEST, time));
    const day = Math.floor(within / DAY);
    let known = this.days.get(day);
    if (known === undefined) {
      const start = this.offset(day * DAY);
      known = start === this.offset((day + 1) * DAY) ? start : null;
      this.days.set(day, known);
    }
    return known ?? this.offset(within);
  }

  wallOf(time: number): number {
    return time + this.offsetAt(time);
  }

  /** The first instant that shows a wall time; one that the clock skips has the offset before the gap (RFC 5545, 3.3.5). */
  instantOf(wall: number): number {
    const before = this.offsetAt(wall - DAY);
    const after = this.offsetAt(wall + DAY);
    if (before === after) return wall - before;
    const fits = [before, after].map((offset) => wall - offset).filter((time) => this.wallOf(time) === wall);
    return fits.length > 0 ? Math.min(...fits) : wall - before;
  }
}

export function clockOf(timeZone: string): Clock {
  const local = new LocalClock(timeZone);
  return new Clock((time) => local.offsetAt(time) * 60);
}

export function fixedClock(offset: number): Clock {
  return new Clock(() => offset);
}
