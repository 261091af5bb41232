import { type HabitStatus, type Trap, TRAP_TITLES } from '../habits/habit';
import { type Tactic, tacticsFor } from '../tactics/catalogue';
import type { Habit, Review } from './review';

/** One of the five traps, and how the user stands to it. */
export interface TrapStanding {
  trap: Trap;
  title: string;
  /** That of the habit that stands out most; `no-evidence` where none of its habits has evidence. */
  status: HabitStatus;
  /** The habit that says most about it; `null` where none says anything. */
  strongest: Habit | null;
  /** That habit in numbers; where none says anything, why not. */
  text: string;
  /** The tactic that answers that habit. */
  next: Tactic | null;
}

const ORDER: readonly HabitStatus[] = ['flag', 'watch', 'good', 'no-evidence'];

/** The five traps in the order of the article. */
export function trapsOf({ habits }: Pick<Review, 'habits'>): TrapStanding[] {
  return (Object.keys(TRAP_TITLES) as Trap[]).map((trap) => {
    const own = habits.filter((habit) => habit.trap === trap);
    const known = own.filter(({ status }) => status !== 'no-evidence');
    // Of those that stand out alike, the one with most evidence is the strongest; the registry's order decides the rest.
    const [strongest = null] = [...known].sort((a, b) => ORDER.indexOf(a.status) - ORDER.indexOf(b.status) || b.evidenceCount - a.evidenceCount);
    const asked = strongest ?? own[0];
    return { trap, title: TRAP_TITLES[trap], status: strongest?.status ?? 'no-evidence', strongest, text: strongest === null ? (asked?.why ?? '') : `${strongest.title}: ${strongest.arithmetic}.`, next: asked === undefined ? null : (tacticsFor(asked.id)[0] ?? null) };
  });
}
