import type { WeeklyZone } from '../review/review';
import { DAY_MINUTES, weekdayOf } from './moment';

/** One block of a weekly zone, on the wall clock: minutes since 1970-01-01T00:00, the end not included. */
export interface WeeklyBlock {
  zone: WeeklyZone;
  from: number;
  to: number;
}

/** The blocks that begin between two times of the wall clock, in order of the days. */
export function weeklyBlocks(zones: readonly WeeklyZone[], start: number, end: number): WeeklyBlock[] {
  const blocks: WeeklyBlock[] = [];
  for (let day = Math.floor(start / DAY_MINUTES); day * DAY_MINUTES < end; day++) {
    for (const zone of zones) {
      if (!zone.days.includes(weekdayOf(day))) continue;
      const from = day * DAY_MINUTES + zone.from;
      const length = (zone.to - zone.from + DAY_MINUTES) % DAY_MINUTES || DAY_MINUTES;
      if (from >= start && from < end) blocks.push({ zone, from, to: from + length });
    }
  }
  return blocks;
}
