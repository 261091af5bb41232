import type { Interview } from '../../core/tactics/interview';
import type { FormView } from '../forms/file-form';
import { mountPanel } from '../forms/mount';
import { App } from './app';
import { formOf } from './form';

/** What outlives a reload of the window. */
export interface InterviewView {
  form: FormView<Interview> | null;
  /** The file that the form is about; empty for a new one. */
  file: string;
}

mountPanel<null, InterviewView>(App, { form: null, file: '' }, (store) => void formOf(store).save());
