import type { MyEvent } from '../ledger/facts';
import { type Finding, formatCount, type HabitContext, plural, rate, statusOf, type Thresholds, wasOnCall } from './detector';

/** Once in ten weeks happens to everybody; every other week is a habit. */
export const NIGHT_THRESHOLDS: Thresholds = { watch: 0.1, flag: 0.5 };

/**
 * The part that both late-night habits share: nights a week on which one of `events` fell in the late hours. `inWords`
 * counts them.
 */
export function lateNights(events: readonly MyEvent[], inWords: (count: number) => string, { facts, onCall }: HabitContext): Omit<Finding, 'coverage'> {
  const late = events.filter((event) => event.local.lateNight && !wasOnCall(event, onCall));
  const nights = new Set(late.map(({ local }) => local.day)).size;
  const value = nights / facts.weeks;
  return {
    value,
    status: statusOf(value, NIGHT_THRESHOLDS),
    count: late.length,
    of: events.length,
    arithmetic: `${formatCount(late.length)} of ${inWords(events.length)}, ${plural(nights, 'night')} in ${plural(facts.weeks, 'week')}`,
    why: `${rate(value)} nights a week; under ${NIGHT_THRESHOLDS.watch} is good, from ${NIGHT_THRESHOLDS.flag} on it stands out.`,
    evidence: late,
  };
}
