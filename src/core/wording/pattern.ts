/**
 * The little language that the word list is written in. Words are matched whole, without regard to case; between them
 * is white space alone, at most one line end.
 *
 *     why didn't|don't you [just|simply]     one of several; what is in brackets may be missing
 *     is|are {useless}                       only what is in braces is flagged; the rest has to stand beside it
 *     ^ seriously ?                          the beginning of a sentence; a question mark after the last word
 */
export interface Sequence {
  words: readonly string[];
  /** Which of the words are flagged: from, and up to but without. */
  from: number;
  to: number;
  /** Has to begin a sentence. */
  first: boolean;
  /** Has to have a question mark behind it. */
  asked: boolean;
}

/** One place of a pattern: the words that may stand there. */
interface Part {
  words: readonly string[];
  optional: boolean;
  /** Whether what is flagged begins, and ends, with it. */
  begins: boolean;
  ends: boolean;
}

export interface Pattern {
  parts: readonly Part[];
  first: boolean;
  asked: boolean;
}

/** Throws where the pattern is none, which a test of the list finds. */
export function parsePattern(pattern: string): Pattern {
  if (pattern !== pattern.trim() || pattern === '') throw new SyntaxError(`no pattern: “${pattern}”`);
  const flags = pattern.replace(/[^{}]/g, '');
  if (flags !== '' && flags !== '{}') throw new SyntaxError(`a pattern flags one thing: “${pattern}”`);
  const first = pattern.startsWith('^ ');
  const asked = pattern.endsWith(' ?');
  const parts = pattern.slice(first ? 2 : 0, asked ? -2 : undefined).split(' ').map((part): Part => {
    const [begins, ends] = [part.startsWith('{'), part.endsWith('}')];
    const bare = part.slice(begins ? 1 : 0, ends ? -1 : undefined);
    const optional = /^\[(.+)\]$/.exec(bare)?.[1];
    const words = (optional ?? bare).split('|');
    if (words.some((word) => !/^[\p{Ll}\p{N}'-]+$/u.test(word))) throw new SyntaxError(`no word in “${pattern}”: “${part}”`);
    return { words, optional: optional !== undefined, begins, ends };
  });
  return { parts, first, asked };
}

/** Every sequence of words that a pattern stands for: thousands for some, so this is for small ones and for tests. */
export function sequencesOf(pattern: string): Sequence[] {
  const { parts, first, asked } = parsePattern(pattern);
  let open: Omit<Sequence, 'first' | 'asked'>[] = [{ words: [], from: -1, to: -1 }];
  for (const { words, optional, begins, ends } of parts) {
    open = open.flatMap(({ words: before, from, to }) => [
      ...words.map((word) => ({ words: [...before, word], from: begins ? before.length : from, to: ends ? before.length + 1 : to })),
      ...(optional ? [{ words: before, from: begins ? before.length : from, to: ends ? before.length : to }] : []),
    ]);
  }
  return open.map(({ words, from, to }) => ({ words, from: Math.max(from, 0), to: to === -1 ? words.length : to, first, asked }));
}

/** Words that stand beside a flag: `not|isn't _` before it, `_ question|questions` after it. */
export interface Neighbours {
  before: readonly string[];
  after: readonly string[];
}

export function neighboursOf(pattern: string): Neighbours[] {
  const [before = '', after = '', ...more] = pattern.split('_');
  if (!pattern.includes('_') || more.length > 0) throw new SyntaxError(`“${pattern}” needs one _, which stands for the flag`);
  const wordsOf = (text: string): (readonly string[])[] => (text.trim() === '' ? [[]] : sequencesOf(text.trim()).map(({ words }) => words));
  return wordsOf(before).flatMap((left) => wordsOf(after).map((right) => ({ before: left, after: right })));
}
