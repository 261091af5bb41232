import type { MyEvent } from '../ledger/facts';
import { type Finding, formatCount, type HabitContext, judged, plural, rate, type Thresholds, wasOnCall } from './detector';

/** Once in ten weeks happens to everybody; every other week is a habit. */
const THRESHOLDS: Thresholds = { watch: 0.1, flag: 0.5 };

interface Times {
  /** The events that are looked at, and how to count them in words. */
  events: readonly MyEvent[];
  inWords: (count: number) => string;
  /** Which of them fell into the times in question, and what a day of those is called. */
  fallsIn: (event: MyEvent) => boolean;
  day: 'night' | 'weekend day';
}

/** What the habits about the time of work share: distinct days a week on which something fell into certain hours. */
export function daysAWeek({ events, inWords, fallsIn, day }: Times, { facts, onCall }: HabitContext): Omit<Finding, 'coverage'> {
  const found = events.filter((event) => fallsIn(event) && !wasOnCall(event, onCall));
  const days = new Set(found.map(({ local }) => local.day)).size;
  return {
    ...judged(days / facts.weeks, THRESHOLDS, rate, `${day}s a week`),
    count: found.length,
    of: events.length,
    arithmetic: `${formatCount(found.length)} of ${inWords(events.length)}, ${plural(days, day)} in ${plural(facts.weeks, 'week')}`,
    evidence: found,
  };
}

export function isLate({ local }: MyEvent): boolean {
  return local.lateNight;
}
