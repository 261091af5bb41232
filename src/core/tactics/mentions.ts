import { type Story, textOf } from './stories';

/** By what a story can mention a piece of work. */
export interface PieceNames {
  /** Name of the repository. */
  repository: string;
  /** Full hashes of its commits. */
  hashes: readonly string[];
  /** Numbers of its pull or merge requests. */
  numbers: readonly string[];
  branches: readonly string[];
  /** Subjects of its commits, titles of its pull request. */
  subjects: readonly string[];
}

const HASH_LENGTH = 7;
const SUBJECT_WORDS = 3;

const HASH = /(?<![0-9a-z])[0-9a-f]{7,64}(?![0-9a-z])/gi;
/** `#12`, `!12`, `api#12`, `parcelway/api#12`, `GH-12`, `PR 12`; `&#12;` is a character. */
const NUMBER = /(?<![&\w./-])(?:([\w.-]{1,100}\/)?([\w.-]{1,100}))?[#!](\d{1,9})(?!\w)|(?<!\w)(?:GH-|(?:PR|MR|pull request|merge request) #?!?)(\d{1,9})(?!\w)/gi;
/** In addresses of the hosting services; the name of the repository stands before it. */
const ADDRESS = /(?<![^\s/?#])([^\s/?#]{1,100})\/(?:-\/)?(?:pull|pulls|pullrequest|pull-requests|merge_requests)\/(\d{1,9})(?!\w)/gi;
/** The target of a link that says itself which repository's number it is, by the name of the clone: `[api#12](https://…)`. */
const NAMED_LINK = /(?<=\[[\w.-]{1,100}[#!]\d{1,9})\]\([^)\s]*\)/g;
/** One after the other: an apostrophe must not swallow what is quoted behind it. */
const QUOTED = [/`([^`\n]{1,250})`/g, /"([^"\n]{1,250})"/g, /“([^”\n]{1,250})”/g, /(?<!\w)['‘]([^'’\n]{1,250})['’](?!\w)/g];

/** What stories mention, made ready to be asked for many pieces of work. */
export class Mentions {
  /** Hashes by their first digits. */
  private readonly hashes = new Map<string, Set<string>>();
  /** Of each number the repositories it was named with; an empty name where it stood alone. */
  private readonly numbers = new Map<string, Set<string>>();
  private readonly quoted = new Set<string>();
  private readonly words = new Set<string>();
  /** All words of all stories with a space around each, and every three that follow each other. */
  private readonly text: string;
  private readonly triples = new Set<string>();

  /** `repositories`: the names of those that are looked at. */
  constructor(
    stories: readonly Story[],
    private readonly repositories: readonly string[],
  ) {
    const spoken = stories.map(textOf).map((text) => {
      this.collect(text);
      const words = wordsOf(text);
      for (let index = 0; index + SUBJECT_WORDS <= words.length; index++) this.triples.add(words.slice(index, index + SUBJECT_WORDS).join(' '));
      return ` ${words.join(' ')} `;
    });
    this.text = spoken.join('\n');
  }

  /** Whether a story names one of the commits, the number, the branch, or one of the subjects. */
  has({ repository, hashes, numbers, branches, subjects }: PieceNames): boolean {
    return (
      hashes.some((hash) => this.hasHash(hash)) ||
      numbers.some((number) => this.hasNumber(number, repository)) ||
      branches.some((branch) => this.hasBranch(branch)) ||
      subjects.some((subject) => this.hasSubject(subject))
    );
  }

  private collect(text: string): void {
    for (const [hash] of text.matchAll(HASH)) {
      const key = hash.slice(0, HASH_LENGTH).toLowerCase();
      this.hashes.set(key, (this.hashes.get(key) ?? new Set()).add(hash.toLowerCase()));
    }
    for (const [, , name = '', number, alone] of text.matchAll(NUMBER)) this.addNumber((number ?? alone)!, name);
    for (const [, name = '', number] of text.replace(NAMED_LINK, ']').matchAll(ADDRESS)) this.addNumber(number!, name);
    for (const quotes of QUOTED) for (const [, quoted = ''] of text.matchAll(quotes)) this.quoted.add(quoted);
    for (const word of text.split(/[\s()[\]{}<>"'`“”‘’,;]+/)) this.words.add(word.replace(/[.:!?*_]+$/, '').replace(/^[*_]+/, ''));
  }

  private hasHash(hash: string): boolean {
    const named = this.hashes.get(hash.slice(0, HASH_LENGTH));
    return named !== undefined && [...named].some((beginning) => hash.startsWith(beginning));
  }

  private addNumber(number: string, repository: string): void {
    const key = String(Number(number));
    this.numbers.set(key, (this.numbers.get(key) ?? new Set()).add(repository.toLowerCase().replace(/\.git$/, '')));
  }

  /** A number with a name is one of that repository. A clone may be called otherwise, so an unknown name says nothing. */
  private hasNumber(number: string, repository: string): boolean {
    const names = this.numbers.get(String(Number(number)));
    if (names === undefined) return false;
    const known = this.repositories.map((name) => name.toLowerCase());
    return [...names].some((name) => name === repository.toLowerCase() || !known.includes(name));
  }

  /** A branch whose name is a plain word is one only in quotation marks or as code: "search" may mean anything. */
  private hasBranch(branch: string): boolean {
    return this.quoted.has(branch) || (!/^\p{L}+$/u.test(branch) && this.words.has(branch));
  }

  /** Words alone count, so that quotation marks and Markdown around them don't matter. Two words could be chance. */
  private hasSubject(subject: string): boolean {
    const words = wordsOf(subject.replace(/ \([#!]\d+\)$/, ''));
    if (words.length < SUBJECT_WORDS || !this.triples.has(words.slice(0, SUBJECT_WORDS).join(' '))) return false;
    return this.text.includes(` ${words.join(' ')} `);
  }
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}
