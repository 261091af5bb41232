import { type Interview, interviewFile, readInterview, writeInterview } from '../../core/tactics/interview';
import { FileForm } from '../forms/file-form';
import type { PanelStore } from '../forms/panel-store';
import type { InterviewView } from './main';

export type InterviewStore = PanelStore<null, InterviewView>;

/** The form over the chosen file, or over a new one, which is called by its day and role. There has to be a state. */
export function formOf(store: InterviewStore): InterviewForm {
  return new InterviewForm(store);
}

export class InterviewForm extends FileForm<Interview> {
  constructor(private readonly panel: InterviewStore) {
    const { today } = panel.state!;
    super(panel, {
      file: panel.view.file || interviewFile(panel.view.form?.draft ?? readInterview(null, today)),
      read: (text) => readInterview(text, today),
      write: writeInterview,
      blocked: ({ role }) => (role.trim() === '' ? 'Say what role it is for.' : null),
      get: () => panel.view.form,
      set: (form) => panel.change({ form }),
    });
  }

  /** A saved interview stays the one that the form shows. */
  override async save(): Promise<boolean> {
    const { file } = this;
    const saved = await super.save();
    if (saved) this.panel.change({ file });
    return saved;
  }
}
