import type { WeeklyDraft } from '../../core/tactics/weekly-review';
import type { WeeklyAction, WeeklyOwn } from '../../protocol/weekly-panel';
import type { FormView } from '../forms/file-form';
import { mountPanel } from '../forms/mount';
import { App } from './app';
import { formOf } from './form';

/** What outlives a reload of the window. */
export interface WeeklyView {
  form: FormView<WeeklyDraft> | null;
  /** The day of the file that the form began with: each day has a review of its own. */
  day: string;
  /** A commitment that is being written. */
  own: string;
}

mountPanel<WeeklyOwn, WeeklyView, WeeklyAction>(App, { form: null, day: '', own: '' }, (store) => store.state?.review && void formOf(store).save());
