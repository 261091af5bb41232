import type { HeldReview } from './held-reviews';
import type { Initiative } from './initiatives';
import type { Story } from './stories';

/** What the files of the user's folder say (docs/files.md). */
export interface UserDocuments {
  /** The folder, as the user named it. */
  folder: string;
  /** The entries of the portfolio and the wins, in the order of the files. */
  stories: readonly Story[];
  /** `null` where there is no register. */
  initiatives: readonly Initiative[] | null;
  /** The leadership reviews that were held, in the order of the files. */
  reviews: readonly HeldReview[];
  problems: readonly DocumentProblem[];
}

/** Something in a file of the user's that could not be taken as it stands. */
export interface DocumentProblem {
  /** Path in the folder, with slashes; empty for the folder itself. */
  file: string;
  /** From 1; `null` where it is the file as a whole. */
  line: number | null;
  /** What is wrong and what to do, in a sentence or two. */
  message: string;
  /** Whether something was left out because of it. */
  lost: boolean;
}

export const REGISTER = 'initiatives.yaml';
/** How else the register may be called. */
export const REGISTER_TOO = 'initiatives.yml';

/** Where the review of a day is kept. `day` is `YYYY-MM-DD`. */
export function reviewFile(day: string): string {
  return `reviews/${day}.md`;
}

export const NO_DOCUMENTS: UserDocuments = { folder: '', stories: [], initiatives: null, reviews: [], problems: [] };

/** How many files, or parts of one, could not be taken: of the register, or of the portfolio and the wins. */
export function lostIn({ problems }: UserDocuments, what: 'register' | 'stories'): number {
  const ofIt = what === 'register' ? /^initiatives\./ : /^(?:portfolio|wins)(?:\/|$)/;
  return problems.filter(({ file, lost }) => lost && (file === '' || ofIt.test(file))).length;
}

/** `~/Code Refuge/initiatives.yaml:12: …` */
export function problemText({ folder }: Pick<UserDocuments, 'folder'>, { file, line, message }: DocumentProblem): string {
  // What the disk says of a file names it already.
  if (line === null && file !== '' && message.includes(`/${file} `)) return message;
  return `${[folder.replace(/[\\/]+$/, '') || folder, ...(file === '' ? [] : [file])].join('/')}${line === null ? '' : `:${line}`}: ${message}`;
}
