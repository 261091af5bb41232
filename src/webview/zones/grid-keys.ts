import { DAY_MINUTES } from '../../core/calendar/moment';
import { clock } from '../../core/habits/detector';
import { longWeekday } from '../../core/review/phrases';
import type { WeeklyZone } from '../../core/review/review';
import type { Store } from './store';
import { shiftWeekday } from './week';
import { zoneText } from './words';
import { clamp, endMoved, moved, normal, startMoved, STEP } from './zone-edits';

/** What holds the grid's one tab stop: a block of a zone, by the weekday it begins on, or the cell that adds one. */
export type Active = { zone: number; weekday: number } | 'add';

/** Arrow keys that follow each other are one move; it is finished when they rest. */
const REST_MS = 1_000;
const CELL_STEP = 30;

/** The grid under the keyboard. */
export class GridKeys {
  /** The weekdays in the order of the columns, and the blocks in reading order. */
  days: number[] = [];
  order: { zone: number; weekday: number }[] = [];
  private active: Active = 'add';
  private wantsFocus = false;
  private rest: number | undefined;

  /** `cell` is where a zone would be added. */
  constructor(
    private readonly store: Store,
    public cell: { weekday: number; from: number; length: number },
  ) {}

  /** The active one, or the cell where its block is gone. */
  current(): Active {
    const { active } = this;
    if (active === 'add' || this.order.some(({ zone, weekday }) => zone === active.zone && weekday === active.weekday)) return active;
    return 'add';
  }

  focused(active: Active): void {
    this.active = active;
    if (active === 'add') this.store.announce('');
    else this.store.select(active.zone);
  }

  /** Makes something active and gives it the focus when it is drawn. */
  go(active: Active): void {
    this.active = active;
    this.wantsFocus = true;
    if (active !== 'add') this.store.select(active.zone);
    this.store.announce(this.store.announcement);
  }

  takeFocusWish(): boolean {
    const wish = this.wantsFocus;
    this.wantsFocus = false;
    return wish;
  }

  /** Adds a zone and makes it the selected one. */
  add(weekday: number, from: number, to: number): void {
    if (!this.store.canEdit) return;
    const zone: WeeklyZone = { title: 'No code', days: [weekday], from, to, hold: false };
    this.store.edit([...this.store.zones, zone], `Added: ${zoneText(zone)}. Enter edits it.`);
    this.go({ zone: this.store.zones.length - 1, weekday });
  }

  remove(zone: number): void {
    const removed = this.store.zones[zone];
    if (removed === undefined || !this.store.canEdit) return;
    this.store.finishMove();
    this.store.select(null);
    this.store.edit(this.store.zones.filter((_, index) => index !== zone), `Deleted: ${zoneText(removed)}. Undo brings it back.`);
    this.go('add');
  }

  left(event: FocusEvent, root: HTMLElement | null): void {
    // Drawing a block on another day takes the focus from the one before.
    if (this.wantsFocus || !(event.relatedTarget instanceof Node) || root?.contains(event.relatedTarget)) return;
    this.finish();
  }

  pressed(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const active = this.current();
    const handled = this.step(event.key) || (active === 'add' ? this.pressedOnCell(event) : this.pressedOnBlock(event, active));
    if (!handled) return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** From block to block; the cell comes last. */
  private step(key: string): boolean {
    const items: Active[] = [...this.order, 'add'];
    const here = items.findIndex((item) => same(item, this.current()));
    const to = { PageDown: here + 1, PageUp: here - 1, Home: 0, End: items.length - 1 }[key];
    if (to === undefined) return false;
    this.finish();
    this.go(items.at(to % items.length) ?? 'add');
    return true;
  }

  private pressedOnCell({ key, shiftKey }: KeyboardEvent): boolean {
    const { weekday, from, length } = this.cell;
    if (key === 'Enter' || key === ' ') {
      this.add(weekday, from, from + length);
      return true;
    }
    const direction = directionOf(key);
    if (direction === null) return false;
    if (shiftKey) this.cell.length = clamp(length + direction.down * STEP, STEP, DAY_MINUTES - from);
    else {
      this.cell.weekday = this.neighbour(weekday, direction.right);
      this.cell.from = clamp(from + direction.down * CELL_STEP, 0, DAY_MINUTES - length);
    }
    this.wantsFocus = true;
    this.store.announce(`${longWeekday(this.cell.weekday)}, ${clock(this.cell.from)} to ${clock(this.cell.from + this.cell.length)}`);
    return true;
  }

  private pressedOnBlock({ key, shiftKey }: KeyboardEvent, { zone: index, weekday }: { zone: number; weekday: number }): boolean {
    const zone = this.store.zones[index];
    if (zone === undefined) return false;
    if (key === 'Enter' || key === ' ') {
      this.finish();
      this.store.select(index);
      if (key === 'Enter') document.getElementById('zone-title')?.focus();
      return true;
    }
    if (key === 'Escape') {
      if (!this.store.isMoving) return false;
      clearTimeout(this.rest);
      this.store.cancelMove();
      this.goNear(index, weekday);
      return true;
    }
    if (!this.store.canEdit) return false;
    if (key === 'Delete' || key === 'Backspace') {
      this.remove(index);
      return true;
    }
    const direction = directionOf(key);
    if (direction === null) return false;
    this.moveBlock(zone, index, weekday, direction, shiftKey);
    return true;
  }

  private moveBlock(zone: WeeklyZone, index: number, weekday: number, { right, down }: Direction, resize: boolean): void {
    let target = weekday;
    let after: WeeklyZone;
    if (resize) after = right === 0 ? endMoved(zone, down * STEP) : startMoved(zone, right * STEP);
    else {
      target = this.neighbour(weekday, right);
      after = moved(zone, weekday, target - weekday, down * STEP);
      if (right !== 0 && zone.days.includes(target)) {
        this.store.announce(`The zone already has ${longWeekday(target)}.`);
        return;
      }
    }
    this.store.preview(this.store.zones.map((each, at) => (at === index ? after : each)), zoneText(after));
    this.goNear(index, target);
    clearTimeout(this.rest);
    this.rest = setTimeout(() => this.finish(), REST_MS);
  }

  /** To the block of a zone on a weekday, or where it has none any more, on its first. */
  private goNear(zone: number, weekday: number): void {
    const found = this.store.zones[zone];
    const days = found ? normal(found).days : [];
    const known = days.includes(weekday) ? weekday : days[0];
    this.go(known === undefined ? 'add' : { zone, weekday: known });
  }

  private finish(): void {
    clearTimeout(this.rest);
    this.store.finishMove();
  }

  /** The weekday of the next column; after the last comes the first. */
  private neighbour(weekday: number, right: number): number {
    return this.days.length === 0 ? shiftWeekday(weekday, right) : this.days[(this.days.indexOf(weekday) + right + 7) % 7]!;
  }
}

interface Direction {
  right: -1 | 0 | 1;
  down: -1 | 0 | 1;
}

function directionOf(key: string): Direction | null {
  const directions: Record<string, Direction> = {
    ArrowLeft: { right: -1, down: 0 },
    ArrowRight: { right: 1, down: 0 },
    ArrowUp: { right: 0, down: -1 },
    ArrowDown: { right: 0, down: 1 },
  };
  return directions[key] ?? null;
}

function same(a: Active, b: Active): boolean {
  return a === b || (a !== 'add' && b !== 'add' && a.zone === b.zone && a.weekday === b.weekday);
}
