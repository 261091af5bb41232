import { DAY_MINUTES } from '../../core/calendar/moment';
import { weekdayOf } from '../../core/calendar/moment';
import { weeklyBlocks } from '../../core/calendar/weekly-zones';
import type { WeeklyZone } from '../../core/review/review';
import type { CalendarBlock } from '../../protocol/zones-panel';
import { dayOf } from './week';

/** What a column of the week shows of one block. */
export interface Piece {
  /** 0 to 6, in the order of the user's week. */
  column: number;
  /** Minutes of that day, 0 to 1440. */
  from: number;
  to: number;
  /** Whether the block began the day before, or goes on the day after. */
  continues: boolean;
  goesOn: boolean;
  /** The part of the column's width that it takes: lane `lane` of `lanes`. */
  lane: number;
  lanes: number;
  of: { own: { zone: number; weekday: number } } | { calendar: CalendarBlock };
}

/** The blocks of a week by column, cut at midnight, those that overlap side by side. */
export function weekPieces(own: readonly WeeklyZone[], calendar: readonly CalendarBlock[], week: number): Piece[] {
  const [start, end] = [week * DAY_MINUTES, (week + 7) * DAY_MINUTES];
  const places = new Map(own.map((zone, index) => [zone, index]));
  const pieces = weeklyBlocks(own, start - 2 * DAY_MINUTES, end).flatMap(({ zone, from, to }) =>
    cut(from, to, week, { own: { zone: places.get(zone)!, weekday: weekdayOf(dayOf(from)) } }),
  );
  for (const block of calendar) {
    if (!block.allDay && block.from < end && block.to > start) pieces.push(...cut(block.from, block.to, week, { calendar: block }));
  }
  return Array.from({ length: 7 }, (_, column) => sideBySide(pieces.filter((piece) => piece.column === column))).flat();
}

function cut(from: number, to: number, week: number, of: Piece['of']): Piece[] {
  const pieces: Piece[] = [];
  for (let day = Math.max(dayOf(from), week); day * DAY_MINUTES < to && day < week + 7; day++) {
    const midnight = day * DAY_MINUTES;
    pieces.push({
      column: day - week,
      from: Math.max(from - midnight, 0),
      to: Math.min(to - midnight, DAY_MINUTES),
      continues: from < midnight,
      goesOn: to > midnight + DAY_MINUTES,
      lane: 0,
      lanes: 1,
      of,
    });
  }
  return pieces;
}

/** Gives each piece of a day the first lane that is free; those that hang together share the width evenly. */
export function sideBySide(day: readonly Piece[]): Piece[] {
  const placed: Piece[] = [];
  let cluster: Piece[] = [];
  let clusterEnd = -1;
  const close = () => {
    const lanes = Math.max(1, ...cluster.map(({ lane }) => lane + 1));
    for (const piece of cluster) placed.push({ ...piece, lanes });
    cluster = [];
  };
  for (const piece of [...day].sort((a, b) => a.from - b.from || b.to - a.to)) {
    if (piece.from >= clusterEnd) close();
    const taken = new Set(cluster.filter(({ to }) => to > piece.from).map(({ lane }) => lane));
    let lane = 0;
    while (taken.has(lane)) lane++;
    cluster.push({ ...piece, lane });
    clusterEnd = Math.max(clusterEnd, piece.to);
  }
  close();
  return placed;
}

/** The all-day blocks of a week, each with its first column and how many it spans. */
export function allDayPieces(calendar: readonly CalendarBlock[], week: number): { block: CalendarBlock; column: number; columns: number }[] {
  return calendar
    .filter(({ allDay, from, to }) => allDay && dayOf(from) < week + 7 && dayOf(to - 1) >= week)
    .map((block) => {
      const column = Math.max(0, dayOf(block.from) - week);
      return { block, column, columns: Math.min(6, dayOf(block.to - 1) - week) - column + 1 };
    });
}
