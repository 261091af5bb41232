import type { Zone } from '../../core/calendar/zone';
import { localDate } from '../../core/review/phrases';
import type { MyRole } from '../../core/review/review';
import { changeName } from '../../core/reviews/activity-text';
import type { FreshEvent, OffRegister } from '../../protocol/worker';
import { untilText, wallClock } from '../time/local-time';
import { plainText } from '../plain-text';
import type { SeenReview } from '../reading/review-watch';

/** What one may be warned about; each kind can be switched off. */
export const WARNING_KINDS = ['late-night', 'zone-merge', 'zone-commit', 'zone-reading', 'zone-comment', 'sunset-commit', 'stray-commit'] as const;
export type WarningKind = (typeof WARNING_KINDS)[number];

/** Something in a review, and where it fell. */
export interface FreshReview extends SeenReview {
  /** Date of the evening, `YYYY-MM-DD`, if it happened in late-night hours. */
  lateNight: string | null;
  /** The no-code zones that lasted, those that end last first. */
  zones: readonly Zone[];
}

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
  kind: WarningKind;
  message: string;
  /** The late nights it is about, `YYYY-MM-DD`. */
  nights: string[];
}

export const NO_MEMORY: WarningMemory = { told: [], day: '', shownThatDay: 0, lastShown: 0, snoozedUntil: 0, muted: [] };

/** Enough to outlive any rebase of recent work. */
const TOLD_LIMIT = 1_000;

/** What follows a warning within this time belongs to the same burst: a rebase, a row of fixups. */
const BURST_MS = 60_000;

/** An event that deserves a warning of one kind. */
interface Cause {
  kind: WarningKind;
  event: FreshEvent | FreshReview;
  /** What the event is known by. */
  keys: string[];
  /** What a warning of this kind is known by in the zones of the event, on its initiative, or in its place. */
  placeKeys: string[];
}

/**
 * Decides whether fresh events deserve a warning, and what to remember. What comes while warnings are off is
 * remembered as told: it must not come up later.
 */
export function decide(
  fresh: readonly (FreshEvent | FreshReview)[],
  memory: WarningMemory,
  rules: WarningRules,
  now: { time: number; day: string },
): { warning: Warning | null; memory: WarningMemory } {
  const causes = fresh.flatMap((event) => causeOf(event, memory.muted, rules.onCall) ?? []);
  const news = causes.filter(({ keys }) => !keys.some((key) => memory.told.includes(key)));
  if (news.length === 0) return { warning: null, memory };
  const shownToday = memory.day === now.day ? memory.shownThatDay : 0;
  // A zone has one warning of a kind, whatever else follows in it; of zones that overlap, one of them has. So do a sunset, and a branch or folder on no initiative.
  const worthIt = news.filter(({ kind, placeKeys }) => !memory.muted.includes(kind) && !placeKeys.some((key) => memory.told.includes(key)));
  const shown = worthIt.length > 0 && !isSilent(memory, rules, now.time) && shownToday < rules.warningsPerDay ? worthIt : [];
  const told = [...memory.told, ...news.flatMap(({ keys }) => keys), ...shown.flatMap(({ placeKeys }) => placeKeys)];
  return {
    warning: shown.length > 0 ? warningFor(shown, now.time) : null,
    memory: {
      ...memory,
      told: [...new Set(told)].slice(-TOLD_LIMIT),
      day: now.day,
      shownThatDay: shownToday + (shown.length > 0 ? 1 : 0),
      lastShown: shown.length > 0 ? now.time : memory.lastShown,
    },
  };
}

/** The kind of warning that an event asks for: of a late night sooner than of a zone, of that sooner than of the register, and one of them at most. */
function causeOf(event: FreshEvent | FreshReview, muted: readonly WarningKind[], onCall: readonly string[]): Cause | null {
  const { lateNight, zones } = event;
  if (lateNight !== null && onCall.includes(lateNight)) return null;
  const keys = isReview(event) ? reviewKeys(event) : commitKeys(event);
  if (lateNight !== null && !isReview(event) && (zones.length === 0 || !muted.includes('late-night'))) {
    return { kind: 'late-night', event, keys, placeKeys: [] };
  }
  if (zones.length === 0) return isReview(event) || event.offRegister === null ? null : { ...registerCause(event.offRegister, event.evidence.repository), event, keys };
  const kind = isReview(event) ? (`zone-${event.kind}` as const) : event.evidence.role === 'authored' ? 'zone-commit' : 'zone-merge';
  return { kind, event, keys, placeKeys: zones.map(({ id }) => `${kind} ${id}`) };
}

/** Another date of a sunset is another decision, which may be told of again. A branch or folder on no initiative is told of once. */
function registerCause(off: OffRegister, repository: string): Pick<Cause, 'kind' | 'placeKeys'> {
  if (off.kind === 'sunset') return { kind: 'sunset-commit', placeKeys: [`sunset-commit ${off.sunset} ${off.initiative}`] };
  return { kind: 'stray-commit', placeKeys: [`stray-commit ${off.place} ${repository}`] };
}

function isReview(event: FreshEvent | FreshReview): event is FreshReview {
  return 'change' in event;
}

function isSilent(memory: WarningMemory, rules: WarningRules, now: number): boolean {
  const inBurst = now >= memory.lastShown && now - memory.lastShown < BURST_MS;
  return rules.quiet || inBurst || now < memory.snoozedUntil;
}

/**
 * An amended or rebased commit is the same thing: it keeps its author date. An amended merge gets a new time but
 * keeps its subject on the same night, or in the same zone. The repository is left out: a worktree shows the same
 * commit.
 */
function commitKeys({ evidence, lateNight, zones }: FreshEvent): string[] {
  const instant = Date.parse(evidence.time);
  const subject = plainText(evidence.subject);
  const places = [...(lateNight === null ? [] : [lateNight]), ...zones.map(({ id }) => id)];
  return [`${evidence.role} ${instant}`, ...places.map((place) => `${evidence.role} ${place} ${subject}`)];
}

function reviewKeys({ kind, change, time }: FreshReview): string[] {
  return [`${kind} ${Date.parse(time)} ${change}`];
}

function warningFor(causes: readonly Cause[], now: number): Warning {
  const newestFirst = [...causes].sort((a, b) => timeOf(b) - timeOf(a));
  const kind = WARNING_KINDS.find((each) => causes.some((cause) => cause.kind === each))!;
  const same = newestFirst.filter((cause) => cause.kind === kind);
  // A merge says more of delegation than a commit.
  const lead = same.find(({ event }) => !isReview(event) && event.evidence.role === 'merge') ?? same[0]!;
  const others = same.length - 1;
  const more = kind === 'late-night' ? ` And ${others} more late ${others === 1 ? 'event' : 'events'}.` : ` And ${others} more.`;
  return {
    kind,
    message: `${sentence(lead, now)}${others === 0 ? '' : more}`,
    nights: [...new Set(same.flatMap(({ event }) => (kind === 'late-night' ? (event.lateNight ?? []) : [])))].sort(),
  };
}

function timeOf({ event }: Cause): number {
  return Date.parse(isReview(event) ? event.time : event.evidence.time);
}

const LATE: Record<MyRole, string> = {
  merge: 'Late-night merge',
  applied: 'Late-night integration',
  authored: 'Late-night commit',
};

const IN_ZONE: Record<MyRole, string> = {
  merge: 'A merge',
  applied: 'An applied patch',
  authored: 'A commit',
};

function sentence({ kind, event }: Cause, now: number): string {
  const place = placeOf(event.zones[0], now);
  if (isReview(event)) {
    const { change, readLines, changedLines } = event;
    const name = plainText(changeName(change));
    if (event.kind === 'comment') return `A review comment in ${place}, on ${name}.`;
    return `Reading line by line in ${place}: ${readLines} of ${changedLines} changed lines of ${name}. What would the author learn from settling this without you?`;
  }
  const { role, subject, time } = event.evidence;
  const quoted = plainText(subject) === '' ? 'without a message' : `“${plainText(subject)}”`;
  const { offRegister } = event;
  if (kind === 'sunset-commit' && offRegister?.kind === 'sunset') return `A commit on “${plainText(offRegister.initiative, 40)}”, past its sunset of ${localDate(offRegister.sunset)}: ${quoted}.`;
  if (kind === 'stray-commit') return `A commit on no initiative of your register: ${quoted}. What is it for?`;
  return kind === 'late-night' ? `${LATE[role]}: ${quoted}, ${wallClock(time)}.` : `${IN_ZONE[role]} in ${place}: ${quoted}.`;
}

/** “One-on-ones” (no code until 17:00) */
function placeOf(zone: Zone | undefined, now: number): string {
  if (zone === undefined) return '';
  return `“${plainText(zone.title, 40)}” (no code until ${untilText(new Date(now), new Date(zone.end * 1000))})`;
}
