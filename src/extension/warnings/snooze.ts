const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;
const MORNING_HOUR = 9;
/** Before this hour it is still the evening before, and "tomorrow" is the morning that follows. */
const ROLLOVER_HOUR = 5;

export interface SnoozeChoice {
  label: string;
  /** Until when, for reading. */
  description: string;
  /** Epoch in milliseconds. */
  until: number;
}

/** The offers of how long to snooze, on the viewer's clock. */
export function snoozeChoices(now: Date): SnoozeChoice[] {
  return [
    choice('For 1 hour', new Date(now.getTime() + HOUR_MS)),
    choice('Until tomorrow 9:00', tomorrowMorning(now)),
    choice('For a week', new Date(now.getTime() + 7 * DAY_MS)),
  ];
}

function tomorrowMorning(now: Date): Date {
  const days = now.getHours() < ROLLOVER_HOUR ? 0 : 1;
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, MORNING_HOUR);
}

function choice(label: string, until: Date): SnoozeChoice {
  return { label, description: momentInWords(until), until: until.getTime() };
}

/** `Tue 24 Nov, 09:00`, on the viewer's clock. */
export function momentInWords(date: Date): string {
  const day = date.toLocaleDateString('en-GB', { weekday: 'short', day: 'numeric', month: 'short' });
  return `${day.replace(',', '')}, ${date.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })}`;
}
