import { isShadowFile, newShadowWeek, problemWithWeek, readShadowWeek, shadowFile, type ShadowWeek, type WeekFigures, writeShadowWeek } from '../../core/tactics/shadow-week';
import type { ShadowWeekAction } from '../../protocol/shadow-week-panel';
import { answerOf } from '../forms/answer';
import { FileForm } from '../forms/file-form';
import type { PanelStore } from '../forms/panel-store';
import type { ShadowView } from './main';

export type ShadowStore = PanelStore<null, ShadowView, ShadowWeekAction>;

/** The weeks that there are files of, latest first. */
export function plannedWeeks({ state }: ShadowStore): string[] {
  return state!.files.map(({ name }) => name).filter(isShadowFile).reverse();
}

/** The form over the chosen week, or over a new one, whose file is called by its first day. There has to be a state. */
export function formOf(store: ShadowStore): ShadowForm {
  return new ShadowForm(store);
}

export class ShadowForm extends FileForm<ShadowWeek> {
  constructor(private readonly panel: ShadowStore) {
    const fresh = () => newShadowWeek(panel.state!.today, panel.state!.review);
    super(panel, {
      file: chosenFile(panel) ?? shadowFile((panel.view.form?.draft ?? fresh()).from),
      read: (text) => (text === null ? null : readShadowWeek(text)) ?? fresh(),
      write: writeShadowWeek,
      blocked: problemWithWeek,
      get: () => panel.view.form,
      set: (form) => panel.change({ form }),
    });
  }

  /** A saved week stays the one that the form shows. */
  override async save(): Promise<boolean> {
    const { file } = this;
    // Its file is there a moment before the form is given up.
    const before = this.panel.view.file;
    this.panel.change({ file });
    const saved = await super.save();
    if (!saved && !this.exists) this.panel.change({ file: before });
    return saved;
  }
}

/** `null` for a new week. */
export function chosenFile(store: ShadowStore): string | null {
  const { file, form } = store.view;
  if (file === '') return null;
  if (file !== null) return file;
  return form === null ? (plannedWeeks(store)[0] ?? null) : null;
}

/** The whole weeks of the window; `null` until the history has been asked. */
export function weeksOf(store: ShadowStore): WeekFigures[] | null {
  return answerOf(store, 'team-weeks', {});
}
