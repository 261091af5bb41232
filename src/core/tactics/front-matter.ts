import { Document, isMap, isNode, isScalar, type Node, type ParsedNode, parseDocument } from 'yaml';

/** The front matter of a Markdown file: YAML between two lines of `---` at its very beginning. */
const FRONT_MATTER = /^(\uFEFF?)---[ \t]*(\r?\n)([\s\S]*?)(?:(?<=\n)|\r?\n)---[ \t]*(?:\r?\n|$)/;

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
 * Markdown with these values in its front matter, in place of what it said of them. What it says of other fields, comments
 * and order stay to the byte. Front matter that can't be read is not written over: throws a `RangeError`.
 */
export function withFrontMatter(markdown: string, values: Readonly<Record<string, unknown>>): string {
  const match = FRONT_MATTER.exec(markdown);
  const document = parse(match?.[3] ?? '');
  const known = valuesOf(document);
  if (document.errors.length > 0 || known === undefined || (document.contents !== null && !isMap(document.contents))) {
    throw new RangeError('The lines between "---" at the beginning of the file can’t be read, so they can’t be changed. Mend them, or remove them.');
  }
  const changes = Object.entries(values).filter(([key, value]) => JSON.stringify((known as Record<string, unknown> | null)?.[key]) !== JSON.stringify(value));
  if (match !== null && changes.length === 0) return markdown;
  const eol = match?.[2] ?? (markdown.includes('\r\n') ? '\r\n' : '\n');
  const text = changed(match?.[3] ?? '', document, changes).replace(/\r?\n/g, eol);
  const rest = match === null ? markdown.replace(/^\uFEFF/, '') : markdown.slice(match[0].length);
  return `${match?.[1] ?? ''}---${eol}${text}${eol}---${eol}${rest}`;
}

/** YAML with these values, each in the place of the old one, or at the end. */
function changed(yaml: string, document: Document.Parsed, changes: readonly (readonly [string, unknown])[]): string {
  const pairs = isMap<ParsedNode, ParsedNode | null>(document.contents) ? document.contents.items : [];
  const edits: { from: number; to: number; text: string }[] = [];
  const more: string[] = [];
  for (const [key, value] of changes) {
    const text = inText(new Document({}), [[key, value]]);
    const pair = pairs.find((each) => isScalar(each.key) && each.key.value === key);
    if (pair === undefined) more.push(text);
    else edits.push({ from: pair.key.range[0], to: endOf(yaml, pair), text });
  }
  let text = yaml;
  for (const { from, to, text: put } of edits.sort((one, other) => other.from - one.from)) text = text.slice(0, from) + put + text.slice(to);
  text = [...(text.trim() === '' ? [] : [text.trimEnd()]), ...more].join('\n');
  // A map in braces, or one whose keys stand there twice: what was put in its place may not be read as it was meant.
  const whole = inText(document, changes);
  return JSON.stringify(valuesOf(parse(text))) === JSON.stringify(valuesOf(parse(whole))) ? text : whole;
}

function inText(document: Document<Node> | Document.Parsed, values: readonly (readonly [string, unknown])[]): string {
  for (const [key, value] of values) document.set(key, inLines(document.createNode(value)));
  return document.toString({ lineWidth: 0 }).trimEnd();
}

/** Where a field ends: with its value, not with the lines and the comment below. */
function endOf(yaml: string, { key, value }: { key: ParsedNode; value: ParsedNode | null }): number {
  const end = isNode(value) ? value.range[1] : key.range[1] + 1;
  return yaml.slice(0, end).trimEnd().length;
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
