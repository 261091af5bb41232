import type { Review } from '../core/review/review';
import type { TacticId } from '../core/tactics/catalogue';

/** From the extension to the review panel. */
export type ToReviewPanel =
  | { type: 'review'; review: Review; problems: string[] }
  | { type: 'working'; text: string }
  /** No review could be made: what is wrong and what to do. */
  | { type: 'unavailable'; text: string };

/** From the review panel to the extension. */
export type FromReviewPanel =
  | { type: 'ready' }
  | { type: 'openCommit'; repository: string; commit: string }
  | { type: 'openFile'; repository: string; path: string }
  | { type: 'undoOnCall'; night: string }
  | { type: 'openSettings'; setting: string }
  | { type: 'openZones' }
  | { type: 'openTactic'; tactic: TacticId }
  | { type: 'writePlan' }
  | { type: 'findReviews'; repository: string; remote: string }
  | { type: 'refresh' }
  | { type: 'export'; format: 'markdown' | 'html' };
