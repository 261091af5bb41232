import type { WeeklyZone } from '../../review/review';
import type { LocalClock } from '../local-clock';
import { DAY_MINUTES } from '../moment';
import { weeklyBlocks, type WeeklyBlock } from '../weekly-zones';
import { YEARS_AHEAD } from './time-zone';

/** A weekly zone as a calendar repeats it. Times are minutes since 1970-01-01T00:00 on the wall clock. */
export interface WeeklySeries {
  /** The first block that isn't over yet. */
  first: { from: number; to: number };
  /** ISO 8601 weekdays on which the blocks begin. They differ from the zone's where it begins at 24:00. */
  days: number[];
  /**
   * Blocks over a night in which the clock is set, the first included. A calendar that takes a series' length for a
   * number of seconds, as RFC 5545 has it (3.8.5.3), would end them an hour off, so the file names them one by one.
   */
  exceptions: { from: number; to: number }[];
  /** When blocks would begin that lie in an hour which the clock skips, and so aren't there. */
  skipped: number[];
}

/** `now` is in seconds since the epoch. */
export function weeklySeries(zone: WeeklyZone, clock: LocalClock, now: number): WeeklySeries {
  const start = clock.wallOf(now) - 2 * DAY_MINUTES;
  const ahead = weeklyBlocks([zone], start, start + YEARS_AHEAD * 366 * DAY_MINUTES).filter(({ to }) => clock.instantOf(to) > now);
  const isThere = ({ from, to }: WeeklyBlock) => clock.instantOf(from) < clock.instantOf(to);
  const blocks = ahead.filter(isThere);
  const first = blocks[0];
  if (first === undefined) throw new Error(`the zone "${zone.title}" has no day`);
  return {
    first: span(first),
    days: zone.from === DAY_MINUTES ? zone.days.map((day) => (day % 7) + 1).sort((a, b) => a - b) : zone.days,
    exceptions: blocks.filter((block) => !isOrdinary(block, clock)).map(span),
    skipped: ahead.filter((block) => !isThere(block) && block.from > first.from).map(({ from }) => from),
  };
}

/** Whether a block lasts as long as the wall clock has it. */
export function isOrdinary({ from, to }: { from: number; to: number }, clock: LocalClock): boolean {
  return clock.instantOf(to) - clock.instantOf(from) === (to - from) * 60;
}

function span({ from, to }: WeeklyBlock): { from: number; to: number } {
  return { from, to };
}
