import { firstConflict, UNMERGED, withoutConflictMarks } from './conflict-marks';
import { sectionsOf } from './markdown-sections';
import type { DocumentProblem } from './documents';

/** What the team achieved, as the user told it: an entry of the impact portfolio, or a win. */
export interface Story {
  kind: StoryKind;
  /** Path in the user's folder, and the line it begins on. */
  file: string;
  line: number;
  /** `2026-Q3` in the portfolio, `2026-09-18` among the wins; `null` where its heading doesn't say. */
  period: string | null;
  /** Empty where it has none. */
  title: string;
  /** What stands below the title, which has an empty name, and below headings of the fourth level. */
  parts: readonly { name: string; text: string }[];
}

export type StoryKind = 'portfolio' | 'win';

/** Reads a file of stories (docs/files.md). Whatever is wrong with one, the others count. */
export function parseStories(kind: StoryKind, file: string, markdown: string): { stories: Story[]; problems: DocumentProblem[] } {
  const stories: Draft[] = [];
  const problems: DocumentProblem[] = [];
  const { name, example, read } = PERIODS[kind];
  const problem = (line: number, message: string) => problems.push({ file, line, message, lost: false });
  let period: string | null = null;
  let within = false;
  let open: Draft | null = null;
  const begin = (line: number, title: string, text: string) => {
    open = { kind, file, line, period, title, parts: [{ name: '', text }] };
    stories.push(open);
    return open;
  };
  const conflict = firstConflict(markdown);
  if (conflict !== null) problem(conflict, `${UNMERGED} Until then both count.`);
  const sections = sectionsOf(conflict === null ? markdown : withoutConflictMarks(markdown));
  for (const { level, title, line, text } of sections) {
    if (level === 2) {
      period = read(title);
      within = true;
      open = null;
      if (period === null) problem(line, `"${title.slice(0, 60)}" is no ${name}, so it is not known when the entries below it were. Write "## ${example}".`);
      // Who writes a paragraph below a date, and no title, has told something too.
      if (text !== '') begin(line, '', text);
    } else if (level === 3) {
      // The first one tells for all.
      if (!within && stories.length === 0) problem(line, `This entry stands below no ${name}. Write "## ${example}" above it.`);
      begin(line, title, text);
    } else if (level > 3 && (within || open !== null)) {
      const { parts }: Draft = open ?? begin(line, '', '');
      if (level === 4) parts.push({ name: title, text });
      else parts.at(-1)!.text += `\n\n${'#'.repeat(level)} ${title}\n\n${text}`;
    }
  }
  if (!sections.some(({ level }) => level === 2 || level === 3) && sections.some(({ text }) => text !== '')) {
    problem(1, `There is no entry in this file, so nothing in it counts. An entry begins with "### " and its title, below "## ${example}".`);
  }
  return { stories: stories.filter((story) => textOf(story).trim() !== ''), problems };
}

/** A story that is still being read. */
type Draft = Story & { parts: { name: string; text: string }[] };

/** All that a story says. */
export function textOf({ title, parts }: Story): string {
  return [title, ...parts.flatMap(({ name, text }) => [name, text])].filter((text) => text !== '').join('\n');
}

const PERIODS: Record<StoryKind, { name: string; example: string; read: (title: string) => string | null }> = {
  portfolio: { name: 'quarter', example: '2026 Q3', read: quarterOf },
  win: { name: 'date', example: '2026-09-18', read: dateOf },
};

/** `2026 Q3`, `2026-Q3`, `Q3 2026`; more may follow. */
function quarterOf(title: string): string | null {
  const [, year, quarter] = /^(\d{4})[ /-]?Q([1-4])(?!\w)/i.exec(title) ?? [];
  const [, later, before] = /^Q([1-4])[ /-]?(\d{4})(?!\w)/i.exec(title) ?? [];
  if (year !== undefined) return `${year}-Q${quarter}`;
  return before === undefined ? null : `${before}-Q${later}`;
}

/** `2026-09-18`; more may follow. */
function dateOf(title: string): string | null {
  const [, date] = /^(\d{4}-\d{2}-\d{2})(?!\w)/.exec(title) ?? [];
  return date !== undefined && isDate(date) ? date : null;
}

/** Whether the calendar has such a day; `Date` itself takes 31 February for one in March. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
