import { formatMoment, parseMoment } from '../../core/calendar/moment';

/** A moment as ISO 8601 in the viewer's zone, with its offset: `2026-11-24T01:12:00+02:00`. */
export function toLocalIso(date: Date): string {
  return formatMoment({ time: Math.floor(date.getTime() / 1000), offset: -date.getTimezoneOffset() });
}

/** The date in the viewer's zone, `YYYY-MM-DD`. */
export function localDay(date: Date): string {
  return toLocalIso(date).slice(0, 10);
}

/** A recorded time for reading, on the wall clock where it was recorded and not the viewer's: `Tue 01:12 (+02:00)`. */
export function wallClock(recorded: string): string {
  const moment = parseMoment(recorded);
  if (moment === null) return recorded;
  const wall = new Date((moment.time + moment.offset * 60) * 1000);
  const weekday = wall.toLocaleDateString('en', { weekday: 'short', timeZone: 'UTC' });
  const iso = formatMoment(moment);
  return `${weekday} ${iso.slice(-14, -9)} (${iso.slice(-6)})`;
}

/** When something ends, on the viewer's clock: `11:30`, or `Tue 09:00` on another day. */
export function untilText(now: Date, end: Date): string {
  const iso = toLocalIso(end);
  const time = iso.slice(11, 16);
  return localDay(now) === localDay(end) ? time : `${end.toLocaleDateString('en', { weekday: 'short' })} ${time}`;
}
