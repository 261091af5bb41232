import type { Moment } from './moment';
import { wallMinutes } from './moment';
import type { Zone } from './zone';

/** The zones that began in a window, ready to be asked which of them a moment lies in. */
export interface ZoneIndex {
  /** By start. Zones of the same span, such as an exported one that comes back with a calendar, are one. */
  zones: readonly Zone[];
  /** Indices into `zones` of those that a moment lies in. */
  at(moment: Moment): number[];
}

/**
 * Indexes the zones that begin in a window, its beginning included and its end not. A zone that is bound to the wall
 * clock counts by the clock of the window's offset, and a moment lies in it by the clock where it happened: nine to
 * noon means nine to noon wherever the user is. Every other zone lies at one instant for everyone.
 */
export function indexZones(zones: readonly Zone[], from: Moment, to: Moment): ZoneIndex {
  const window = { from: wallMinutes(from), to: wallMinutes(to) };
  const begins = ({ start, wall }: Zone) =>
    wall === null ? start >= from.time && start < to.time : wall.from >= window.from && wall.from < window.to;
  const spans = new Map<string, Zone>();
  for (const zone of zones) {
    const span = `${zone.start} ${zone.end}`;
    if (begins(zone) && !spans.has(span)) spans.set(span, zone);
  }
  const inside = [...spans.values()].sort((a, b) => a.start - b.start || a.end - b.end);
  const onWall = new Intervals(inside, ({ wall }) => wall);
  const fixed = new Intervals(inside, ({ start, end, wall }) => (wall === null ? { from: start, to: end } : null));
  return { zones: inside, at: (moment) => [...onWall.at(wallMinutes(moment)), ...fixed.at(moment.time)] };
}

interface Span {
  from: number;
  to: number;
}

/** Intervals by start, each with the furthest end so far, so that a question looks at those few that can hold a point. */
class Intervals {
  private readonly spans: (Span & { index: number; furthest: number })[];

  constructor(zones: readonly Zone[], spanOf: (zone: Zone) => Span | null) {
    let furthest = -Infinity;
    this.spans = zones
      .flatMap((zone, index) => {
        const span = spanOf(zone);
        return span === null ? [] : [{ ...span, index, furthest }];
      })
      .sort((a, b) => a.from - b.from);
    for (const span of this.spans) span.furthest = furthest = Math.max(furthest, span.to);
  }

  at(point: number): number[] {
    const found: number[] = [];
    for (let at = this.before(point); at >= 0; at--) {
      const { to, index, furthest } = this.spans[at]!;
      if (furthest <= point) break;
      if (to > point) found.push(index);
    }
    return found;
  }

  /** The last interval that begins at a point or before it, or -1. */
  private before(point: number): number {
    let low = 0;
    let high = this.spans.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.spans[middle]!.from <= point) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}
