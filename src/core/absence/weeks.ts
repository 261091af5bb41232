import { DAY_MINUTES, type Moment, wallMinutes, weekdayOf } from '../calendar/moment';
import type { TimeSpan } from '../calendar/zone';
import type { Hours } from '../review/review';

const DAY_SECONDS = DAY_MINUTES * 60;

/** A whole week of a window, by days counted from 1970-01-01; it has seven of them from `first` on. */
export interface Week {
  first: number;
}

/**
 * The weeks that lie wholly in a window (epoch seconds), oldest first, each from the day after the weekend on. Where the
 * window begins and ends in the week goes by UTC, so that two viewers see the same weeks.
 */
export function wholeWeeks(from: number, to: number, weekend: readonly number[]): Week[] {
  const begin = firstWeekday(weekend);
  const firstDay = Math.ceil(from / DAY_SECONDS);
  const end = Math.floor(to / DAY_SECONDS);
  const weeks: Week[] = [];
  for (let first = firstDay + ((begin - weekdayOf(firstDay) + 7) % 7); first + 7 <= end; first += 7) weeks.push({ first });
  return weeks;
}

/** Monday, unless the weekend says otherwise: where it is Friday and Saturday, weeks begin on Sunday. */
function firstWeekday(weekend: readonly number[]): number {
  const before = (day: number) => ((day + 5) % 7) + 1;
  const begins = [1, 2, 3, 4, 5, 6, 7].filter((day) => !weekend.includes(day) && weekend.includes(before(day)));
  return begins.length === 1 ? begins[0]! : 1;
}

/**
 * The working days of a window on which out-of-office events take up at least half of the working hours. Events that lie
 * at one instant for everyone are placed on the clock of the window's end.
 */
export function daysAway(absences: readonly TimeSpan[], { workingHours }: Hours, window: { from: Moment; to: Moment }): Set<number> {
  const minutes = new Map<number, number>();
  const [earliest, latest] = [wallMinutes(window.from) - DAY_MINUTES, wallMinutes(window.to) + DAY_MINUTES];
  const spans = absences.map((span) => wallOf(span, window.to.offset)).map(([from, to]): [number, number] => [Math.max(from, earliest), Math.min(to, latest)]);
  for (const [from, to] of merged(spans)) {
    for (let day = Math.floor(from / DAY_MINUTES); day * DAY_MINUTES < to; day++) {
      const begin = Math.max(from, day * DAY_MINUTES + workingHours.from);
      const end = Math.min(to, day * DAY_MINUTES + workingHours.to);
      if (end > begin) minutes.set(day, (minutes.get(day) ?? 0) + end - begin);
    }
  }
  const half = (workingHours.to - workingHours.from) / 2;
  return new Set([...minutes].filter(([day, away]) => away >= half && workingHours.days.includes(weekdayOf(day))).map(([day]) => day));
}

function wallOf({ start, end, wall }: TimeSpan, offset: number): [number, number] {
  return wall === null ? [wallMinutes({ time: start, offset }), wallMinutes({ time: end, offset })] : [wall.from, wall.to];
}

/** The spans by start, those that overlap joined into one. */
function merged(spans: readonly [number, number][]): [number, number][] {
  const joined: [number, number][] = [];
  for (const [from, to] of [...spans].sort((a, b) => a[0] - b[0])) {
    const last = joined.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  return joined;
}
