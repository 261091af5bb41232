import { DAY_MINUTES, weekdayOf } from '../../core/calendar/moment';

// Weekdays are ISO 8601 numbers, 1 (Monday) to 7 (Sunday); days are counted from 1970-01-01.

const ALL_DAYS = [1, 2, 3, 4, 5, 6, 7];

/**
 * The day that the user's week begins with: the first working day after the longest run of free ones, so that Sunday
 * to Thursday begins on Sunday. Where no run is the longest, `fallback`, the one of their locale.
 */
export function firstWeekday(workingDays: readonly number[], fallback: number): number {
  const runs = ALL_DAYS.filter((day) => workingDays.includes(day)).map((day) => ({ day, free: freeDaysBefore(day, workingDays) }));
  const longest = Math.max(0, ...runs.map(({ free }) => free));
  const starts = runs.filter(({ free }) => free === longest);
  return longest > 0 && starts.length === 1 ? starts[0]!.day : fallback;
}

function freeDaysBefore(day: number, workingDays: readonly number[]): number {
  let free = 0;
  while (free < 7 && !workingDays.includes(shiftWeekday(day, -free - 1))) free++;
  return free;
}

/** First day of the week of a locale, where the browser knows it; else Monday. */
export function localeWeekday(locale: string): number {
  try {
    const found = new Intl.Locale(locale) as Intl.Locale & { getWeekInfo?: () => { firstDay: number }; weekInfo?: { firstDay: number } };
    return found.getWeekInfo?.().firstDay ?? found.weekInfo?.firstDay ?? 1;
  } catch {
    return 1;
  }
}

/** A weekday so many days later. */
export function shiftWeekday(weekday: number, days: number): number {
  return ((((weekday - 1 + days) % 7) + 7) % 7) + 1;
}

/** The day on which the week of a day begins. */
export function weekOf(day: number, first: number): number {
  return day - ((weekdayOf(day) - first + 7) % 7);
}

/** The weekdays in the order of the user's week. */
export function weekdaysFrom(first: number): number[] {
  return ALL_DAYS.map((_, index) => shiftWeekday(first, index));
}

export function dayOf(wall: number): number {
  return Math.floor(wall / DAY_MINUTES);
}
