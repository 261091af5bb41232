import type { ChangedLine } from './changed-lines';

/**
 * 238 words a minute is how fast adults silently read English prose (Brysbaert 2019, "How many words do we read per
 * minute?", Journal of Memory and Language 109). At six characters a word, the space included, that is 24 characters
 * a second. Code is read slower, so this asks for less than reading really takes.
 */
const CHARACTERS_A_SECOND = 24;
/** A brace takes a look too; and beyond five seconds a line is data, such as a picture in base64. */
const LEAST_SECONDS = 0.2;
const MOST_SECONDS = 5;

/** The lines of one side that are in view, from 0, both ends included. */
export interface LineRange {
  from: number;
  to: number;
}

export interface DiffView {
  /** `null` where that side is not on screen: a diff in one column shows deleted lines among the others. */
  original: readonly LineRange[] | null;
  modified: readonly LineRange[];
}

/** How long a line has to be in view to have been read, in seconds. */
export function readingSeconds({ characters }: Pick<ChangedLine, 'characters'>): number {
  return Math.min(MOST_SECONDS, Math.max(LEAST_SECONDS, characters / CHARACTERS_A_SECOND));
}

/**
 * How much of one diff has been read. Time in view goes to the changed lines in view one after the other, as a reader
 * goes from line to line; a line is read when it has had its reading time.
 */
export class DiffReading {
  /** What each line still needs, in seconds. */
  private readonly left: number[];
  private done = 0;

  constructor(private readonly lines: readonly ChangedLine[]) {
    this.left = lines.map(readingSeconds);
  }

  get changedLines(): number {
    return this.lines.length;
  }

  get readLines(): number {
    return this.done;
  }

  /** Shares time out among the unread lines in view. Gives back what none of them needs. */
  look(seconds: number, view: DiffView): number {
    let rest = seconds;
    for (let at = 0; at < this.lines.length && rest > 0; at++) {
      const left = this.left[at]!;
      if (left === 0 || !isInView(this.lines[at]!, view)) continue;
      const given = Math.min(left, rest);
      rest -= given;
      // Without the remainders of floating point a line would need one more look.
      this.left[at] = left - given < 1e-9 ? 0 : left - given;
      if (this.left[at] === 0) this.done++;
    }
    return rest;
  }
}

function isInView({ side, line, beside }: ChangedLine, { original, modified }: DiffView): boolean {
  if (side === 'modified') return isWithin(line, modified);
  return original === null ? isWithin(beside, modified) : isWithin(line, original);
}

function isWithin(line: number, ranges: readonly LineRange[]): boolean {
  return ranges.some(({ from, to }) => line >= from && line <= to);
}
