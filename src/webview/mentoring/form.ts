import { headingOf, loggedEntries, MENTORING, type MentoringEntry, writeEntry } from '../../core/tactics/mentoring/learning-log';
import type { Mentors } from '../../core/tactics/mentoring/mentors';
import type { MentoringAction, MentoringOwn } from '../../protocol/mentoring-panel';
import { answerOf } from '../forms/answer';
import { FileForm } from '../forms/file-form';
import type { PanelStore } from '../forms/panel-store';
import type { MentoringView } from './main';

export type MentoringStore = PanelStore<MentoringOwn, MentoringView, MentoringAction>;

/** The form over one entry of the log: the one that is chosen, or a new one. There has to be a state. */
export class MentoringForm extends FileForm<MentoringEntry> {
  constructor(private readonly panel: MentoringStore) {
    super(panel, {
      file: MENTORING,
      read: (text) => loggedEntries(text).find(({ heading }) => heading === panel.view.heading) ?? emptyEntry(panel.state!.today),
      write: (base, entry) => writeEntry(base, panel.view.heading, entry),
      blocked: ({ person }) => (person.trim() === '' ? 'Choose a suggestion, or write a name.' : null),
      get: () => panel.view.form,
      set: (form) => panel.change({ form }),
    });
  }

  /** A saved entry stays the one that the form shows. */
  override async save(): Promise<boolean> {
    const { draft } = this;
    const saved = await super.save();
    if (saved && draft.person.trim() !== '') this.panel.change({ heading: headingOf(draft) });
    return saved;
  }
}

export function emptyEntry(date: string): MentoringEntry {
  return { date, person: '', topic: '', agenda: '', learned: '', change: '' };
}

/** Who could teach what; `null` until the history has been asked. */
export function mentorsFor(store: MentoringStore): Mentors | null {
  return answerOf(store, 'mentors', {});
}
