import { DAY_MINUTES } from '../../core/calendar/moment';
import type { WeeklyZone } from '../../core/review/review';
import type { GridKeys } from './grid-keys';
import type { Store } from './store';
import { zoneText } from './words';
import { clamp, draggedSpan, endMoved, moved, normal, snap, startMoved } from './zone-edits';

/** A press that moves less than this is a click. */
const CLICK_PIXELS = 4;
/** How near its edge a block is resized and not moved; its marks in the style sheet are as high. */
const EDGE_PIXELS = 7;

/** A point of the grid. */
interface Point {
  /** 0 to 6. */
  column: number;
  /** 0 to 1440. */
  minute: number;
}

type Grip = { kind: 'move' | 'start' | 'end'; zone: number; weekday: number } | { kind: 'add' } | { kind: 'new' };

/** The grid under the mouse, a pen or a finger. */
export class GridPointer {
  /** The weekdays in the order of the columns. */
  days: number[] = [];
  private drag: { grip: Grip; at: Point; x: number; y: number; zones: WeeklyZone[]; moving: boolean; grid: HTMLElement } | null = null;

  constructor(
    private readonly store: Store,
    private readonly keys: GridKeys,
  ) {}

  down(event: PointerEvent): void {
    if (event.button !== 0 || !(event.target instanceof HTMLElement) || !(event.currentTarget instanceof HTMLElement)) return;
    this.store.finishMove();
    const grip = gripOf(event.target, event.clientY);
    const grid = event.currentTarget;
    this.drag = { grip, at: pointOf(event, grid), x: event.clientX, y: event.clientY, zones: this.store.zones, moving: false, grid };
    grid.setPointerCapture(event.pointerId);
    window.addEventListener('keydown', this.escape, true);
    // The focus goes where the press ends.
    event.preventDefault();
  }

  move(event: PointerEvent): void {
    const { drag } = this;
    if (drag === null || !this.store.canEdit) return;
    const isFar = Math.hypot(event.clientX - drag.x, event.clientY - drag.y) >= CLICK_PIXELS;
    if (!drag.moving && !isFar) return;
    // A finger on empty space scrolls.
    if (drag.grip.kind === 'new' && event.pointerType === 'touch') return;
    drag.moving = true;
    this.preview(drag.grip, drag.zones, drag.at, pointOf(event, drag.grid));
  }

  up(event: PointerEvent): void {
    const { drag } = this;
    this.release();
    if (drag === null) return;
    if (drag.moving) {
      this.store.finishMove();
      this.refocus(drag.grip);
    } else this.click(drag.grip, pointOf(event, drag.grid));
  }

  cancel(): void {
    if (this.drag?.moving) this.store.cancelMove();
    this.release();
  }

  private readonly escape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.cancel();
  };

  private release(): void {
    this.drag = null;
    window.removeEventListener('keydown', this.escape, true);
  }

  private preview(grip: Grip, zones: WeeklyZone[], from: Point, to: Point): void {
    if (grip.kind === 'new' || grip.kind === 'add') {
      const span = draggedSpan(from.minute, to.minute);
      const zone = { title: 'No code', days: [this.days[from.column]!], ...span, hold: false };
      this.store.preview([...zones, zone], zoneText(zone));
      return;
    }
    const zone = zones[grip.zone];
    if (zone === undefined) return;
    const minutes = snap(to.minute - from.minute);
    // Days that the pointer went, on the week as it is drawn.
    const target = this.days[clamp(this.days.indexOf(grip.weekday) + to.column - from.column, 0, 6)]!;
    const after =
      grip.kind === 'move'
        ? moved(zone, grip.weekday, target - grip.weekday, minutes)
        : grip.kind === 'end'
          ? endMoved(zone, minutes + (to.column - from.column) * DAY_MINUTES)
          : startMoved(zone, minutes);
    this.store.preview(zones.map((each, index) => (index === grip.zone ? after : each)), zoneText(after));
  }

  private click(grip: Grip, { column, minute }: Point): void {
    if (grip.kind === 'add') {
      const { weekday, from, length } = this.keys.cell;
      this.keys.add(weekday, from, from + length);
    } else if (grip.kind === 'new') {
      if (!this.store.canEdit) return;
      const { length } = this.keys.cell;
      this.keys.cell = { weekday: this.days[column]!, from: clamp(Math.floor(minute / 30) * 30, 0, DAY_MINUTES - length), length };
      this.keys.go('add');
    } else this.keys.go({ zone: grip.zone, weekday: grip.weekday });
  }

  /** The focus on what was dragged, on the day it is now. */
  private refocus(grip: Grip): void {
    const zone = grip.kind === 'new' || grip.kind === 'add' ? this.store.zones.length - 1 : grip.zone;
    const found = this.store.zones[zone];
    const days = found ? normal(found).days : [];
    const weekday = grip.kind !== 'new' && grip.kind !== 'add' && days.includes(grip.weekday) ? grip.weekday : days[0];
    if (weekday !== undefined) this.keys.go({ zone, weekday });
  }
}

function gripOf(target: HTMLElement, y: number): Grip {
  if (target.closest('[data-add]')) return { kind: 'add' };
  const block = target.closest<HTMLElement>('[data-zone]');
  if (block === null) return { kind: 'new' };
  const { top, bottom } = block.getBoundingClientRect();
  const near = Math.min(EDGE_PIXELS, (bottom - top) / 3);
  const isStart = y < top + near && block.querySelector('.edge.start') !== null;
  const isEnd = y > bottom - near && block.querySelector('.edge.end') !== null;
  return { kind: isStart ? 'start' : isEnd ? 'end' : 'move', zone: Number(block.dataset['zone']), weekday: Number(block.dataset['weekday']) };
}

function pointOf(event: PointerEvent, grid: HTMLElement): Point {
  const { left, top, width, height } = grid.getBoundingClientRect();
  return {
    column: clamp(Math.floor(((event.clientX - left) / width) * 7), 0, 6),
    minute: clamp(((event.clientY - top) / height) * DAY_MINUTES, 0, DAY_MINUTES),
  };
}
