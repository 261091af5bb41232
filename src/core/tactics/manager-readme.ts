import { plural } from '../habits/detector';
import { span, weekdays } from '../review/phrases';
import type { Habit, Review, WeeklyZone } from '../review/review';
import { blockCalled, bodyOf } from './markdown-edit';
import { type FormPart, readParts, readTitle, withTitle, writeParts } from './markdown-form';

export const MANAGER_README = 'manager-readme.md';

/** A part of the page. The prompts ask for arrangements that others can rely on. */
export interface ReadmePart extends FormPart<ReadmeKey> {
  prompt: string;
}

export type ReadmeKey = 'hours' | 'lead' | 'communicate' | 'support' | 'feedback' | 'expect';

/**
 * The parts are those of the article. Camille Fournier's critique of such pages ("I hate manager READMEs", 2018) is that
 * they excuse a personality in place of saying what to expect, so each prompt asks for something plain.
 */
export const README_PARTS: readonly ReadmePart[] = [
  { key: 'hours', heading: 'When I work', prompt: 'Working hours and no-code zones come from your settings. Add when you answer messages, and when you never do.' },
  { key: 'lead', heading: 'How I lead', prompt: 'Which decisions are yours, which are the team’s, and who decides when you are away?' },
  { key: 'communicate', heading: 'How I communicate', prompt: 'Where does what belong, how soon do you answer there, and how does one reach you when it can’t wait?' },
  { key: 'support', heading: 'How I support you', prompt: 'When are one-on-ones, what are they for, and what may one come to you with at any time?' },
  { key: 'feedback', heading: 'How I give feedback', prompt: 'How soon, where, and in which words do you say it? How do you want to hear it?' },
  { key: 'expect', heading: 'What I expect', prompt: 'Three things that you check, and what nobody needs to ask you for.' },
];

/** The page as a form. */
export interface ReadmeDraft {
  title: string;
  parts: Record<ReadmeKey, string>;
}

/** What the settings say of somebody's hours. */
export interface ReadmeHours {
  workingHours: { days: number[]; from: number; to: number };
  zones: readonly WeeklyZone[];
  /** IANA id. */
  timeZone: string;
}

/** Where the page and the settings say different things. `page` is `null` where the page says nothing of it. */
export interface ReadmeDrift {
  what: 'working hours' | 'no-code zones';
  page: string[];
  settings: string[];
}

/** Words that fit on a printed page with headings, and how many still make a page that is read. */
export const README_WORDS = 400;
/** Lines of a printed page, and characters of one of them. Lists fill a page with fewer words. */
export const README_LINES = 50;
const LINE_CHARACTERS = 95;

const WORKING = 'Working hours: ';
const ZONE = 'No code: ';

/** The lines that the settings make of working hours and no-code zones. */
export function hoursLines({ workingHours, zones, timeZone }: ReadmeHours): string[] {
  return [
    `- ${WORKING}${weekdays(workingHours.days)}, ${span(workingHours)} (${timeZone})`,
    ...zones.map(({ title, days, from, to }) => `- ${ZONE}${weekdays(days)}, ${span({ from, to })}, ${title.replace(/\s+/g, ' ').trim()}`),
  ];
}

/** What a new page is called. `name` is empty while it isn't known who the user is. */
export function readmeTitle(name: string): string {
  return `Working with ${name === '' ? 'me' : name}`;
}

/** The form of what the file says; of a page that isn't there yet, one with the hours filled in. */
export function readReadme(text: string | null, name: string, hours: ReadmeHours): ReadmeDraft {
  const parts = readParts(text ?? '', README_PARTS);
  if (text === null) return { title: readmeTitle(name), parts: { ...parts, hours: hoursLines(hours).join('\n') } };
  return { title: readTitle(text), parts };
}

/** The page with what the form says. Of a page that is there, all that the form doesn't know stays as it is, to the byte. */
export function writeReadme(base: string | null, { title, parts }: ReadmeDraft): string {
  return writeParts(withTitle(base ?? '', title.trim()), README_PARTS, parts);
}

/** How the page differs from the settings. Nothing where the page gives no hours at all: nobody has to. */
export function readmeDrift(text: string | null, hours: ReadmeHours): ReadmeDrift[] {
  const block = text === null ? null : blockCalled(text, 2, README_PARTS[0]!.heading);
  if (text === null || block === null) return [];
  const page = bodyOf(text, block).split('\n').map((line) => line.replace(/^\s*[-*+]\s+/, '- ').trimEnd());
  const settings = hoursLines(hours);
  const drift = (what: ReadmeDrift['what'], mark: string): ReadmeDrift[] => {
    const [said, meant] = [page, settings].map((lines) => lines.filter((line) => line.startsWith(`- ${mark}`)).map((line) => line.slice(2)));
    const same = [...said!].sort().join('\n') === [...meant!].sort().join('\n');
    return same ? [] : [{ what, page: said!, settings: meant! }];
  };
  const working = drift('working hours', WORKING);
  // Who took the line of the hours out tells them in another way.
  return [...(working[0]?.page.length === 0 ? [] : working), ...drift('no-code zones', ZONE)];
}

/** The part on hours with what the settings say in place of what it said of them; own lines stay. */
export function withHours(body: string, hours: ReadmeHours): string {
  const own = body.split('\n').filter((line) => !/^\s*[-*+]\s+(?:Working hours|No code): /.test(line));
  return [...hoursLines(hours), ...own].join('\n').trim();
}

/** Words of the page, as its reader counts them. */
export function wordsOf(text: string): number {
  return text.replace(/<!--[\s\S]*?-->/g, '').split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

/** Lines of the page on paper: a long paragraph takes several, and a heading has room around it. */
export function linesOf(text: string): number {
  const lines = text.replace(/<!--[\s\S]*?-->/g, '').split(/\r\n?|\n/).filter((line) => line.trim() !== '');
  return lines.reduce((sum, line) => sum + Math.ceil(line.length / LINE_CHARACTERS) + (/^#{1,6}\s/.test(line) ? 1 : 0), 0);
}

/** How long the page is, and by how much it is more than one: `over` is empty for one that isn't. */
export function lengthOf(text: string): { length: string; over: string } {
  const [words, lines] = [wordsOf(text), linesOf(text)];
  if (words > README_WORDS) return { length: plural(words, 'word'), over: `${words - README_WORDS} more than a page` };
  if (lines > README_LINES) return { length: `${plural(words, 'word')} on ${lines} lines`, over: `${plural(lines - README_LINES, 'line')} more than a page` };
  return { length: plural(words, 'word'), over: '' };
}

const PERSONALITY =
  /\b(?:I(?:['’]m| am) (?:(?:just|a|an|very|quite|really|sometimes|often|known to be|kind of|pretty) )*(?:direct|blunt|impatient|introvert(?:ed)?|extrovert(?:ed)?|perfectionist|passionate|sarcastic|moody|grumpy|intense|opinionated|emotional|no morning person|type[- ]A)\b|that['’]?s (?:just )?(?:how|who|the way) I am\b|(?:do not|don['’]t) take it personally\b|I don['’]t mean it\b|my (?:quirks|pet peeves|personality)\b|(?:INTJ|ENTJ|INTP|ENTP|INFJ|ENFJ|ISTJ|ESTJ)\b)/gi;

/** Where the page describes a temper in place of an arrangement. */
export function personalityIn(text: string): string[] {
  return [...new Set([...text.matchAll(PERSONALITY)].map(([words]) => words))];
}

/** Why to write the page, from the user's own numbers. */
export function whyReadme(review: Review | null): string {
  const [late, weekend] = (['late-night-merges', 'weekend-work'] as const).map((id) => review?.habits.find((habit) => habit.id === id));
  const seen = [inWords(late, ['merge', 'merges'], 'late at night'), inWords(weekend, ['commit and merge', 'commits and merges'], 'on a weekend')].flatMap((text) => text ?? []);
  if (seen.length === 0) return 'Nothing in your history says when others may expect you. One page does, and what they can rely on.';
  return `${seen.map(({ share, when }, index) => `${share}${index === 0 ? ' came' : ''} ${when}`).join(', ')}, and nobody can tell whether you expect the same of the team. One page says when you work and what others can rely on.`;
}

function inWords(habit: Habit | undefined, [one, many]: readonly [string, string], when: string): { share: string; when: string } | null {
  return habit === undefined || habit.value === null || habit.count === 0 ? null : { share: `${habit.count} of your ${plural(habit.of, one, many)}`, when };
}
