import type { TimeSpan } from '../zone';
import type { Clock } from './clock';
import { DAY, type DateValue, midnight } from './date-values';
import type { EventPart } from './event';
import { type Clocks, isWallBound, type Placement, placementOf } from './placement';
import { EndlessRule, type Times, timesOf } from './recurrence';
import type { Rule } from './rule';

/** Dates of one event that are looked at for one question; thirty years of an hourly one are as many. */
const MOST_LOOKED_AT = 262_980;

/** One occurrence of a repeating event, and the part of the file that says what it is like. */
export interface Occurrence {
  part: EventPart;
  span: TimeSpan;
}

/** From an occurrence on, all are like another part: moved by what that one is moved, as long as it, with its title. */
interface Change {
  key: number;
  part: EventPart;
  clock: Clock;
  placement: Placement;
  /** Seconds by which its clock's time differs from that of the occurrence it replaces. */
  moved: number;
}

/**
 * A repeating event, made ready for any range: its recurrence set (RFC 5545, 3.8.5) without what overrides replace.
 * Occurrences are known by their key: the instant, or the time of the wall where the event is bound to that.
 */
export class Repeating {
  private readonly clock: Clock;
  private readonly bound: boolean;
  private readonly placement: Placement;
  private readonly rules: Times[];
  private readonly exceptRules: Times[];
  /** DTSTART and RDATEs, on the event's clock, in order. */
  private readonly listed: { wall: number; placement: Placement }[];
  private readonly excluded = new Set<number>();
  /** Days, on the event's clock, that are taken out whole. */
  private readonly excludedDays = new Set<number>();
  private readonly changes: Change[];
  /** How far before or after its own place an occurrence may reach. */
  private readonly reach: number;

  constructor(readonly part: EventPart, overrides: readonly EventPart[], private readonly clocks: Clocks) {
    const { start, end } = part;
    this.clock = clocks.of(start);
    this.bound = isWallBound(start);
    this.placement = placementOf(start, end, clocks);
    this.rules = part.rules.map((rule) => this.recurrence(rule));
    this.exceptRules = part.exceptRules.map((rule) => this.recurrence(rule));
    const placements = new Map<string, Placement>();
    this.listed = [
      { wall: start.wall, placement: this.placement },
      ...part.added.map((added) => ({ wall: this.wallOf(added.start), placement: added.end === null ? this.placement : this.ownPlacement(added, placements) })),
    ].sort((a, b) => a.wall - b.wall);
    for (const date of part.except) this.exclude(date);
    for (const { replaces } of overrides) if (replaces !== null) this.exclude(replaces);
    this.changes = overrides
      .filter(({ andFuture, replaces }) => andFuture && replaces !== null)
      .map((each) => this.change(each))
      .sort((a, b) => a.key - b.key);
    this.reach = this.placement.longest;
    for (const { longest } of placements.values()) this.reach = Math.max(this.reach, longest);
    for (const { moved, placement } of this.changes) this.reach = Math.max(this.reach, Math.abs(moved) + DAY + placement.longest);
  }

  /** Those that overlap a range of instants, in no order. Throws an `EndlessRule` where a rule leads nowhere. */
  *between(from: number, to: number): Generator<Occurrence> {
    const first = this.clock.wallOf(from) - this.reach;
    const last = this.clock.wallOf(to) + this.reach;
    const seen = new Set<number>();
    const except = this.exceptBetween(first, last);
    for (const { wall, placement } of this.within(first, last)) {
      if (seen.has(wall) || except.has(wall)) continue;
      seen.add(wall);
      // One that lasts or is moved for centuries may have millions of dates whose time is not asked for.
      if (seen.size > MOST_LOOKED_AT) throw new EndlessRule();
      const occurrence = this.occurrence(wall, placement);
      if (occurrence !== null && overlaps(occurrence.span, from, to)) yield occurrence;
    }
  }

  private exceptBetween(first: number, last: number): Set<number> {
    const except = new Set<number>();
    for (const rule of this.exceptRules) {
      for (const wall of rule.between(first, last)) if (except.add(wall).size > MOST_LOOKED_AT) throw new EndlessRule();
    }
    return except;
  }

  private *within(first: number, last: number): Generator<{ wall: number; placement: Placement }> {
    for (const each of this.listed) if (each.wall >= first && each.wall <= last) yield each;
    for (const rule of this.rules) for (const wall of rule.between(first, last)) yield { wall, placement: this.placement };
  }

  private occurrence(wall: number, placement: Placement): Occurrence | null {
    const key = this.bound ? wall : this.clock.instantOf(wall);
    if (this.excluded.has(key) || this.excludedDays.has(midnight(wall))) return null;
    const change = this.changes.findLast((each) => each.key <= key);
    if (change === undefined) return { part: this.part, span: placement.at(wall) };
    // A part with rules of its own goes on by itself.
    if (change.part.cancelled || change.part.rules.length > 0) return null;
    const moved = change.clock === this.clock ? wall : change.clock.wallOf(this.bound ? this.clock.instantOf(wall) : key);
    const begin = change.part.start.form === 'date' ? midnight(moved) + midnight(change.moved) : moved + change.moved;
    return { part: change.part, span: change.placement.at(begin) };
  }

  private change(part: EventPart): Change {
    const clock = this.clocks.of(part.start);
    const replaced = part.replaces!;
    const instant = this.clock.instantOf(this.wallOf(replaced));
    const placement = placementOf(part.start, part.end, this.clocks);
    return { key: this.bound ? this.wallOf(replaced) : instant, part, clock, placement, moved: part.start.wall - clock.wallOf(instant) };
  }

  private recurrence(rule: Rule): Times {
    const { until } = rule;
    const wall = until === null ? null : until.form === 'local' ? until.wall : this.wallOf(until);
    return timesOf(rule, this.part.start.wall, wall);
  }

  private ownPlacement({ start, end }: EventPart['added'][number], known: Map<string, Placement>): Placement {
    const length = end !== null && 'wall' in end ? { days: 0, seconds: this.clocks.instantOf(end) - this.clocks.instantOf(start) } : end;
    const id = JSON.stringify(length);
    let placement = known.get(id);
    if (placement === undefined) known.set(id, (placement = placementOf(this.part.start, length, this.clocks)));
    return placement;
  }

  private exclude(date: DateValue): void {
    if (date.form === 'date' && this.part.start.form !== 'date') this.excludedDays.add(date.wall);
    else this.excluded.add(this.bound ? this.wallOf(date) : this.isOfClock(date) ? this.clock.instantOf(date.wall) : this.clocks.instantOf(date));
  }

  /** A date on the event's clock. A day stands for the event's time on it. */
  private wallOf(date: DateValue): number {
    const { start } = this.part;
    if (start.form === 'date') return midnight(date.form === 'utc' ? this.dayOf(date) : date.wall);
    if (date.form === 'date') return date.wall + start.wall - midnight(start.wall);
    return this.isOfClock(date) ? date.wall : this.clock.wallOf(this.clocks.instantOf(date));
  }

  /** A floating time beside an event with a zone is meant in that zone. */
  private isOfClock(date: DateValue): boolean {
    return isWallBound(date) || this.clocks.of(date) === this.clock;
  }

  /** Some exporters, Exchange among them, write the days of an all-day event as their midnights in UTC. */
  private dayOf({ wall }: DateValue): number {
    const local = this.clocks.ofMidnights().map((clock) => clock.wallOf(wall));
    return local.find((each) => each === midnight(each)) ?? wall;
  }
}

/** Whether a span has time in common with a range; one without length has if it lies inside. */
export function overlaps({ start, end }: TimeSpan, from: number, to: number): boolean {
  return start < to && (end > from || (start === end && start >= from));
}
