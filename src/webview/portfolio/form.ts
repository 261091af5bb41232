import { type EntryPlace, hasEntry, placeOf, portfolioFile, type PortfolioDraft, quarterOfDay, readPortfolio, writePortfolio } from '../../core/tactics/portfolio';
import { parseStories, type Story } from '../../core/tactics/stories';
import type { UserFile } from '../../protocol/tactic-panel';
import type { PortfolioAction, PortfolioOwn } from '../../protocol/portfolio-panel';
import { FileForm } from '../forms/file-form';
import type { PanelStore } from '../forms/panel-store';
import type { PortfolioView } from './main';

export type PortfolioStore = PanelStore<PortfolioOwn, PortfolioView, PortfolioAction>;

const parsed = new WeakMap<UserFile, Story[]>();

/** All entries of the portfolio, in the order of the files. */
export function storiesOf(store: PortfolioStore): Story[] {
  return store.state!.files.flatMap((file) => {
    const known = parsed.get(file) ?? (file.text === null ? [] : parseStories('portfolio', file.name, file.text).stories);
    parsed.set(file, known);
    return known;
  });
}

/** The form over the entry that is open. There has to be a state. */
export function formOf(store: PortfolioStore): FileForm<PortfolioDraft> | null {
  const { open } = store.view;
  if (open === null) return null;
  const quarter = quarterOfDay(store.state!.today);
  return new FileForm<PortfolioDraft>(store, {
    file: open.file,
    read: (text) => readPortfolio(text, open.place, quarter),
    write: writePortfolio,
    blocked: (draft) => blockedBy(store, draft, open.file),
    get: () => store.view.form,
    set(form) {
      if (form !== null) return store.change({ form });
      // Saved: the entry is where the form says. Given up: it is where it was.
      const draft = store.view.form?.draft;
      const saved = draft === undefined ? null : placeOf(open.file, draft);
      const text = store.textOf(open.file);
      if (saved !== null && text !== null && hasEntry(text, saved)) store.change({ form: null, open: { file: open.file, place: saved } });
      else store.change({ form: null, open: open.place === null ? null : open });
    },
  });
}

function blockedBy(store: PortfolioStore, draft: PortfolioDraft, file: string): string | null {
  if (draft.title.trim() === '') return 'It needs a title.';
  const place = placeOf(file, draft);
  const text = store.textOf(file);
  const moved = draft.was !== place.title || draft.stood !== draft.quarter;
  return moved && text !== null && hasEntry(text, place) ? 'There is an entry with this title in the same quarter.' : null;
}

/** Opens an entry; what was begun before has to be saved or given up first. */
export function openEntry(store: PortfolioStore, place: EntryPlace): void {
  store.change({ open: { file: place.file, place }, form: null });
}

export function beginEntry(store: PortfolioStore, draft: PortfolioDraft): void {
  const file = portfolioFile(draft.quarter);
  store.change({ open: { file, place: null }, form: { draft, base: store.textOf(file), conflict: false } }, 'A new entry is open.');
}

/** Another quarter. A new entry goes to the file of its year; one that is there stays in its file. */
export function moveTo(store: PortfolioStore, form: FileForm<PortfolioDraft>, quarter: string): void {
  if (store.view.open?.place === null && portfolioFile(quarter) !== form.file) beginEntry(store, { ...form.draft, quarter });
  else form.edit({ quarter });
}
