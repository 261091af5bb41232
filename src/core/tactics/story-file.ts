import { type Block, blocksOf, bodyOf, insertBlock, removeBlock, replaceBody } from './markdown-edit';
import { sectionsOf } from './markdown-sections';

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
  if (before.title !== heading) {
    text = withHeading(text, before, `### ${heading}`);
    current = heading;
  }
  // The title was changed first, so another entry may be called the same; the place tells them apart.
  const entry = () => entriesIn(text, sectionOf(text)).find(({ title: each, start }) => each === current && start === before.start)!;
  for (const [index, name] of names.entries()) {
    const body = written(parts[name]);
    const blocks = partsIn(text, entry());
    const block = blocks.find((each) => same(each.title, name));
    if (block !== undefined) text = body === '' ? removeBlock(text, block) : replaceBody(text, block, body);
    else if (body !== '') {
      const previous = blocks.findLast((each) => names.slice(0, index).some((known) => same(each.title, known)));
      const next = blocks.find((each) => names.slice(index + 1).some((known) => same(each.title, known)));
      text = insertBlock(text, previous?.end ?? next?.start ?? entry().end, `#### ${name}`, body);
    }
  }
  return text;
}

/** Puts another heading in place of a block's, with its line end. */
export function withHeading(markdown: string, { start, bodyStart }: Block, heading: string): string {
  const [end = ''] = /[\r\n]*$/.exec(markdown.slice(start, bodyStart))!;
  return markdown.slice(0, start) + heading + end + markdown.slice(bodyStart);
}

/** Text of a form as it may stand below a heading: none of its lines may be a heading of an entry, or hide what follows. */
export function written(text: string | undefined): string {
  const lines = (text ?? '').replace(/\r\n?/g, '\n').trim().replace(/<!--(?![\s\S]*-->)/g, '<\\!--').split('\n');
  for (const { level, line } of sectionsOf(lines.join('\n'))) {
    if (level > 0 && level < 5) lines[line - 1] = lines[line - 1]!.replace('#', '\\#');
  }
  const open = openFence(lines.join('\n').replace(/<!--[\s\S]*?-->/g, (comment) => comment.replace(/[^\n]/g, '')));
  return [...lines, ...(open === null ? [] : [open])].join('\n');
}

/** A title as it may stand in a heading. */
export function oneLine(title: string): string {
  return title.replace(/<!--/g, '<\\!--').replace(/\s+/g, ' ').trim().replace(/(^|\s)(#+)$/, '$1\\$2') || 'Without a title';
}

/** The mark of a fenced block that is never closed; it would swallow the entries below. */
function openFence(text: string): string | null {
  let fence: string | null = null;
  for (const line of text.split('\n')) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (mark === undefined) continue;
    if (fence === null) fence = mark;
    else if (mark.startsWith(fence)) fence = null;
  }
  return fence;
}

function partsIn(markdown: string, entry: Block): Block[] {
  return blocksOf(markdown, 4).filter(({ start, end }) => start >= entry.bodyStart && end <= entry.end);
}

function same(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
