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
    if (alternative !== '') {
      const words = capital ? capitalised(alternative) : lowered(alternative);
      const rest = /^could we\b/i.test(alternative) ? orderAfter(text, offset + length) : null;
      return rest === null ? { offset, length, text: words, alternative } : { offset, length: length + rest.length, text: `${words}${rest.replace(/[.!]+$/, '?')}`, alternative };
    }
    return { ...leftOut(text, offset, length, capital), alternative };
  });
}

/** What an order says to its end, which is a question's once it begins as one; `null` where no mark ends it near by. */
function orderAfter(text: string, from: number): string | null {
  const [sentence = ''] = /^[^\n.!?]*(?:[.!?](?=\S)[^\n.!?]*)*[.!?]*/u.exec(text.slice(from, from + 300)) ?? [];
  return /[\p{L}\p{N}\p{P}][.!]+$/u.test(sentence) && !/\b(?:e\.g|i\.e|etc|vs|cf|resp)\.$/i.test(sentence) ? sentence : null;
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
