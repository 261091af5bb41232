import type { HabitId } from '../habits/habit';

/** A tactic: a panel that produces something. */
export interface Tactic {
  id: TacticId;
  title: string;
  /** What it produces, in a line. */
  what: string;
  /** The smallest thing to do with it, as a sentence. */
  step: string;
  /** The command that opens its panel. */
  command: `codeRefuge.${string}`;
  /** The habits it answers: its panel is offered beside these findings. */
  habits: readonly HabitId[];
}

export const TACTIC_IDS = ['weekly', 'zones', 'readme', 'delegation', 'initiatives', 'escape', 'wins', 'portfolio', 'rehearsals', 'mentoring', 'shadow-week', 'interview'] as const;
export type TacticId = (typeof TACTIC_IDS)[number];

/** Every tactic, in the order on screen. */
export const TACTICS: readonly Tactic[] = [
  {
    id: 'weekly',
    title: 'Hold the Weekly Review',
    what: 'What changed, what you kept, and three commitments until next week',
    step: 'Hold the review, and promise one thing.',
    command: 'codeRefuge.openWeeklyReview',
    habits: [],
  },
  {
    id: 'zones',
    title: 'No-Code Zones',
    what: 'Hours of the week kept free of code, on your calendar',
    step: 'Keep one stretch of next week free of code.',
    command: 'codeRefuge.openZones',
    habits: ['blocked-hours-work', 'blocked-hours-reviews', 'late-night-merges', 'late-night-commits', 'weekend-work'],
  },
  {
    id: 'readme',
    title: 'Manager README',
    what: 'One page on how to work with you',
    step: 'Write down when you can be reached, and when not.',
    command: 'codeRefuge.openManagerReadme',
    habits: ['late-night-merges', 'weekend-work'],
  },
  {
    id: 'delegation',
    title: 'Delegation Plan',
    what: 'Areas with a successor, a first step and a checklist; and whether the work moves',
    step: 'Name a successor for one area.',
    command: 'codeRefuge.openDelegation',
    habits: ['sole-knowledge', 'hands-on-share', 'merge-gatekeeping', 'absence-resilience', 'line-by-line-reviews'],
  },
  {
    id: 'initiatives',
    title: 'Initiatives',
    what: 'What work is for: goal, measure, sunset and paths of each, and what landed on it',
    step: 'Write down what one piece of work is for.',
    command: 'codeRefuge.openInitiatives',
    habits: ['goal-less-work'],
  },
  {
    id: 'escape',
    title: 'Escape Plan',
    what: 'A fifth of the week booked, the hottest files, a runbook and a postmortem',
    step: 'Book a fifth of next week for the system.',
    command: 'codeRefuge.openEscapePlan',
    habits: ['first-responder', 'firefighting', 'system-improvement'],
  },
  {
    id: 'wins',
    title: 'Win Teller',
    what: 'Your team’s merged work as cost, risk and speed, in a paragraph for leadership',
    step: 'Tell one piece of the team’s merged work in terms of cost, risk or speed.',
    command: 'codeRefuge.openWins',
    habits: ['untold-wins'],
  },
  {
    id: 'portfolio',
    title: 'Impact Portfolio',
    what: 'What your team achieved, by quarter, with numbers and evidence',
    step: 'Write down one result of the quarter, with its number.',
    command: 'codeRefuge.openPortfolio',
    habits: ['untold-wins', 'hands-on-share'],
  },
  {
    id: 'rehearsals',
    title: 'Rehearsal Gym',
    what: 'A hard conversation played through before you have it',
    step: 'Play one conversation through before you have it.',
    command: 'codeRefuge.openRehearsals',
    habits: ['line-by-line-reviews', 'merge-gatekeeping', 'hands-on-share', 'first-responder', 'harsh-wording', 'untold-wins', 'goal-less-work'],
  },
  {
    id: 'mentoring',
    title: 'Reverse Mentoring',
    what: 'An hour in which somebody of the team teaches you',
    step: 'Ask one newcomer for an hour.',
    command: 'codeRefuge.openMentoring',
    habits: ['hands-on-share'],
  },
  {
    id: 'shadow-week',
    title: 'Shadow Week',
    what: 'A week in which somebody else runs the team, and what the history says of it',
    step: 'Pick a week that somebody else runs.',
    command: 'codeRefuge.openShadowWeek',
    habits: ['absence-resilience', 'merge-gatekeeping'],
  },
  {
    id: 'interview',
    title: 'Interview Coaching',
    what: 'A bar before, evidence during, a decision after: an interview somebody learns from',
    step: 'Let somebody else ask the questions in the next interview, and coach them.',
    command: 'codeRefuge.openInterview',
    habits: ['hands-on-share'],
  },
];

/** Habits of which nothing is known until the user has kept something, and the tactics that keep it. */
const KEPT_BY: Partial<Record<HabitId, readonly TacticId[]>> = {
  'untold-wins': ['wins', 'portfolio'],
  'goal-less-work': ['initiatives'],
  'blocked-hours-work': ['zones'],
  'blocked-hours-reviews': ['zones'],
};

/** The tactics that make the evidence of a habit that has none. */
export function tacticsThatShow(habit: HabitId): Tactic[] {
  return (KEPT_BY[habit] ?? []).map(tacticOf);
}

/** The tactics that answer a habit. */
export function tacticsFor(habit: HabitId): Tactic[] {
  return TACTICS.filter(({ habits }) => habits.includes(habit));
}

export function tacticOf(id: TacticId): Tactic {
  return TACTICS.find((tactic) => tactic.id === id)!;
}
