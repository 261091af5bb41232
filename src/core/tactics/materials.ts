import type { SinceFigures } from '../review/changes';
import type { CommitmentResult } from '../review/review';
import type { Mentors } from './mentoring/mentors';
import type { FileName, HotFile } from './escape/hot-files';
import type { InitiativesWork } from './initiative-work';
import type { FollowUp } from './follow-up';
import type { HandOver } from './hand-over';
import type { MergedWork } from './merged-work';
import type { WeekFigures } from './shadow-week';

/**
 * What a panel may ask of the last analysis beyond the review. Each is made when it is asked for, in the worker, so that
 * nothing is computed for a panel that nobody opened.
 */
export interface Materials {
  /** What happened since a moment (ISO 8601). */
  since: { parameters: { from: string }; value: SinceFigures | null };
  /** How the commitments of a review (its file) stood at a moment (ISO 8601); `null` where there is no such review. */
  promised: { parameters: { file: string; at: string }; value: CommitmentResult[] | null };
  'merged-work': { parameters: { weeks: number }; value: MergedWork[] };
  'team-weeks': { parameters: Record<string, never>; value: WeekFigures[] };
  mentors: { parameters: Record<string, never>; value: Mentors };
  /** Whether the work of areas goes over to their successors; in the order of the hand-overs. */
  'follow-ups': { parameters: { handOvers: Omit<HandOver, 'file'>[] }; value: FollowUp[] };
  /** What the history knows of files with urgent fixes, in their order. */
  'hot-files': { parameters: { files: FileName[] }; value: HotFile[] };
  /** What landed on each initiative in the window, and what on none. */
  'initiatives-work': { parameters: Record<string, never>; value: InitiativesWork };
  'checked-out': { parameters: Record<string, never>; value: CheckedOut[] };
}

/** A branch that is checked out. */
export interface CheckedOut {
  /** Name of the repository. */
  repository: string;
  branch: string;
  /** Whether all work ends on it, so that it stands for no initiative. */
  isDefault: boolean;
  /** Name of the initiative that it belongs to. */
  initiative: string | null;
}

export type MaterialName = keyof Materials;

/** A question for a material. */
export type MaterialQuestion = { [Name in MaterialName]: { name: Name; parameters: Materials[Name]['parameters'] } }[MaterialName];

export type MaterialValue = Materials[MaterialName]['value'];
