import { parsePattern, type Pattern } from './pattern';
import type { Word } from './words';

/** Where a pattern fits: the words from `at` to before `end`, of which those from `from` to before `to` are flagged. */
export interface Match<T> {
  of: T;
  first: boolean;
  asked: boolean;
  from: number;
  to: number;
  end: number;
}

interface Entry<T> {
  of: T;
  pattern: Pattern;
}

/**
 * Finds patterns in words by the word that they begin with. The patterns stay as they are written: spelled out, the list
 * has a hundred thousand sequences, which take half a second and 90 MB in every process that looks at a message.
 */
export class Matcher<T> {
  private readonly byWord = new Map<string, Entry<T>[]>();

  constructor(patterns: Iterable<readonly [string, T]>) {
    for (const [written, of] of patterns) {
      const entry = { of, pattern: parsePattern(written) };
      for (const word of beginnings(entry.pattern)) {
        const entries = this.byWord.get(word);
        if (entries) entries.push(entry);
        else this.byWord.set(word, [entry]);
      }
    }
  }

  /** All that begins with the word, in the order of the list. */
  *at(words: readonly Word[], at: number): Generator<Match<T>> {
    for (const { of, pattern } of this.byWord.get((words[at] as Word).text) ?? []) {
      for (const { from, to, end } of fits(pattern, words, at, 0, { at, from: -1, to: -1 })) {
        yield { of, first: pattern.first, asked: pattern.asked, from: Math.max(from, at), to: to === -1 ? end : to, end };
      }
    }
  }
}

function beginnings({ parts }: Pattern): Set<string> {
  const words = new Set<string>();
  for (const part of parts) {
    for (const word of part.words) words.add(word);
    if (!part.optional) break;
  }
  return words;
}

/** How the parts from `n` on fit from `end` on; with an optional part both ways are tried. */
function* fits(pattern: Pattern, words: readonly Word[], end: number, n: number, { at, from, to }: { at: number; from: number; to: number }): Generator<{ from: number; to: number; end: number }> {
  const part = pattern.parts[n];
  if (part === undefined) {
    if (end > at) yield { from, to, end };
    return;
  }
  const { begins, ends } = part;
  const word = words[end];
  if (word !== undefined && (end === at || word.joined) && part.words.includes(word.text)) {
    yield* fits(pattern, words, end + 1, n + 1, { at, from: begins ? end : from, to: ends ? end + 1 : to });
  }
  if (part.optional) yield* fits(pattern, words, end, n + 1, { at, from: begins ? end : from, to: ends ? end : to });
}
