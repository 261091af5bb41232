import { type Block, blockCalled, blocksOf, bodyOf, insertBlock, withPart } from './markdown-edit';

/** A section of a document that a form knows by its heading (`## …`). */
export interface FormPart<Key extends string = string> {
  key: Key;
  heading: string;
}

/** What the document says in each part; empty where a part is missing. */
export function readParts<Key extends string>(text: string, parts: readonly FormPart<Key>[]): Record<Key, string> {
  const bodyFor = (block: Block | null) => (block === null ? '' : bodyOf(text, block));
  return Object.fromEntries(parts.map(({ key, heading }) => [key, bodyFor(blockCalled(text, 2, heading))])) as Record<Key, string>;
}

/**
 * The document with these parts. A part that was emptied is taken out, a missing one goes to its place in the order of
 * `parts`, and all that is none of them stays as it is, to the byte.
 */
export function writeParts<Key extends string>(base: string, parts: readonly FormPart<Key>[], values: Readonly<Record<Key, string>>): string {
  let text = base;
  for (const [index, { key, heading }] of parts.entries()) text = withPart(text, blockCalled(text, 2, heading), placeFor(text, parts, index), `## ${heading}`, values[key]);
  return text;
}

/** The first heading of the first level; empty where there is none. */
export function readTitle(text: string): string {
  return blocksOf(text, 1)[0]?.title ?? '';
}

/** The document with another title. An empty one changes nothing. */
export function withTitle(text: string, title: string): string {
  const [first] = blocksOf(text, 1);
  if (first === undefined) return title === '' ? text : insertBlock(text, frontMatterEnd(text), `# ${title}`, '');
  if (first.title === title || title === '') return text;
  const line = text.slice(first.start, first.bodyStart);
  return `${text.slice(0, first.start)}# ${title}${/[\r\n]*$/.exec(line)![0]}${text.slice(first.bodyStart)}`;
}

/** After the parts that come before it, or before those that come after it, or at the end. */
function placeFor(text: string, parts: readonly FormPart[], index: number): number {
  const known = parts.map(({ heading }) => blockCalled(text, 2, heading));
  const before = known.slice(0, index).findLast((block) => block !== null);
  if (before !== undefined && before !== null) return before.end;
  return known.slice(index + 1).find((block) => block !== null)?.start ?? text.length;
}

function frontMatterEnd(text: string): number {
  return /^\uFEFF?---[ \t]*\r?\n[\s\S]*?\r?\n---[ \t]*(?:\r?\n|$)/.exec(text)?.[0].length ?? (text.startsWith('\uFEFF') ? 1 : 0);
}
