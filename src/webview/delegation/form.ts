import { handOverHead, type HandOverDraft, proposedHandOver, readHandOverDraft, writeHandOver } from '../../core/tactics/hand-over';
import type { DelegationAction } from '../../protocol/delegation-panel';
import { FileForm } from '../forms/file-form';
import type { PanelStore } from '../forms/panel-store';
import type { Entry } from './entries';
import type { DelegationView } from './main';

export type DelegationStore = PanelStore<null, DelegationView, DelegationAction>;

const EMPTY: HandOverDraft = { successor: '', start: '', firstStep: '', checklist: '' };

/** The form over the file of an area. There has to be a state. */
export function formOf(store: DelegationStore, { file, planned }: Entry): FileForm<HandOverDraft> {
  const { review, today } = store.state!;
  return new FileForm<HandOverDraft>(store, {
    file,
    read: (text) => (text !== null ? readHandOverDraft(text) : planned === null ? EMPTY : proposedHandOver(planned, today)),
    write: (base, draft) => writeHandOver(base, draft, review === null || planned === null ? '' : handOverHead(review, planned, today)),
    get: () => store.view.forms[file] ?? null,
    set(form) {
      const others = Object.entries(store.view.forms).filter(([name]) => name !== file);
      store.change({ chosen: file, forms: Object.fromEntries(form === null ? others : [...others, [file, form]]) });
    },
  });
}
