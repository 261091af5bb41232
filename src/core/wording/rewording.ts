import type { WordingFlag } from './scan';

/** A part of the text and what to put in its place; offsets in UTF-16 code units. */
export interface Rewording {
  offset: number;
  length: number;
  text: string;
  /** The alternative as the list has it; empty where the words are left out. */
  alternative: string;
}

/** What can be put in place of the flagged words, in the order of the list. The beginning of a sentence keeps its capital. */
export function rewordings(text: string, { offset, length, entry }: Pick<WordingFlag, 'offset' | 'length' | 'entry'>): Rewording[] {
  const capital = /^\p{Lu}/u.test(text.slice(offset));
  return entry.alternatives.map((alternative) => {
    if (alternative !== '') return { offset, length, text: capital ? capitalised(alternative) : lowered(alternative), alternative };
    return { ...leftOut(text, offset, length, capital), alternative };
  });
}

/** Takes the words away with one of the spaces around them. */
function leftOut(text: string, offset: number, length: number, capital: boolean): Omit<Rewording, 'alternative'> {
  const after = /^[ \t]+(\S?)/u.exec(text.slice(offset + length, offset + length + 80));
  if (after) {
    const [space = '', next = ''] = after;
    return { offset, length: length + space.length, text: capital ? next.toUpperCase() : next };
  }
  const before = /[ \t]+$/.exec(text.slice(Math.max(0, offset - 80), offset))?.[0] ?? '';
  return { offset: offset - before.length, length: length + before.length, text: '' };
}

function capitalised(words: string): string {
  return words.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}

function lowered(words: string): string {
  return words.replace(/^\p{Lu}/u, (letter) => letter.toLowerCase());
}
