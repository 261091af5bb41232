import type { WinsDraft } from '../../core/tactics/wins';
import type { FormView } from '../forms/file-form';
import { mountPanel } from '../forms/mount';
import { App } from './app';
import { formOf } from './form';

/** What outlives a reload of the window. */
export interface WinsView {
  form: FormView<WinsDraft> | null;
  /** The day that the form was begun on. */
  day: string;
  /** How far back work is looked for. */
  weeks: number;
  /** Whether the list of stories is shown whole. */
  all: boolean;
}

mountPanel<null, WinsView>(App, { form: null, day: '', weeks: 4, all: false }, (store) => void formOf(store).save());
