import type { SinceFigures } from '../review/changes';
import type { Mentors } from './mentoring/mentors';
import type { MergedWork } from './merged-work';

/**
 * What a panel may ask of the last analysis beyond the review. Each is made when it is asked for, in the worker, so that
 * nothing is computed for a panel that nobody opened.
 */
export interface Materials {
  /** What happened since a moment (ISO 8601). */
  since: { parameters: { from: string }; value: SinceFigures | null };
  'merged-work': { parameters: { weeks: number }; value: MergedWork[] };
  mentors: { parameters: Record<string, never>; value: Mentors };
}

export type MaterialName = keyof Materials;

/** A question for a material. */
export type MaterialQuestion = { [Name in MaterialName]: { name: Name; parameters: Materials[Name]['parameters'] } }[MaterialName];

export type MaterialValue = Materials[MaterialName]['value'];
