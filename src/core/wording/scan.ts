import { neighboursOf, type Neighbours, type Sequence, sequencesOf } from './pattern';
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

interface Rule extends Sequence {
  entry: WordingEntry;
}

/** Words, and the rules that end here. */
class Branch<T> {
  readonly next = new Map<string, Branch<T>>();
  readonly rules: T[] = [];
}

const ROOT = grow(WORDING.flatMap((entry) => entry.patterns.flatMap((pattern) => sequencesOf(pattern).map((sequence): Rule => ({ ...sequence, entry })))));
const EXCEPTIONS: ReadonlyMap<string, readonly Neighbours[]> = new Map(WORDING.map(({ id, unless = [] }) => [id, unless.flatMap(neighboursOf)]));
const OWN = grow(OF_ONESELF.flatMap(sequencesOf));
const CONDITION = grow(CONDITIONS.flatMap(sequencesOf));
const ANSWER = grow(ANSWERS.flatMap(sequencesOf));

/**
 * Finds what the word list flags, by place. Flags don't overlap; of two that begin with the same words the longer one
 * counts. The time it takes grows with the length of the text alone.
 */
export function scanWording(text: string, { writing, commentLines = false, allowed = new Set() }: WordingOptions): WordingFlag[] {
  const words = wordsOf(prose(text, { commentLines }));
  const own = spared(words);
  const flags: WordingFlag[] = [];
  let free = 0;
  for (let at = 0; at < words.length; at++) {
    const rule = longest(words, at, free, (candidate) => {
      const { entry, from, to } = candidate;
      if (entry.only !== undefined && entry.only !== writing) return false;
      if (entry.spares === 'oneself' && own(words[at] as Word)) return false;
      if (entry.spares === 'questions' && asks(words, at)) return false;
      return !isException(words, at + from, at + to, EXCEPTIONS.get(entry.id) ?? []);
    });
    if (rule === null) continue;
    const begin = words[at + rule.from] as Word;
    const last = words[at + rule.to - 1] as Word;
    free = at + rule.to;
    const flag = { offset: begin.offset, length: last.offset + last.length - begin.offset, entry: rule.entry };
    if (!allowed.has(allowedKey(text.slice(flag.offset, flag.offset + flag.length)))) flags.push(flag);
  }
  return flags;
}

/** What `codeRefuge.wording.allowed` is compared by: without regard to case, apostrophes and white space. */
export function allowedKey(phrase: string): string {
  return phrase.trim().toLowerCase().replaceAll('’', "'").replace(/\s+/g, ' ');
}

function grow<T extends Sequence>(rules: readonly T[]): Branch<T> {
  const root = new Branch<T>();
  for (const rule of rules) {
    let branch = root;
    for (const word of rule.words) {
      const next = branch.next.get(word) ?? new Branch<T>();
      branch.next.set(word, next);
      branch = next;
    }
    branch.rules.push(rule);
  }
  return root;
}

/** The longest rule that begins with the word, flags nothing before `free`, and holds. */
function longest(words: readonly Word[], at: number, free: number, holds: (rule: Rule) => boolean): Rule | null {
  let found: Rule | null = null;
  for (const { rule, end } of walk(ROOT, words, at)) {
    if (at + rule.from < free) continue;
    if (rule.first && at > 0 && (words[at - 1] as Word).sentence === (words[at] as Word).sentence) continue;
    if (rule.asked && !(words[end - 1] as Word).asked) continue;
    if (holds(rule)) found = rule;
  }
  return found;
}

function* walk<T>(root: Branch<T>, words: readonly Word[], at: number): Generator<{ rule: T; end: number }> {
  let branch: Branch<T> | undefined = root;
  if (!root.next.has((words[at] as Word).text)) return;
  for (let end = at; end < words.length; end++) {
    const word = words[end] as Word;
    if (end > at && !word.joined) return;
    branch = branch.next.get(word.text);
    if (branch === undefined) return;
    for (const rule of branch.rules) yield { rule, end: end + 1 };
  }
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
function begins(root: Branch<Sequence>, words: readonly Word[], at: number, first: boolean): boolean {
  for (const { rule } of walk(root, words, at)) if (!rule.first || first) return true;
  return false;
}

/** Whether the sentence of a word ends in a question mark. */
function asks(words: readonly Word[], at: number): boolean {
  const { sentence } = words[at] as Word;
  let end = at;
  while (words[end + 1]?.sentence === sentence) end++;
  return (words[end] as Word).asked;
}

function isException(words: readonly Word[], from: number, to: number, exceptions: readonly Neighbours[]): boolean {
  const sentence = (words[from] as Word).sentence;
  const says = (at: number, text: string) => words[at]?.text === text && words[at].sentence === sentence;
  return exceptions.some(({ before, after }) => before.every((word, n) => says(from - before.length + n, word)) && after.every((word, n) => says(to + n, word)));
}
