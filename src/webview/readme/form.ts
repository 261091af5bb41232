import { MANAGER_README, type ReadmeDraft, readmeTitle, readReadme, writeReadme } from '../../core/tactics/manager-readme';
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
    get() {
      const { form } = store.view;
      // Who began to write before the history was read has a title without a name.
      return form !== null && form.draft.title === readmeTitle('') ? { ...form, draft: { ...form.draft, title: readmeTitle(name) } } : form;
    },
    set: (form) => store.change({ form }),
  });
}
