import type { WeeklyZone } from '../review/review';
import { DAY_MINUTES, type Moment, wallMinutes, weekdayOf } from './moment';

/** One block of a no-code zone, on the local wall clock: minutes since 1970-01-01T00:00, the end not included. */
export interface ZoneBlock {
  from: number;
  to: number;
}

/**
 * The blocks of weekly zones that begin in the window, in order. They are drawn on the wall clock of the window's
 * offset and compared with the wall clock of each event: a zone from nine to noon means nine to noon wherever the
 * user is.
 */
export function zoneBlocks(zones: readonly WeeklyZone[], from: Moment, to: Moment): ZoneBlock[] {
  const start = wallMinutes(from);
  const end = wallMinutes(to);
  const blocks: ZoneBlock[] = [];
  for (let day = Math.floor(start / DAY_MINUTES); day * DAY_MINUTES < end; day++) {
    for (const zone of zones) {
      if (!zone.days.includes(weekdayOf(day))) continue;
      const begin = day * DAY_MINUTES + zone.from;
      const length = (zone.to - zone.from + DAY_MINUTES) % DAY_MINUTES || DAY_MINUTES;
      if (begin >= start && begin < end) blocks.push({ from: begin, to: begin + length });
    }
  }
  return blocks.sort((a, b) => a.from - b.from || a.to - b.to);
}
