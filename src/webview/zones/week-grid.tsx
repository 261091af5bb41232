import { useLayoutEffect, useRef } from 'preact/hooks';
import { weekdayOf } from '../../core/calendar/moment';
import { clock } from '../../core/habits/detector';
import { longWeekday } from '../../core/review/phrases';
import type { ZonesPanelState } from '../../protocol/zones-panel';
import { CalendarPiece, OwnPiece, place } from './blocks';
import { type Active, GridKeys } from './grid-keys';
import { GridPointer } from './grid-pointer';
import { type Piece, weekPieces } from './pieces';
import type { Store } from './store';
import { weekdaysFrom } from './week';

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

interface Props {
  store: Store;
  state: ZonesPanelState;
  /** First day of the week, counted from 1970-01-01, and its weekday. */
  week: number;
  first: number;
  /** Where the time is now, if in this week. */
  nowColumn: number | null;
  now: number;
}

/** The hours of a week with their zones: the own ones can be moved, the ones of calendars are shown. */
export function WeekGrid({ store, state, week, first, nowColumn, now }: Props) {
  const root = useRef<HTMLDivElement>(null);
  const keys = useRef<GridKeys | null>(null);
  const pointer = useRef<GridPointer | null>(null);
  const grid = (keys.current ??= new GridKeys(store, { weekday: state.workingHours.days[0] ?? first, from: state.workingHours.from, length: 60 }));
  const drag = (pointer.current ??= new GridPointer(store, grid));
  const days = weekdaysFrom(first);
  grid.days = drag.days = days;
  const pieces = weekPieces(store.zones, state.calendar, week);
  const own = pieces.flatMap((piece) => ('own' in piece.of ? [{ ...piece, ...piece.of.own }] : []));
  grid.order = own.filter(({ continues }) => !continues).sort((a, b) => a.column - b.column || a.from - b.from);
  const active = grid.current();

  // A block that moved to another day is another element; the focus goes with it.
  useLayoutEffect(() => {
    if (!grid.takeFocusWish()) return;
    root.current?.querySelector<HTMLElement>('[data-active=true]')?.focus();
  });

  return (
    <>
      <p id="grid-help" class="for-screen-readers">
        Arrow keys move, Shift and arrow keys resize, Enter edits or adds, Delete removes, Escape takes a move back, Page Up and Page Down go from zone to zone.
      </p>
      <div class="grid-frame">
        <div class="hours" aria-hidden="true">
          {HOURS.filter((hour) => hour > 0).map((hour) => <span key={hour} class={hour % 3 === 0 ? 'hour' : 'hour minor'} style={{ top: `${(hour / 24) * 100}%` }}>{hour}</span>)}
        </div>
        <div
          ref={root}
          class={store.canEdit ? 'grid editable' : 'grid'}
          role="group"
          aria-label="Zones of the week"
          aria-describedby="grid-help"
          onKeyDown={(event) => grid.pressed(event)}
          onFocusOut={(event) => grid.left(event, root.current)}
          onPointerDown={(event) => drag.down(event)}
          onPointerMove={(event) => drag.move(event)}
          onPointerUp={(event) => drag.up(event)}
          onPointerCancel={() => drag.cancel()}
        >
          {days.map((day, column) => (
            <div key={day} class={state.workingHours.days.includes(day) ? 'column' : 'column free'} style={{ left: `${(column / 7) * 100}%` }}>
              {state.workingHours.days.includes(day) && <div class="work" style={vertical(state.workingHours)} />}
            </div>
          ))}
          {HOURS.filter((hour) => hour > 0).map((hour) => <div key={hour} class={hour % 3 === 0 ? 'hour-line strong' : 'hour-line'} style={{ top: `${(hour / 24) * 100}%` }} />)}
          {pieces.map((piece) => 'calendar' in piece.of && <CalendarPiece key={`${piece.column} ${piece.of.calendar.source} ${piece.of.calendar.from} ${piece.of.calendar.title}`} piece={piece} block={piece.of.calendar} />)}
          {own.map((piece) => (
            <OwnPiece
              key={`${piece.zone} ${piece.weekday} ${piece.continues}`}
              piece={piece}
              zone={store.zones[piece.zone]!}
              place={piece}
              selected={piece.zone === store.view.selected}
              active={!piece.continues && isActive(active, piece)}
              onFocus={() => grid.focused({ zone: piece.zone, weekday: piece.weekday })}
            />
          ))}
          {store.canEdit && <AddCell active={active} days={days} grid={grid} pieces={pieces} />}
          {nowColumn !== null && <div class="now" style={{ left: `${(nowColumn / 7) * 100}%`, top: `${(now / 1440) * 100}%` }} title={`Now, ${longWeekday(weekdayOf(week + nowColumn))} ${clock(now)}`} />}
        </div>
      </div>
    </>
  );
}

function isActive(active: Active, { zone, weekday }: { zone: number; weekday: number }): boolean {
  return active !== 'add' && active.zone === zone && active.weekday === weekday;
}

function AddCell({ active, days, grid, pieces }: { active: Active; days: number[]; grid: GridKeys; pieces: Piece[] }) {
  const { weekday, from, length } = grid.cell;
  const column = days.indexOf(weekday);
  const isTaken = pieces.some((piece) => piece.column === column && piece.from < from + length && piece.to > from);
  return (
    <button
      type="button"
      class={isTaken ? 'add-cell taken' : 'add-cell'}
      data-add="true"
      data-active={active === 'add'}
      tabIndex={active === 'add' ? 0 : -1}
      aria-label={`Add a zone on ${longWeekday(weekday)}, ${clock(from)} to ${clock(from + length)}`}
      onFocus={() => grid.focused('add')}
      // A press is the pointer's; what is left are clicks by assistive technology.
      onClick={(event) => event.detail === 0 && grid.add(weekday, from, from + length)}
      style={place({ column, from, to: from + length, lane: 0, lanes: 1 })}
    >
      +
    </button>
  );
}

function vertical({ from, to }: { from: number; to: number }) {
  return { top: `${(from / 1440) * 100}%`, height: `${((to - from) / 1440) * 100}%` };
}
