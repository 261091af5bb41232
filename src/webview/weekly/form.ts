import { formatMoment, parseMoment } from '../../core/calendar/moment';
import { lastHeld } from '../../core/commitments/standing';
import { reviewFile } from '../../core/tactics/documents';
import { type HeldReview, parseHeldReview } from '../../core/tactics/held-reviews';
import { readWeekly, type WeeklyDraft, type WeeklyGround, writeWeekly } from '../../core/tactics/weekly-review';
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

/** All reviews that were held. */
export function heldReviews(store: WeeklyStore): HeldReview[] {
  return store.state!.files.flatMap(({ name, text }) => (text === null ? [] : (parseHeldReview(name, text).review ?? [])));
}

/** What today's review is held on. There has to be a state with a review. */
export function groundOf(store: WeeklyStore): WeeklyGround {
  const { review, today, own } = store.state!;
  const last = lastHeld(heldReviews(store).filter(({ file }) => file !== reviewFile(today)), parseMoment(own.now)!);
  return { review: review!, held: own.now, last, since: last === null ? null : answerOf(store, 'since', { from: formatMoment(last.at) }) };
}

/** The form over the file of today. */
export function formOf(store: WeeklyStore): FileForm<WeeklyDraft> {
  const { today } = store.state!;
  const file = reviewFile(today);
  return new FileForm<WeeklyDraft>(store, {
    file,
    read: (text) => readWeekly(file, text),
    write: (base, draft) => {
      const ground = groundOf(store);
      // A review keeps the time it was first held at.
      const first = base === null ? null : parseHeldReview(file, base).review;
      return writeWeekly(base, draft, first === null ? ground : { ...ground, held: formatMoment(first.at) });
    },
    get: () => {
      const { form, day } = store.view;
      // What was begun on another day and not saved is of today: a review may begin before midnight.
      return form === null || day === today ? form : { draft: form.draft, base: store.textOf(file), conflict: false };
    },
    set: (form) => store.change({ form, day: today }),
  });
}
