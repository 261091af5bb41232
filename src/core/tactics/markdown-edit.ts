import { sectionsOf } from './markdown-sections';

/** A heading with all that stands below it, up to the next heading of its level or a higher one; places in the text. */
export interface Block {
  title: string;
  start: number;
  bodyStart: number;
  end: number;
}

/** The blocks of one level of headings (1 to 6), in the order of the text. */
export function blocksOf(markdown: string, level: number): Block[] {
  const starts = lineStarts(markdown);
  const headings = sectionsOf(markdown).filter((section) => section.level > 0 && section.level <= level);
  return headings.flatMap(({ level: own, title, line }, index) => {
    if (own !== level) return [];
    const next = headings[index + 1];
    return { title, start: starts[line - 1]!, bodyStart: starts[line] ?? markdown.length, end: next === undefined ? markdown.length : starts[next.line - 1]! };
  });
}

/** The first block of that title, without regard to case. */
export function blockCalled(markdown: string, level: number, title: string): Block | null {
  return blocksOf(markdown, level).find((block) => block.title.toLowerCase() === title.toLowerCase()) ?? null;
}

/** What stands below the heading, comments included, without empty lines around it; line ends are `\n`. */
export function bodyOf(markdown: string, { bodyStart, end }: Block): string {
  return trimmed(markdown.slice(bodyStart, end).replace(/\r\n?/g, '\n'));
}

/** Puts another text below a heading. Where it says the same already, not a byte changes. */
export function replaceBody(markdown: string, block: Block, body: string): string {
  if (bodyOf(markdown, block) === body.trimEnd()) return markdown;
  const rest = markdown.slice(block.end);
  return inLineEnds(markdown, (eol) => `${closed(markdown.slice(0, block.bodyStart), eol)}${eol}${trimmed(body).replace(/\n/g, eol)}${eol}${rest === '' ? '' : eol}${rest}`);
}

/**
 * The document with what a form says below a heading (`## …`). `block` is where that stands, and `at` is where it goes if it
 * is missing. What the form did not change stays, to the byte, an empty part too; a part that was emptied goes with its heading.
 */
export function withPart(markdown: string, block: Block | null, at: number, heading: string, text: string): string {
  const body = fieldText(text, heading.indexOf(' '));
  if (block === null) return body === '' ? markdown : insertBlock(markdown, at, heading, body);
  if (bodyOf(markdown, block) === text.trimEnd()) return markdown;
  return body === '' ? removeBlock(markdown, block) : replaceBody(markdown, block, body);
}

/**
 * Text of a field as it may stand below a heading of that level: none of its lines may be a heading that ends what it is
 * in, and no fenced block or comment may be left open, which would hide what follows.
 */
export function fieldText(text: string, level: number): string {
  const lines = trimmed(text.replace(/\r\n?/g, '\n')).replace(/<!--(?![\s\S]*-->)/g, '<\\!--').split('\n');
  // Behind an empty line "---" is no front matter.
  for (const section of sectionsOf(['', ...lines].join('\n'))) {
    if (section.level > 0 && section.level <= level) lines[section.line - 2] = lines[section.line - 2]!.replace('#', '\\#');
  }
  const open = openFence(lines.join('\n').replace(/<!--[\s\S]*?-->/g, (comment) => comment.replace(/[^\n]/g, '')));
  return [...lines, ...(open === null ? [] : [open])].join('\n');
}

/** The mark of a fenced block that is never closed. */
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

/** Without empty lines around it. Blanks before the first line make it code, and stay. */
function trimmed(text: string): string {
  return text.replace(/^(?:[ \t]*\n)+/, '').trimEnd();
}

/** Takes a heading away with all that stands below it. */
export function removeBlock(markdown: string, { start, end }: Block): string {
  return markdown.slice(0, start) + markdown.slice(end);
}

/** Puts a block in at a place, which is the end of another block or of the text, with an empty line around it. */
export function insertBlock(markdown: string, at: number, heading: string, body: string): string {
  const [before, after] = [markdown.slice(0, at), markdown.slice(at)];
  return inLineEnds(markdown, (eol) => {
    const text = [heading, ...(body.trim() === '' ? [] : ['', trimmed(body).replace(/\n/g, eol)]), ''].join(eol);
    const gap = before === '' || /\n[ \t]*\n$/.test(before.replace(/\r\n?/g, '\n')) ? '' : eol;
    return `${before === '' ? '' : closed(before, eol)}${gap}${text}${after === '' ? '' : eol}${after}`;
  });
}

function inLineEnds(markdown: string, write: (eol: string) => string): string {
  return write(/\r\n/.test(markdown) ? '\r\n' : '\n');
}

function closed(text: string, eol: string): string {
  return /[\r\n]$/.test(text) ? text : `${text}${eol}`;
}

/** Where each line begins. */
function lineStarts(text: string): number[] {
  const starts = [0];
  for (const { index, 0: end } of text.matchAll(/\r\n|\r|\n/g)) starts.push(index + end.length);
  return starts;
}
