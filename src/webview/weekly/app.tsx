import reviewStyles from '../../../media/review.css';
import { formatMoment } from '../../core/calendar/moment';
import type { HabitId } from '../../core/habits/habit';
import { renderHtmlPage } from '../../core/review/html';
import { timeline } from '../../core/review/timeline';
import { problemText, reviewFile } from '../../core/tactics/documents';
import { localDate } from '../../core/review/phrases';
import { changed } from '../../core/tactics/weekly-review';
import { TextArea } from '../forms/fields';
import { PanelFrame } from '../forms/panel-frame';
import { Preview, rendered } from '../forms/preview';
import { SaveBar } from '../forms/save-bar';
import { Commitments } from './commitments';
import { formOf, groundOf, heldReviews, problemsOf, type WeeklyStore } from './form';
import { Outcomes } from './outcomes';
import { Reminder } from './reminder';
import { Traps } from './traps';

export function App({ store }: { store: WeeklyStore }) {
  return (
    <PanelFrame store={store} title="Weekly Review" why={<Why store={store} />}>
      {store.state !== null && <Content store={store} />}
    </PanelFrame>
  );
}

function Why({ store }: { store: WeeklyStore }) {
  const held = heldReviews(store).length;
  return held === 0
    ? <>Five minutes once a week: look at what the history says, and promise at most three things. The next review says which of them you kept.</>
    : <>You have held {held === 1 ? 'one review' : `${held} reviews`}. Five minutes: what changed, what you kept, and at most three things for next week.</>;
}

function Content({ store }: { store: WeeklyStore }) {
  const { review, noReview, files, today, folder } = store.state!;
  const problems = [...files.flatMap(({ problem }) => problem ?? []), ...problemsOf(store).map((each) => problemText({ folder }, each))];
  return (
    <>
      {problems.length > 0 && <div class="problems"><ul>{problems.map((problem) => <li key={problem}>{problem}</li>)}</ul></div>}
      {review === null && <p class="state">{noReview}</p>}
      {review !== null && <Review key={today} store={store} />}
      <Months store={store} />
      <Reminder store={store} />
      {review !== null && <Save store={store} />}
    </>
  );
}

function Review({ store }: { store: WeeklyStore }) {
  const ground = groundOf(store);
  const form = formOf(store);
  const { draft, text } = form;
  const { today } = store.state!;
  return (
    <>
      <section aria-labelledby="changed">
        <h2 id="changed">{ground.last === null ? 'Where you stand' : `Since ${localDate(formatMoment(ground.last.at))}`}</h2>
        <ul>{changed(ground).map((sentence) => <li key={sentence}>{sentence}</li>)}</ul>
      </section>
      <Outcomes store={store} form={form} ground={ground} />
      <Traps store={store} review={ground.review} />
      <Commitments store={store} form={form} review={ground.review} />
      <TextArea label="Notes" help="For yourself: what surprised you, what you want to try." value={draft.notes} onInput={(notes) => form.edit({ notes })} />
      <details class="fold" open={store.view.form !== null}>
        <summary>What is saved</summary>
        <Preview text={text} label="The review of today" file={reviewFile(today)} />
      </details>
    </>
  );
}

/** What becomes of the review. */
function Save({ store }: { store: WeeklyStore }) {
  const form = formOf(store);
  const { text } = form;
  const { today } = store.state!;
  return (
    <SaveBar store={store} form={form} save="Save the Review">
      <button type="button" onClick={() => store.post({ type: 'export', name: `leadership-review-${today}.md`, text: withoutFrontMatter(text) })}>Export Markdown</button>
      <button type="button" onClick={() => store.post({ type: 'export', name: `leadership-review-${today}.html`, text: page(store, text) })}>Export HTML</button>
      <button type="button" onClick={() => store.post({ type: 'print', name: `leadership-review-${today}.html`, text: page(store, text) })}>Print</button>
    </SaveBar>
  );
}

/** Score, habits and commitments over the months. */
function Months({ store }: { store: WeeklyStore }) {
  const picture = timeline(heldReviews(store), titles(store));
  if (picture === null) return null;
  return (
    <section aria-labelledby="months">
      <h2 id="months">Over the months</h2>
      {/* Every value in it is escaped by the core's own template. */}
      <div dangerouslySetInnerHTML={{ __html: picture.toString() }} />
    </section>
  );
}

function titles(store: WeeklyStore): ReadonlyMap<HabitId, string> {
  return new Map((store.state!.review?.habits ?? []).map(({ id, title }) => [id, title]));
}

/** The review of today with the time line, and the whole report behind it, as one page. */
function page(store: WeeklyStore, text: string): string {
  const picture = timeline(heldReviews(store), titles(store));
  return renderHtmlPage(store.state!.review!, reviewStyles, `${rendered(text)}${picture === null ? '' : `<h2>Over the months</h2>${picture.toString()}`}`);
}

function withoutFrontMatter(text: string): string {
  return text.replace(/^\uFEFF?---\r?\n[\s\S]*?\r?\n---\r?\n/, '').trimStart();
}
