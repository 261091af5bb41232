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
  /** One thing to do next, as a sentence. */
  step: string;
  /** The tactic that helps with it; `null` where nothing is to be done. */
  next: Tactic | null;
}

const ORDER: readonly HabitStatus[] = ['flag', 'watch', 'good', 'no-evidence'];

/** The five traps in the order of the article. */
export function trapsOf({ habits, delegationPlan }: Pick<Review, 'habits' | 'delegationPlan'>): TrapStanding[] {
  return (Object.keys(TRAP_TITLES) as Trap[]).map((trap) => {
    const own = habits.filter((habit) => habit.trap === trap);
    const known = own.filter(({ status }) => status !== 'no-evidence');
    // Of those that stand out alike, the one with most evidence is the strongest; the registry's order decides the rest.
    const [strongest = null] = [...known].sort((a, b) => ORDER.indexOf(a.status) - ORDER.indexOf(b.status) || b.evidenceCount - a.evidenceCount);
    const asked = strongest ?? own[0];
    const status = strongest?.status ?? 'no-evidence';
    const next = asked === undefined || status === 'good' ? null : (tacticsFor(asked.id)[0] ?? null);
    return { trap, title: TRAP_TITLES[trap], status, strongest, text: strongest === null ? firstSentence(asked?.why ?? '') : `${strongest.title}: ${strongest.arithmetic}.`, step: stepOf(next, delegationPlan), next };
  });
}

function stepOf(next: Tactic | null, plan: Review['delegationPlan']): string {
  if (next === null) return 'Nothing to do here this week.';
  const area = next.id === 'delegation' ? plan.find(({ successors }) => successors.length > 0) : undefined;
  return area?.firstStep ?? next.step;
}

/** How to begin stands behind it; here the step says that. */
function firstSentence(why: string): string {
  return /^.+?\.(?= [A-Z])/s.exec(why)?.[0] ?? why;
}
