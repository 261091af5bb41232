import { Clock } from './clock';
import type { Component } from './content-lines';
import { DAY } from './date-values';
import { datesOf } from './property';
import { readRule } from './rule';
import { EndlessRule, Recurrence } from './recurrence';

/** An observance of a VTIMEZONE (RFC 5545, 3.6.5): from each of its onsets on, the clock shows `offset`. */
interface Observance {
  /** Seconds east of UTC before an onset, and after it. */
  before: number;
  offset: number;
  /** Onsets on the wall clock before them: those that are listed, and those of rules. */
  onsets: number[];
  rules: Recurrence[];
}

interface Onset {
  time: number;
  offset: number;
}

const YEAR = 366 * DAY;

/** The clock of a VTIMEZONE; `null` where it has no observance that can be read. */
export function customClock(zone: Component): Clock | null {
  const observances = zone.parts.flatMap((part) => {
    try {
      return [readObservance(part)];
    } catch {
      return [];
    }
  }).filter((each) => each !== null);
  if (observances.length === 0) return null;
  const pieces = new Map<number, Onset[]>();
  return new Clock((time) => {
    const piece = Math.floor(time / YEAR);
    let onsets = pieces.get(piece);
    if (onsets === undefined) pieces.set(piece, (onsets = onsetsAround(observances, piece * YEAR, (piece + 1) * YEAR)));
    const last = onsets.findLast((onset) => onset.time <= time);
    return last ? last.offset : firstOffset(observances);
  });
}

function readObservance({ lines }: Component): Observance | null {
  const lineOf = (name: string) => lines.find((line) => line.name === name);
  const [start] = lineOf('DTSTART') ? datesOf(lineOf('DTSTART')!) : [];
  const before = readOffset(lineOf('TZOFFSETFROM')?.text);
  const offset = readOffset(lineOf('TZOFFSETTO')?.text);
  if (start === undefined || offset === null) return null;
  const rules = lines.filter(({ name }) => name === 'RRULE').map(readRule);
  const until = (wall: number | undefined, utc: boolean) => (wall === undefined ? null : utc ? wall + (before ?? offset) : wall);
  return {
    before: before ?? offset,
    offset,
    onsets: [start.wall, ...lines.filter(({ name }) => name === 'RDATE').flatMap((line) => datesOf(line).map(({ wall }) => wall))],
    rules: rules.map((rule) => new Recurrence(rule, start.wall, until(rule.until?.wall, rule.until?.form === 'utc'))),
  };
}

/** `+0100`, `-0330`, `+010000`; seconds east of UTC. */
function readOffset(text: string | undefined): number | null {
  const match = /:\s*([+-]?)(\d\d):?(\d\d)(\d\d)?\s*$/.exec(text ?? '');
  if (!match) return null;
  const seconds = Number(match[2]) * 3600 + Number(match[3]) * 60 + Number(match[4] ?? 0);
  return match[1] === '-' ? -seconds : seconds;
}

/** The onsets between two instants, and the last one of each observance before them. */
function onsetsAround(observances: Observance[], from: number, to: number): Onset[] {
  const found: Onset[] = [];
  for (const { before, offset, onsets, rules } of observances) {
    const walls = [...onsets];
    for (const rule of rules) {
      try {
        walls.push(...rule.between(from + before, to + before), rule.lastBefore(from + before) ?? onsets[0]!);
      } catch (error) {
        // A zone whose rule leads nowhere still has the onsets that it lists.
        if (!(error instanceof EndlessRule)) throw error;
      }
    }
    found.push(...walls.map((wall) => ({ time: wall - before, offset })));
  }
  return found.sort((a, b) => a.time - b.time);
}

/** Before all onsets the clock shows what the first of them changed (RFC 5545, 3.6.5). */
function firstOffset(observances: Observance[]): number {
  const first = ({ onsets }: Observance) => onsets.reduce((a, b) => Math.min(a, b));
  return observances.reduce((a, b) => (first(b) - b.before < first(a) - a.before ? b : a)).before;
}
