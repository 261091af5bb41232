import { DAY_MINUTES, formatDay } from '../../core/calendar/moment';
import { clock } from '../../core/habits/detector';
import { localDate, longWeekday, span } from '../../core/review/phrases';
import type { WeeklyZone } from '../../core/review/review';
import { lengthOf } from './zone-edits';

/** "Tuesday", "Tuesday and Thursday", "Monday, Wednesday and Friday", "every day". */
export function daysText(days: readonly number[]): string {
  if (days.length === 7) return 'every day';
  const names = days.map(longWeekday);
  return names.length < 2 ? names.join() : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** "Design, Tuesday and Thursday, 13:00 to 17:00", and what isn't plain from the times. */
export function zoneText(zone: WeeklyZone): string {
  return `${zone.title}, ${daysText(zone.days)}, ${span(zone)}${zoneNotes(zone)}`;
}

/** " the next day", ", you are held to it": what the times alone don't say. */
export function zoneNotes({ from, to, hold }: WeeklyZone): string {
  return `${from + lengthOf({ from, to }) > DAY_MINUTES ? ' the next day' : ''}${hold ? ', you are held to it' : ''}`;
}

/** "Tue 24 Nov 2026" of a day counted from 1970-01-01. */
export function dayText(day: number): string {
  return localDate(formatDay(day));
}

/** "Tue 24 Nov 2026, 13:00 to 17:00", or the days of what lasts for days. Times are minutes on the wall clock. */
export function whenText({ from, to, allDay }: { from: number; to: number; allDay: boolean }): string {
  const [first, last] = [Math.floor(from / DAY_MINUTES), Math.floor((to - 1) / DAY_MINUTES)];
  if (allDay) return first === last ? `${dayText(first)}, all day` : `${dayText(first)} to ${dayText(last)}`;
  const end = first === last || to - from < DAY_MINUTES ? '' : `${dayText(last)} `;
  return `${dayText(first)}, ${timeOf(from)} to ${end}${timeOf(to)}`;
}

/** "13:00" of minutes on the wall clock. */
export function timeOf(wall: number): string {
  return clock(wall - Math.floor(wall / DAY_MINUTES) * DAY_MINUTES);
}
