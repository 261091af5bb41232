import type { Moment } from '../calendar/moment';
import { WEEK_SECONDS } from '../calendar/moment';
import { isLate } from '../habits/days-a-week';
import { authorship, type CommitSource, type EvidenceSource, formatCount, type Finding, newestFirst, percent, plural, wasOnCall, withoutIntegrations } from '../habits/detector';
import { fixSource } from '../habits/first-responder';
import type { HabitId } from '../habits/habit';
import { isCalled } from '../history/identities';
import type { CommitFact, MyEvent } from '../ledger/facts';
import type { WindowFacts } from '../ledger/window-facts';
import type { RecentZone } from '../review/review';
import { type MyReviews, withLines } from '../reviews/my-reviews';
import type { Story } from '../tactics/stories';
import type { Outage } from '../work/outages';
import { hasLines } from '../work/system-improvement';
import type { Work } from '../work/work';
import type { Check, CheckKind, HandedOver } from './commitment';

/** What commitments are checked against. */
export interface CheckGround {
  /** When the commitment was made, and the moment of the check. */
  since: Moment;
  now: Moment;
  facts: WindowFacts;
  commits: readonly CommitFact[];
  /** Those of the window. */
  zones: () => readonly RecentZone[];
  reviews: MyReviews;
  outages: readonly Outage[];
  findings: ReadonlyMap<HabitId, Finding>;
  work: Work;
  stories: readonly Story[];
  onCall: ReadonlySet<number>;
}

/**
 * How a commitment stands: `kept` so far, `broken`, `open` where there is time left to do what was promised, or
 * `no-evidence` where the history can't tell.
 */
export type Standing = 'kept' | 'broken' | 'open' | 'no-evidence';

export interface Checked {
  standing: Standing;
  /** What was counted, in words. */
  arithmetic: string;
  /** What broke it, or what proves that it was kept. */
  evidence: readonly EvidenceSource[];
}

/** A promise to do something so often is judged when its week is nearly over: reviews are not held on the minute. */
const NEARLY_A_WEEK = 0.9;

/** To do enough of something: of a time that was read in part, there may have been more. Others are broken by what was found. */
const ENOUGH: ReadonlySet<CheckKind> = new Set(['keep-zones', 'system-time']);

/** Asks the history whether a commitment was kept from when it was made until now. */
export function check(asked: Check, ground: CheckGround): Checked {
  const checked = counted(asked, ground);
  const { facts, since } = ground;
  // Wins are in the user's files, which have no window.
  if (since.time >= facts.from.time || asked.kind === 'tell-wins') return checked;
  if (checked.standing === 'broken' && !ENOUGH.has(asked.kind)) return checked;
  return { standing: 'no-evidence', arithmetic: `This was promised before the ${plural(facts.weeks, 'week')} that were read`, evidence: [] };
}

function counted(asked: Check, ground: CheckGround): Checked {
  const { facts } = ground;
  switch (asked.kind) {
    case 'no-late-merges':
      return withMerges(facts) ?? none(mine(ground, facts.myIntegrations).filter(isLate), 'late merge');
    case 'no-late-commits':
      return none(mine(ground, facts.events).filter((event) => event.role === 'authored' && isLate(event)), 'late commit');
    case 'no-weekend-work':
      return none(mine(ground, facts.events).filter(({ local }) => local.weekend), 'commit or merge at the weekend', 'commits or merges at the weekend');
    case 'no-line-by-line-reviews':
      return lineByLine(ground);
    case 'not-first-responder':
      return firstResponder(ground);
    case 'kind-wording':
      return wording(ground);
    case 'keep-zones':
      return zones(asked.atLeast, ground);
    case 'tell-wins':
      return wins(asked.atLeast, ground);
    case 'leave-merges':
      return withMerges(facts) ?? merges(asked.atMost, ground);
    case 'system-time':
      return systemTime(asked.atLeast, ground);
    case 'hands-off':
      return handsOff(asked.area, ground);
  }
}

/** The user's events since then, but for nights on call. */
function mine({ since, now, onCall }: CheckGround, events: readonly MyEvent[]): MyEvent[] {
  return events.filter((event) => event.moment.time > since.time && event.moment.time <= now.time && !wasOnCall(event, onCall));
}

function none(events: readonly MyEvent[], noun: string, nouns = `${noun}s`): Checked {
  return { standing: events.length === 0 ? 'kept' : 'broken', arithmetic: events.length === 0 ? `No ${noun}` : plural(events.length, noun, nouns), evidence: newestFirst(events) };
}

/** Where hosting services merge, the history says nothing of who pressed the button. */
function withMerges(facts: WindowFacts): Checked | null {
  const none = withoutIntegrations(facts);
  return none && { standing: 'no-evidence', arithmetic: withoutStop(none.why), evidence: [] };
}

/** What was promised for each week, over the time that has passed; one at least. */
function owed(perWeek: number, { since, now }: CheckGround): { count: number; over: boolean } {
  const weeks = (now.time - since.time) / WEEK_SECONDS;
  return { count: Math.max(1, Math.round(perWeek * weeks)), over: weeks >= NEARLY_A_WEEK };
}

function zones(atLeast: number, ground: CheckGround): Checked {
  const timeOf = (text: string) => Date.parse(text) / 1000;
  const past = ground.zones().filter(({ start, end }) => timeOf(start) > ground.since.time && timeOf(end) <= ground.now.time);
  const { count, over } = owed(atLeast, ground);
  const kept = past.filter(({ broken }) => !broken).length;
  if (past.length === 0) return over ? { standing: 'no-evidence', arithmetic: 'There was no no-code zone', evidence: [] } : { standing: 'open', arithmetic: 'No no-code zone was over yet', evidence: [] };
  return {
    standing: kept >= count ? 'kept' : over ? 'broken' : 'open',
    arithmetic: `${formatCount(kept)} of ${plural(past.length, 'no-code zone')} kept`,
    evidence: [],
  };
}

function wins(atLeast: number, ground: CheckGround): Checked {
  const day = dayOf(ground.since);
  const today = dayOf(ground.now);
  const told = ground.stories.filter(({ kind, period }) => kind === 'win' && period !== null && period > day && period <= today).length;
  const { count, over } = owed(atLeast, ground);
  return { standing: told >= count ? 'kept' : over ? 'broken' : 'open', arithmetic: `${plural(told, 'win')} told`, evidence: [] };
}

function merges(atMost: number, ground: CheckGround): Checked {
  const others = mine(ground, ground.facts.myIntegrations).filter(({ othersWork }) => othersWork);
  const allowed = atMost === 0 ? 0 : owed(atMost, ground).count;
  return { standing: others.length <= allowed ? 'kept' : 'broken', arithmetic: `${plural(others.length, 'merge')} of the team’s work by you`, evidence: newestFirst(others) };
}

function systemTime(atLeast: number, { facts, work, since, now, ...ground }: CheckGround): Checked {
  const known = facts.authoredWork.filter((fact) => fact.time > since.time && fact.time <= now.time && hasLines(fact));
  const { over } = owed(1, { facts, work, since, now, ...ground });
  if (known.length === 0) return { standing: over ? 'no-evidence' : 'open', arithmetic: 'Nobody committed anything', evidence: [] };
  const improvements = known.filter((fact) => work.improvements.has(fact));
  const share = improvements.length / known.length;
  return {
    standing: share * 100 >= atLeast ? 'kept' : over ? 'broken' : 'open',
    arithmetic: `${formatCount(improvements.length)} of ${plural(known.length, 'commit')}, ${percent(share)}`,
    evidence: newestFirst(improvements.map(authorship)),
  };
}

function handsOff({ repository, path, successor }: HandedOver, ground: CheckGround): Checked {
  const all = ground.commits.filter((fact) => fact.repository.name.toLowerCase() === repository.toLowerCase());
  if (all.length === 0) {
    return { standing: 'no-evidence', arithmetic: `The repository ${repository} is not among those that were read`, evidence: [] };
  }
  const work = all.filter((fact) => fact.authors > 0 && !fact.bot && fact.time > ground.since.time && fact.time <= ground.now.time);
  const there = work.filter((fact) => (fact.repository.details.get(fact.row)?.lines ?? []).some((line) => path === '' || line.path === path || line.path.startsWith(`${path}/`)));
  const own = there.flatMap(({ mine: isMine, event }) => (isMine === 1 && event !== null ? [event] : []));
  const byOthers = there.filter(({ mine: isMine }) => isMine === 0);
  const unknown = work.filter((fact) => fact.mine === 1 && !hasLines(fact));
  if (own.length === 0 && unknown.length > 0) {
    return { standing: 'no-evidence', arithmetic: `Of ${plural(unknown.length, 'commit')} of yours it is not known what changed`, evidence: [] };
  }
  const byThem = byOthers.filter(({ repository: { roles, ledger }, row }) => isCalled(roles.person(ledger.author(row)), successor)).length;
  const others = byOthers.length === 0 ? 'none by others' : `${formatCount(byOthers.length)} by others${successor !== '' && byThem > 0 ? `, ${formatCount(byThem)} of them by ${successor}` : ''}`;
  return { standing: own.length === 0 ? 'kept' : 'broken', arithmetic: `${own.length === 0 ? 'No commit' : plural(own.length, 'commit')} of yours there, ${others}`, evidence: newestFirst(own) };
}

function lineByLine(ground: CheckGround): Checked {
  const known = withLines(ground.reviews).filter(({ last }) => last.moment.time > ground.since.time && last.moment.time <= ground.now.time);
  const thorough = known.filter((review) => review.lineByLine);
  if (known.length === 0) {
    // What nothing records can't be promised to have been kept.
    return { standing: 'no-evidence', arithmetic: 'No review is recorded with its lines', evidence: [] };
  }
  return { standing: thorough.length === 0 ? 'kept' : 'broken', arithmetic: `${formatCount(thorough.length)} of ${plural(known.length, 'review')} went line by line`, evidence: thorough.map(({ reading, last }) => reading ?? last) };
}

function firstResponder(ground: CheckGround): Checked {
  const since = ground.outages.filter(({ fixes }) => fixes[0]!.moment.time > ground.since.time && fixes[0]!.moment.time <= ground.now.time);
  const first = since.filter((outage) => outage.first === 'me');
  if (since.length === 0) return { standing: 'kept', arithmetic: 'No outage', evidence: [] };
  return { standing: first.length === 0 ? 'kept' : 'broken', arithmetic: `First in ${formatCount(first.length)} of ${plural(since.length, 'outage')}`, evidence: newestFirst(first.map(({ fixes }): CommitSource => fixSource(fixes[0]!))) };
}

function wording(ground: CheckGround): Checked {
  const finding = ground.findings.get('harsh-wording');
  if (finding === undefined || finding.value === null) return { standing: 'no-evidence', arithmetic: withoutStop(finding?.why ?? ''), evidence: [] };
  const flagged = finding.evidence.filter(({ moment }) => moment.time > ground.since.time && moment.time <= ground.now.time);
  return { standing: flagged.length === 0 ? 'kept' : 'broken', arithmetic: flagged.length === 0 ? 'No harsh word' : plural(flagged.length, 'message with a harsh word', 'messages with harsh words'), evidence: flagged };
}

/** What is counted is a part of a sentence. */
function withoutStop(why: string): string {
  return why.replace(/\.$/, '');
}

function dayOf({ time, offset }: Moment): string {
  return new Date((time + offset * 60) * 1000).toISOString().slice(0, 10);
}
