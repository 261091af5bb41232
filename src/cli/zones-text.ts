import { LocalClock } from '../core/calendar/local-clock';
import { DAY_MINUTES, weekdayOf } from '../core/calendar/moment';
import type { TimeSpan } from '../core/calendar/zone';
import type { JudgedEvent } from '../core/calendar/zones';
import { columns, cut, pad, wrap } from '../core/review/columns';
import { PLAIN, SGR, type Style } from '../core/review/text-style';
import { visible } from '../core/review/visible';
import type { TerminalZones } from './calendars';
import type { Terminal } from './output';

export interface Asked {
  /** Seconds since the epoch. */
  range: { from: number; to: number };
  match: string | null;
}

/** A line of the list. `from` and `to`: minutes since 1970-01-01T00:00 on the viewer's wall clock. */
interface Entry {
  from: number;
  to: number;
  allDay: boolean;
  title: string;
  source: string;
  held: boolean;
  /** Hours that it lasts, where the clock was changed meanwhile and from and to don't tell. */
  lasts: number | null;
}

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The zones by day, for people; no line is wider than the terminal. */
export function renderZones(found: TerminalZones, { range, match }: Asked, { width, colour }: Terminal): string {
  const style = colour ? SGR : PLAIN;
  const clock = new LocalClock(found.timeZone);
  const [from, to] = [clock.wallOf(range.from), clock.wallOf(range.to)];
  const year = yearOf(from);
  const heading = `No-code zones from ${dayName(from)} ${yearOf(from)} ${time(from)} to ${dayName(to)} ${yearOf(to)} ${time(to)} (${found.timeZone})`;
  const zones = found.zones.map((zone) => entryOf(zone, zone, zone.local, zone.hold));
  const away = absences(found.events, clock);
  const layout = { width, style, year };
  return [
    ...wrap(heading, width).map((line) => style.strong(line)),
    '',
    ...(zones.length === 0 ? wrap(`None: ${whyNone(found, match)}`, width) : list(zones, layout)),
    ...(away.length === 0 ? [] : ['', style.strong('Out of office, so no zones'), ...list(away, layout)]),
    ...(zones.length === 0 ? [] : ['', ...wrap(summary(found), width).map((line) => style.faint(line))]),
    '',
  ].join('\n');
}

function absences(events: readonly JudgedEvent[], clock: LocalClock): Entry[] {
  return events
    .filter(({ verdict }) => verdict.kind === 'absence')
    .map(({ event }) => entryOf(event, event, event.wall ?? { from: clock.wallOf(event.start), to: clock.wallOf(event.end) }, false))
    .sort((a, b) => a.from - b.from || a.to - b.to);
}

function entryOf({ start, end }: TimeSpan, what: { title: string; source: string; allDay: boolean }, local: { from: number; to: number }, held: boolean): Entry {
  const minutes = (end - start) / 60;
  const lasts = !what.allDay && Math.abs(minutes - (local.to - local.from)) >= 1 ? Math.round(minutes / 6) / 10 : null;
  return { ...local, allDay: what.allDay, title: visible(what.title) || 'Without a title', source: visible(what.source), held, lasts };
}

/** `Tue 24 Nov  13:00 to 17:00  One-on-ones  (work.ics)`, the day once for all that begin on it. */
function list(entries: readonly Entry[], { width, style, year }: { width: number; style: Style; year: number }): string[] {
  const days = entries.map(({ from }) => dayName(from) + (yearOf(from) === year ? '' : ` ${yearOf(from)}`));
  const times = entries.map(spanText);
  const dayWidth = widest(days);
  // A long span must not push all the titles off the screen.
  const timeWidth = Math.min(widest(times), Math.max(14, Math.floor(width / 3)));
  return entries.flatMap(({ title, source, held }, index) => {
    const day = index > 0 && days[index - 1] === days[index] ? '' : (days[index] ?? '');
    const before = `${style.strong(pad(day, dayWidth))}  ${style.cyan(pad(times[index] ?? '', timeWidth))}  `;
    const room = width - dayWidth - Math.max(timeWidth, columns(times[index] ?? '')) - 4;
    const mark = held ? ', held' : '';
    const tail = `(${source})`;
    if (columns(title) + columns(mark) + 2 + columns(tail) <= room) return [`${before}${title}${style.yellow(mark)}  ${style.faint(tail)}`];
    const indent = ' '.repeat(dayWidth + 2);
    if (room < 16) return [before.trimEnd(), ...inside(indent, `${title}${mark}`, width), indent + style.faint(cut(tail, width - indent.length))];
    return [`${before}${cut(title, room - columns(mark))}${style.yellow(mark)}`, indent + style.faint(cut(tail, width - indent.length))];
  });
}

/** Calendars can bring more texts than a call takes arguments. */
function widest(texts: readonly string[]): number {
  return texts.reduce((width, text) => Math.max(width, columns(text)), 0);
}

function inside(indent: string, text: string, width: number): string[] {
  return [indent + cut(text, width - indent.length)];
}

function spanText({ from, to, allDay, lasts }: Entry): string {
  // The end is not part of it: what ends at midnight ends on the day before.
  const last = Math.max(from, to - 1);
  const sameDay = dayOf(from) === dayOf(last);
  if (allDay) return sameDay ? 'all day' : `all day until ${dayName(last)}`;
  const end = to > from && to % DAY_MINUTES === 0 ? '24:00' : time(to);
  return `${time(from)} to ${sameDay ? '' : `${dayName(last)} `}${end}${lasts === null ? '' : ` (${lasts} h)`}`;
}

/** Why there are no zones, as far as it is known. */
function whyNone({ named, read, events }: TerminalZones, match: string | null): string {
  if (named === 0) return 'the settings have no weekly zones in this time and name no calendar. Name one with --calendar FILE.';
  if (read === 0) return `${named === 1 ? 'the calendar' : 'no calendar'} could ${named === 1 ? 'not ' : ''}be read.`;
  if (events.length === 0) return `no event of ${calendars(read)} lies in this time.`;
  const why = new Map<string, number>();
  for (const { verdict } of events) {
    const reason = match !== null && verdict.why === 'no rule fits' ? 'without a match' : verdict.why;
    why.set(reason, (why.get(reason) ?? 0) + 1);
  }
  const reasons = [...why].map(([reason, count]) => `${count} ${reason}`).join(', ');
  return `${events.length} ${events.length === 1 ? 'event' : 'events'} of ${calendars(read)} ${events.length === 1 ? 'was' : 'were'} looked at, and none is a zone (${reasons}).`;
}

function summary({ zones, events, read }: TerminalZones): string {
  const looked = read === 0 ? '' : `, out of ${events.length} ${events.length === 1 ? 'event' : 'events'} of ${calendars(read)}`;
  return `${zones.length} ${zones.length === 1 ? 'zone' : 'zones'}${looked}${zones.some(({ source }) => source === 'settings') && read > 0 ? ' and the weekly zones' : ''}.`;
}

function calendars(count: number): string {
  return count === 1 ? '1 calendar' : `${count} calendars`;
}

function dayOf(wall: number): number {
  return Math.floor(wall / DAY_MINUTES);
}

/** `Tue 24 Nov`. */
function dayName(wall: number): string {
  const date = new Date(dayOf(wall) * 86_400_000);
  return `${WEEKDAYS[weekdayOf(dayOf(wall)) - 1]} ${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}`;
}

function yearOf(wall: number): number {
  return new Date(dayOf(wall) * 86_400_000).getUTCFullYear();
}

function time(wall: number): string {
  return new Date(wall * 60_000).toISOString().slice(11, 16);
}
