import { type Match, Matcher } from './matcher';
import { neighboursOf, type Neighbours } from './pattern';
import { prose } from './prose';
import { ANSWERS, CONDITIONS, OF_ONESELF, type WordingEntry, WORDING } from './word-list';
import { type Word, wordsOf } from './words';

/** Wording that is likely to land badly: where, and what the list says of it. */
export interface WordingFlag {
  /** In UTF-16 code units, as editors count. */
  offset: number;
  length: number;
  entry: WordingEntry;
}

export interface WordingOptions {
  /** A commit message tells what it does in the imperative ("Stop using …"); in a comment that is an order. */
  writing: 'commit' | 'comment';
  /** Whether lines of git's own are in it, as in `COMMIT_EDITMSG`. */
  commentLines?: boolean;
  /** Words that the user doesn't want to hear of, as `allowedKey` makes them. */
  allowed?: ReadonlySet<string>;
}

const RULES = new Matcher(WORDING.flatMap((entry) => entry.patterns.map((pattern) => [pattern, entry] as const)));
const EXCEPTIONS: ReadonlyMap<string, readonly Neighbours[]> = new Map(WORDING.map(({ id, unless = [] }) => [id, unless.flatMap(neighboursOf)]));
const OWN = matcherOf(OF_ONESELF);
const CONDITION = matcherOf(CONDITIONS);
const ANSWER = matcherOf(ANSWERS);

function matcherOf(patterns: readonly string[]): Matcher<null> {
  return new Matcher(patterns.map((pattern) => [pattern, null] as const));
}

/**
 * Finds what the word list flags, by place. Flags don't overlap; of two that begin with the same words the longer one
 * counts. The time it takes grows with the length of the text alone.
 */
export function scanWording(text: string, { writing, commentLines = false, allowed = new Set() }: WordingOptions): WordingFlag[] {
  const words = wordsOf(prose(text, { commentLines }));
  const own = spared(words);
  const asking = questions(words);
  const flags: WordingFlag[] = [];
  let free = 0;
  for (let at = 0; at < words.length; at++) {
    const match = longest(words, at, free, ({ of: entry, from, to }) => {
      if (entry.only !== undefined && entry.only !== writing) return false;
      if (entry.spares?.startsWith('oneself') && own(words[at] as Word)) return false;
      if (entry.spares?.endsWith('questions') && asking.has((words[at] as Word).sentence)) return false;
      return !isException(words, from, to, EXCEPTIONS.get(entry.id) ?? []);
    });
    if (match === null) continue;
    const begin = words[match.from] as Word;
    const last = words[match.to - 1] as Word;
    free = match.to;
    const flag = { offset: begin.offset, length: last.offset + last.length - begin.offset, entry: match.of };
    if (!allowed.has(allowedKey(text.slice(flag.offset, flag.offset + flag.length)))) flags.push(flag);
  }
  return flags;
}

/** What `codeRefuge.wording.allowed` is compared by: without regard to case, apostrophes and white space. */
export function allowedKey(phrase: string): string {
  return phrase.trim().toLowerCase().replaceAll('’', "'").replace(/\s+/g, ' ');
}

/** The longest match that begins with the word, flags nothing before `free`, and holds. */
function longest(words: readonly Word[], at: number, free: number, holds: (match: Match<WordingEntry>) => boolean): Match<WordingEntry> | null {
  let found: Match<WordingEntry> | null = null;
  for (const match of RULES.at(words, at)) {
    if (match.from < free || (found !== null && match.end < found.end)) continue;
    if (match.first && at > 0 && (words[at - 1] as Word).sentence === (words[at] as Word).sentence) continue;
    if (match.asked && !(words[match.end - 1] as Word).asked) continue;
    if (holds(match)) found = match;
  }
  return found;
}

/** Tells of a word whether the writer speaks of themselves around it, or of a case that isn't so. */
function spared(words: readonly Word[]): (word: Word) => boolean {
  const paragraphs = new Set<number>();
  const sentences = new Set<number>();
  let answers = false;
  for (let at = 0; at < words.length; at++) {
    const { paragraph, sentence } = words[at] as Word;
    const sentenceBegins = words[at - 1]?.sentence !== sentence;
    if (begins(OWN, words, at, sentenceBegins)) paragraphs.add(paragraph);
    if (begins(CONDITION, words, at, sentenceBegins)) sentences.add(sentence);
    answers ||= begins(ANSWER, words, at, at === 0);
  }
  return ({ paragraph, sentence }) => answers || paragraphs.has(paragraph) || sentences.has(sentence);
}

/** Whether one of the sequences begins here; `first` says whether those may that have to begin something. */
function begins(matcher: Matcher<null>, words: readonly Word[], at: number, first: boolean): boolean {
  for (const match of matcher.at(words, at)) if (!match.first || first) return true;
  return false;
}

/** The sentences that end in a question mark. */
function questions(words: readonly Word[]): Set<number> {
  return new Set(words.filter(({ asked, sentence }, at) => asked && words[at + 1]?.sentence !== sentence).map(({ sentence }) => sentence));
}

function isException(words: readonly Word[], from: number, to: number, exceptions: readonly Neighbours[]): boolean {
  const sentence = (words[from] as Word).sentence;
  const says = (at: number, text: string) => words[at]?.text === text && words[at].sentence === sentence;
  return exceptions.some(({ before, after }) => before.every((word, n) => says(from - before.length + n, word)) && after.every((word, n) => says(to + n, word)));
}
