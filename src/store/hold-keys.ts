import { applyEdits, createScanner, findNodeAtLocation, getNodeValue, modify, type Node, parseTree, type ParseError } from 'jsonc-parser';
import { HELD_SETTINGS, type Globs, type Held, type HeldSetting } from './hold-record';

/** The settings can't be edited: what is wrong with them. */
export class SettingsTextError extends Error {
  override readonly name = 'SettingsTextError';
}

const BOM = '\uFEFF';

/** Adds globs, each as `true`, to the text of a settings file. Everything else stays, comments too. */
export function addKeys(text: string, keys: Globs): string {
  let result = text.trim() === '' ? '{}' : text;
  for (const name of HELD_SETTINGS) {
    for (const key of keys[name]) {
      if (valueOf(result, name)?.[key] === true) continue;
      const bom = result.startsWith(BOM) ? BOM : '';
      const body = result.slice(bom.length);
      result = bom + applyEdits(body, modify(body, [name, key], true, { formattingOptions: formatting(body) }));
    }
  }
  return result;
}

/**
 * Takes globs out again, or puts back what was there before them. One that the user has changed in the meantime stays,
 * and so does every comment. A setting that is left empty and that the user didn't have goes too.
 */
export function removeKeys(text: string, held: Record<HeldSetting, Held>): string {
  let result = text;
  for (const name of HELD_SETTINGS) {
    const { keys, existed } = held[name];
    const entries = Object.entries(keys);
    for (const [key, had] of entries) {
      if (valueOf(result, name)?.[key] !== true) continue;
      if ('before' in had) result = replaceValue(result, [name, key], had.before);
      else result = removeProperty(result, [name, key]);
    }
    if (entries.length > 0 && !existed && isEmpty(result, name)) result = removeProperty(result, [name]);
  }
  return result;
}

/** The value of one of the settings in a text; `undefined` where it has none. Throws a `SettingsTextError`. */
export function valueOf(text: string, name: HeldSetting): Record<string, unknown> | undefined {
  const node = settingNode(text, name);
  return node === undefined ? undefined : (getNodeValue(node) as Record<string, unknown>);
}

function settingNode(text: string, name: HeldSetting): Node | undefined {
  const node = nodeAt(text, [name]);
  if (node !== undefined && node.type !== 'object') throw new SettingsTextError(`${name} is no object`);
  return node;
}

function nodeAt(text: string, path: string[]): Node | undefined {
  const blank = text.startsWith(BOM) ? ` ${text.slice(1)}` : text;
  if (blank.trim() === '') return undefined;
  const errors: ParseError[] = [];
  const root = parseTree(blank, errors, { allowTrailingComma: true });
  const line = errors[0] && blank.slice(0, errors[0].offset).split('\n').length;
  if (root?.type !== 'object' || line !== undefined) throw new SettingsTextError(`it is not valid JSON${line === undefined ? '' : `, line ${line}`}`);
  if ((root.children ?? []).filter((property) => property.children?.[0]?.value === path[0]).length > 1) {
    throw new SettingsTextError(`${path[0]} stands in it twice`);
  }
  return findNodeAtLocation(root, path);
}

function replaceValue(text: string, path: string[], value: unknown): string {
  const node = nodeAt(text, path);
  if (node === undefined) return text;
  return text.slice(0, node.offset) + JSON.stringify(value) + text.slice(node.offset + node.length);
}

/** Takes out a property, its comma, and the line if nothing else stands on it. Comments stay. */
function removeProperty(text: string, path: string[]): string {
  const property = nodeAt(text, path)?.parent;
  const siblings = property?.parent?.children;
  if (property === undefined || siblings === undefined) return text;
  const end = property.offset + property.length;
  const previous = siblings[siblings.indexOf(property) - 1];
  const comma = commaIn(text, end, text.length) ?? (previous && commaIn(text, previous.offset + previous.length, property.offset));
  const cuts = [{ from: property.offset, to: end }, ...(comma === undefined ? [] : [{ from: comma, to: comma + 1 }])];
  return cuts.sort((a, b) => b.from - a.from).reduce(cut, text);
}

/** The comma that is the first token after `from`. */
function commaIn(text: string, from: number, to: number): number | undefined {
  const scanner = createScanner(text.slice(from, to), true);
  scanner.scan();
  const at = from + scanner.getTokenOffset();
  return at < to && text[at] === ',' ? at : undefined;
}

function cut(text: string, { from, to }: { from: number; to: number }): string {
  const lineStart = text.lastIndexOf('\n', from - 1) + 1;
  const before = text.slice(lineStart, from);
  const rest = /^[ \t]*(?=\r?\n)/.exec(text.slice(to));
  // The line break before goes with an empty line, so that the last line of a file keeps its end.
  if (rest !== null && before.trim() === '' && lineStart > 0) {
    const broken = text[lineStart - 2] === '\r' ? lineStart - 2 : lineStart - 1;
    return text.slice(0, broken) + text.slice(to + rest[0].length);
  }
  return text.slice(0, from) + text.slice(to);
}

/** Whether the setting is `{}` with nothing in it, a comment neither. */
function isEmpty(text: string, name: HeldSetting): boolean {
  const node = settingNode(text, name);
  return node !== undefined && text.slice(node.offset + 1, node.offset + node.length - 1).trim() === '';
}

function formatting(text: string): { insertSpaces: boolean; tabSize: number; eol: string } {
  const indent = /^([ \t]+)"/m.exec(text)?.[1] ?? '    ';
  return { insertSpaces: !indent.startsWith('\t'), tabSize: indent.startsWith('\t') ? 4 : indent.length, eol: text.includes('\r\n') ? '\r\n' : '\n' };
}
