import type { CalendarRule } from '../settings';
import { type CalendarEvent, SYSTEM_TIME } from './zone';

/** What the rules make of an event, and which of them did (counted from 0); `null` where none fits or there are none. */
export interface Verdict {
  kind: 'zone' | 'absence' | 'none';
  rule: number | null;
  hold: boolean;
  /** Why, in a few words, for the preview. */
  why: string;
}

export type Judge = (event: CalendarEvent) => Verdict;

/**
 * How the rules judge events. The first rule that fits decides. Out-of-office events are absence, unless a rule asks
 * for them by `busy`. Without rules, every event that blocks time is a zone: one that is neither free nor an absence,
 * nor the system time of an escape plan.
 */
export function judgeBy(rules: readonly CalendarRule[]): Judge {
  const conditions = rules.map(conditionOf);
  return (event) => {
    // A reminder takes no time that could be kept or broken.
    if (event.start === event.end) return { kind: 'none', rule: null, hold: false, why: 'has no length' };
    const away = event.busy === 'out-of-office';
    const rule = conditions.findIndex((fits, index) => fits(event) && (!away || rules[index]?.busy !== undefined));
    const decided = rules[rule];
    if (decided) {
      const named = `rule ${rule + 1}`;
      return decided.zone ? { kind: 'zone', rule, hold: decided.hold, why: named } : { kind: 'none', rule, hold: false, why: `${named} leaves it out` };
    }
    if (away) return { kind: 'absence', rule: null, hold: false, why: 'out of office' };
    if (rules.length > 0) return { kind: 'none', rule: null, hold: false, why: 'no rule fits' };
    if (event.categories.includes(SYSTEM_TIME)) return { kind: 'none', rule: null, hold: false, why: 'is system time' };
    if (event.busy === 'free') return { kind: 'none', rule: null, hold: false, why: 'shown as free' };
    return { kind: 'zone', rule: null, hold: false, why: 'blocks your time' };
  };
}

function conditionOf({ title, category, calendar, busy, visibility }: CalendarRule): (event: CalendarEvent) => boolean {
  const pattern = title === undefined ? null : new RegExp(title, 'iu');
  const same = (wanted: string) => (text: string) => text.toLowerCase() === wanted.toLowerCase();
  return (event) =>
    (pattern === null || pattern.test(event.title)) &&
    (category === undefined || event.categories.some(same(category))) &&
    (calendar === undefined || [event.calendar, event.source, lastPart(event.source)].some(same(calendar))) &&
    (busy === undefined || busy.includes(event.busy)) &&
    (visibility === undefined || visibility.includes(event.visibility));
}

/** `work` of `/home/me/calendars/work.ics`. */
function lastPart(source: string): string {
  return (source.split(/[\\/]/).at(-1) ?? source).replace(/\.ics$/i, '');
}
