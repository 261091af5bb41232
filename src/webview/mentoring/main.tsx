import type { MentoringEntry } from '../../core/tactics/mentoring/learning-log';
import type { MentoringAction, MentoringOwn } from '../../protocol/mentoring-panel';
import type { FormView } from '../forms/file-form';
import { mountPanel } from '../forms/mount';
import { App } from './app';
import { MentoringForm } from './form';

/** What outlives a reload of the window. */
export interface MentoringView {
  form: FormView<MentoringEntry> | null;
  /** The heading of the entry that the form is about; `null` for a new one. */
  heading: string | null;
  time: string;
  minutes: string;
  /** `null` for the addresses that are known. */
  organizer: string | null;
  attendee: string | null;
  /** Headings under which the form's hour was written into an invitation. */
  invited: string[];
  /** Whether all suggestions are shown. */
  all: boolean;
}

const FIRST: MentoringView = { form: null, heading: null, time: '14:00', minutes: '45', organizer: null, attendee: null, invited: [], all: false };

mountPanel<MentoringOwn, MentoringView, MentoringAction>(App, FIRST, (store) => void new MentoringForm(store).save());
