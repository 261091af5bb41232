import type { Hours } from '../review/review';
import { DAY_MINUTES, type Moment, wallMinutes, weekdayOf } from './moment';

/** What the wall clock said where something happened, and what that means for the user's day. */
export interface LocalTime {
  /** Minutes since 1970-01-01T00:00 on the local wall clock. */
  wall: number;
  minuteOfDay: number;
  /** Weekday of the calendar, 1 (Monday) to 7 (Sunday). */
  weekday: number;
  /** Day that it belongs to, counted from 1970-01-01: 01:12 belongs to the evening before. */
  day: number;
  lateNight: boolean;
  /** Whether that day, not the calendar's, is a weekend day. */
  weekend: boolean;
}

/**
 * Where the day rolls over, in minutes after midnight: at the end of the late-night span, if that lies in the
 * morning. A span that ends in the evening says nothing of the night after it.
 */
export function rollover({ lateNight }: Hours): number {
  return lateNight.to <= DAY_MINUTES / 2 ? lateNight.to : 0;
}

export function localTime(moment: Moment, hours: Hours): LocalTime {
  const wall = wallMinutes(moment);
  const calendarDay = Math.floor(wall / DAY_MINUTES);
  const minuteOfDay = wall - calendarDay * DAY_MINUTES;
  const day = Math.floor((wall - rollover(hours)) / DAY_MINUTES);
  return {
    wall,
    minuteOfDay,
    weekday: weekdayOf(calendarDay),
    day,
    lateNight: isWithin(minuteOfDay, hours.lateNight),
    weekend: hours.weekend.includes(weekdayOf(day)),
  };
}

/** Whether a minute of the day lies in a span; the end is not part of it. A span may cross midnight. */
export function isWithin(minuteOfDay: number, { from, to }: { from: number; to: number }): boolean {
  return from < to ? minuteOfDay >= from && minuteOfDay < to : minuteOfDay >= from || minuteOfDay < to;
}
