import { REGISTER } from '../../core/tactics/documents';
import { type CheckedOut } from '../../core/tactics/materials';
import { writeRegister } from '../../core/tactics/register-edit';
import { branchGlob, entriesOf, NEW_INITIATIVE, problemsWith, type RegisterDraft, type RegisterEntry, withEntry } from '../../core/tactics/register-form';
import { FileForm } from '../forms/file-form';
import type { PanelStore } from '../forms/panel-store';
import type { InitiativesView } from './main';

export type InitiativesStore = PanelStore<null, InitiativesView>;

/** The form over the register. There has to be a state. */
export function formOf(store: InitiativesStore): FileForm<RegisterDraft> {
  return new FileForm<RegisterDraft>(store, {
    file: store.state!.files[0]?.name ?? REGISTER,
    read: () => ({ changes: [] }),
    write: (base, draft) => (draft.changes.length === 0 ? (base ?? '') : writeRegister(base, draft)),
    blocked: (draft, form) => problemIn(draft) ?? (form.exists || form.isDirty ? null : 'Name an initiative to begin the register.'),
    get: () => store.view.form,
    set: (form) => store.change({ form: form !== null && form.draft.changes.length === 0 && !form.conflict ? null : form }),
  });
}

/** The entries as the form has them, and one that can be begun. */
export function entriesIn(store: InitiativesStore, branches: readonly CheckedOut[]): RegisterEntry[] {
  const form = formOf(store);
  const entries = entriesOf(store.view.form === null ? store.textOf(form.file) : store.view.form.base, form.draft);
  if (entries.some(({ was }) => was === null)) return entries;
  return [...entries, { key: '', was: null, nth: 0, fields: { ...NEW_INITIATIVE, branches: proposalFor(branches) } }];
}

/** The glob for a checked-out branch that belongs to nothing yet. */
function proposalFor(branches: readonly CheckedOut[]): string {
  const open = branches.find(({ initiative, isDefault }) => initiative === null && !isDefault);
  return open === undefined ? '' : branchGlob(open.branch);
}

/** What the user chose; else that of the checked-out branch, the new one where it belongs to none, or the first. */
export function chosenIn(store: InitiativesStore, entries: readonly RegisterEntry[], branches: readonly CheckedOut[]): RegisterEntry {
  const { chosen } = store.view;
  const last = entries.at(-1)!;
  const known = chosen === null ? undefined : entries.find(({ key }) => key === chosen);
  if (known !== undefined) return known;
  const names = branches.flatMap(({ initiative }) => initiative ?? []);
  const ofBranch = entries.find(({ was }) => was !== null && names.includes(was.name));
  return ofBranch ?? (last.fields.branches === '' ? entries[0]! : last);
}

export function edit(store: InitiativesStore, entry: RegisterEntry, fields: RegisterEntry['fields'] | null): void {
  formOf(store).edit(withEntry(formOf(store).draft, entry, fields));
}

/** Saves, and stays with an entry that was new or has another name now. */
export async function save(store: InitiativesStore, entry: RegisterEntry): Promise<void> {
  const name = entry.fields.name.trim();
  if (!(await formOf(store).save())) return;
  const entries = entriesIn(store, []);
  const now = entries.find(({ was, key }) => was !== null && key === entry.key) ?? entries.findLast(({ was }) => was?.name === name);
  store.change({ chosen: now?.key ?? null });
}

function problemIn({ changes }: RegisterDraft): string | null {
  for (const { now } of changes) {
    const [problem] = now === null ? [] : Object.values(problemsWith(now));
    if (problem !== undefined) return now!.name.trim() === '' ? problem : `${now!.name.trim()}: ${problem}`;
  }
  return null;
}
