import type { DocumentDraft, PromptedPart } from '../../core/tactics/escape/document';
import { readDocument, writeDocument } from '../../core/tactics/escape/document';
import type { EscapeAction, EscapeOwn } from '../../protocol/escape-panel';
import { FileForm, type FormView } from '../forms/file-form';
import type { PanelStore } from '../forms/panel-store';

export const TABS = ['plan', 'runbooks', 'postmortems'] as const;
export type Tab = (typeof TABS)[number];

/** What outlives a reload of the window. */
export interface EscapeView {
  tab: Tab;
  /** The runbook and the postmortem that are shown; the first ones where there are none of that id. */
  chosen: Partial<Record<Tab, string>>;
  /** By the id of the document. */
  forms: Record<string, FormView<DocumentDraft>>;
}

export type EscapeStore = PanelStore<EscapeOwn, EscapeView, EscapeAction>;

/** A document of the panel, there or not yet. */
export interface EscapeDocument {
  /** The same before and after its file is there. */
  id: string;
  /** What it is called in a list, and a line below that. */
  title: string;
  line: string;
  parts: readonly PromptedPart[];
  /** The file, and for a new one the name that goes with its title. */
  file(title: string): string;
  /** The form while there is no file. */
  propose(): DocumentDraft;
  /** Lines that a new one has below its title. */
  fields: Readonly<Record<string, string>>;
}

export function formOf(store: EscapeStore, { id, parts, file, propose, fields }: EscapeDocument): FileForm<DocumentDraft> {
  const form = store.view.forms[id] ?? null;
  return new FileForm<DocumentDraft>(store, {
    file: file((form?.draft ?? propose()).title),
    read: (text) => (text === null ? propose() : readDocument(text, parts)),
    write: (base, draft) => writeDocument(base, draft, parts, fields),
    blocked: ({ title }) => (title.trim() === '' ? 'A title is needed.' : null),
    get: () => store.view.forms[id] ?? null,
    set(changed) {
      const others = Object.entries(store.view.forms).filter(([each]) => each !== id);
      store.change({ forms: Object.fromEntries(changed === null ? others : [...others, [id, changed]]) });
    },
  });
}

/** The document of a tab that is shown. */
export function chosenOf({ view }: EscapeStore, tab: Tab, documents: readonly EscapeDocument[]): EscapeDocument | null {
  return documents.find(({ id }) => id === view.chosen[tab]) ?? documents[0] ?? null;
}

/** What Ctrl+S saves: the form that is on screen puts itself here. */
export const onScreen: { form: FileForm<DocumentDraft> | null } = { form: null };
