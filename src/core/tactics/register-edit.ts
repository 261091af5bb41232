import { isMap, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument, stringify, type YAMLMap, type YAMLSeq } from 'yaml';
import { parseInitiatives } from './initiatives';
import { changeOf, FIELD_NAMES, type FieldName, fieldsOf, type InitiativeFields, type RegisterDraft, valueOf } from './register-form';
import { isEmpty, isNode, nodeOf, PARSING } from './yaml-nodes';

interface Splice {
  from: number;
  to: number;
  text: string;
}

const UNWRITABLE = 'This can’t be written into the register as it stands there. Open the file and change it by hand.';

/**
 * The register with the draft's changes: the values that differ from what the form began with are put in the place of the
 * old ones, and not a byte besides. A `RangeError` where the file is written so that this can't be done.
 */
export function writeRegister(base: string | null, draft: RegisterDraft): string {
  const mark = base?.startsWith('\uFEFF') === true ? '\uFEFF' : '';
  const before = (base ?? '').slice(mark.length);
  const register = new RegisterText(before);
  const wanted: InitiativeFields[] = [];
  const splices: Splice[] = [];
  const done = new Set<unknown>();
  const seen = new Map<string, number>();
  const used = new Map<number, number>();
  for (const initiative of parseInitiatives('', before).initiatives) {
    const fields = fieldsOf(initiative);
    const nth = seen.get(fields.name) ?? 0;
    seen.set(fields.name, nth + 1);
    const place = used.get(initiative.line) ?? 0;
    used.set(initiative.line, place + 1);
    const change = changeOf(draft.changes, fields.name, nth);
    done.add(change);
    const entry = change === undefined ? null : register.entryAt(initiative.line, place);
    if (change === undefined || entry === null) wanted.push(fields);
    else if (change.now === null) splices.push(register.withoutEntry(entry));
    else {
      const differing = FIELD_NAMES.filter((name) => !same(valueOf(change.now!, name), valueOf(change.was!, name)));
      const now = { ...fields, ...Object.fromEntries(differing.map((name) => [name, normal(change.now!)[name]])) };
      const changed = differing.filter((name) => !same(valueOf(now, name), valueOf(fields, name)));
      wanted.push(now);
      splices.push(...register.withFields(entry, now, changed));
    }
  }
  let text = spliced(before, splices);
  // What was taken out of the file since the form was opened is written as a new one.
  for (const change of draft.changes) {
    if (change.now === null || done.has(change)) continue;
    wanted.push(normal(change.now));
    text = new RegisterText(text).withEntry(change.now);
  }
  // The proof that YAML understands it as it was meant, and that nothing else changed.
  const found = parseInitiatives('', text).initiatives.map((each) => normal(fieldsOf(each)));
  if (JSON.stringify(found) !== JSON.stringify(wanted.map(normal))) throw new RangeError(UNWRITABLE);
  return mark + text;
}

function normal(fields: InitiativeFields): InitiativeFields {
  const value = (name: FieldName) => [valueOf(fields, name)].flat().join('\n');
  return Object.fromEntries(FIELD_NAMES.map((name) => [name, value(name)])) as unknown as InitiativeFields;
}

function same(a: string | string[], b: string | string[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function spliced(text: string, splices: readonly Splice[]): string {
  // From the end, so that places before stay where they are; of two at one place the later one comes first.
  return splices
    .map((splice, index) => ({ splice, index }))
    .sort((a, b) => b.splice.from - a.splice.from || b.index - a.index)
    .reduce((rest, { splice: { from, to, text: put } }) => rest.slice(0, from) + put + rest.slice(to), text);
}

/** The text of a register, and where its parts are in it. */
class RegisterText {
  private readonly eol: string;
  private readonly lines = new LineCounter();
  private readonly top: unknown;
  private readonly list: YAMLSeq | null;

  constructor(private readonly text: string) {
    this.eol = text.includes('\r\n') ? '\r\n' : '\n';
    this.top = parseDocument(text, PARSING(this.lines)).contents;
    const list = isMap(this.top) ? nodeOf(this.top, 'initiatives') : this.top;
    this.list = isSeq(list) ? list : null;
  }

  entryAt(line: number, place: number): YAMLMap | null {
    const entries = this.list?.items.filter((item): item is YAMLMap => isMap(item) && item.range != null && this.lines.linePos(item.range[0]).line === line) ?? [];
    return entries[place] ?? null;
  }

  withoutEntry(entry: YAMLMap): Splice {
    const [start, end] = this.rangeOf(entry);
    const from = this.lineStart(start);
    if (!/^[ \t]*-[ \t]+$/.test(this.text.slice(from, start))) throw new RangeError(UNWRITABLE);
    return { from, to: this.nextLine(end), text: '' };
  }

  withFields(entry: YAMLMap, now: InitiativeFields, changed: readonly FieldName[]): Splice[] {
    return changed.flatMap((name) => {
      const value = valueOf(now, name);
      const pair = (entry.items as Pair[]).find(({ key }) => isScalar(key) && key.value === name);
      return pair === undefined ? this.added(entry, name, value) : this.replaced(pair, value);
    });
  }

  /** The text with one more initiative, the last of the list. */
  withEntry(fields: InitiativeFields): string {
    const { text, eol } = this;
    const set = FIELD_NAMES.filter((name) => valueOf(fields, name).length > 0 && !(name === 'status' && fields.status === 'active'));
    const entry = (indent: string) => set.map((name, index) => `${indent}${index === 0 ? '- ' : '  '}${name}: ${written(valueOf(fields, name))}${eol}`).join('');
    const last = this.list?.items.at(-1);
    if (this.list !== null && this.list.flow !== true && isNode(last)) {
      const [start] = this.rangeOf(this.list);
      const at = this.nextLine(this.rangeOf(last)[1]);
      return `${text.slice(0, at)}${this.gap(at)}${entry(text.slice(this.lineStart(start), start).replace(/[^ ]/g, ' '))}${text.slice(at)}`;
    }
    if (this.list !== null && this.list.items.length > 0) throw new RangeError(UNWRITABLE);
    const pair = isMap(this.top) ? (this.top.items as Pair[]).find(({ key }) => isScalar(key) && key.value === 'initiatives') : undefined;
    if (pair !== undefined && isNode(pair.key)) {
      // "initiatives:" or "initiatives: []", with nothing in it yet.
      const colon = text.indexOf(':', this.rangeOf(pair.key)[1]) + 1;
      const [start, end] = isNode(pair.value) ? this.rangeOf(pair.value) : [colon, colon];
      // The parser has an empty value begin behind a comment.
      const head = start === end ? text : text.slice(0, colon) + text.slice(end);
      const at = new RegisterText(head).nextLine(colon);
      return `${head.slice(0, at)}${at > 0 && !/\n$/.test(head.slice(0, at)) ? eol : ''}${entry('  ')}${head.slice(at)}`;
    }
    if (this.list !== null) {
      const [from, to] = this.rangeOf(this.list);
      return `${text.slice(0, from)}${entry('').slice(0, -eol.length)}${text.slice(to)}`;
    }
    return `${text}${this.gap(text.length)}initiatives:${eol}${entry('  ')}`;
  }

  private added(entry: YAMLMap, name: FieldName, value: string | string[]): Splice[] {
    if (value.length === 0) return [];
    const [start, end] = this.rangeOf(entry);
    if (entry.flow === true) {
      const comma = /[,{]\s*$/.test(this.text.slice(start, end - 1)) ? '' : ', ';
      return [{ from: end - 1, to: end - 1, text: `${comma}${name}: ${written(value)}` }];
    }
    const indent = ' '.repeat(start - this.lineStart(start));
    const at = this.nextLine(end);
    return [{ from: at, to: at, text: `${this.gap(at)}${indent}${name}: ${written(value)}${this.eol}` }];
  }

  private replaced({ key, value: node }: Pair, value: string | string[]): Splice[] {
    const [, keyEnd] = this.rangeOf(key);
    const colon = this.text.indexOf(':', keyEnd) + 1;
    const [start, end] = isNode(node) ? this.rangeOf(node) : [colon, colon];
    if (Array.isArray(value) && isSeq(node) && node.flow !== true) {
      const items = this.listItems(node, value);
      if (items !== null) return items;
    }
    const text = Array.isArray(value) && value.length === 0 ? '[]' : value.length === 0 ? '' : written(value);
    // A value that began on a line of its own goes up to its key, unless a comment is between them.
    const from = this.text.slice(colon, start).trim() === '' ? colon : start;
    return [{ from, to: Math.max(end, from), text: text === '' ? '' : from === colon ? ` ${text}` : text }];
  }

  /** A list with a line for each entry keeps those that stay, with their comments; `null` where it has to be written anew. */
  private listItems(list: YAMLSeq, value: readonly string[]): Splice[] | null {
    const items = list.items.map((item) => (isScalar(item) && !isEmpty(item) ? { item, text: String(item.value).trim() } : null));
    if (items.some((each) => each === null)) return null;
    const old = items.map((each) => each!.text);
    const kept = old.filter((text) => value.includes(text));
    if (kept.length === 0 || new Set(old).size !== old.length || kept.some((text, index) => value[index] !== text)) return null;
    const splices: Splice[] = [];
    for (const each of items) {
      const [start, end] = this.rangeOf(each!.item);
      const from = this.lineStart(start);
      if (!/^[ \t]*-[ \t]+$/.test(this.text.slice(from, start))) return null;
      if (!kept.includes(each!.text)) splices.push({ from, to: this.nextLine(end), text: '' });
    }
    const [start, end] = this.rangeOf(items.at(-1)!.item);
    const dash = /^[ \t]*/.exec(this.text.slice(this.lineStart(start)))![0];
    const at = this.nextLine(end);
    const more = value.slice(kept.length).map((text) => `${dash}- ${written(text)}${this.eol}`);
    return more.length === 0 ? splices : [...splices, { from: at, to: at, text: this.gap(at) + more.join('') }];
  }

  /** From where to where a value stands, without the line breaks that end it. */
  private rangeOf(node: unknown): [number, number] {
    const range = isNode(node) ? (node as Node).range : null;
    if (range == null) throw new RangeError(UNWRITABLE);
    const [start, end] = range;
    return [start, Math.max(start, start + this.text.slice(start, end).replace(/[\r\n][\s]*$/, '').length)];
  }

  private lineStart(at: number): number {
    return this.text.lastIndexOf('\n', at - 1) + 1;
  }

  private nextLine(at: number): number {
    const end = this.text.indexOf('\n', at);
    return end === -1 ? this.text.length : end + 1;
  }

  private gap(at: number): string {
    return at > 0 && this.text[at - 1] !== '\n' ? this.eol : '';
  }
}

/** On one line, so that it fits where another value stood, whatever that was; it may stand between brackets too. */
function written(value: string | string[]): string {
  if (Array.isArray(value)) return `[${value.map(written).join(', ')}]`;
  // Plain where nobody could take it for anything else.
  if (/^[\p{L}\p{N}][\p{L}\p{N} ./'’()%+;–-]*$/u.test(value) && !/^(?:null|true|false|yes|no|on|off)$/i.test(value) && !value.includes(' #')) return value;
  return stringify(value, { defaultStringType: 'QUOTE_DOUBLE', lineWidth: 0, doubleQuotedAsJSON: true }).trimEnd();
}
