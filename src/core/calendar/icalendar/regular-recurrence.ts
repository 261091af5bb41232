import { DAY } from './date-values';
import type { Rule } from './rule';

const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];
/** Periods that are as long every time. */
const PERIODS: Partial<Record<Rule['freq'], number>> = { HOURLY: 3600, DAILY: DAY, WEEKLY: 7 * DAY };

/**
 * The times of a rule that repeats every so many hours, days or weeks, on days of the week or not: nine rules of ten.
 * They are as cheap to find late as early; the library takes fifty times as long for each.
 */
export class RegularRecurrence {
  /** The times are `origin + n × period + offset` from `start` to `until`. Offsets rise and lie within a period. */
  private constructor(
    private readonly start: number,
    private readonly origin: number,
    private readonly period: number,
    private readonly offsets: readonly number[],
    private readonly until: number,
  ) {}

  /** `null` where the rule is of another kind. `until`: the last time it may have, on the same clock as `start`. */
  static of({ freq, interval, count, parts }: Rule, start: number, until: number | null): RegularRecurrence | null {
    const unit = PERIODS[freq];
    const { byDay, wkst = 'MO', ...others } = parts;
    if (unit === undefined || Object.keys(others).length > 0) return null;
    let origin = start;
    let offsets = [0];
    let period = unit * interval;
    if (byDay !== undefined) {
      const days = byDay.map((day) => WEEKDAYS.indexOf(day));
      // Every weekday of every day is every weekday of every week.
      if (days.includes(-1) || !(freq === 'WEEKLY' || (freq === 'DAILY' && interval === 1))) return null;
      const first = WEEKDAYS.indexOf(wkst);
      const since = (day: number) => (day - first + 7) % 7;
      // 1970-01-01 was a Thursday, the fourth from Sunday.
      origin = start - since((((Math.floor(start / DAY) + 4) % 7) + 7) % 7) * DAY;
      offsets = [...new Set(days.map((day) => since(day) * DAY))].sort((a, b) => a - b);
      period = 7 * DAY * interval;
    }
    const last = Math.min(until ?? Infinity, count === null ? Infinity : lastOf(count, start, origin, period, offsets));
    return new RegularRecurrence(start, origin, period, offsets, last);
  }

  /** The times from `from` to `to`, both included. */
  *between(from: number, to: number): Generator<number> {
    const first = Math.max(from, this.start);
    const last = Math.min(to, this.until);
    for (let at = this.origin + Math.floor((first - this.origin) / this.period) * this.period; at <= last; at += this.period) {
      for (const offset of this.offsets) if (at + offset >= first && at + offset <= last) yield at + offset;
    }
  }
}

/** The last of `count` times. The start counts as the first, even if it is none of the rule's. */
function lastOf(count: number, start: number, origin: number, period: number, offsets: readonly number[]): number {
  const before = offsets.filter((offset) => origin + offset < start).length;
  const own = offsets.includes(start - origin) ? count : count - 1;
  const index = before + own - 1;
  return own < 1 ? -Infinity : origin + Math.floor(index / offsets.length) * period + offsets[index % offsets.length]!;
}
