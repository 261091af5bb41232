import { isScalar, type LineCounter, type Node, type Pair, type YAMLMap } from 'yaml';

/**
 * How the user's YAML is parsed. All plain values are texts, so that a name may be a number. The parser's own search for
 * keys that come twice takes a minute for a large map, and "error" makes it speak of several documents in one file.
 */
export const PARSING = (lineCounter: LineCounter) => ({ lineCounter, prettyErrors: false, logLevel: 'error', schema: 'failsafe', uniqueKeys: false }) as const;

/** Under the first key of that name. */
export function nodeOf(map: YAMLMap, key: string): unknown {
  return (map.items as Pair[]).find((pair) => isScalar(pair.key) && pair.key.value === key)?.value;
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'range' in value;
}

/** Whether nothing is said: no value, an empty one, `~` or `null`. */
export function isEmpty(node: unknown): boolean {
  return node === undefined || node === null || (isScalar(node) && (node.value === null || (typeof node.value === 'string' && ['', '~', 'null'].includes(node.value.trim().toLowerCase()) && node.type === 'PLAIN')));
}

/** What the parser says is wrong, without the place, which is told beside it. */
export function firstSentence(message: string): string {
  const [line = ''] = message.split('\n');
  // The parser reports what it ran into itself.
  if (/call stack/.test(line)) return 'This is nested too deeply';
  return line.replace(/ at line \d+, column \d+:?$/, '').replace(/[.:]$/, '');
}

/** A name in a message, which has room for a line. */
export function shown(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
