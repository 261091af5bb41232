import { type Block, blocksOf, bodyOf, fieldText, insertBlock, withPart } from '../markdown-edit';
import { isDate } from '../stories';

export const MENTORING = 'mentoring.md';

/** One hour in which somebody of the team taught the user something (docs/files.md). */
export interface MentoringEntry {
  /** `YYYY-MM-DD` */
  date: string;
  person: string;
  topic: string;
  agenda: string;
  learned: string;
  change: string;
}

/** An entry as it stands in the log. */
export interface LoggedEntry extends MentoringEntry {
  /** Its heading, which tells it from the others. */
  heading: string;
}

type PartKey = 'agenda' | 'learned' | 'change';

export const MENTORING_PARTS: readonly { key: PartKey; heading: string }[] = [
  { key: 'agenda', heading: 'Agenda' },
  { key: 'learned', heading: 'What I learned' },
  { key: 'change', heading: 'What I will change' },
];

/** `2026-11-24 Ines Roth: vitest (npm)`; the topic may be missing. */
const HEADING = /^(\d{4}-\d{2}-\d{2})\s+([^:]+?)\s*(?::\s*(.*))?$/;

export function headingOf({ date, person, topic }: Pick<MentoringEntry, 'date' | 'person' | 'topic'>): string {
  const line = (text: string) => text.replace(/\s+/g, ' ').trim();
  // A colon ends the name.
  return `${date} ${line(person).replaceAll(':', ' ')}${line(topic) === '' ? '' : `: ${line(topic)}`}`;
}

/** The entries of the log, newest first. Headings that are no entries are the user's own. */
export function loggedEntries(text: string | null): LoggedEntry[] {
  if (text === null) return [];
  const entries = blocksOf(text, 2).flatMap((block): LoggedEntry[] => {
    const [, date, person, topic = ''] = HEADING.exec(block.title) ?? [];
    if (date === undefined || person === undefined || !isDate(date)) return [];
    const parts = Object.fromEntries(MENTORING_PARTS.map(({ key, heading }) => [key, partIn(text, block, heading)])) as Record<PartKey, string>;
    return [{ heading: block.title, date, person, topic, ...parts }];
  });
  return entries.sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0));
}

/**
 * Who may not be asked for a day, since they had the turn before or after it: nobody teaches twice in a row. `except` is
 * the heading of the entry that is being written.
 */
export function neighbours(text: string | null, date: string, except: string | null): LoggedEntry[] {
  const others = loggedEntries(text).filter(({ heading }) => heading !== except);
  return [others.find((entry) => entry.date <= date), others.findLast((entry) => entry.date > date)].filter((entry) => entry !== undefined);
}

/** Whose turn it was last, and so is not. */
export function isSamePerson(a: string, b: string): boolean {
  const plain = (name: string) => name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  return plain(a) === plain(b);
}

/**
 * The log with an entry put in, or with what the form says in place of what the entry `heading` said. Everything else stays
 * as it is, to the byte. A `RangeError` says why an entry can't be written.
 */
export function writeEntry(base: string | null, heading: string | null, entry: MentoringEntry): string {
  if (heading === null && entry.person.trim() === '') return base ?? '';
  const problem = problemWith(base, heading, entry);
  if (problem !== null) throw new RangeError(problem);
  const text = base ?? '';
  const block = heading === null ? undefined : blocksOf(text, 2).find(({ title }) => title === heading);
  if (block === undefined) return insertEntry(text, entry);
  const written = withParts(text.slice(block.start, block.end), entry);
  return text.slice(0, block.start) + withHeading(written, entry, heading!) + text.slice(block.end);
}

function problemWith(base: string | null, heading: string | null, entry: MentoringEntry): string | null {
  if (!isDate(entry.date)) return 'Choose a day.';
  if (entry.person.trim() === '') return 'Say who teaches you.';
  const last = neighbours(base, entry.date, heading).find(({ person }) => isSamePerson(person, entry.person));
  // What somebody wrote by hand stands.
  if (last !== undefined && (heading === null || !loggedEntries(base).some((each) => each.heading === heading && isSamePerson(each.person, entry.person)))) {
    return `${entry.person.trim()} has ${last.date} already, and nobody teaches twice in a row. Ask somebody else.`;
  }
  if (headingOf(entry) !== heading && loggedEntries(base).some((each) => each.heading === headingOf(entry))) return 'The log has this entry already. Choose it in the list.';
  return null;
}

function insertEntry(text: string, entry: MentoringEntry): string {
  const begun = text.trim() === '' ? `${text}# Reverse mentoring\n` : text;
  const entries = blocksOf(begun, 2).filter(({ title }) => HEADING.test(title));
  // Newest first, unless the log is kept the other way round.
  const dates = entries.map(({ title }) => title.slice(0, 10));
  const oldestFirst = dates.length > 1 && dates[0]! < dates.at(-1)!;
  const after = oldestFirst ? entries.findLast(({ title }) => title.slice(0, 10) <= entry.date) : entries.findLast(({ title }) => title.slice(0, 10) > entry.date);
  const at = after?.end ?? entries[0]?.start ?? begun.length;
  const body = MENTORING_PARTS.flatMap(({ key, heading }) => (entry[key].trim() === '' ? [] : `### ${heading}\n\n${fieldText(entry[key], 3)}`)).join('\n\n');
  return insertBlock(begun, at, `## ${headingOf(entry)}`, body);
}

/** A heading that was written by hand says the same with other blanks; it stays until the form says something else. */
function withHeading(text: string, entry: MentoringEntry, before: string): string {
  const heading = headingOf(entry);
  const [there] = loggedEntries(text);
  if (heading === before || (there !== undefined && heading === headingOf(there))) return text;
  const [block] = blocksOf(text, 2);
  const line = text.slice(block!.start, block!.bodyStart);
  return `## ${heading}${/[\r\n]*$/.exec(line)![0]}${text.slice(block!.bodyStart)}`;
}

function withParts(text: string, entry: MentoringEntry): string {
  let written = text;
  for (const [index, { key, heading }] of MENTORING_PARTS.entries()) {
    const before = MENTORING_PARTS.slice(0, index).map((part) => partOf(written, part.heading)).findLast((part) => part !== null);
    const next = MENTORING_PARTS.slice(index + 1).map((part) => partOf(written, part.heading)).find((part) => part !== null);
    written = withPart(written, partOf(written, heading), before?.end ?? next?.start ?? written.length, `### ${heading}`, entry[key]);
  }
  return written;
}

function partIn(text: string, { start, end }: Block, heading: string): string {
  const entry = text.slice(start, end);
  const part = partOf(entry, heading);
  return part === null ? '' : bodyOf(entry, part);
}

function partOf(entry: string, heading: string): Block | null {
  return blocksOf(entry, 3).find(({ title }) => title.toLowerCase() === heading.toLowerCase()) ?? null;
}
