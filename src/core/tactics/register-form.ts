import { problemWithGlob } from '../paths/globs';
import { type Initiative, type InitiativeStatus, parseInitiatives, type Serves } from './initiatives';
import { isDate } from './stories';

/** An initiative as a form has it: lists have an entry a line. */
export interface InitiativeFields {
  name: string;
  goal: string;
  measure: string;
  serves: Serves | '';
  framing: string;
  /** `YYYY-MM-DD`, or empty. */
  sunset: string;
  status: InitiativeStatus;
  paths: string;
  branches: string;
  repositories: string;
}

export type FieldName = keyof InitiativeFields;
export const LIST_FIELDS = ['paths', 'branches', 'repositories'] as const;
export const FIELD_NAMES = ['name', 'goal', 'measure', 'serves', 'framing', 'sunset', 'status', ...LIST_FIELDS] as const satisfies readonly FieldName[];

/** One initiative changed, added (no `was`) or taken out (no `now`). */
export interface RegisterChange {
  was: InitiativeFields | null;
  /** Which one of those of that name, from 0. */
  nth: number;
  now: InitiativeFields | null;
}

/** What the form wants of the register. What it doesn't speak of stays as it is. */
export interface RegisterDraft {
  changes: readonly RegisterChange[];
}

export const NEW_INITIATIVE: InitiativeFields = { name: '', goal: '', measure: '', serves: '', framing: '', sunset: '', status: 'active', paths: '', branches: '', repositories: '' };

export function fieldsOf({ name, goal, measure, serves, framing, sunset, status, paths, branches, repositories }: Initiative): InitiativeFields {
  return { name, goal, measure, serves: serves ?? '', framing, sunset: sunset ?? '', status, paths: paths.join('\n'), branches: branches.join('\n'), repositories: repositories.join('\n') };
}

/** An entry of a list, as the panel shows it. */
export interface RegisterEntry {
  /** Stays the same while the entry is edited; empty for the new one. */
  key: string;
  was: InitiativeFields | null;
  nth: number;
  fields: InitiativeFields;
}

/** What the register says with the form's changes, in its order; a new one is last. Without those that are taken out. */
export function entriesOf(text: string | null, { changes }: RegisterDraft): RegisterEntry[] {
  const seen = new Map<string, number>();
  const there = parseInitiatives('', text ?? '').initiatives.flatMap((initiative): RegisterEntry[] => {
    const was = fieldsOf(initiative);
    const nth = seen.get(was.name) ?? 0;
    seen.set(was.name, nth + 1);
    const change = changeOf(changes, was.name, nth);
    if (change?.now === null) return [];
    return [{ key: `${nth} ${was.name}`, was, nth, fields: change?.now ?? was }];
  });
  const added = changes.find(({ was }) => was === null);
  return added?.now == null ? there : [...there, { key: '', was: null, nth: 0, fields: added.now }];
}

/** What the register says of one initiative, by its place among those that it has: the lines from its beginning to the next. */
export function entryText(register: string, index: number): string {
  const { initiatives } = parseInitiatives('', register);
  const [entry, next] = [initiatives[index], initiatives[index + 1]];
  if (entry === undefined) return '';
  const end = next === undefined || next.line <= entry.line ? undefined : next.line - 1;
  return register.split(/\r\n?|\n/).slice(entry.line - 1, end).join('\n').trimEnd();
}

export function changeOf(changes: readonly RegisterChange[], name: string, nth: number): RegisterChange | undefined {
  return changes.find(({ was, nth: place }) => was?.name === name && place === nth);
}

/** The draft with an entry saying something else; with `null` it is taken out, or given up where it is new. */
export function withEntry({ changes }: RegisterDraft, { was, nth }: Pick<RegisterEntry, 'was' | 'nth'>, now: InitiativeFields | null): RegisterDraft {
  const known = was === null ? changes.find((change) => change.was === null) : changeOf(changes, was.name, nth);
  const others = changes.filter((change) => change !== known);
  if (was === null && now === null) return { changes: others };
  // What it was when the change began is what a conflict is judged by.
  return { changes: [...others, { was: known?.was ?? was, nth, now }] };
}

/** Entries of a list, one a line. */
export function linesOf(text: string): string[] {
  return [...new Set(text.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== ''))];
}

/** Text as the register keeps it: without blanks around it, and with lists apart. */
export function valueOf(fields: InitiativeFields, name: FieldName): string | string[] {
  return name === 'paths' || name === 'branches' || name === 'repositories' ? linesOf(fields[name]) : fields[name].trim();
}

/** What has to be mended before a form can be saved, by field. */
export function problemsWith(fields: InitiativeFields): Partial<Record<FieldName, string>> {
  const problems: Partial<Record<FieldName, string>> = {};
  if (fields.name.trim() === '') problems.name = 'Give it a name.';
  if (fields.sunset !== '' && !isDate(fields.sunset)) problems.sunset = 'Write a date as 2026-12-31.';
  for (const name of ['paths', 'branches'] as const) {
    const [wrong] = linesOf(fields[name]).flatMap((line) => (problemWithGlob(line) === null ? [] : [`“${line}” ${problemWithGlob(line)}.`]));
    if (wrong !== undefined) problems[name] = wrong;
  }
  return problems;
}

/** Folders that names of branches begin with whatever they are about. */
const KINDS = /^(?:feat|feature|features|fix|bugfix|hotfix|chore|docs|refactor|test|wip|release|users?|dependabot|renovate)$/i;
const TICKET = /^(?:.*\/)?[A-Za-z][A-Za-z0-9]{1,9}-\d+(?=$|[-_/])/;

/** The glob for a branch and those that are likely to belong with it: of its ticket, or of its folder; else its name. */
export function branchGlob(name: string): string {
  const ticket = TICKET.exec(name);
  if (ticket !== null) return ticket[0] === name ? name : `${ticket[0]}*`;
  const folder = name.slice(0, Math.max(0, name.indexOf('/')));
  return folder === '' || KINDS.test(folder) ? name : `${folder}/*`;
}
