import { DAY_MINUTES } from '../../core/calendar/moment';
import { clock } from '../../core/habits/detector';
import type { WeeklyZone } from '../../core/review/review';

/** A zone as it stands in the form, half-written perhaps. */
export interface Draft {
  title: string;
  days: number[];
  from: string;
  to: string;
  hold: boolean;
}

/** What is wrong with a field, and what to write. */
export type DraftProblems = Partial<Record<'days' | 'from' | 'to', string>>;

export function draftOf({ title, days, from, to, hold }: WeeklyZone): Draft {
  return { title, days, from: clock(from), to: clock(to), hold };
}

/** The zone that a draft says, or what is wrong with it. A zone without a title is called as settings call it. */
export function readDraft(draft: Draft): { zone: WeeklyZone } | { problems: DraftProblems } {
  const [from, to] = [parseTime(draft.from), parseTime(draft.to)];
  const problems: DraftProblems = {};
  if (draft.days.length === 0) problems.days = 'Choose at least one day.';
  if (from === null) problems.from = 'Write a time from 00:00 to 24:00.';
  if (to === null) problems.to = 'Write a time from 00:00 to 24:00.';
  if (from !== null && to !== null && from % DAY_MINUTES === to % DAY_MINUTES && !(from === 0 && to === DAY_MINUTES)) {
    problems.to = 'It has to end later than it begins, or the next day.';
  }
  if (from === null || to === null || Object.keys(problems).length > 0) return { problems };
  return { zone: { title: draft.title.trim() || 'No code', days: [...draft.days].sort((a, b) => a - b), from, to, hold: draft.hold } };
}

/** Minutes of the day of `9`, `9:30`, `09.30`, `0930` or `24:00`; `null` where it is no time. */
export function parseTime(text: string): number | null {
  const match = /^(\d{1,2})(?:[:.]?(\d{2}))?$/.exec(text.trim());
  if (!match) return null;
  const [hours, minutes] = [Number(match[1]), Number(match[2] ?? 0)];
  if (minutes > 59 || hours * 60 + minutes > DAY_MINUTES) return null;
  return hours * 60 + minutes;
}
