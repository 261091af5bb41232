import { systemClassOf } from '../paths/system-paths';
import { isGenerated } from '../paths/generated';
import type { MergedWork } from './merged-work';

/** Merged work that is told as one story. */
export interface StoryGroup {
  /** The same for the same pieces, as long as the register and the history say the same. */
  id: string;
  /** By what its pieces belong together. */
  by: 'initiative' | 'branch' | 'ticket' | 'words' | 'area' | 'piece' | 'upkeep';
  title: string;
  /** Newest first. */
  pieces: readonly MergedWork[];
  /** Who made it, each once, in the order of the alphabet: this is credit, and no ranking. */
  people: readonly string[];
}

/** With more pieces than these the folders below an area are looked at; more than the most are no one story. */
const MANY_IN_AREA = 8;
const MOST_IN_AREA = 20;
/** So many pieces whose titles begin with the same words are one thing done many times. */
const LEAST_ALIKE = 3;
const WORDS_ALIKE = 3;
const DEEPEST = 4;
/** An area holds a piece that changed mostly files in it. */
const MOSTLY = 2 / 3;

/** What keeps a project going, and what nobody tells a director of. */
const UPKEEP =
  /^(?:\W*(?:fix(?:e[sd])?|correct(?:s|ed)?)\W+(?:a |an |the |some |few |minor )*(?:\S+ )?(?:typos?|whitespace|lint\w*|indentation|formatting|grammar|spelling|rubocop|broken links?|deprecation warnings?)\b|typos?\b|(?:bump|prepare|preparing|tag|cut)\b.*(?:version|release|v?\d+\.\d+)|(?:start|begin)\w* .*(?:cycle|development)|(?:release|version|v)[ -]?v?\d+\.\d+|(?:update|add|sync|fix)\w* (?:the |a )?(?:changelog|change log|news|release notes|relnotes|readme|authors|copyright|licen[cs]e)\b|changelog\W*$|the \d+(?:st|nd|rd|th) batch$|(?:chore|style|ci|docs)(?:\([^)]*\))?!?:|revert\b|(?:remove|delete|drop)\w* (?:an? |the |some )?(?:unused|trailing|extra|redundant|unnecessary|stray)\b)/i;

/**
 * Groups merged work into stories: what serves one initiative of the register; else what came in by one branch; what names
 * one ticket; what begins with the same words; what lies in one area of the sources; and each piece that is left is one.
 * Upkeep comes last, in one group. Initiatives come first, then those with most commits.
 */
export function storyGroups(work: readonly MergedWork[]): StoryGroup[] {
  const [named, others] = split(work, ({ initiative }) => initiative !== null);
  const [small, large] = split(others, isUpkeep);
  const branches = together(large, 2, ({ repository, branches: [branch] }) => (branch === undefined ? null : `${repository}\0${branch}`));
  const tickets = together(branches.others, 2, ({ title }) => TICKET.exec(title)?.[1]?.toUpperCase() ?? null);
  const alike = together(tickets.others, LEAST_ALIKE, (piece) => wordsOf(piece).slice(0, WORDS_ALIKE).join(' '));
  const groups = [
    ...[...byKey(named, ({ initiative }) => initiative).values()].map((pieces) => group('initiative', pieces[0]!.initiative!, pieces)),
    ...bySize([
      ...branches.groups.map((pieces) => group('branch', titleOf(longest(pieces)), pieces)),
      ...tickets.groups.map((pieces) => group('ticket', titleOf(longest(pieces)), pieces)),
      ...alike.groups.map((pieces) => group('words', `${beginning(pieces)} …`, pieces)),
      ...byArea(alike.others),
    ]),
  ];
  return small.length === 0 ? groups : [...groups, group('upkeep', 'Upkeep', small)];
}

/** Files that change along with everything, and pages that only say so. */
const UPKEEP_PATHS = /(?:^|\/)(?:CHANGELOG|CHANGES|NEWS|HISTORY|AUTHORS|README|LICEN[CS]E|RelNotes|\.mailmap|\.rubocop)[^/]*(?:$|\/[^/]*$)/i;
/** Texts in many languages change along with what they are texts of. */
const TEXTS = /(?:^|\/)(?:locales?|i18n|translations?)\//i;
/** `LG-17625`, as trackers count; but no norm or encoding. */
const TICKET = /(?<![\w-])(?!(?:UTF|ISO|RFC|SHA|CVE|HTTP|ES|PEP|TLS|ECMA|IPV|X|P|SEV)-)([A-Z][A-Z0-9]{1,9}-\d{2,7})(?![\w.-])/i;

function isUpkeep({ title, paths }: MergedWork): boolean {
  return UPKEEP.test(title.replace(/^\[[^\]]*\]\s*/, '')) || /\[(?:ci skip|skip ci)\]/i.test(title) || (paths.length > 0 && paths.every((path) => UPKEEP_PATHS.test(path) || isGenerated(path, undefined)));
}

/** Areas begin as the top folders, and are divided as long as they hold too much for one story. */
function byArea(work: readonly MergedWork[]): StoryGroup[] {
  const divide = (pieces: readonly MergedWork[], depth: number): StoryGroup[] => {
    const areas = byKey(pieces, (piece) => {
      const area = areaOf(piece, depth);
      return area === null ? null : `${piece.repository}\0${area}`;
    });
    return [...areas].flatMap(([key, members]) => {
      const area = key.slice(key.indexOf('\0') + 1);
      if (members.length === 1 || !key.includes('\0')) return members.map(alone);
      if (depth < DEEPEST && (members.length > MANY_IN_AREA || isPlain(area))) return divide(members, depth + 1);
      return members.length > MOST_IN_AREA || isPlain(area) ? members.map(alone) : [group('area', `Changes in ${shortArea(area)}`, members)];
    });
  };
  return divide(work, 1);
}

const PLAIN = /^(?:src|lib|app|packages|apps|crates|cmd|internal|pkg|main|java|modules|tests?|spec|docs?|config)$/i;

/** Whether the name of a folder says nothing of what is in it. */
function isPlain(area: string): boolean {
  return PLAIN.test(area.split('/').at(-1)!);
}

/** The last two names of folders that say something. */
function shortArea(area: string): string {
  return area.split('/').filter((name) => !PLAIN.test(name)).slice(-2).join('/');
}

/** The folder, this deep, that most of a piece's files lie in; sources count before tests and pages. */
function areaOf({ paths }: MergedWork, depth: number): string | null {
  const sources = paths.filter((path) => systemClassOf(path, undefined) === null && !isGenerated(path, undefined) && !TEXTS.test(path) && !UPKEEP_PATHS.test(path));
  const counted = sources.length > 0 ? sources : paths;
  const folders = byKey(counted, (path) => {
    const folder = path.split('/').slice(0, -1);
    return folder.length < depth ? null : folder.slice(0, depth).join('/');
  });
  const [most] = [...folders].sort(([, a], [, b]) => b.length - a.length);
  return most === undefined || most[0].startsWith('\0') || most[1].length < counted.length * MOSTLY ? null : most[0];
}

function wordsOf(piece: MergedWork): string[] {
  return titleOf(piece).toLowerCase().split(/\s+/);
}

/** The words that all titles begin with. */
function beginning(pieces: readonly MergedWork[]): string {
  const words = titleOf(pieces[0]!).split(/\s+/);
  const others = pieces.map(wordsOf);
  const differs = words.findIndex((word, index) => others.some((each) => each[index] !== word.toLowerCase()));
  return words.slice(0, differs === -1 ? undefined : differs).join(' ');
}

function alone(piece: MergedWork): StoryGroup {
  return group('piece', titleOf(piece), [piece]);
}

function group(by: StoryGroup['by'], title: string, pieces: readonly MergedWork[]): StoryGroup {
  const people = new Set(pieces.flatMap((piece) => piece.people));
  return { id: `${by} ${pieces.at(-1)!.commit}`, by, title, pieces, people: [...people].sort((a, b) => a.localeCompare(b)) };
}

function longest(pieces: readonly MergedWork[]): MergedWork {
  return pieces.reduce((most, piece) => (piece.commits > most.commits ? piece : most));
}

function bySize(groups: readonly StoryGroup[]): StoryGroup[] {
  const size = ({ pieces }: StoryGroup) => pieces.reduce((sum, { commits }) => sum + commits, 0);
  return [...groups].sort((a, b) => size(b) - size(a));
}

/** A title as one would say it: without labels, numbers and the marks of conventions (https://www.conventionalcommits.org). */
export function titleOf({ title }: Pick<MergedWork, 'title'>): string {
  const plain = title
    .replace(/(?:\s*\((?:(?:clos|fix|resolv)e[sd]? )?(?:[#!]\d+|GH-\d+)\))+\s*$/i, '')
    .replace(/^(?:\[[^\]]{1,40}\]\s*)+/, '')
    .replace(new RegExp(`^${TICKET.source}[:\\s]*`, 'i'), '')
    .replace(/^changelog: /i, '')
    .replace(/^(?:feat|fix|perf|refactor|test|build|chore|style|docs|ci)(?:\([^()]{1,60}\))?!?:\s*/i, '')
    .replace(/\s*\[(?:ci skip|skip ci)\]\s*$/i, '')
    .replace(/[.\s]+$/, '')
    .trim();
  const text = plain === '' ? title.trim() : plain;
  // The name of a function or a rule is no word.
  return text === '' ? 'Without a title' : /^[a-z]+(?:\s|$)/.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}

/** The title that a story of the group begins with. A beginning that titles share is cut where it says something. */
export function draftTitle({ by, title }: Pick<StoryGroup, 'by' | 'title'>): string {
  return by === 'words' ? title.replace(/(?:\s+(?:an?|and|as|at|by|for|from|in|into|is|of|on|or|the|to|when|with))*\s+…$/i, '') : title;
}

/** By what an entry names a piece, so that it counts as told: its number, else its commit. */
export function pieceName({ repositoryName, numbers, commit }: MergedWork, severalRepositories: boolean): string {
  const [number] = numbers;
  return number === undefined ? commit.slice(0, 10) : `${severalRepositories ? repositoryName : ''}#${number}`;
}

function split<T>(items: readonly T[], test: (item: T) => boolean): [T[], T[]] {
  return [items.filter(test), items.filter((item) => !test(item))];
}

/** Those that share a key with enough others, group by group, and all that are left. */
function together<T>(items: readonly T[], least: number, keyOf: (item: T) => string | null): { groups: T[][]; others: T[] } {
  const [groups, others] = split([...byKey(items, keyOf).values()], (group) => group.length >= least);
  return { groups, others: others.flat() };
}

/** Those without a key stay alone, under keys of their own. */
function byKey<T>(items: readonly T[], keyOf: (item: T) => string | null): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const [index, item] of items.entries()) {
    const key = keyOf(item) ?? `\0${index}`;
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return groups;
}
