import { FIGURE_KINDS, figuresIn, type FigureKind } from './figures';
import { type Block, blocksOf, insertBlock, removeBlock } from './markdown-edit';
import { entriesIn, oneLine, readEntry, type StoryDraft, writeEntry } from './story-file';
import { parseStories, type Story, textOf } from './stories';
import { draftTitle, pieceName, type StoryGroup } from './story-groups';

/** What the form of an entry asks for: heading in the file, and a question that helps to fill it. */
export const PORTFOLIO_PARTS = [
  { name: 'Situation', prompt: 'What was in the way, for whom, and what did it cost them?' },
  { name: 'What the team did', prompt: 'Who saw it, who built it, what was hard about it? Name people: they get the credit.' },
  { name: 'Result', prompt: 'Money, risk or speed, with a number: what is cheaper, safer or faster now, and by how much?' },
  { name: 'Credit', prompt: 'Names, with a comma between them.' },
  { name: 'Evidence', prompt: 'Numbers of pull requests, commits, addresses of dashboards and documents; a line each.' },
] as const;

const NAMES = PORTFOLIO_PARTS.map(({ name }) => name);

/** Where an entry is; an entry that is not written yet has only a file. */
export interface EntryPlace {
  /** Path in the user's folder. */
  file: string;
  /** `2026-Q3`; `null` for entries below no quarter. */
  quarter: string | null;
  title: string;
}

export interface PortfolioDraft extends StoryDraft {
  /** `2026-Q3`; where the entry is to stand. */
  quarter: string;
  /** Where it stands now; `null` for one that isn't there yet. */
  stood: string | null;
}

/** `2026-Q3` of a date, `YYYY-MM-DD`. */
export function quarterOfDay(day: string): string {
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}

/** The quarters up to this one, newest first. */
export function quartersUntil(quarter: string, count: number): string[] {
  const [year, number] = [Number(quarter.slice(0, 4)), Number(quarter.slice(6))];
  return Array.from({ length: count }, (_, index) => {
    const back = year * 4 + number - 1 - index;
    return `${Math.floor(back / 4)}-Q${(back % 4) + 1}`;
  });
}

/** "2026 Q3", as it is written. */
export function quarterText(quarter: string | null): string {
  return quarter === null ? 'Without a quarter' : quarter.replace('-', ' ');
}

/** The file that a new entry of a quarter goes to. */
export function portfolioFile(quarter: string): string {
  return `portfolio/${quarter.slice(0, 4)}.md`;
}

/** The form of an entry; an empty one where the file has no such entry. */
export function readPortfolio(text: string | null, place: EntryPlace | null, quarter: string): PortfolioDraft {
  const entry = text === null || place === null ? undefined : findEntry(text, place);
  if (text === null || place === null || entry === undefined) return { was: null, stood: null, quarter, title: '', parts: Object.fromEntries(NAMES.map((name) => [name, ''])) };
  return { ...readEntry(text, entry, NAMES), quarter: place.quarter ?? quarter, stood: place.quarter };
}

/** The file with what the form says. All else in it stays as it is, to the byte. */
export function writePortfolio(base: string | null, draft: PortfolioDraft): string {
  const { was, title, parts, quarter, stood } = draft;
  if (was === null && title.trim() === '' && Object.values(parts).every((text) => text.trim() === '')) return base ?? '';
  let text = base ?? '# Impact portfolio\n';
  if (was !== null && stood !== quarter) text = moved(text, { file: '', quarter: stood, title: was }, quarter);
  text = withQuarter(text, quarter);
  return writeEntry(text, (now) => sectionOf(now, quarter, was)!, { was, title, parts }, NAMES);
}

export function hasEntry(text: string, place: EntryPlace): boolean {
  return findEntry(text, place) !== undefined;
}

/** The place of an entry that was saved. */
export function placeOf(file: string, { quarter, title }: PortfolioDraft): EntryPlace {
  return { file, quarter, title: oneLine(title) };
}

function findEntry(text: string, { quarter, title }: EntryPlace): Block | undefined {
  if (quarter !== null) return sectionsOf(text, quarter).flatMap((section) => entriesIn(text, section)).find((entry) => entry.title === title);
  const dated = blocksOf(text, 2).filter((section) => quarterOf(section.title) !== null);
  return blocksOf(text, 3).find((entry) => entry.title === title && !dated.some(({ bodyStart, end }) => entry.start >= bodyStart && entry.end <= end));
}

function sectionsOf(text: string, quarter: string): Block[] {
  return blocksOf(text, 2).filter(({ title }) => quarterOf(title) === quarter);
}

/** Where a quarter stands twice, the one that has the entry. */
function sectionOf(text: string, quarter: string, title: string | null): Block | undefined {
  const sections = sectionsOf(text, quarter);
  return sections.find((section) => entriesIn(text, section).some((entry) => entry.title === title)) ?? sections[0];
}

function moved(text: string, from: EntryPlace, quarter: string): string {
  const entry = findEntry(text, from);
  if (entry === undefined) return text;
  const [heading, body] = [text.slice(entry.start, entry.bodyStart).trim(), text.slice(entry.bodyStart, entry.end)];
  const without = withQuarter(removeBlock(text, entry), quarter);
  return insertBlock(without, sectionsOf(without, quarter)[0]!.end, heading, body.replace(/\r\n?/g, '\n').trim());
}

/** With a heading for the quarter, the newest quarter first. */
function withQuarter(text: string, quarter: string): string {
  if (sectionsOf(text, quarter).length > 0) return text;
  const known = blocksOf(text, 2).flatMap((block) => {
    const of = quarterOf(block.title);
    return of === null ? [] : [{ ...block, of }];
  });
  // Who keeps the oldest first gets it so.
  const rising = known.length > 1 && known[0]!.of < known.at(-1)!.of;
  const before = rising ? known.findLast(({ of }) => of < quarter) : known.findLast(({ of }) => of > quarter);
  const at = before?.end ?? known[0]?.start ?? text.length;
  return insertBlock(text, at, `## ${quarterText(quarter)}`, '');
}

function quarterOf(title: string): string | null {
  return parseStories('portfolio', '', `## ${title}\n\n### x\n`).stories[0]?.period ?? null;
}

/** The beginning of an entry from merged work; the words are the user's to find. */
export function draftFrom(group: StoryGroup, quarter: string, severalRepositories: boolean): PortfolioDraft {
  return {
    was: null,
    stood: null,
    quarter,
    title: draftTitle(group),
    parts: { Situation: '', 'What the team did': '', Result: '', Credit: group.people.join(', '), Evidence: evidenceOf(group, severalRepositories) },
  };
}

/** A line for each piece, so that all of them count as told; a link where its page is known. */
export function evidenceOf({ pieces }: StoryGroup, severalRepositories: boolean): string {
  return pieces.map((piece) => {
    const name = pieceName(piece, severalRepositories);
    // A squash has its number in the title, too.
    const title = piece.title.replace(/\s*\([#!](\d+)\)$/, (all, number: string) => (piece.numbers[0] === number ? '' : all));
    return `- ${piece.address === null ? name : `[${name}](${piece.address})`} ${title.replace(/[`\r\n]/g, "'").replace(/[<[\]\\*_]/g, '\\$&')}`;
  }).join('\n');
}

/** What an entry lacks. */
export interface EntryCheck {
  /** The kinds that its numbers are of; `null` where there is no number. */
  figures: FigureKind[] | null;
  /** Whether it credits a person. */
  credited: boolean;
}

/** `people`: names of the team, as far as they are known. */
export function checkEntry(story: Pick<Story, 'title' | 'parts'>, people: readonly string[]): EntryCheck {
  const without = story.parts.filter(({ name }) => !/^(?:evidence|credit)$/i.test(name));
  const found = [{ name: '', text: story.title }, ...without].flatMap(({ text }) => figuresIn(text));
  const credit = story.parts.some(({ name, text }) => /^credit$/i.test(name) && /\p{L}/u.test(text));
  const words = new Set(textOf({ ...story, kind: 'portfolio', file: '', line: 1, period: null }).toLowerCase().split(/[^\p{L}\p{N}'’-]+/u));
  const named = people.some((person) => {
    const [first = ''] = person.toLowerCase().split(/\s+/);
    return first.length > 2 && (words.has(first) || words.has(`${first}'s`) || words.has(`${first}’s`));
  });
  return { figures: found.length === 0 ? null : FIGURE_KINDS.filter((kind) => found.some(({ kinds }) => kinds.includes(kind))), credited: credit || named };
}

/** What to do about it, in sentences. */
export function advice({ figures, credited }: EntryCheck): string[] {
  return [
    ...(figures === null ? ['No number yet: how much money, risk or time?'] : figures.length === 0 ? ['The number is there. Is it money, risk or speed?'] : []),
    ...(credited ? [] : ['Nobody is credited yet.']),
  ];
}
