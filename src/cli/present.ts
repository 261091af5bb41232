import type { Moment } from '../core/calendar/moment';

export function present(): Moment {
  const date = new Date();
  return { time: Math.floor(date.getTime() / 1000), offset: -date.getTimezoneOffset() };
}
