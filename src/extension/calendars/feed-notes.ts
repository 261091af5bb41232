import type { FeedRecord } from '../../calendars/feed-store';
import { localDay, toLocalIso } from '../time/local-time';
import { momentInWords } from '../warnings/snooze';

const DAY_MS = 24 * 60 * 60_000;

/**
 * How old the data of a feed is, for the tooltip: `Work calendar: as of 14:05`, and why it is no younger. Times are
 * on the viewer's clock and absolute, for a tooltip stands as it was written.
 */
export function feedNote({ name, asOf, failure, nextTry }: FeedRecord, addressIsKnown: boolean, now: Date): string {
  const age = asOf === null ? 'no data yet' : `as of ${dayAndTime(new Date(asOf), now)}`;
  if (!addressIsKnown) return `${name}: ${age}; VS Code has not kept its address here, add the feed again`;
  if (failure === null) return `${name}: ${age}`;
  return `${name}: ${age}; ${failure}${nextTry === null ? '' : `, next try at ${dayAndTime(new Date(nextTry), now)}`}`;
}

/** `14:05` today, `yesterday 18:20`, `tomorrow 00:10`, or `Tue 24 Nov, 09:00`. */
export function dayAndTime(date: Date, now: Date): string {
  const time = toLocalIso(date).slice(11, 16);
  switch (localDay(date)) {
    case localDay(now):
      return time;
    case dayBeside(now, -1):
      return `yesterday ${time}`;
    case dayBeside(now, 1):
      return `tomorrow ${time}`;
    default:
      return momentInWords(date);
  }
}

/** From noon, so that an hour more or less in between changes nothing. */
function dayBeside(now: Date, days: number): string {
  return localDay(new Date(new Date(now).setHours(12, 0, 0, 0) + days * DAY_MS));
}
