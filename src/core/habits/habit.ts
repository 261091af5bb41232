/** The ids are a contract: settings, JSON, links and outside checks use them. */
export type HabitId =
  | 'late-night-merges'
  | 'late-night-commits'
  | 'weekend-work'
  | 'blocked-hours-work'
  | 'blocked-hours-reviews'
  | 'line-by-line-reviews'
  | 'merge-gatekeeping'
  | 'hands-on-share'
  | 'sole-knowledge'
  | 'first-responder'
  | 'absence-resilience'
  | 'firefighting'
  | 'system-improvement'
  | 'harsh-wording'
  | 'untold-wins'
  | 'goal-less-work';

export type HabitStatus = 'good' | 'watch' | 'flag' | 'no-evidence';

/** The five traps of the article that the product grew from. */
export type Trap =
  | 'code-refuge'
  | 'meritocracy-myth'
  | 'eq-blind-spots'
  | 'strategic-tunnel-vision'
  | 'firefighting-spiral';

export const TRAP_TITLES: Record<Trap, string> = {
  'code-refuge': 'Code refuge',
  'meritocracy-myth': 'Meritocracy myth',
  'eq-blind-spots': 'EQ blind spots',
  'strategic-tunnel-vision': 'Strategic tunnel vision',
  'firefighting-spiral': 'Firefighting spiral',
};
