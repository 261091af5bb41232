import type { CommitEvidence } from '../core/review/review';
import type { FreshEvent } from '../protocol/worker';
import { wallClock } from './local-time';
import { plainText } from './plain-text';

/** What one may be warned about; each kind can be switched off. */
export type WarningKind = 'late-night';

/** What is remembered between warnings, across restarts and windows. Plain data. */
export interface WarningMemory {
  /** Keys of what was warned of, or was seen while warnings were off. Newest last. */
  told: string[];
  /** The viewer's day of the last warning, and how many there were on it. */
  day: string;
  shownThatDay: number;
  /** When the last warning was shown. Epoch in milliseconds, as all times here. */
  lastShown: number;
  /** 0 for none. */
  snoozedUntil: number;
  muted: WarningKind[];
}

export interface WarningRules {
  quiet: boolean;
  warningsPerDay: number;
  /** Nights that are on-call, `YYYY-MM-DD`. */
  onCall: string[];
}

/** The one warning for a burst of events. */
export interface Warning {
  message: string;
  /** The nights it is about, `YYYY-MM-DD`. */
  nights: string[];
}

export const NO_MEMORY: WarningMemory = { told: [], day: '', shownThatDay: 0, lastShown: 0, snoozedUntil: 0, muted: [] };

/** Enough to outlive any rebase of recent work. */
const TOLD_LIMIT = 1_000;

/** What follows a warning within this time belongs to the same burst: a rebase, a row of fixups. */
const BURST_MS = 60_000;

/**
 * Decides whether fresh events deserve a warning, and what to remember. What comes while warnings are off is
 * remembered as told: it must not come up later.
 */
export function decide(
  fresh: FreshEvent[],
  memory: WarningMemory,
  rules: WarningRules,
  now: { time: number; day: string },
): { warning: Warning | null; memory: WarningMemory } {
  const late = fresh.filter(({ lateNight }) => lateNight !== null && !rules.onCall.includes(lateNight));
  const news = late.filter((event) => !keysOf(event).some((key) => memory.told.includes(key)));
  if (news.length === 0) return { warning: null, memory };
  const shownToday = memory.day === now.day ? memory.shownThatDay : 0;
  const may = !isSilent(memory, rules, now.time) && shownToday < rules.warningsPerDay;
  return {
    warning: may ? warningFor(news) : null,
    memory: {
      ...memory,
      told: [...new Set([...memory.told, ...news.flatMap(keysOf)])].slice(-TOLD_LIMIT),
      day: now.day,
      shownThatDay: shownToday + (may ? 1 : 0),
      lastShown: may ? now.time : memory.lastShown,
    },
  };
}

function isSilent(memory: WarningMemory, rules: WarningRules, now: number): boolean {
  const inBurst = now >= memory.lastShown && now - memory.lastShown < BURST_MS;
  return rules.quiet || inBurst || now < memory.snoozedUntil || memory.muted.includes('late-night');
}

/**
 * An amended or rebased commit is the same thing: it keeps its author date. An amended merge gets a new time but
 * keeps its subject on the same night. The repository is left out: a worktree shows the same commit.
 */
function keysOf({ evidence, lateNight }: FreshEvent): string[] {
  const instant = Date.parse(evidence.time);
  return [`${evidence.role} ${instant}`, `${evidence.role} ${lateNight} ${plainText(evidence.subject)}`];
}

function warningFor(events: FreshEvent[]): Warning {
  const newestFirst = [...events].sort((a, b) => Date.parse(b.evidence.time) - Date.parse(a.evidence.time));
  // A merge says more of delegation than a commit.
  const lead = newestFirst.find(({ evidence }) => evidence.role === 'merge') ?? newestFirst[0];
  if (lead === undefined) throw new Error('A warning needs an event.');
  const others = events.length - 1;
  return {
    message: `${sentence(lead.evidence)}${others === 0 ? '' : ` And ${others} more late ${others === 1 ? 'event' : 'events'}.`}`,
    nights: [...new Set(events.flatMap(({ lateNight }) => lateNight ?? []))].sort(),
  };
}

const WHAT: Record<CommitEvidence['role'], string> = {
  merge: 'Late-night merge',
  applied: 'Late-night integration',
  authored: 'Late-night commit',
};

function sentence({ role, subject, time }: CommitEvidence): string {
  const named = plainText(subject);
  return `${WHAT[role]}: ${named === '' ? 'without a message' : `“${named}”`}, ${wallClock(time)}.`;
}
