import { type Document, isMap, type Node, parseDocument } from 'yaml';

/** The front matter of a Markdown file: YAML between two lines of `---` at its very beginning. */
const FRONT_MATTER = /^(\uFEFF?)---[ \t]*(\r?\n)([\s\S]*?)(?:^|\r?\n)---[ \t]*(?:\r?\n|$)/;

export interface FrontMatter {
  /** What it says, as YAML reads it; `null` where there is none, or none that is a map. */
  values: Record<string, unknown> | null;
  /** The first thing that is wrong with it; `null` for nothing. */
  problem: string | null;
}

export function frontMatterOf(markdown: string): FrontMatter {
  const match = FRONT_MATTER.exec(markdown);
  if (match === null) return { values: null, problem: null };
  const document = parse(match[3]!);
  const [error] = document.errors;
  if (error !== undefined) return { values: null, problem: error.message.split('\n')[0]!.replace(/:$/, '') };
  const values = valuesOf(document);
  if (values === undefined) return { values: null, problem: 'aliases (*name) are not taken' };
  return typeof values === 'object' && values !== null && !Array.isArray(values) ? { values: values as Record<string, unknown>, problem: null } : { values: null, problem: 'the front matter is no list of fields' };
}

/**
 * Markdown with these values in its front matter, in place of what it said of them. Other fields and comments stay. Front
 * matter that can't be read is not written over: throws a `RangeError`.
 */
export function withFrontMatter(markdown: string, values: Readonly<Record<string, unknown>>): string {
  const match = FRONT_MATTER.exec(markdown);
  const document = parse(match?.[3] ?? '');
  const known = valuesOf(document);
  if (document.errors.length > 0 || known === undefined || (document.contents !== null && !isMap(document.contents))) {
    throw new RangeError('The lines between "---" at the beginning of the file can’t be read, so they can’t be changed. Mend them, or remove them.');
  }
  const before = JSON.stringify(known);
  for (const [key, value] of Object.entries(values)) document.set(key, inLines(document.createNode(value)));
  if (match !== null && JSON.stringify(valuesOf(document)) === before) return markdown;
  const eol = match?.[2] ?? (markdown.includes('\r\n') ? '\r\n' : '\n');
  const text = document.toString({ lineWidth: 0 }).trimEnd().replace(/\r?\n/g, eol);
  const rest = match === null ? markdown.replace(/^\uFEFF/, '') : markdown.slice(match[0].length);
  return `${match?.[1] ?? ''}---${eol}${text}${eol}---${eol}${rest}`;
}

/** A line for each entry of a map of maps. */
function inLines(node: Node): Node {
  if (isMap(node)) for (const { value } of node.items) if (isMap(value)) value.flow = true;
  return node;
}

function parse(yaml: string): Document.Parsed {
  return parseDocument(yaml, { prettyErrors: false, logLevel: 'error', schema: 'core', uniqueKeys: false });
}

/** `undefined` where an alias would have to be followed: a few of them can stand for billions of values. */
function valuesOf(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: 0 }) as unknown;
  } catch (error) {
    if (error instanceof ReferenceError) return undefined;
    throw error;
  }
}
