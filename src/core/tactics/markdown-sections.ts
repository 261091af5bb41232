/** A heading and the text below it, up to the next heading. */
export interface Section {
  /** 1 to 6, as the heading has `#`; 0 for what stands before the first one. */
  level: number;
  title: string;
  /** Of the heading, from 1. */
  line: number;
  /** As it was written, without empty lines around it. */
  text: string;
}

/** What follows is the title. No more is left to a pattern: lines may be long, and hold nothing but spaces. */
const HEADING = /^ {0,3}(#{1,6})(?=[ \t]|$)/;
const FENCE = /^ {0,3}(`{3,}|~{3,})/;

/**
 * Splits Markdown at its headings (`## Title`). Front matter and comments are left out, and what stands in a fenced block
 * of code is no heading (https://spec.commonmark.org/0.31.2/).
 */
export function sectionsOf(markdown: string): Section[] {
  const lines = withoutComments(markdown.replace(/^\uFEFF/, '')).split(/\r\n|\r|\n/);
  const sections: (Omit<Section, 'text'> & { lines: string[] })[] = [{ level: 0, title: '', line: 1, lines: [] }];
  let fence: string | null = null;
  for (let index = frontMatterOf(lines); index < lines.length; index++) {
    const line = lines[index]!;
    const mark = FENCE.exec(line)?.[1];
    if (fence === null && mark !== undefined) fence = mark;
    else if (fence !== null && mark !== undefined && mark.startsWith(fence)) fence = null;
    const heading = fence === null ? HEADING.exec(line) : null;
    if (heading) sections.push({ level: heading[1]!.length, title: titleOf(line.slice(heading[0].length)), line: index + 1, lines: [] });
    else sections.at(-1)!.lines.push(line);
  }
  return sections.map(({ lines, ...section }) => ({ ...section, text: textOf(lines) }));
}

/** A heading may be closed by `#` too. */
function titleOf(rest: string): string {
  return rest.trim().replace(/(?:^|[ \t])#+$/, '').trim();
}

function textOf(lines: readonly string[]): string {
  const first = lines.findIndex((line) => line.trim() !== '');
  return first === -1 ? '' : lines.slice(first).join('\n').trimEnd();
}

/** Comments may hold hints, such as those of a template. Their lines stay, so that problems name the right ones. */
function withoutComments(markdown: string): string {
  let text = '';
  let from = 0;
  for (;;) {
    const begin = markdown.indexOf('<!--', from);
    const end = begin === -1 ? -1 : markdown.indexOf('-->', begin + 4);
    // A comment that is never closed is text.
    if (end === -1) return text + markdown.slice(from);
    text += markdown.slice(from, begin) + markdown.slice(begin, end).replace(/[^\r\n]/g, '');
    from = end + 3;
  }
}

/** How many lines the front matter takes: `---`, anything, `---`. */
function frontMatterOf(lines: readonly string[]): number {
  if (lines[0]?.trimEnd() !== '---') return 0;
  return lines.findIndex((line, index) => index > 0 && line.trimEnd() === '---') + 1;
}
