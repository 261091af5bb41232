import type { Evidence, Review } from '../core/review/review';
import type { Settings } from '../core/settings';

/** What the extension asks of the analysis worker. One request is under way at a time; a newer one replaces it. */
export interface AnalyzeRequest {
  type: 'analyze';
  id: number;
  /** Working trees or git directories. */
  repositories: string[];
  /** Path of the git program. */
  git: string;
  settings: Settings;
  /** Nights marked as on-call, `YYYY-MM-DD`. */
  onCall: string[];
  /** The moment to judge from, ISO 8601 with offset. */
  now: string;
}

export type WorkerRequest = AnalyzeRequest;

/** An event of the user that was not in the history at the last look, and was made in this clone just now. */
export interface FreshEvent {
  evidence: Evidence;
  /** Date of the evening it belongs to, `YYYY-MM-DD`, if it happened in late-night hours. */
  lateNight: string | null;
}

export interface RepositoryProblem {
  repository: string;
  /** What is wrong and what to do, in a sentence or two. */
  message: string;
}

export interface AnalyzeResult {
  type: 'result';
  id: number;
  /** `null` where none of the repositories could be read; `problems` says why. */
  review: Review | null;
  fresh: FreshEvent[];
  problems: RepositoryProblem[];
}

export interface AnalyzeFailure {
  type: 'failure';
  id: number;
  message: string;
}

export type WorkerResponse = AnalyzeResult | AnalyzeFailure;
