import { type Block, blocksOf, insertBlock, removeBlock } from './markdown-edit';
import { evidenceOf } from './portfolio';
import { entriesIn, readEntry, type StoryDraft, withHeading, writeEntry, written } from './story-file';
import { sectionsOf } from './markdown-sections';
import { draftTitle, type StoryGroup } from './story-groups';

/** The article's three ways to say in business terms what technical work was good for; then whose it is, and where it is. */
export const WIN_PARTS = [
  { name: 'Cost saved', prompt: 'What is cheaper now, or need not be bought: how much a month or a year?' },
  { name: 'Risk mitigated', prompt: 'What can no longer happen, or less often: how often did it, and what did one time cost?' },
  { name: 'Velocity unblocked', prompt: 'Who is faster now, or need not wait: how many people, how many hours?' },
  { name: 'Credit', prompt: 'Names, with a comma between them.' },
  { name: 'Evidence', prompt: 'Numbers of pull requests and commits; a line each. What stands here counts as told.' },
] as const;

const NAMES = WIN_PARTS.map(({ name }) => name);

/** The wins of one day as a form. */
export interface WinsDraft {
  /** What it is told at. */
  occasion: string;
  /** In the user's own words; `null` for what the stories make. */
  paragraph: string | null;
  stories: StoryDraft[];
  /** Titles of stories that were in the file and are to go. */
  removed: string[];
}

const OCCASION = 'Leadership sync';

/** `day`: `YYYY-MM-DD`. */
export function winsFile(day: string): string {
  return `wins/${day.slice(0, 7)}.md`;
}

/** The form of what the file says of a day. */
export function readWins(text: string | null, day: string): WinsDraft {
  const section = text === null ? undefined : sectionOf(text, day);
  if (text === null || section === undefined) return { occasion: OCCASION, paragraph: null, stories: [], removed: [] };
  const stories = entriesIn(text, section).map((entry) => readEntry(text, entry, NAMES));
  const said = paragraphIn(text, section);
  return { occasion: occasionIn(section, day), paragraph: said === paragraphOf(stories) ? null : said, stories, removed: [] };
}

/** The file with what the form says of a day. Other days, other parts and comments stay as they are, to the byte. */
export function writeWins(base: string | null, draft: WinsDraft, day: string): string {
  const { occasion, paragraph, stories, removed } = draft;
  if (sectionOf(base ?? '', day) === undefined && stories.length === 0 && (paragraph ?? '').trim() === '') return base ?? '';
  let text = base ?? '# Wins\n';
  const heading = `## ${day}${occasion.trim() === '' ? '' : ` ${occasion.replace(/\s+/g, ' ').trim()}`}`;
  const before = sectionOf(text, day);
  if (before === undefined) text = insertBlock(text, placeFor(text, day), heading, '');
  else if (occasionIn(before, day) !== occasion.trim()) text = withHeading(text, before, heading);
  for (const title of removed) {
    const entry = entriesIn(text, sectionOf(text, day)!).find((each) => each.title === title);
    if (entry !== undefined) text = removeBlock(text, entry);
  }
  for (const story of stories) text = writeEntry(text, (now) => sectionOf(now, day)!, story, NAMES);
  return withParagraph(text, sectionOf(text, day)!, paragraph ?? paragraphOf(stories));
}

/** A story from merged work; what it is good for is the user's to say. */
export function winFrom(group: StoryGroup, severalRepositories: boolean): StoryDraft {
  return { was: null, title: draftTitle(group), parts: { 'Cost saved': '', 'Risk mitigated': '', 'Velocity unblocked': '', Credit: group.people.join(', '), Evidence: evidenceOf(group, severalRepositories) } };
}

/** What can be said in one breath: each story, what it was good for, and whose it is. */
export function paragraphOf(stories: readonly StoryDraft[]): string {
  return stories.map(({ title, parts }) => {
    const good = ['Cost saved', 'Risk mitigated', 'Velocity unblocked'].map((name) => sentence(parts[name] ?? '')).filter((text) => text !== '');
    const credit = (parts['Credit'] ?? '').replace(/\s+/g, ' ').trim();
    const whose = credit === '' ? [] : [sentence(`Thanks to ${inWords(credit.split(/\s*,\s*/).filter((name) => name !== ''))}`)];
    return [`${title.trim().replace(/[.\s]+$/, '')}${good.length === 0 ? '.' : ':'}`, ...good, ...whose].join(' ');
  }).join('\n\n');
}

/** Whether a story says what it was good for. */
export function isReworded({ parts }: StoryDraft): boolean {
  return ['Cost saved', 'Risk mitigated', 'Velocity unblocked'].some((name) => (parts[name] ?? '').trim() !== '');
}

function sentence(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line === '' || /[.!?…]$/.test(line) ? line : `${line}.`;
}

/** "Ines, Tariq and Sam". */
function inWords(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

function sectionOf(text: string, day: string): Block | undefined {
  return blocksOf(text, 2).find(({ title }) => title.startsWith(day) && !/^\w/.test(title.slice(day.length)));
}

/** What the heading of a day says after it: "2026-09-18: Leadership sync". */
function occasionIn({ title }: Block, day: string): string {
  return title.slice(day.length).replace(/^[\s:,–—-]+/, '').trim();
}

/** The newest day first, unless the file has it the other way round. */
function placeFor(text: string, day: string): number {
  const days = blocksOf(text, 2).filter(({ title }) => /^\d{4}-\d{2}-\d{2}(?!\w)/.test(title));
  const rising = days.length > 1 && days[0]!.title < days.at(-1)!.title;
  const before = days.findLast(({ title }) => (rising ? title.slice(0, 10) < day : title.slice(0, 10) > day));
  return before?.end ?? days[0]?.start ?? text.length;
}

/** Where the text right below a heading ends. */
function introOf(text: string, { start, bodyStart, end }: Block): Block {
  const inside = [3, 4, 5, 6].flatMap((level) => blocksOf(text, level)).map((block) => block.start);
  return { title: '', start, bodyStart, end: Math.min(end, ...inside.filter((at) => at >= bodyStart)) };
}

function paragraphIn(text: string, section: Block): string {
  const { bodyStart, end } = introOf(text, section);
  return sectionsOf(text.slice(bodyStart, end))[0]?.text ?? '';
}

function withParagraph(text: string, section: Block, said: string): string {
  const intro = introOf(text, section);
  if (paragraphIn(text, section) === said.trimEnd()) return text;
  const paragraph = written(said);
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const comments = [...text.slice(intro.bodyStart, intro.end).matchAll(/<!--[\s\S]*?-->/g)].map(([comment]) => comment);
  const body = [paragraph.replace(/\n/g, eol), ...comments].filter((each) => each !== '').join(eol + eol);
  const head = text.slice(0, intro.bodyStart);
  return `${head}${/[\r\n]$/.test(head) ? '' : eol}${body === '' ? '' : `${eol}${body}${eol}`}${intro.end === text.length ? '' : eol}${text.slice(intro.end)}`;
}
