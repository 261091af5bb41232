import { clock } from '../../habits/detector';
import { span, weekday, weekdays } from '../../review/phrases';
import type { Hours, WeeklyZone } from '../../review/review';
import { SYSTEM_BUDGET } from '../../work/system-time';

/** Hours of the week that are kept for work on the system. Days are ISO 8601 weekdays, times minutes of the day. */
export interface SystemBlock {
  days: number[];
  from: number;
  to: number;
}

type WorkingHours = Hours['workingHours'];

/** How the hours are spread over the week. */
export type Spread = 'one-day' | 'two-days' | 'every-day';

const LINE = /^\s*[-*+]\s+System time:\s*(.+?),?\s+(\d{1,2}):(\d\d)\s+to\s+(\d{1,2}):(\d\d)\s*$/i;
const QUARTER = 15;
const DAYS = [1, 2, 3, 4, 5, 6, 7];

/** What the budget makes of the working hours of a week, in minutes. */
export function weeklyBudget({ days, from, to }: WorkingHours): number {
  return days.length * (to - from) * SYSTEM_BUDGET;
}

/** How long blocks take in a week, in minutes. */
export function weeklyMinutes(blocks: readonly SystemBlock[]): number {
  return blocks.reduce((sum, { days, from, to }) => sum + days.length * Math.max(0, to - from), 0);
}

/**
 * Blocks that make the budget, in whole quarters of an hour: on the working days with the fewest no-code zones, at the end
 * of the day or at its beginning, whichever is freer. What doesn't fit into that many days goes to more of them.
 */
export function proposedBlocks(hours: WorkingHours, zones: readonly WeeklyZone[], spread: Spread): SystemBlock[] {
  const { from, to } = hours;
  const budget = weeklyBudget(hours);
  if (budget <= 0) return [];
  const wanted = spread === 'every-day' ? hours.days.length : spread === 'two-days' ? 2 : 1;
  const count = Math.min(hours.days.length, Math.max(wanted, Math.ceil(budget / (to - from))));
  const length = Math.min(to - from, Math.max(QUARTER, Math.round(budget / count / QUARTER) * QUARTER));
  const spans = hours.days.map((day) => {
    const ends = [{ day, from: to - length, to }, { day, from, to: from + length }].map((each) => ({ ...each, taken: overlap(each, zones) }));
    return ends[0]!.taken <= ends[1]!.taken ? ends[0]! : ends[1]!;
  });
  // The middle of the week first: releases and holidays gather at its ends.
  const chosen = spans.sort((a, b) => a.taken - b.taken || Math.abs(a.day - 3) - Math.abs(b.day - 3) || a.day - b.day).slice(0, count);
  const blocks = new Map<string, SystemBlock>();
  for (const { day, ...times } of chosen.sort((a, b) => a.day - b.day)) {
    const key = `${times.from} ${times.to}`;
    const known = blocks.get(key);
    if (known) known.days.push(day);
    else blocks.set(key, { days: [day], from: times.from, to: times.to });
  }
  return [...blocks.values()];
}

/** The no-code zones that blocks lie in, by title. */
export function zonesInTheWay(blocks: readonly SystemBlock[], zones: readonly WeeklyZone[]): string[] {
  return zones.filter((zone) => blocks.some(({ days, from, to }) => days.some((day) => overlap({ day, from, to }, [zone]) > 0))).map(({ title }) => title);
}

function overlap({ day, from, to }: { day: number; from: number; to: number }, zones: readonly WeeklyZone[]): number {
  return zones.filter(({ days }) => days.includes(day)).reduce((sum, zone) => sum + Math.max(0, Math.min(to, zone.to > zone.from ? zone.to : 1440) - Math.max(from, zone.from)), 0);
}

/** "- System time: Wed, 09:00 to 18:00" */
export function blockLine({ days, from, to }: SystemBlock): string {
  return `- System time: ${weekdays(days)}, ${span({ from, to })}`;
}

/** The blocks in a text; a line that can't be understood is none. */
export function blocksIn(text: string): SystemBlock[] {
  return text.split(/\r?\n/).flatMap((line) => blockOf(line) ?? []);
}

/** The text with these blocks in place of those it has; other lines stay. */
export function withBlocks(text: string, blocks: readonly SystemBlock[]): string {
  if (JSON.stringify(blocksIn(text)) === JSON.stringify(blocks)) return text;
  const own = text.split('\n').filter((line) => blockOf(line) === null).join('\n').trim();
  return [blocks.map(blockLine).join('\n'), own].filter((part) => part !== '').join('\n\n');
}

function blockOf(line: string): SystemBlock | null {
  const match = LINE.exec(line);
  if (match === null) return null;
  const days = daysOf(match[1]!);
  const [from, to] = [minutesOf(match[2]!, match[3]!), minutesOf(match[4]!, match[5]!)];
  return days === null || from === null || to === null || from >= to ? null : { days, from, to };
}

/** "Mon to Fri", "Tue, Thu", "Sat and Sun" */
function daysOf(text: string): number[] | null {
  const found = new Set<number>();
  for (const part of text.split(/\s*(?:,|\band\b)\s*/i).filter((each) => each !== '')) {
    const [first, last = first, more] = part.split(/\s+to\s+/i).map(dayOf);
    if (first === undefined || first === null || last === null || last === undefined || more !== undefined || last < first) return null;
    for (let day = first; day <= last; day++) found.add(day);
  }
  return found.size === 0 ? null : [...found].sort((a, b) => a - b);
}

function dayOf(text: string): number | null {
  return DAYS.find((day) => weekday(day).toLowerCase() === text.trim().slice(0, 3).toLowerCase()) ?? null;
}

/** Minutes of the day of a time such as `09:30`. */
export function minutesOf(hours: string, minutes: string): number | null {
  const value = Number(hours) * 60 + Number(minutes);
  return Number(minutes) < 60 && value <= 1440 ? value : null;
}

/** "9 h", "7 h 30 min" */
export function lengthText(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), Math.round(minutes % 60)];
  return [hours > 0 || rest === 0 ? `${hours} h` : '', rest > 0 ? `${rest} min` : ''].filter(Boolean).join(' ');
}

/** More than these are a community; nobody books a fifth of its week. */
const MOST_PEOPLE = 25;

/** Where the number of hours comes from: "20 % of 45 h (Mon to Fri, 09:00 to 18:00) is 9 h a week for each of you." */
export function budgetText(hours: WorkingHours, people: number): string {
  const budget = weeklyBudget(hours);
  const all = people > 1 && people <= MOST_PEOPLE ? `; for the ${people} of you together ${lengthText(budget * people)}` : '';
  return `${SYSTEM_BUDGET * 100} % of ${lengthText(budget / SYSTEM_BUDGET)} (${weekdays(hours.days)}, ${clock(hours.from)} to ${clock(hours.to)}) is ${lengthText(budget)} a week for each person${all}.`;
}
