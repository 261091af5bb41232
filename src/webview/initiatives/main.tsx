import type { RegisterDraft } from '../../core/tactics/register-form';
import type { FormView } from '../forms/file-form';
import { mountPanel } from '../forms/mount';
import { App } from './app';
import { formOf } from './form';

/** What outlives a reload of the window. */
export interface InitiativesView {
  /** Key of the entry that is shown; `null` until the user has chosen one, so that the checked-out branch decides. */
  chosen: string | null;
  form: FormView<RegisterDraft> | null;
}

mountPanel<null, InitiativesView>(App, { chosen: null, form: null }, (store) => void formOf(store).save());
