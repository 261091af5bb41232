import { DAY_MINUTES, weekdayOf } from '../../core/calendar/moment';
import { longWeekday, weekday } from '../../core/review/phrases';
import { ZONE_WEEKS } from '../../protocol/worker';
import type { ZonesPanelState } from '../../protocol/zones-panel';
import { allDayPieces } from './pieces';
import type { Store } from './store';
import { dayOf, firstWeekday, localeWeekday, weekOf } from './week';
import { WeekGrid } from './week-grid';
import { dayText, whenText } from './words';

/** A week with its days on top, to be turned over. */
export function WeekView({ store, state }: { store: Store; state: ZonesPanelState }) {
  const first = firstWeekday(state.workingHours.days, localeWeekday(navigator.language));
  const today = dayOf(state.now);
  const thisWeek = weekOf(today, first);
  // What was kept before a reload may be of a time when the week began on another day.
  const week = weekOf(store.view.week ?? today, first);
  const turn = (weeks: number) => {
    const to = week + weeks * 7;
    store.showWeek(to === thisWeek ? null : to);
    store.announce(`Week of ${dayText(to)}.`);
  };
  const days = Array.from({ length: 7 }, (_, column) => week + column);
  const allDay = allDayPieces(state.calendar, week);
  return (
    <section class="week" aria-labelledby="week-title">
      <div class="week-head">
        <h2 id="week-title">{week === thisWeek ? 'This week' : `Week of ${dayText(week)}`}</h2>
        <div class="actions">
          <button type="button" aria-label="Previous week" title="Previous week" disabled={week <= thisWeek - ZONE_WEEKS.back * 7} onClick={() => turn(-1)}>←</button>
          <button type="button" aria-disabled={week === thisWeek} onClick={() => turn((thisWeek - week) / 7)}>Today</button>
          <button type="button" aria-label="Next week" title="Next week" disabled={week >= thisWeek + (ZONE_WEEKS.ahead - 1) * 7} onClick={() => turn(1)}>→</button>
        </div>
      </div>
      {store.zones.length === 0 && store.canEdit && (
        <p class="hint">Drag over the hours you want to keep free of code, or choose <em>Add Zone</em>. Two afternoons a week are a good start.</p>
      )}
      <div class="week-days">
        {days.map((day) => (
          <div key={day} class={day === today ? 'day-name today' : 'day-name'} aria-current={day === today ? 'date' : undefined}>
            <span aria-hidden="true">{weekday(weekdayOf(day))}</span> <span aria-hidden="true" class="date">{dayText(day).split(' ')[1]}</span>
            <span class="for-screen-readers">{longWeekday(weekdayOf(day))} {dayText(day)}</span>
          </div>
        ))}
      </div>
      {allDay.length > 0 && (
        <ul class="all-day" aria-label="All day">
          {allDay.map(({ block, column, columns }, index) => (
            <li key={index} class={`all-day-block ${block.kind}`} style={{ gridColumn: `${column + 1} / span ${columns}` }} title={`${block.title}\n${whenText(block)}\n${block.source}`}>
              <bdi>{block.title}</bdi>
              <span class="for-screen-readers">, {block.kind === 'absence' ? 'absence' : 'no-code zone'}, {whenText(block)}, from {block.source}</span>
            </li>
          ))}
        </ul>
      )}
      <WeekGrid store={store} state={state} week={week} first={first} nowColumn={week === thisWeek ? today - week : null} now={state.now % DAY_MINUTES} />
      <ul class="legend" aria-label="Legend">
        <li class="legend-item"><span class="key own" />yours</li>
        {state.calendar.some(({ kind }) => kind === 'zone') && <li class="legend-item"><span class="key zone" />from a calendar</li>}
        {state.calendar.some(({ kind }) => kind === 'absence') && <li class="legend-item"><span class="key absence" />absence</li>}
        <li class="legend-item"><span class="key work" />working hours</li>
      </ul>
    </section>
  );
}
