/** How git marks what it could not merge, in a file that somebody then saved as it was. */
export const UNMERGED = 'Two versions of this file meet here, which git could not merge. Keep what is right, and take out the lines with <<<<<<<, ======= and >>>>>>>.';

export function isConflictMark(line: string): boolean {
  return /^(?:<{7}|={7}|>{7})(?: |\r?$)/.test(line);
}

/** The line of the first conflict, from 1; `null` where there is none. */
export function firstConflict(text: string): number | null {
  const { index } = /^<{7} /m.exec(text) ?? {};
  return index === undefined ? null : text.slice(0, index).split('\n').length;
}

/** The text with the marks left empty, so that none is taken for what somebody wrote; every line stays where it was. */
export function withoutConflictMarks(text: string): string {
  return text.replace(/^(?:<{7} .*|={7}|>{7} .*)$/gm, '');
}
