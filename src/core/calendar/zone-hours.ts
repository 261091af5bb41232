import type { ZoneHours } from '../review/review';
import { DAY_MINUTES, weekdayOf } from './moment';
import type { Zone } from './zone';

/** Zones are drawn to the quarter of an hour. */
const STEP = 15;
const STEPS = DAY_MINUTES / STEP;

/**
 * How many of the weeks had a zone at each time of the week, on the viewer's clock. Times that as many weeks had are
 * joined, those that none had are left out.
 */
export function zoneHours(zones: readonly Zone[], weeks: number): ZoneHours[] {
  const counts = Array.from({ length: 7 * STEPS }, () => 0);
  for (const slot of quartersOf(zones)) counts[slot]! += 1;
  const hours: ZoneHours[] = [];
  counts.forEach((count, slot) => {
    if (count === 0) return;
    const day = Math.floor(slot / STEPS) + 1;
    const from = (slot % STEPS) * STEP;
    const share = Math.min(1, count / weeks);
    const last = hours.at(-1);
    if (last && last.day === day && last.to === from && last.share === share) last.to += STEP;
    else hours.push({ day, from, to: from + STEP, share });
  });
  return hours;
}

/** The quarters that zones touch, as their place in the week; each quarter once, however many zones lie in it. */
function quartersOf(zones: readonly Zone[]): number[] {
  const touched = new Set<number>();
  for (const { local } of zones) {
    for (let quarter = Math.floor(local.from / STEP); quarter * STEP < local.to; quarter++) touched.add(quarter);
  }
  return [...touched].map((quarter) => (weekdayOf(Math.floor(quarter / STEPS)) - 1) * STEPS + (((quarter % STEPS) + STEPS) % STEPS));
}
