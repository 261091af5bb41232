import { WEEK_SECONDS } from '../calendar/moment';
import type { HabitId } from '../habits/habit';
import type { Habit, Review } from '../review/review';
import { type Check, type Commitment, commitmentText } from './commitment';

/** A commitment that fits what the review found. */
export interface Suggestion extends Commitment {
  /** The finding it answers. */
  habit: HabitId;
  /** That finding in numbers. */
  why: string;
}

/** How many zones a week are promised at first. */
const FIRST_ZONES = 2;

/** Commitments that fit the findings, the most pressing first. `repositoryName` is that of a path in the review. */
export function suggestions(review: Review): Suggestion[] {
  const standing = review.habits.filter(({ status }) => status === 'flag' || status === 'watch');
  const order = [...standing.filter(({ status }) => status === 'flag'), ...standing.filter(({ status }) => status === 'watch')];
  return order.flatMap((habit) => suggest(habit, review).map((commitment) => ({ ...commitment, habit: habit.id, why: habit.arithmetic })));
}

function suggest({ id, count }: Habit, review: Review): Commitment[] {
  const proved = (check: Check): Commitment => ({ text: commitmentText(check, review.hours.lateNight.from), check });
  switch (id) {
    case 'late-night-merges':
      return [proved({ kind: 'no-late-merges' })];
    case 'late-night-commits':
      return [proved({ kind: 'no-late-commits' })];
    case 'weekend-work':
      return [proved({ kind: 'no-weekend-work' })];
    case 'blocked-hours-work':
      return zonesAWeek(review) >= 1 ? [proved({ kind: 'keep-zones', atLeast: Math.min(FIRST_ZONES, zonesAWeek(review)) })] : [];
    case 'blocked-hours-reviews':
      return [];
    case 'line-by-line-reviews':
      return [proved({ kind: 'no-line-by-line-reviews' })];
    case 'merge-gatekeeping':
      return [proved({ kind: 'leave-merges', atMost: Math.floor(count / review.window.weeks / 2) })];
    case 'sole-knowledge':
    case 'hands-on-share':
      return id === 'sole-knowledge' || review.habits.every((habit) => habit.id !== 'sole-knowledge' || habit.status === 'good' || habit.status === 'no-evidence') ? handOver(review, proved) : [];
    case 'first-responder':
      return [proved({ kind: 'not-first-responder' })];
    case 'absence-resilience':
      return [{ text: 'Take one day off without looking, and name who decides', check: null }];
    case 'firefighting':
      return [{ text: `Write a runbook for ${review.systemTime.hottestFiles[0]?.path ?? 'what broke last'}`, check: null }];
    case 'system-improvement':
      return [proved({ kind: 'system-time', atLeast: Math.round(review.systemTime.budget * 100) })];
    case 'harsh-wording':
      return [proved({ kind: 'kind-wording' })];
    case 'untold-wins':
      return [proved({ kind: 'tell-wins', atLeast: 1 })];
    case 'goal-less-work':
      return [{ text: 'Ask of one piece of work what it is for, and write its goal down', check: null }];
  }
}

/** The first area that somebody can take: a whole folder, of which the history can tell who works there. */
function handOver({ delegationPlan, repositories }: Review, proved: (check: Check) => Commitment): Commitment[] {
  const taken = delegationPlan.filter(({ successors, path, title }) => successors.length > 0 && path !== '' && title === path);
  const area = taken.find(({ myCommits }) => myCommits > 0) ?? taken[0];
  const repository = repositories.find(({ path }) => path === area?.repository)?.name;
  if (area === undefined || repository === undefined) return [];
  return [proved({ kind: 'hands-off', area: { repository, path: area.path, successor: area.successors[0]!.name } })];
}

/** How many zones there were in the last full week. */
function zonesAWeek({ recentZones, window }: Review): number {
  const now = Date.parse(window.to) / 1000;
  return recentZones.filter(({ start }) => Date.parse(start) / 1000 > now - WEEK_SECONDS).length;
}
