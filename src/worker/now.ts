import { type Moment, parseMoment } from '../core/calendar/moment';

/** The moment that a request was made for. */
export function readNow(text: string): Moment {
  const now = parseMoment(text);
  if (!now) throw new Error(`"${text}" is no ISO 8601 time`);
  return now;
}
