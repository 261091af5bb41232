import { DAY_MINUTES } from '../../core/calendar/moment';
import type { WeeklyZone } from '../../core/review/review';
import { shiftWeekday } from './week';

/** Edits by mouse and arrow keys fall on quarters of an hour. */
export const STEP = 15;

/** Minutes from its beginning to its end, 1 to 1440. */
export function lengthOf({ from, to }: { from: number; to: number }): number {
  return (to - from + DAY_MINUTES) % DAY_MINUTES || DAY_MINUTES;
}

/** A zone that begins at 24:00 begins at 00:00 of the next day. */
export function normal(zone: WeeklyZone): WeeklyZone {
  if (zone.from !== DAY_MINUTES) return zone;
  return { ...zone, from: 0, days: sorted(zone.days.map((day) => shiftWeekday(day, 1))) };
}

/**
 * Moves one block of a zone. Its time is that of all its days; its day alone goes elsewhere, or stays where the zone
 * already has that day.
 */
export function moved(original: WeeklyZone, day: number, days: number, minutes: number): WeeklyZone {
  const zone = normal(original);
  const target = shiftWeekday(day, days);
  const from = minutes === 0 ? zone.from : clamp(snap(zone.from + minutes), 0, DAY_MINUTES - STEP);
  const free = !zone.days.includes(target);
  return { ...spanned(zone, from, lengthOf(zone)), days: free ? sorted(zone.days.map((each) => (each === day ? target : each))) : zone.days };
}

/** Moves the end of a zone. */
export function endMoved(original: WeeklyZone, minutes: number): WeeklyZone {
  const zone = normal(original);
  return spanned(zone, zone.from, snap(zone.from + lengthOf(zone) + minutes) - zone.from);
}

/** Moves the beginning of a zone, within its day; the end stays. */
export function startMoved(original: WeeklyZone, minutes: number): WeeklyZone {
  const zone = normal(original);
  const end = zone.from + lengthOf(zone);
  const from = clamp(snap(zone.from + minutes), Math.max(0, end - DAY_MINUTES + STEP), Math.min(DAY_MINUTES - STEP, end - STEP));
  return spanned(zone, from, end - from);
}

/** The zone with another span. One that lasts all day begins at midnight: elsewhere it would end where it begins. */
function spanned<T extends object>(zone: T, from: number, length: number): T & { from: number; to: number } {
  const end = from + clamp(length, STEP, from === 0 ? DAY_MINUTES : DAY_MINUTES - STEP);
  return { ...zone, from, to: end > DAY_MINUTES ? end - DAY_MINUTES : end };
}

/** The span of a day between two points that were dragged over, a quarter of an hour at least. */
export function draggedSpan(start: number, end: number): { from: number; to: number } {
  const [low, high] = [Math.min(start, end), Math.max(start, end)].map((minute) => clamp(snap(minute), 0, DAY_MINUTES)) as [number, number];
  const from = Math.min(low, DAY_MINUTES - STEP);
  return { from, to: Math.max(high, from + STEP) };
}

export function snap(minutes: number): number {
  return Math.round(minutes / STEP) * STEP;
}

export function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

function sorted(days: number[]): number[] {
  return [...new Set(days)].sort((a, b) => a - b);
}
