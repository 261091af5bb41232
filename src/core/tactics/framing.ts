import { formatCount, plural } from '../habits/detector';
import type { Review } from '../review/review';
import type { Serves } from './initiatives';
import type { InitiativeFields } from './register-form';

/** The three questions that the business asks of work, as choices of a form. */
export const SERVES_WORDS: Record<Serves, string> = {
  customers: 'It serves customers',
  money: 'It saves money',
  growth: 'It unlocks growth',
};

const VERB: Record<Serves, string> = { customers: 'serves customers', money: 'saves money', growth: 'unlocks growth' };

/** The initiative in a sentence for people who don't read code; empty while there is no goal to speak of. */
export function framingOf({ name, goal, measure, serves }: Pick<InitiativeFields, 'name' | 'goal' | 'measure' | 'serves'>): string {
  const [what, why, how] = [name, goal, measure].map((each) => each.replace(/\s+/g, ' ').trim().replace(/[.:;]+$/, '')) as [string, string, string];
  if (what === '' || why === '') return '';
  const begin = serves === '' ? what : `${what} ${VERB[serves]}`;
  return `${begin}: ${why}.${how === '' ? '' : ` How we will know: ${how}.`}`;
}

/** Why a register, from the user's own numbers; `mine`: their commits of the window on nothing registered, where that is known. */
export function whyInitiatives(review: Review | null, mine: { none: number; of: number } | null = null): string {
  const habit = review?.habits.find(({ id }) => id === 'goal-less-work');
  const what = 'The register says what work is for, so that you can tell work that serves a goal from work that is only at hand.';
  if (habit === undefined || habit.status === 'no-evidence' || habit.of === 0) {
    if (review !== null && mine !== null && mine.of > 0) return `${formatCount(mine.none)} of your ${plural(mine.of, 'commit')} in ${plural(review.window.weeks, 'week')} ${mine.none === 1 ? 'is' : 'are'} on nothing registered. ${what}`;
    return `${what} Your history can be compared with it once it has an initiative with a goal and paths.`;
  }
  return `Of your commits, ${habit.arithmetic.replace(/^(\S+) of (\S+) commits?(?:: )?/, (_, count: string, of: string) => `${count} of ${of} served no current goal${habit.count === 0 ? '' : ': '}`)}. ${what}`;
}
