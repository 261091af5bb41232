import { formatMoment, parseMoment } from '../../core/calendar/moment';
import { lastHeld } from '../../core/commitments/standing';
import { type DocumentProblem, reviewFile } from '../../core/tactics/documents';
import { type HeldReview, parseHeldReview } from '../../core/tactics/held-reviews';
import { readWeekly, type WeeklyDraft, type WeeklyGround, writeWeekly } from '../../core/tactics/weekly-review';
import type { UserFile } from '../../protocol/tactic-panel';
import type { WeeklyAction, WeeklyOwn } from '../../protocol/weekly-panel';
import { answerOf } from '../forms/answer';
import { FileForm, type FormView } from '../forms/file-form';
import type { PanelStore } from '../forms/panel-store';

/** What outlives a reload of the window. */
export interface WeeklyView {
  form: FormView<WeeklyDraft> | null;
  /** The day of the file that the form began with: each day has a review of its own. */
  day: string;
  /** A commitment that is being written. */
  own: string;
}

export type WeeklyStore = PanelStore<WeeklyOwn, WeeklyView, WeeklyAction>;

/** Years of files are not parsed at every key. */
const parsed = new WeakMap<readonly UserFile[], ReturnType<typeof parseHeldReview>[]>();

function parsedFiles({ state }: WeeklyStore): ReturnType<typeof parseHeldReview>[] {
  const { files } = state!;
  const all = parsed.get(files) ?? files.flatMap(({ name, text }) => (text === null ? [] : parseHeldReview(name, text)));
  parsed.set(files, all);
  return all;
}

/** All reviews that were held. */
export function heldReviews(store: WeeklyStore): HeldReview[] {
  return parsedFiles(store).flatMap(({ review }) => review ?? []);
}

/** What can't be taken of those files, and why. That of today is still to be written. */
export function problemsOf(store: WeeklyStore): DocumentProblem[] {
  const today = reviewFile(store.state!.today);
  return parsedFiles(store).flatMap(({ problems }) => problems).filter(({ file }) => file !== today);
}

/** What today's review is held on. There has to be a state with a review. */
export function groundOf(store: WeeklyStore): WeeklyGround {
  const { review, today, own } = store.state!;
  const all = heldReviews(store);
  const last = lastHeld(all.filter(({ file }) => file !== reviewFile(today)), parseMoment(own.now)!);
  // The review says how the promises of the newest one stand. Once today's is held, that is today's own.
  const held = all.find(({ file }) => file === reviewFile(today));
  const promised = last === null || held === undefined ? review!.commitments : answerOf(store, 'promised', { file: last.file, at: formatMoment(held.at) });
  // A review keeps the time it was first held at.
  return { review: review!, held: held === undefined ? own.now : formatMoment(held.at), last, promised, since: last === null ? null : answerOf(store, 'since', { from: formatMoment(last.at) }) };
}

/** The form over the file of today. */
export function formOf(store: WeeklyStore): FileForm<WeeklyDraft> {
  const { today } = store.state!;
  const file = reviewFile(today);
  return new FileForm<WeeklyDraft>(store, {
    file,
    read: (text) => readWeekly(file, text),
    write: (base, draft) => writeWeekly(base, draft, groundOf(store)),
    blocked() {
      const own = store.view.own.trim();
      return own === '' ? null : `“${own}” is written, but not among your commitments yet. Add it, or clear the field.`;
    },
    get: () => {
      const { form, day } = store.view;
      // What was begun on another day and not saved is of today: a review may begin before midnight. It knows nothing of a
      // file that is there by now.
      return form === null || day === today ? form : { draft: form.draft, base: null, conflict: false };
    },
    set: (form) => store.change({ form, day: today }),
  });
}
