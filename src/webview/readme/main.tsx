import type { ReadmeDraft } from '../../core/tactics/manager-readme';
import type { ReadmeOwn } from '../../protocol/readme-panel';
import type { FormView } from '../forms/file-form';
import { mountPanel } from '../forms/mount';
import { App } from './app';
import { formOf } from './form';

/** What outlives a reload of the window. */
export interface ReadmeView {
  form: FormView<ReadmeDraft> | null;
}

mountPanel<ReadmeOwn, ReadmeView>(App, { form: null }, (store) => void formOf(store).save());
