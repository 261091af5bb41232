import { MANAGER_README, type ReadmeDraft, readReadme, writeReadme } from '../../core/tactics/manager-readme';
import type { ReadmeOwn } from '../../protocol/readme-panel';
import { FileForm } from '../forms/file-form';
import type { PanelStore } from '../forms/panel-store';
import type { ReadmeView } from './main';

export type ReadmeStore = PanelStore<ReadmeOwn, ReadmeView>;

/** The form over the page. There has to be a state. */
export function formOf(store: ReadmeStore): FileForm<ReadmeDraft> {
  const { name, hours } = store.state!.own;
  return new FileForm<ReadmeDraft>(store, {
    file: MANAGER_README,
    read: (text) => readReadme(text, name, hours),
    write: writeReadme,
    get: () => store.view.form,
    set: (form) => store.change({ form }),
  });
}
