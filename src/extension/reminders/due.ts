/** A time of the week: an ISO 8601 weekday and minutes of the day. */
export interface WeeklyTime {
  day: number;
  at: number;
}

/** The last time that this was, now included, on the clock of this machine. */
export function lastDue({ day, at }: WeeklyTime, now: Date): Date {
  const due = new Date(now.getFullYear(), now.getMonth(), now.getDate() - ((isoDay(now) - day + 7) % 7), 0, at);
  return due.getTime() <= now.getTime() ? due : later(due, -7);
}

/** The next time that this will be. */
export function nextDue(time: WeeklyTime, now: Date): Date {
  return later(lastDue(time, now), 7);
}

/** A monthly reminder comes at this hour. */
const MONTHLY_HOUR = 9;

/** The last time that this day of the month began its work, now included. A shorter month has it on its last day. */
export function lastMonthly(day: number, now: Date): Date {
  const due = monthly(day, now.getFullYear(), now.getMonth());
  return due.getTime() <= now.getTime() ? due : monthly(day, now.getFullYear(), now.getMonth() - 1);
}

/** The next one after now. */
export function nextMonthly(day: number, now: Date): Date {
  const due = monthly(day, now.getFullYear(), now.getMonth());
  return due.getTime() > now.getTime() ? due : monthly(day, now.getFullYear(), now.getMonth() + 1);
}

function monthly(day: number, year: number, month: number): Date {
  return new Date(year, month, Math.min(day, new Date(year, month + 1, 0).getDate()), MONTHLY_HOUR);
}

/** Days on the calendar: a week in which the clocks change has no 168 hours. */
function later(date: Date, days: number): Date {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days, date.getHours(), date.getMinutes());
}

function isoDay(date: Date): number {
  return date.getDay() === 0 ? 7 : date.getDay();
}
