import { clock, formatCount, plural } from '../habits/detector';
import { html, type Markup } from './markup';
import { localDate, longWeekday, scoreRange, weekday } from './phrases';
import type { Review, Score } from './review';
import { heatStep, heatSteps, isOffHours, RECURRING, weeklySpans, zoneSpans, type DaySpan } from './week-map';

// Pictures as SVG without a script: geometry in attributes and in per cent, so that they fit any width while text
// and strokes keep their size; colours in classes of media/review.css. Beside each picture stands the same as a
// table that only screen readers see.

const DAY_MINUTES = 1440;

/** The score at the end of each of the last weeks, or at each review. Nothing where none has one. */
export function weeklyChart(weeks: Score['weeks'], each: 'week' | 'review' = 'week'): Markup | null {
  const range = scoreRange(weeks);
  if (!range) return null;
  const { bottom, top } = axis(range);
  const [start, end] = [weeks[0]!, weeks.at(-1)!].map(({ to }) => Date.parse(to)) as [number, number];
  const x = (index: number) => `${round(7 + (end > start ? (Date.parse(weeks[index]!.to) - start) / (end - start) : 1) * 90)}%`;
  const y = (value: number) => `${round(92 - ((value - bottom) / (top - bottom)) * 80)}%`;
  const ticks = [bottom, (bottom + top) / 2, top];
  const known = weeks.map(({ value }) => value);
  const last = known.findLastIndex((value) => value !== null);
  const label =
    range.low === range.high
      ? `Delegation score of the last ${plural(weeks.length, each)}: ${range.low} throughout`
      : `Delegation score of the last ${plural(weeks.length, each)}: between ${range.low} and ${range.high}, ${known[last]} at the end`;
  return html`<figure class="line-chart">
<div role="img" aria-label="${label}">
<svg class="line-plot" width="100%" height="104" aria-hidden="true" focusable="false">
${ticks.map((tick) => html`<line class="grid" x1="0" x2="100%" y1="${y(tick)}" y2="${y(tick)}"/><text class="tick" x="0" y="${y(tick)}" dy="-3">${tick}</text>`)}
${known.map((value, index) => {
  const next = known[index + 1];
  if (value === null || next === null || next === undefined) return null;
  return html`<line class="trend" x1="${x(index)}" y1="${y(value)}" x2="${x(index + 1)}" y2="${y(next)}"/>`;
})}
${known.map((value, index) => value !== null && html`<circle class="${index === last ? 'point last' : 'point'}" cx="${x(index)}" cy="${y(value)}" r="${index === last ? 4 : 2.5}"><title>${dayAndMonth(weeks[index]!.to)}: ${value}</title></circle>`)}
</svg>
<div class="line-ends"><span>${dayAndMonth(weeks[0]!.to)}</span><span>${dayAndMonth(weeks.at(-1)!.to)}</span></div>
</div>
<div class="for-screen-readers"><table><caption>Delegation score ${each === 'week' ? 'at the end of each week' : 'at each review'}</caption>
<thead><tr><th scope="col">${each === 'week' ? 'Week to' : 'Review'}</th><th scope="col">Score</th></tr></thead>
<tbody>${weeks.map(({ to, value }) => html`<tr><th scope="row">${localDate(to)}</th><td>${value ?? 'no score'}</td></tr>`)}</tbody>
</table></div>
</figure>`;
}

/** The user's events by weekday and hour, over the late-night band, the working hours and the no-code zones. */
export function heatMapChart({ heatmap, hours, zoneHours }: Review): Markup {
  const steps = heatSteps(heatmap, 5);
  const total = heatmap.flat().reduce((sum, count) => sum + count, 0);
  const everyDay = [1, 2, 3, 4, 5, 6, 7];
  const nights = weeklySpans(everyDay.filter((day) => !hours.weekend.includes(day)), { from: 0, to: DAY_MINUTES }).flatMap(
    ({ day }) => weeklySpans([1], hours.lateNight).map(({ from, to }) => ({ day, from, to })),
  );
  const weekends = weeklySpans(hours.weekend, { from: 0, to: DAY_MINUTES });
  const work = weeklySpans(hours.workingHours.days, hours.workingHours);
  const recurring = zoneSpans(zoneHours, RECURRING);
  const seldom = zoneHours.some(({ share }) => share < RECURRING);
  const label = `${plural(total, 'event')} of yours by weekday and hour, on the clock where they happened. The table after it has the counts.`;
  return html`<figure class="heat">
<div class="heat-picture" role="img" aria-label="${label}">
<div class="heat-hours">${[0, 3, 6, 9, 12, 15, 18, 21].map((hour) => html`<span>${hour}</span>`)}</div>
<div class="heat-days">${everyDay.map((day) => html`<span>${weekday(day)}</span>`)}</div>
<svg class="heat-plot" width="100%" height="100%" aria-hidden="true" focusable="false">
${[...nights, ...weekends].map((span) => area('off-hours', span))}
${[1, 2, 3, 4, 5, 6].map((day) => html`<line class="day-line" x1="0" x2="100%" y1="${down(day)}" y2="${down(day)}"/>`)}
${joinDays(work).map((span) => area('working-hours', span))}
${zoneSpans(zoneHours).map((span) => area('zone seldom', span, 1.5))}
${recurring.map((span) => area('zone', span, 1.5))}
${heatmap.map((counts, day) =>
  counts.map((count, hour) => {
    if (count === 0) return null;
    const place = isOffHours(day, hour, hours) ? 'off' : 'on';
    return html`<circle class="heat-${place} step-${heatStep(steps, count)}" cx="${across(hour * 60 + 30)}" cy="${down(day + 0.5)}" r="4"><title>${longWeekday(day + 1)} ${clock(hour * 60)} to ${clock(hour * 60 + 60)}: ${plural(count, 'event')}</title></circle>`;
  }),
)}
</svg>
</div>
<figcaption class="legend">
${steps.length > 0 && html`<span class="legend-item">Events in an hour</span>`}
${steps.map(({ step, from, to }) => html`<span class="legend-item">${swatch(html`<circle class="heat-on step-${step}" cx="12" cy="12" r="4"/>`)}${from === to ? formatCount(from) : `${formatCount(from)} to ${formatCount(to)}`}</span>`)}
<span class="legend-item">${swatch(html`<rect class="off-hours" width="24" height="24"/><circle class="heat-off step-3" cx="12" cy="12" r="4"/>`)}late night and weekend</span>
<span class="legend-item">${swatch(html`<rect class="working-hours" x="2" y="5" width="20" height="14"/>`)}working hours</span>
${recurring.length > 0 && html`<span class="legend-item">${swatch(html`<rect class="zone" x="2" y="5" width="20" height="14" rx="2"/>`)}no-code zone</span>`}
${seldom && html`<span class="legend-item">${swatch(html`<rect class="zone seldom" x="2" y="5" width="20" height="14" rx="2"/>`)}no-code zone in some weeks</span>`}
</figcaption>
<div class="for-screen-readers"><table><caption>Your events by weekday and hour</caption>
<thead><tr><th scope="col">Day</th>${heatmap[0]?.map((_, hour) => html`<th scope="col">${clock(hour * 60)}</th>`)}</tr></thead>
<tbody>${heatmap.map((counts, day) => html`<tr><th scope="row">${longWeekday(day + 1)}</th>${counts.map((count) => html`<td>${count}</td>`)}</tr>`)}</tbody>
</table></div>
</figure>`;
}

/** A bar for a sub-score of 0 to 100. The number stands beside it. */
export function scoreBar(value: number): Markup {
  return html`<svg class="bar" width="100%" height="6" aria-hidden="true" focusable="false"><rect class="bar-track" width="100%" height="6" rx="3"/><rect class="bar-value" width="${round(Math.min(100, Math.max(0, value)))}%" height="6" rx="3"/></svg>`;
}

/** Whole tens around the values, 20 points apart at least, so that a flat line looks flat. */
function axis({ low, high }: { low: number; high: number }): { bottom: number; top: number } {
  const bottom = Math.min(80, Math.floor(low / 10) * 10);
  const top = Math.max(bottom + 20, Math.ceil(high / 10) * 10);
  return { bottom, top: (top - bottom) % 20 === 0 ? top : Math.min(100, top + 10) };
}

function area(kind: string, { day, from, to, days = 1 }: DaySpan & { days?: number }, corner = 0): Markup {
  return html`<rect class="${kind}" x="${across(from)}" y="${down(day)}" width="${across(to - from)}" height="${down(days)}" rx="${corner}"/>`;
}

/** The same hours on days that follow each other, as one frame. */
function joinDays(spans: DaySpan[]): (DaySpan & { days: number })[] {
  const joined: (DaySpan & { days: number })[] = [];
  for (const span of [...spans].sort((a, b) => a.day - b.day)) {
    const above = joined.find(({ day, days, from, to }) => day + days === span.day && from === span.from && to === span.to);
    if (above) above.days++;
    else joined.push({ ...span, days: 1 });
  }
  return joined;
}

function swatch(mark: Markup): Markup {
  return html`<svg class="swatch" width="24" height="24" aria-hidden="true" focusable="false">${mark}</svg>`;
}

function across(minutes: number): string {
  return `${round((minutes / DAY_MINUTES) * 100)}%`;
}

function down(days: number): string {
  return `${round((days / 7) * 100)}%`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

function dayAndMonth(iso: string): string {
  return localDate(iso).split(' ').slice(1, 3).join(' ');
}
