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

/** Days on the calendar: a week in which the clocks change has no 168 hours. */
function later(date: Date, days: number): Date {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days, date.getHours(), date.getMinutes());
}

function isoDay(date: Date): number {
  return date.getDay() === 0 ? 7 : date.getDay();
}
