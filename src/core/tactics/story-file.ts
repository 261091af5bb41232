import { type Block, blocksOf, bodyOf, fieldText, insertBlock, withPart } from './markdown-edit';

/** Parts of an entry have headings of this level. */
const PART_LEVEL = 4;

/** An entry of the portfolio or a win, as a form has it; a file of stories (docs/files.md) as text that is edited. */
export interface StoryDraft {
  /** Its title in the file; `null` for one that isn't there yet. */
  was: string | null;
  title: string;
  /** What stands below the headings that the form knows, by heading. */
  parts: Readonly<Record<string, string>>;
}

/** The entries below a heading of the second level, in the order of the file. */
export function entriesIn(markdown: string, section: Block): Block[] {
  return blocksOf(markdown, 3).filter(({ start, end }) => start >= section.bodyStart && end <= section.end);
}

export function readEntry(markdown: string, entry: Block, names: readonly string[]): StoryDraft {
  const blocks = partsIn(markdown, entry);
  const parts = names.map((name) => {
    const block = blocks.find(({ title }) => same(title, name));
    return [name, block === undefined ? '' : bodyOf(markdown, block)] as const;
  });
  return { was: entry.title, title: entry.title, parts: Object.fromEntries(parts) };
}

/**
 * Puts an entry into a section: over the one with the title that it had, else at the section's end. Parts and text that
 * the form doesn't know stay; a part that was emptied goes with its heading.
 */
export function writeEntry(markdown: string, sectionOf: (markdown: string) => Block, { was, title, parts }: StoryDraft, names: readonly string[]): string {
  const heading = oneLine(title);
  let text = markdown;
  const find = (name: string) => entriesIn(text, sectionOf(text)).find((entry) => entry.title === name);
  let current = was;
  const before = was === null ? undefined : find(was);
  if (before === undefined) {
    const body = names.flatMap((name) => (written(parts[name]) === '' ? [] : [`#### ${name}\n\n${written(parts[name])}`])).join('\n\n');
    return insertBlock(text, sectionOf(text).end, `### ${heading}`, body);
  }
  if (title !== was && before.title !== heading) {
    text = withHeading(text, before, `### ${heading}`);
    current = heading;
  }
  // The title was changed first, so another entry may be called the same; the place tells them apart.
  const entry = () => entriesIn(text, sectionOf(text)).find(({ title: each, start }) => each === current && start === before.start)!;
  for (const [index, name] of names.entries()) {
    const blocks = partsIn(text, entry());
    const previous = blocks.findLast((each) => names.slice(0, index).some((known) => same(each.title, known)));
    const next = blocks.find((each) => names.slice(index + 1).some((known) => same(each.title, known)));
    text = withPart(text, blocks.find((each) => same(each.title, name)) ?? null, previous?.end ?? next?.start ?? entry().end, `${'#'.repeat(PART_LEVEL)} ${name}`, parts[name] ?? '');
  }
  return text;
}

/** Puts another heading in place of a block's, with its line end. */
export function withHeading(markdown: string, { start, bodyStart }: Block, heading: string): string {
  const [end = ''] = /[\r\n]*$/.exec(markdown.slice(start, bodyStart))!;
  return markdown.slice(0, start) + heading + end + markdown.slice(bodyStart);
}

/** Text of a form as it may stand in an entry, where no heading of its own may begin another one. */
export function written(text: string | undefined): string {
  return fieldText(text ?? '', PART_LEVEL);
}

/** A title as it may stand in a heading. */
export function oneLine(title: string): string {
  return title.replace(/<!--/g, '<\\!--').replace(/\s+/g, ' ').trim().replace(/(^|\s)(#+)$/, '$1\\$2') || 'Without a title';
}

function partsIn(markdown: string, entry: Block): Block[] {
  return blocksOf(markdown, PART_LEVEL).filter(({ start, end }) => start >= entry.bodyStart && end <= entry.end);
}

function same(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
