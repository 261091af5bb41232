import type { HandOverDraft } from '../../core/tactics/hand-over';
import type { DelegationAction } from '../../protocol/delegation-panel';
import type { FormView } from '../forms/file-form';
import { mountPanel } from '../forms/mount';
import { App } from './app';
import { chosenOf, entriesOf } from './entries';
import { formOf } from './form';

/** What outlives a reload of the window. */
export interface DelegationView {
  /** The file of the area that is shown; the first one where it is none of them. */
  chosen: string | null;
  /** By file. */
  forms: Record<string, FormView<HandOverDraft>>;
  /** Whether the steps are edited as text. */
  editsSteps: boolean;
}

mountPanel<null, DelegationView, DelegationAction>(App, { chosen: null, forms: {}, editsSteps: false }, (store) => {
  const entry = chosenOf(store, entriesOf(store.state!));
  if (entry !== null) void formOf(store, entry).save();
});
