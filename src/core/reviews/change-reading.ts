import { DiffReading, type DiffView } from './reading';
import type { ChangedLine } from './changed-lines';

/** From this share of the changed lines on, a review goes line by line (docs/metrics.md). */
export const LINE_BY_LINE_SHARE = 0.8;

/**
 * Below this a change is so small that to see it is to read it, and says nothing of how one reviews. A change of ten
 * lines takes the average line's reading time, about a second and a half, ten times: the same 15 seconds.
 */
const LEAST_CHANGED_LINES = 10;
/** Less attention than this is a glance. */
export const GLANCE_SECONDS = 15;

/** How far one change has been read. */
export interface ReadingProgress {
  /** Diffs that were opened. */
  files: number;
  /** Changed lines of those diffs. 0 where all of them are too large to be read. */
  changedLines: number;
  readLines: number;
  /** Time in front of the diffs. */
  seconds: number;
}

/** True for what was more than a glance: enough to say how the change was read. */
export function isReview({ changedLines, seconds }: Pick<ReadingProgress, 'changedLines' | 'seconds'>): boolean {
  return seconds >= GLANCE_SECONDS && changedLines >= LEAST_CHANGED_LINES;
}

export function isLineByLine(progress: Pick<ReadingProgress, 'changedLines' | 'readLines' | 'seconds'>): boolean {
  return isReview(progress) && progress.readLines >= LINE_BY_LINE_SHARE * progress.changedLines;
}

/** How far one change, such as a pull request, has been read, over all its diffs that were opened. */
export class ChangeReading {
  private readonly diffs = new Map<string, DiffReading | 'too-large'>();
  private attention = 0;

  /** Takes in a diff that was opened, once. `lines` is `null` where it is too large. */
  open(diff: string, lines: readonly ChangedLine[] | null): void {
    if (!this.diffs.has(diff)) this.diffs.set(diff, lines === null ? 'too-large' : new DiffReading(lines));
  }

  knows(diff: string): boolean {
    return this.diffs.has(diff);
  }

  /** Counts time in front of diffs of this change. What the first doesn't need goes to the next. */
  look(seconds: number, views: readonly { diff: string; view: DiffView }[]): void {
    this.attention += seconds;
    let rest = seconds;
    for (const { diff, view } of views) {
      const reading = this.diffs.get(diff);
      if (reading instanceof DiffReading) rest = reading.look(rest, view);
    }
  }

  get progress(): ReadingProgress {
    const measured = [...this.diffs.values()].filter((diff) => diff !== 'too-large');
    const sum = (count: (diff: DiffReading) => number) => measured.reduce((total, diff) => total + count(diff), 0);
    return {
      files: this.diffs.size,
      changedLines: sum(({ changedLines }) => changedLines),
      readLines: sum(({ readLines }) => readLines),
      seconds: Math.round(this.attention),
    };
  }
}
