import { diffArrays } from 'diff';

/** A line that only one side of a diff has. */
export interface ChangedLine {
  side: 'original' | 'modified';
  /** Counted from 0, on its own side. */
  line: number;
  /**
   * The line of the other side that it stands beside. A diff that shows both sides in one column shows a deleted line
   * there.
   */
  beside: number;
  /** Its length without the space around it. */
  characters: number;
}

/** What a diff may have at most to be measured. Beyond that it is data rather than something to read. */
export const MAX_LINES = 20_000;
export const MAX_CHARACTERS = 2_000_000;

/**
 * The search for the shortest diff takes time with the square of its length. Two sides that have less in common than
 * this are taken for changed from their first difference to the last.
 */
const MAX_EDITS = 4_000;

/** Whether a text is too large to be read line by line by anybody. */
export function isTooLarge({ lines, characters }: { lines: number; characters: number }): boolean {
  return lines > MAX_LINES || characters > MAX_CHARACTERS;
}

/**
 * The lines in which two texts differ, in the order in which a diff shows them: the deleted ones of a place before
 * those that took their place. `null` where one of the texts is too large.
 */
export function changedLines(original: string, modified: string): ChangedLine[] | null {
  const [before, after] = [linesOf(original), linesOf(modified)];
  if (before === null || after === null) return null;
  const changed: ChangedLine[] = [];
  let at = { original: 0, modified: 0 };
  for (const { kind, count } of editsOf(before, after)) {
    const { original, modified } = at;
    if (kind === 'deleted') {
      for (let n = 0; n < count; n++) changed.push(entry('original', original + n, modified, before));
    } else if (kind === 'added') {
      for (let n = 0; n < count; n++) changed.push(entry('modified', modified + n, original, after));
    }
    at = { original: original + (kind === 'added' ? 0 : count), modified: modified + (kind === 'deleted' ? 0 : count) };
  }
  return changed;
}

function entry(side: ChangedLine['side'], line: number, beside: number, lines: readonly string[]): ChangedLine {
  return { side, line, beside, characters: [...lines[line]!.trim()].length };
}

/** The lines of a text; those of an empty one are none. `null` where it is too large. */
function linesOf(text: string): string[] | null {
  if (text.length > MAX_CHARACTERS) return null;
  const lines = text.split(/\r\n|\r|\n/);
  // The end of the last line is no line of its own.
  if (lines.at(-1) === '') lines.pop();
  return isTooLarge({ lines: lines.length, characters: text.length }) ? null : lines;
}

interface Edit {
  kind: 'same' | 'deleted' | 'added';
  count: number;
}

function editsOf(before: readonly string[], after: readonly string[]): Edit[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let end = 0;
  while (end < before.length - start && end < after.length - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  const [old, now] = [before.slice(start, before.length - end), after.slice(start, after.length - end)];
  const parts = diffArrays(old, now, { maxEditLength: MAX_EDITS });
  const middle: Edit[] =
    parts?.map(({ added, removed, count }) => ({ kind: added ? 'added' : removed ? 'deleted' : 'same', count })) ??
    [{ kind: 'deleted', count: old.length }, { kind: 'added', count: now.length }];
  return [{ kind: 'same', count: start }, ...middle, { kind: 'same', count: end }];
}
