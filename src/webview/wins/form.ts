import { parseStories, type Story } from '../../core/tactics/stories';
import { readWins, type WinsDraft, winsFile, writeWins } from '../../core/tactics/wins';
import { FileForm } from '../forms/file-form';
import type { PanelStore } from '../forms/panel-store';
import type { WinsView } from './main';

export type WinsStore = PanelStore<null, WinsView>;

/** The day that the form is of: one that was begun yesterday is still yesterday's, until it is saved or given up. */
export function dayOf(store: WinsStore): string {
  return store.view.form === null ? store.state!.today : store.view.day;
}

/** The form over the wins of a day. There has to be a state. */
export function formOf(store: WinsStore): FileForm<WinsDraft> {
  const day = dayOf(store);
  return new FileForm<WinsDraft>(store, {
    file: winsFile(day),
    read: (text) => readWins(text, day),
    write: (base, draft) => writeWins(base, draft, day),
    // What was taken out of a day leaves a file that was there.
    blocked: ({ stories, removed }) => (stories.length === 0 && removed.length === 0 ? 'Choose a story to tell first.' : null),
    get: () => store.view.form,
    set: (form) => store.change({ form, day }),
  });
}

/** What the file tells. */
export function savedHere(store: WinsStore): Story[] {
  const { file } = formOf(store);
  return parseStories('win', file, store.textOf(file) ?? '').stories;
}

/** What the file and the form tell. */
export function toldHere(store: WinsStore): Story[] {
  const form = formOf(store);
  return parseStories('win', form.file, form.text).stories;
}
