import type { Review } from '../core/review/review';
import type { TacticId } from '../core/tactics/catalogue';
import type { MaterialQuestion, MaterialValue } from '../core/tactics/materials';

/** A file of the user's folder, as a panel sees it. */
export interface UserFile {
  /** Path in the folder, with slashes. */
  name: string;
  /** `null` where there is none yet. */
  text: string | null;
  /** Why it can't be read, if so. It is not written then. */
  problem: string | null;
}

/** What every panel of a tactic is told; `Own` is what only this one needs. */
export interface TacticState<Own> {
  /** The user's folder, as they would write it. */
  folder: string;
  /** Today on the viewer's calendar, `YYYY-MM-DD`. */
  today: string;
  review: Review | null;
  /** Why there is no review. */
  noReview: string | null;
  /** The tactic's own files: those with a fixed name in any case, and the others that are there. */
  files: UserFile[];
  own: Own;
}

/** How a write ended. Nothing was written but in the first case. */
export type SaveOutcome =
  | { kind: 'saved' }
  /** The file isn't what the text was made from; `theirs` is what it says now, `null` where it is gone. */
  | { kind: 'conflict'; theirs: string | null }
  | { kind: 'failed'; problem: string }
  /** The user was asked for a folder, and left. */
  | { kind: 'cancelled' };

/** From the extension to a tactic's panel. */
export type ToTacticPanel<Own = unknown> =
  /** Where the panel was when it was closed; before the first state. */
  | { type: 'view'; view: object }
  | { type: 'state'; state: TacticState<Own> }
  | { type: 'saved'; id: number; outcome: SaveOutcome }
  | { type: 'material'; id: number; value: MaterialValue | null; problem: string | null };

/** From a tactic's panel to the extension; `Action` is what only this one asks for. */
export type FromTacticPanel<Action = never> =
  /** `view`: where the panel was before a reload of the window; `null` for one that is newly opened. */
  | { type: 'ready'; view: object | null }
  /** What the user has under their hands, with each change of it. */
  | { type: 'view'; view: object }
  /** Writes a file, if it still says `base`; `null` for no file. Each is answered by a `saved`. */
  | { type: 'save'; id: number; file: string; text: string; base: string | null }
  /** Each is answered by a `material`. */
  | { type: 'material'; id: number; question: MaterialQuestion }
  /** Asks where to, and writes a file that belongs elsewhere, such as a calendar's. */
  | { type: 'export'; name: string; text: string }
  /** Opens a page where it can be printed. */
  | { type: 'print'; name: string; text: string }
  | { type: 'copy'; text: string }
  | { type: 'openDocument'; file: string }
  | { type: 'openCommit'; repository: string; commit: string }
  | { type: 'openFile'; repository: string; path: string }
  | { type: 'openSettings'; setting: string }
  | { type: 'openTactic'; tactic: TacticId }
  | { type: 'openReview' }
  | { type: 'own'; action: Action };
