import { isMap, isScalar, isSeq, LineCounter, type Pair, parseDocument, type YAMLMap } from 'yaml';
import { problemWithGlob } from '../paths/globs';
import type { DocumentProblem } from './documents';
import { isDate } from './stories';
import { isEmpty, isNode, nodeOf, PARSING, shown } from './yaml-nodes';
import { yamlAdvice } from './yaml-problems';

/** Something the team works on, and what for: an entry of the register (docs/files.md). */
export interface Initiative {
  /** Of its entry in the register, from 1. */
  line: number;
  name: string;
  /** What it is good for: customers, money, growth. Empty where the register doesn't say. */
  goal: string;
  /** How one sees that the goal is reached; empty where the register doesn't say. */
  measure: string;
  /** Whom the goal serves; `null` where the register doesn't say. */
  serves: Serves | null;
  /** What it is for, in the user's own sentence; empty where the form's own will do. */
  framing: string;
  /** The last day on which it is worth working on, `YYYY-MM-DD`; `null` for no such day. */
  sunset: string | null;
  status: InitiativeStatus;
  /** Globs of paths in the repository, and of names of branches. */
  paths: readonly string[];
  branches: readonly string[];
  /** Names of the repositories it is about; empty for all. */
  repositories: readonly string[];
}

export const INITIATIVE_STATUSES = ['planned', 'active', 'paused', 'done', 'dropped'] as const;
export type InitiativeStatus = (typeof INITIATIVE_STATUSES)[number];

/** The three things that the business asks of work. */
export const SERVES = ['customers', 'money', 'growth'] as const;
export type Serves = (typeof SERVES)[number];

const FIELDS = ['name', 'goal', 'measure', 'serves', 'framing', 'sunset', 'status', 'paths', 'branches', 'repositories'] as const;
type Field = (typeof FIELDS)[number];

const MOST_INITIATIVES = 200;
const MOST_ENTRIES = 100;
const MOST_PROBLEMS = 20;

/**
 * Reads the register: a list, or a map with the list under `initiatives`. An entry that can't be understood is left out,
 * and a field of one that can't likewise; `problems` says so, and the rest counts.
 */
export function parseInitiatives(file: string, text: string): { initiatives: Initiative[]; problems: DocumentProblem[] } {
  const register = new RegisterReader(file);
  register.read(text);
  return { initiatives: register.initiatives, problems: register.problems };
}

class RegisterReader {
  readonly initiatives: Initiative[] = [];
  readonly problems: DocumentProblem[] = [];
  private readonly lines = new LineCounter();

  constructor(private readonly file: string) {}

  tell(line: number | null, message: string, lost: boolean): void {
    if (this.problems.length < MOST_PROBLEMS) this.problems.push({ file: this.file, line, message, lost });
    else if (this.problems.length === MOST_PROBLEMS) this.problems.push({ file: this.file, line: null, message: 'There are more problems than these.', lost: true });
  }

  read(text: string): void {
    const document = parseDocument(text.replace(/^\uFEFF/, ''), PARSING(this.lines));
    const top: unknown = document.contents;
    const list = isMap(top) ? nodeOf(top, 'initiatives') : top;
    const entries = isSeq(list) ? list.items.slice(0, MOST_INITIATIVES) : [];
    // The parser goes on after an error, but what it makes of the rest of the entry is anybody's guess.
    const spoilt = new Set<unknown>();
    const source = text.split(/\r\n?|\n/);
    for (const error of document.errors) {
      const { code, pos } = error;
      if (code === 'MULTIPLE_DOCS') {
        this.tell(this.lineAt(pos[0]), 'A second document begins here, and is left out. Take the line "---" away.', true);
        continue;
      }
      const entry = entries.findLast((each) => isNode(each) && each.range != null && each.range[0] <= pos[0]);
      if (spoilt.has(entry)) continue;
      spoilt.add(entry);
      const line = this.lineAt(pos[0]);
      this.tell(line, `${yamlAdvice(error, source[line - 1] ?? '')} ${entry === undefined ? 'What could be read of the file counts.' : 'This initiative is left out.'}`, true);
    }
    if (!isSeq(list)) {
      // In an empty file, or below an empty "initiatives:", nobody has begun yet.
      const begun = isMap(top) ? list === undefined || !isEmpty(list) : !isEmpty(top);
      if (document.errors.length === 0 && begun) this.tell(this.lineOf(top), 'There is no list of initiatives here. Write "initiatives:", and below it a list of them, each with "- name: …".', true);
      return;
    }
    if (list.items.length > MOST_INITIATIVES) this.tell(null, `There are more than ${MOST_INITIATIVES} initiatives here; the rest is left out.`, true);
    for (const entry of entries) {
      if (spoilt.has(entry)) continue;
      if (isMap(entry)) this.add(entry);
      else this.tell(this.lineOf(entry), 'This is no initiative, and left out. Write "- name: …", with its other fields below.', true);
    }
  }

  private add(entry: YAMLMap): void {
    const line = this.lineOf(entry) ?? 1;
    const seen = new Set<string>();
    for (const { key } of entry.items as Pair[]) {
      const name = isScalar(key) ? String(key.value) : '?';
      if (seen.has(name)) this.tell(this.lineOf(key), `"${shown(name)}" stands here a second time; the first one counts.`, true);
      else if (!FIELDS.some((field) => field === name)) this.tell(this.lineOf(key), `"${shown(name)}" is no field of an initiative, and left out. There are ${FIELDS.join(', ')}.`, false);
      seen.add(name);
    }
    const name = this.text(entry, 'name');
    if (name === '') {
      this.tell(line, 'This initiative has no name, and is left out. Write "name: …".', true);
      return;
    }
    const goal = this.text(entry, 'goal');
    if (goal === '') this.tell(line, `"${shown(name)}" has no goal, so work on it counts as work without one. Write "goal: …": what it does for customers, money or growth.`, false);
    this.initiatives.push({
      line,
      name,
      goal,
      measure: this.text(entry, 'measure'),
      serves: this.serves(entry),
      framing: this.text(entry, 'framing'),
      sunset: this.sunset(entry),
      status: this.status(entry),
      paths: this.globs(entry, 'paths'),
      branches: this.globs(entry, 'branches'),
      repositories: this.texts(entry, 'repositories').map(({ text }) => text),
    });
  }

  private serves(entry: YAMLMap): Serves | null {
    const text = this.text(entry, 'serves').toLowerCase();
    const known = SERVES.find((each) => each === text) ?? null;
    if (known === null && text !== '') this.tell(this.lineOf(nodeOf(entry, 'serves')), `"${shown(text)}" is left out. "serves" says one of ${SERVES.join(', ')}.`, true);
    return known;
  }

  private sunset(entry: YAMLMap): string | null {
    const text = this.text(entry, 'sunset');
    if (text === '' || isDate(text)) return text === '' ? null : text;
    this.tell(this.lineOf(nodeOf(entry, 'sunset')), `"${shown(text)}" is no date, so this initiative has no sunset. Write it as 2026-12-31.`, true);
    return null;
  }

  private status(entry: YAMLMap): InitiativeStatus {
    const text = this.text(entry, 'status').toLowerCase();
    const known = INITIATIVE_STATUSES.find((status) => status === text);
    if (known === undefined && text !== '') this.tell(this.lineOf(nodeOf(entry, 'status')), `"${shown(text)}" is no status; "active" is taken for it. There are ${INITIATIVE_STATUSES.join(', ')}.`, false);
    return known ?? 'active';
  }

  private globs(entry: YAMLMap, field: Field): string[] {
    return this.texts(entry, field).flatMap(({ text, line }) => {
      const problem = problemWithGlob(text);
      if (problem === null) return text;
      this.tell(line, `"${shown(text)}" ${problem}, and is left out.`, true);
      return [];
    });
  }

  private text(entry: YAMLMap, field: Field): string {
    const node = nodeOf(entry, field);
    if (isEmpty(node)) return '';
    if (isScalar(node)) return String(node.value).trim();
    this.tell(this.lineOf(node), `"${field}" is no text, and left out.`, true);
    return '';
  }

  /** One text, or a list of them. */
  private texts(entry: YAMLMap, field: Field): { text: string; line: number | null }[] {
    const node = nodeOf(entry, field);
    if (isEmpty(node)) return [];
    const items = isSeq(node) ? node.items : [node];
    if (items.length > MOST_ENTRIES) this.tell(this.lineOf(node), `"${field}" has more than ${MOST_ENTRIES} entries; the rest is left out.`, true);
    return items.slice(0, MOST_ENTRIES).flatMap((item) => {
      const text = isScalar(item) ? String(item.value).trim() : '';
      if (text !== '') return { text, line: this.lineOf(item) };
      this.tell(this.lineOf(item) ?? this.lineOf(node), `"${field}" has an entry that is no text, and left out. Names and globs with *, ! or # in front need quotation marks.`, true);
      return [];
    });
  }

  private lineOf(node: unknown): number | null {
    return isNode(node) && node.range != null ? this.lineAt(node.range[0]) : null;
  }

  private lineAt(offset: number): number {
    return this.lines.linePos(offset).line;
  }
}
