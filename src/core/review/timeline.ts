import type { HabitId, HabitStatus } from '../habits/habit';
import type { HeldReview } from '../tactics/held-reviews';
import { weeklyChart } from './charts';
import { html, type Markup } from './markup';
import { localDate, STATUS_WORDS } from './phrases';
import { formatMoment } from '../calendar/moment';

/** Columns of the time line; older reviews are in their files. */
const MOST_REVIEWS = 16;

const MARKS: Record<HabitStatus, string> = { flag: '!', watch: '~', good: '✓', 'no-evidence': '·' };

/** Score, habits and commitments over the reviews that were held. Nothing for fewer than two. */
export function timeline(held: readonly HeldReview[], titles: ReadonlyMap<HabitId, string>): Markup | null {
  const reviews = [...held].sort((a, b) => a.at.time - b.at.time).slice(-MOST_REVIEWS);
  if (reviews.length < 2) return null;
  const times = reviews.map(({ at }) => formatMoment(at));
  const told = [...titles].filter(([id]) => reviews.some(({ habits }) => habits[id]?.status === 'flag' || habits[id]?.status === 'watch'));
  return html`<div class="timeline">
${weeklyChart(reviews.map(({ score }, index) => ({ to: times[index]!, value: score })), 'review')}
<div class="table-frame" tabindex="0" role="region" aria-label="Reviews, one a column"><table class="held">
<caption class="for-screen-readers">Score, habits and commitments of each review</caption>
<thead><tr><th scope="col"><span class="for-screen-readers">What</span></th>${times.map((time) => html`<th scope="col">${dayAndMonth(time)}</th>`)}</tr></thead>
<tbody>
<tr><th scope="row">Delegation score</th>${reviews.map(({ score }) => html`<td>${score ?? '–'}</td>`)}</tr>
${told.map(([id, title]) => html`<tr><th scope="row">${title}</th>${reviews.map(({ habits }) => statusCell(habits[id]?.status ?? 'no-evidence'))}</tr>`)}
<tr><th scope="row">Commitments kept</th>${reviews.map(({ results }) => html`<td>${results.length === 0 ? '–' : `${results.filter(({ result }) => result === 'kept').length} of ${results.length}`}</td>`)}</tr>
</tbody>
</table></div>
<p class="faint">${MARKS.flag} ${STATUS_WORDS.flag}, ${MARKS.watch} ${STATUS_WORDS.watch}, ${MARKS.good} ${STATUS_WORDS.good}, ${MARKS['no-evidence']} ${STATUS_WORDS['no-evidence']}</p>
</div>`;
}

function statusCell(status: HabitStatus): Markup {
  return html`<td class="${status}"><span aria-hidden="true">${MARKS[status]}</span><span class="for-screen-readers">${STATUS_WORDS[status]}</span></td>`;
}

function dayAndMonth(iso: string): string {
  return localDate(iso).split(' ').slice(1, 3).join(' ');
}
