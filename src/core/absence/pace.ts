import { DAY_MINUTES, wallMinutes } from '../calendar/moment';
import type { TimeSpan } from '../calendar/zone';
import type { CommitFact, RepositoryFacts } from '../ledger/facts';
import type { WindowFacts } from '../ledger/window-facts';
import type { Hours, Pace } from '../review/review';
import { daysAway, type Week, wholeWeeks } from './weeks';

/** From so many working days out of office on, a week counts as one away, also where something was done in the rest of it. */
export const LEAST_DAYS_AWAY = 3;

export interface TeamWeek extends Week {
  /**
   * What tells that the user was away; `null` for a week with the user. `silent`: nothing in it is the user's, which
   * tells nothing of somebody who seldom commits.
   */
  away: 'history' | 'calendar' | 'silent' | null;
  /** Authored work and integrations of the team. */
  work: readonly CommitFact[];
  /** How many they are: a patch that one wrote and another applied is two. */
  pace: number;
}

interface Surroundings {
  facts: WindowFacts;
  /** What the window holds, or more. */
  commits: readonly CommitFact[];
  /** When the user began, in epoch seconds; weeks before that are not counted. */
  since: number;
  /** Out-of-office events of the user's calendars. */
  absences: readonly TimeSpan[];
  hours: Hours;
}

/**
 * The whole weeks of a window, oldest first, with and without the user. A week is one away where out-of-office events
 * take three of its working days; or where it has no event of the user's, who commits in most of the other weeks.
 */
export function teamWeeks({ facts: { from, to, events }, commits, since, absences, hours }: Surroundings): TeamWeek[] {
  const away = daysAway(absences, hours, { from, to });
  const myDays = new Set(events.map(({ local }) => local.day));
  const byDay = new Map<number, CommitFact[]>();
  for (const fact of commits) {
    if (paceOf(fact) === 0 || fact.time < from.time || fact.time > to.time) continue;
    const { ledger } = fact.repository;
    const day = dayAt(fact.time, ledger.committerOffset(fact.row));
    const list = byDay.get(day);
    if (list) list.push(fact);
    else byDay.set(day, [fact]);
  }
  const weeks = wholeWeeks(from.time, to.time, hours.weekend)
    .filter(({ first }) => first + 7 > dayAt(since, 0))
    .map(({ first }) => {
      const days = Array.from({ length: 7 }, (_, index) => first + index);
      const outOfOffice = days.filter((day) => away.has(day)).length >= LEAST_DAYS_AWAY;
      const work = days.flatMap((day) => byDay.get(day) ?? []);
      return {
        first,
        away: outOfOffice ? ('calendar' as const) : days.some((day) => myDays.has(day)) ? null : ('history' as const),
        work,
        pace: work.reduce((sum, fact) => sum + paceOf(fact), 0),
      };
    });
  const without = weeks.filter(({ away }) => away === 'history').length;
  const present = weeks.filter(({ away }) => away === null).length;
  return present > without ? weeks : weeks.map((week) => (week.away === 'history' ? { ...week, away: 'silent' } : week));
}

/** Whether the user was away in a week, as far as can be told. */
export function isAway({ away }: TeamWeek): boolean {
  return away === 'history' || away === 'calendar';
}

/** The day on a clock, in days from 1970-01-01; a commit's is the one it was made on. */
function dayAt(time: number, offset: number): number {
  return Math.floor(wallMinutes({ time, offset }) / DAY_MINUTES);
}

/** What a commit says of the team's pace: authored work that the user did not write, and integrations by the team. */
function paceOf({ repository: { ledger, roles }, row, authors, integration }: CommitFact): number {
  return (authors > 0 && roles.of(ledger.author(row)) !== 'me' ? 1 : 0) + (integration === 'team' ? 1 : 0);
}

/** The team's pace in the weeks without the user and in those with them. */
export function pacesOf(weeks: readonly TeamWeek[]): { away: Pace | null; present: Pace | null } {
  return { away: paceOfWeeks(weeks.filter(isAway)), present: paceOfWeeks(weeks.filter(({ away }) => away === null)) };
}

/** When the user did something in these repositories for the first time ever, in epoch seconds; `Infinity` for never. */
export function firstEver(repositories: readonly RepositoryFacts[]): number {
  let first = Infinity;
  for (const { ledger, roles } of repositories) {
    for (const row of ledger.rows()) {
      if (!ledger.isDated(row)) continue;
      if (roles.of(ledger.committer(row)) === 'me') first = Math.min(first, ledger.committerTime(row));
      else if (roles.of(ledger.author(row)) === 'me') first = Math.min(first, ledger.authorTime(row));
    }
  }
  return first;
}

/** Median and quartiles of weeks; `null` for none. Quartiles lie between values in proportion (Hyndman and Fan, type 7). */
function paceOfWeeks(weeks: readonly { pace: number }[]): Pace | null {
  if (weeks.length === 0) return null;
  const values = weeks.map(({ pace }) => pace).sort((a, b) => a - b);
  const at = (share: number) => {
    const place = (values.length - 1) * share;
    const below = values[Math.floor(place)]!;
    return below + (values[Math.ceil(place)]! - below) * (place - Math.floor(place));
  };
  return { weeks: values.length, median: at(0.5), lowerQuartile: at(0.25), upperQuartile: at(0.75) };
}
