import type { Hours, ZoneHours } from './review';

// The week as both heat maps draw it, in characters and in SVG: rows are days as they stand on the wall, so a span
// that crosses midnight lies in two rows.

/** A span inside one day. `day` is 0 (Monday) to 6; `from` and `to` are minutes, `from` before `to`. */
export interface DaySpan {
  day: number;
  from: number;
  to: number;
}

/** The span on each of the weekdays (1 to 7), cut at midnight. */
export function weeklySpans(days: number[], { from, to }: { from: number; to: number }): DaySpan[] {
  return days.flatMap((isoDay) => {
    const day = isoDay - 1;
    if (from < to) return [{ day, from, to }];
    return [
      { day, from, to: 1440 },
      { day: (day + 1) % 7, from: 0, to },
    ].filter((part) => part.from < part.to);
  });
}

/** Where the no-code zones lie that were there in at least this share of the weeks, those that touch as one. */
export function zoneSpans(hours: readonly ZoneHours[], least = 0): DaySpan[] {
  const joined: DaySpan[] = [];
  for (const { day, from, to, share } of hours) {
    if (share < least) continue;
    const last = joined.at(-1);
    if (last && last.day === day - 1 && from <= last.to) last.to = Math.max(last.to, to);
    else joined.push({ day: day - 1, from, to });
  }
  return joined;
}

/** A zone that is there in half of the weeks or more is one that recurs; the others are drawn lighter. */
export const RECURRING = 0.5;

/** True where an event in this hour may be called off hours: at least half of the hour is late night, or it is a weekend. */
export function isOffHours(day: number, hour: number, hours: Hours): boolean {
  return hours.weekend.includes(day + 1) || isMostlyWithin(hour, hours.lateNight);
}

/** True if at least half of the hour lies within a span of the day that may cross midnight. */
export function isMostlyWithin(hour: number, { from, to }: { from: number; to: number }): boolean {
  const overlap = (start: number, end: number) => Math.max(0, Math.min(end, hour * 60 + 60) - Math.max(start, hour * 60));
  return (from < to ? overlap(from, to) : overlap(0, to) + overlap(from, 1440)) >= 30;
}

/**
 * Steps for the counts of a heat map, so that the area of a mark follows the count: step k of n holds the counts up
 * to (k/n)² of the highest. Steps without a whole number in them are left out.
 */
export function heatSteps(heatmap: number[][], steps: number): { step: number; from: number; to: number }[] {
  const highest = Math.max(0, ...heatmap.flat());
  const last = (step: number) => Math.floor((step / steps) ** 2 * highest);
  return Array.from({ length: steps }, (_, index) => ({ step: index + 1, from: last(index) + 1, to: last(index + 1) })).filter(
    ({ from, to }) => from <= to,
  );
}

/** The step a count falls into; 0 for none. */
export function heatStep(steps: { step: number; from: number; to: number }[], count: number): number {
  return steps.find(({ from, to }) => from <= count && count <= to)?.step ?? 0;
}
