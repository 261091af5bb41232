import type { TeamWeek } from '../absence/pace';
import type { ZoneIndex } from '../calendar/zone-index';
import type { Knowledge } from '../knowledge/knowledge';
import type { CommitFact, MyEvent, RepositoryFacts } from '../ledger/facts';
import type { WindowFacts } from '../ledger/window-facts';
import type { CommitEvidence, EventEvidence, Evidence, FileEvidence, HabitCoverage, Hours } from '../review/review';
import { reviewEvidence } from '../reviews/activity-text';
import type { MyActivity } from '../reviews/all-reviews';
import type { MyReviews } from '../reviews/my-reviews';
import type { Settings } from '../settings';
import type { Outage } from '../work/outages';
import type { Work } from '../work/work';
import type { UserDocuments } from '../tactics/documents';
import type { HabitId, HabitStatus, Trap } from './habit';

/** What a detector may look at. */
export interface HabitContext {
  repositories: readonly RepositoryFacts[];
  /** What counts for the oldest score that is shown, by time; `facts` are those of them that the window holds. */
  commits: readonly CommitFact[];
  facts: WindowFacts;
  settings: Settings;
  hours: Hours;
  /** The no-code zones that began in the window. */
  zones: ZoneIndex;
  /** The user's reviews in the window, as far as they were seen. */
  reviews: MyReviews;
  /** Who knows which file, at the end of each week that has a score. */
  knowledge: Knowledge;
  /** What kind of work `commits` are. */
  work: Work;
  /** The outages of the window. */
  outages: readonly Outage[];
  /** The whole weeks of the window with and without the user, oldest first; not every window is asked for them. */
  teamWeeks: () => readonly TeamWeek[];
  /** The portfolio, the wins and the register of the user. */
  documents: UserDocuments;
  /** Nights on call, as days counted from 1970-01-01. */
  onCall: ReadonlySet<number>;
}

/** One habit: how it is named, explained and found. */
export interface Detector {
  id: HabitId;
  trap: Trap;
  title: string;
  unit: string;
  definition(hours: Hours): string;
  detect(context: HabitContext): Finding;
}

export interface Finding {
  /** `null` where there is no evidence; `why` says the reason. */
  value: number | null;
  status: HabitStatus;
  count: number;
  of: number;
  arithmetic: string;
  why: string;
  coverage: HabitCoverage;
  evidence: EvidenceSource[];
}

export interface CommitSource<Role = CommitEvidence['role']> extends Pick<MyEvent, 'moment' | 'repository' | 'row'> {
  role: Role;
}

/** Authored work as evidence, at the time it was written. */
export function authorship({ repository, row, mine }: CommitFact): CommitSource {
  const moment = { time: repository.ledger.authorTime(row), offset: repository.ledger.authorOffset(row) };
  return { role: mine === 1 ? 'authored' : 'team', moment, repository, row };
}

/** Sorts evidence by its time; what happened in the same second by its hash, whatever the order it was read in. */
export function newestFirst(sources: readonly CommitSource[]): CommitSource[] {
  const hash = ({ repository, row }: CommitSource) => repository.ledger.hash(row);
  return [...sources].sort((a, b) => b.moment.time - a.moment.time || (hash(a) < hash(b) ? -1 : 1));
}

/** A file as it stands in `HEAD`, and when something was last done to it. */
export interface FileSource extends Pick<MyEvent, 'moment' | 'repository'>, Pick<FileEvidence, 'text'> {
  file: string;
}

/** What evidence is made from, once it is known which of it is shown. */
export type EvidenceSource = CommitSource | MyActivity | FileSource;

export function evidenceOf(source: EvidenceSource, format: (moment: MyEvent['moment']) => string): Evidence {
  if ('file' in source) return { kind: 'file', repository: source.repository.path, path: source.file, time: format(source.moment), text: source.text };
  return eventEvidenceOf(source, format);
}

export function eventEvidenceOf(source: CommitSource | MyActivity, format: (moment: MyEvent['moment']) => string): EventEvidence {
  return 'change' in source ? reviewEvidence(source, format) : toEvidence(source, format);
}

export function toEvidence<Role>({ role, moment, repository, row }: CommitSource<Role>, format: (moment: MyEvent['moment']) => string): CommitEvidence<Role> {
  return {
    kind: 'commit',
    repository: repository.path,
    commit: repository.ledger.hash(row),
    role,
    time: format(moment),
    subject: repository.ledger.subject(row),
  };
}

/**
 * From which value on a habit is worth watching, and from which it is flagged. Where `flag` is the lower one, low values
 * are the worse ones: from `watch` on all is well, and under `flag` it stands out.
 */
export interface Thresholds {
  watch: number;
  flag: number;
}

export function statusOf(value: number, { watch, flag }: Thresholds): HabitStatus {
  if (flag < watch) return value < flag ? 'flag' : value < watch ? 'watch' : 'good';
  return value >= flag ? 'flag' : value >= watch ? 'watch' : 'good';
}

/** A value with its status and why it has it: "12 % of the zones; under 10 % is good, from 30 % on it stands out." */
export function judged(value: number, thresholds: Thresholds, inWords: (value: number) => string, what: string): Pick<Finding, 'value' | 'status' | 'why'> {
  const [watch, flag] = [inWords(thresholds.watch), inWords(thresholds.flag)];
  const bounds = thresholds.flag < thresholds.watch ? `from ${watch} on is good, under ${flag} it stands out` : `under ${watch} is good, from ${flag} on it stands out`;
  return { value, status: statusOf(value, thresholds), why: `${inWords(value)} ${what}; ${bounds}.` };
}

export function noEvidence(why: string, coverage: HabitCoverage, count = 0, of = 0): Finding {
  return { value: null, status: 'no-evidence', count, of, arithmetic: '', why, coverage, evidence: [] };
}

export const FULL_COVERAGE: HabitCoverage = { share: 1, note: '' };

/** How much of the integrations the history shows. */
export function integrationCoverage({ integrations, hiddenIntegrations }: WindowFacts): HabitCoverage {
  const all = integrations + hiddenIntegrations;
  if (hiddenIntegrations === 0) return FULL_COVERAGE;
  return {
    share: integrations / all,
    note: `${plural(hiddenIntegrations, 'squash or rebase merge')} by the hosting service ${hiddenIntegrations === 1 ? "doesn't" : "don't"} record who pressed the button.`,
  };
}

/** What to find where no integration has a known integrator; `null` where one has. */
export function withoutIntegrations(facts: WindowFacts): Finding | null {
  if (facts.integrations > 0) return null;
  const why =
    facts.hiddenIntegrations > 0
      ? 'Every merge in this window was a squash or rebase by the hosting service, which hides who pressed the button.'
      : 'Nobody merged or applied anything in this window.';
  return noEvidence(why, integrationCoverage(facts));
}

/** Whether the user marked the night of a late event as on-call. */
export function wasOnCall({ local }: Pick<MyEvent, 'local'>, onCall: ReadonlySet<number>): boolean {
  return local.lateNight && onCall.has(local.day);
}

export function plural(count: number, noun: string, nouns = `${noun}s`): string {
  return `${formatCount(count)} ${count === 1 ? noun : nouns}`;
}

/** A text as the beginning of a sentence. */
export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export function formatCount(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

export function percent(share: number): string {
  const value = share * 100;
  return `${value > 0 && value < 1 ? '<1' : Math.round(value)} %`;
}

/** Two digits are enough to see a change of one night in half a year. */
export function rate(value: number): string {
  return value.toFixed(2).replace(/\.?0+$/, '') || '0';
}

/** `22:00` of minutes of the day. */
export function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** "7 merges" where all are merge commits, else the longer words. */
export function countIntegrations(count: number, onlyMerges: boolean): string {
  return onlyMerges ? plural(count, 'merge') : plural(count, 'merge or applied patch', 'merges and applied patches');
}
