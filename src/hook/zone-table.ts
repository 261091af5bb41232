import { DAY_MINUTES } from '../core/calendar/moment';
import type { Zone } from '../core/calendar/zone';
import { visible } from '../core/review/visible';

/**
 * Who keeps a table up to date. A table from the terminal with calendars or settings of its own stays as it is until
 * the terminal writes another; the editor doesn't know them.
 */
export type Keeper = 'editor' | 'terminal';

export interface ZoneTable {
  /** Seconds since the epoch: when it was made, and until when the zones in it are known. */
  written: number;
  until: number;
  keeper: Keeper;
  zones: readonly Zone[];
}

const FORMAT = 'code-refuge zones 1';
const TITLE_LENGTH = 60;
const WEEK_MINUTES = 7 * DAY_MINUTES;

/**
 * The table for the script that asks (docs/hook.md): a line of its own data, then one line a zone by its beginning,
 * with fields between tabs: beginning, end (seconds since the epoch), end for reading, title.
 */
export function renderTable({ written, until, keeper, zones }: ZoneTable): string {
  const rows = zones
    .filter(({ start, end }) => end > written && start < until)
    .sort((a, b) => a.start - b.start)
    .map((zone) => [Math.floor(zone.start), Math.ceil(zone.end), endForReading(zone), titleOf(zone)]);
  return [[FORMAT, written, until, keeper], ...rows].map((row) => `${row.join('\t')}\n`).join('');
}

/** What the first line says; null where it isn't ours or is damaged. */
export function parseTable(text: string): Omit<ZoneTable, 'zones'> & { zones: number } | null {
  const [first = '', ...rows] = text.split('\n');
  const match = /^code-refuge zones 1\t(\d+)\t(\d+)\t(editor|terminal)$/.exec(first);
  if (!match) return null;
  return { written: Number(match[1]), until: Number(match[2]), keeper: match[3] as Keeper, zones: rows.filter((row) => row !== '').length };
}

/** On the clock where the table was made: `11:30`, `midnight`, `Tue 09:00` on another day, `24 Nov, 09:00` far off. */
function endForReading({ local: { from, to } }: Zone): string {
  const days = Math.floor(to / DAY_MINUTES) - Math.floor(from / DAY_MINUTES);
  const clock = new Date(to * 60_000);
  const time = clock.toISOString().slice(11, 16);
  if (days === 0) return time;
  if (days === 1 && time === '00:00') return 'midnight';
  const day = (options: Intl.DateTimeFormatOptions) => clock.toLocaleDateString('en-GB', { ...options, timeZone: 'UTC' });
  return to - from < WEEK_MINUTES ? `${day({ weekday: 'short' })} ${time}` : `${day({ day: 'numeric', month: 'short' })}, ${time}`;
}

/** On one line and short; nothing in it steers a terminal. */
function titleOf({ title }: Zone): string {
  const characters = [...visible(title).trim()];
  return characters.length > TITLE_LENGTH ? `${characters.slice(0, TITLE_LENGTH - 1).join('')}…` : characters.join('');
}
