import { clock, plural } from '../habits/detector';
import type { HabitId } from '../habits/habit';

/** What the history is asked to prove a commitment. Numbers are for a week. */
export type Check =
  | { kind: 'no-late-merges' | 'no-late-commits' | 'no-weekend-work' | 'no-line-by-line-reviews' | 'not-first-responder' | 'kind-wording' }
  /** Keep no-code zones. */
  | { kind: 'keep-zones'; atLeast: number }
  /** Tell wins of the team. */
  | { kind: 'tell-wins'; atLeast: number }
  /** Merge no more of others' work than this. */
  | { kind: 'leave-merges'; atMost: number }
  /** System improvement among all authored work, in per cent. */
  | { kind: 'system-time'; atLeast: number }
  /** No commit of the user in an area that was handed over. */
  | { kind: 'hands-off'; area: HandedOver };

export type CheckKind = Check['kind'];

export interface HandedOver {
  /** Name of the repository. */
  repository: string;
  /** The folder, from the root of the repository; empty for the root itself. */
  path: string;
  /** Who takes it over; empty where nobody was named. */
  successor: string;
}

/** Something the user promised to do differently until the next review. */
export interface Commitment {
  text: string;
  /** `null` where only the user can say whether it was kept. */
  check: Check | null;
}

/** So many at a time; more are none. */
export const MOST_COMMITMENTS = 3;

/** The habit that a check belongs to. */
export const CHECK_HABITS: Record<CheckKind, HabitId> = {
  'no-late-merges': 'late-night-merges',
  'no-late-commits': 'late-night-commits',
  'no-weekend-work': 'weekend-work',
  'no-line-by-line-reviews': 'line-by-line-reviews',
  'not-first-responder': 'first-responder',
  'kind-wording': 'harsh-wording',
  'keep-zones': 'blocked-hours-work',
  'tell-wins': 'untold-wins',
  'leave-merges': 'merge-gatekeeping',
  'system-time': 'system-improvement',
  'hands-off': 'sole-knowledge',
};

export const CHECK_KINDS = Object.keys(CHECK_HABITS) as CheckKind[];

/** A check in the user's words. `lateFrom` is when late night begins, in minutes of the day. */
export function commitmentText(check: Check, lateFrom: number): string {
  switch (check.kind) {
    case 'no-late-merges':
      return `No merges after ${clock(lateFrom)}`;
    case 'no-late-commits':
      return `No commits after ${clock(lateFrom)}`;
    case 'no-weekend-work':
      return 'No commits or merges at the weekend';
    case 'no-line-by-line-reviews':
      return 'No review line by line';
    case 'not-first-responder':
      return 'Let somebody else make the first move in the next outage';
    case 'kind-wording':
      return 'No harsh word in comments and commit messages';
    case 'keep-zones':
      return `Keep ${plural(check.atLeast, 'no-code zone')} a week`;
    case 'tell-wins':
      return `Tell ${plural(check.atLeast, 'win')} of the team a week`;
    case 'leave-merges':
      return check.atMost === 0 ? 'Merge none of the team’s work myself' : `Merge the team’s work myself ${check.atMost === 1 ? 'once' : `${check.atMost} times`} a week at most`;
    case 'system-time':
      return `Spend ${check.atLeast} % of the week’s work on the system itself`;
    case 'hands-off': {
      const { path, repository, successor } = check.area;
      const what = path === '' ? repository : path;
      return successor === '' ? `Leave ${what} to the team` : `Hand ${what} to ${successor}`;
    }
  }
}
