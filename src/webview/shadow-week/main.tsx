import type { ShadowWeek } from '../../core/tactics/shadow-week';
import type { ShadowWeekAction } from '../../protocol/shadow-week-panel';
import type { FormView } from '../forms/file-form';
import { mountPanel } from '../forms/mount';
import { App } from './app';
import { formOf } from './form';

/** What outlives a reload of the window. */
export interface ShadowView {
  form: FormView<ShadowWeek> | null;
  /** The file that the form is about; empty for a new week, `null` for the latest there is. */
  file: string | null;
}

mountPanel<null, ShadowView, ShadowWeekAction>(App, { form: null, file: null }, (store) => void formOf(store).save());
