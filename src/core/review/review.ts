import type { CheckKind } from '../commitments/commitment';
import type { HabitId, HabitStatus, Trap } from '../habits/habit';
import type { ReviewSourceName } from '../reviews/activity';

/**
 * The leadership review as data: what `code-refuge review --json` prints, what the panel draws and what every
 * renderer reads. Its JSON Schema is docs/review.schema.json; the fields are explained in docs/json.md.
 *
 * All times are ISO 8601 with the offset that was recorded where the thing happened.
 */
export interface Review {
  /** Version of this shape. Grows when a field changes its meaning or goes away. */
  schema: 1;
  repositories: RepositorySummary[];
  /** Every identity of the user that was found in the history or configured, most commits first. */
  me: Identity[];
  window: { from: string; to: string; weeks: number };
  coverage: Coverage;
  score: Score;
  habits: Habit[];
  /** `null` where nothing records reviews in the window. */
  reviewVolume: ReviewVolume | null;
  /** The areas that only the user can maintain, and how to hand them over; those with most commits first, 12 at most. */
  delegationPlan: DelegationArea[];
  /** Truck factor of all files together (Avelino et al., ICPC 2016); `null` where no files could be read. */
  truckFactor: TruckFactor | null;
  /** 7 rows (Monday to Sunday) of 24 hours: how many of the user's events fell there, on the local wall clock. */
  heatmap: number[][];
  /** The hours that the heat map and the habits are judged by. */
  hours: Hours;
  /** The weekly no-code zones of the settings. */
  zones: WeeklyZone[];
  /** When in the week the no-code zones of the window lay, weekly ones and those of calendars, on the viewer's clock. */
  zoneHours: ZoneHours[];
  /** The no-code zones of the last eight weeks, newest first, kept and broken. */
  recentZones: RecentZone[];
  /** How often, and why, the user lifted a zone they had asked to be held to, in the window. Newest first. */
  brokenGlass: GlassBreak[];
  /** Nights that the user marked as on-call; their late hours are left out of the habits. Newest first. */
  onCall: OnCallNight[];
  /** The outages of the window, newest first; cut at `OUTAGE_LIMIT`. */
  outages: Outage[];
  systemTime: SystemTime;
  /** The team's pace per week without and with the user; a half is `null` where there is no such week. */
  absence: { away: Pace | null; present: Pace | null };
  /** What the user promised in the last review they held, and how it stands; empty where none was held. */
  commitments: CommitmentResult[];
}

export interface RepositorySummary {
  /** Last part of the path, made unique by more of the path where two are alike. */
  name: string;
  path: string;
  /** The refs whose history was read, each with the commit it pointed to. */
  refs: { name: string; commit: string }[];
  /** Commits read from this repository, of all time. */
  commits: number;
  shallow: boolean;
}

export interface Identity {
  name: string;
  email: string;
  /** Commits of all time that this identity wrote or committed. */
  commits: number;
}

export interface Coverage {
  /** Commits read, of all time, each once, also where several clones share it. */
  commitsRead: number;
  /** Commits in the window, each once. */
  commits: number;
  /** The user's events in the window: authored commits and integrations. */
  events: number;
  /** People other than the user who wrote or integrated something in the window. */
  teamSize: number;
  botCommits: number;
  /** Merges and applied patches in the window whose integrator is known. */
  integrations: number;
  /** Squash and rebase merges made by a hosting service in the window: who pressed the button is not recorded. */
  hiddenIntegrations: number;
  /** Where reviews were found, one entry a source, and how much each holds. */
  reviewSources: ReviewSource[];
  /** True when at least one repository is a shallow clone. */
  shallow: boolean;
  /** Entries of the review sources that could not be read. */
  notesSkipped: number;
  /** Refs with reviews that a remote has and the clone doesn't. */
  missingReviewRefs: MissingReviewRefs[];
  /** Commits whose record or date could not be read; they are left out of everything but the graph. */
  damagedCommits: number;
  /** What the history can't show, and what was left out, in sentences. */
  notices: string[];
}

export interface MissingReviewRefs {
  /** Path of the repository. */
  repository: string;
  /** Name of the remote. */
  remote: string;
  /** Full names; all changes of Gerrit are one pattern. */
  refs: string[];
  /** The one line that brings them, run in the repository; it overwrites and deletes nothing. */
  fetch: string;
  /** Whether the remote was looked at; if not, commits with a Change-Id only suggest that they are there. */
  certain: boolean;
}

/** Numbers of everybody, and of all that was read, not of the window alone. Programs are left out. */
export interface ReviewSource {
  source: ReviewSourceName;
  /** Pairs of a change and somebody other than its author who reviewed it. */
  reviews: number;
  /** Authors' answers included. */
  comments: number;
  /** Comments on a line; for the editor, reviews of which it is known how much was read. */
  withLines: number;
  /** Reviews by the user; `null` where people have numbers in place of names and nobody knows which is the user's. */
  mine: number | null;
  /** Entries that could not be read. */
  skipped: number;
}

/** Something that happened. */
export type EventEvidence = CommitEvidence | ReviewEvidence;

/** What the user reviewed in the window, and how soon anybody's change is reviewed. */
export interface ReviewVolume {
  /** Changes of others that the user reviewed. */
  reviews: number;
  /** Comments the user wrote on them. */
  comments: number;
  /** Files and changed lines of those whose size is known; generated files are left out. */
  files: number;
  changedLines: number;
  /** How many those are. */
  sized: number;
  /** The same for each week of the window, on average. */
  perWeek: { reviews: number; comments: number; files: number; changedLines: number };
  /**
   * Hours from when a change was put up until somebody else reviewed it, the median of the changes that were put up in
   * the window and reviewed; `null` where no source records both.
   */
  firstReview: { medianHours: number; changes: number } | null;
}

export type Evidence = EventEvidence | FileEvidence;

/** What an event of the user is. */
export type MyRole = 'merge' | 'applied' | 'authored';

export interface CommitEvidence<Role = MyRole | 'team'> {
  kind: 'commit';
  /** Path of the repository, as in `repositories[].path`. */
  repository: string;
  commit: string;
  /**
   * `merge`: a merge commit; `applied`: another person's commit that the user committed; `authored`: the user's own work;
   * `team`: somebody else's commit.
   */
  role: Role;
  /** Local time where it happened. */
  time: string;
  /** First line of the message, cut at 200 characters. */
  subject: string;
}

/** Something that was done to review a change. */
export interface ReviewEvidence {
  kind: 'review';
  /** Where it was seen. */
  source: ReviewSourceName;
  /** Path of the repository; empty where none is known. */
  repository: string;
  /** Which change, such as `github:owner/name#12` or `commit:` and its name. */
  change: string;
  /** Local time where it happened. */
  time: string;
  /** What was done, in words. */
  text: string;
}

/** A file in `HEAD`. */
export interface FileEvidence {
  kind: 'file';
  /** Path of the repository, as in `repositories[].path`. */
  repository: string;
  /** From the root of the repository, with slashes. */
  path: string;
  /** When the user last changed it, where they were. */
  time: string;
  /** What makes it evidence, in words. */
  text: string;
}

/** Files that are handed over together. */
export interface DelegationArea {
  /** Path of the repository, as in `repositories[].path`. */
  repository: string;
  /** The folder, from the root of the repository; empty for the root itself. */
  path: string;
  /** The folder in words: what is meant where only a part of it is. */
  title: string;
  /** Files in the area, and how many of them have no author but the user: more than half. */
  files: number;
  soleFiles: number;
  /** Commits of people in the window that touched it, and the user's among them. */
  commits: number;
  myCommits: number;
  /** Local time of the last change of all time. */
  lastChange: string;
  /** Who could take it over, at most three, all of them active in the window; empty where nobody has worked near it. */
  successors: Successor[];
  /** The user's files that changed most in the window, three at most; else the one that changed last. */
  hotFiles: { path: string; commits: number }[];
  /** One thing to do first, in a sentence or two. */
  firstStep: string;
}

export interface Successor {
  name: string;
  /** What this person has done there, in words. */
  why: string;
}

export interface TruckFactor {
  /** How many people would have to be gone before more than half of the files have no author. */
  value: number;
  /** Files in `HEAD` of which it is known who made them, generated and vendored ones left out. */
  files: number;
  /** People who are author of at least one of them, the user included. */
  authors: number;
}

export interface Habit {
  id: HabitId;
  trap: Trap;
  title: string;
  status: HabitStatus;
  /** `null` where there is no evidence; see docs/metrics.md for each habit's unit and range. */
  value: number | null;
  unit: string;
  count: number;
  of: number;
  /** The arithmetic in words: "7 of 31 merges, 5 nights in 26 weeks". */
  arithmetic: string;
  /** The definition in one sentence. */
  definition: string;
  /** Newest first; cut at `EVIDENCE_LIMIT`. */
  evidence: Evidence[];
  /** How many events the evidence stands for, those that were cut off included. */
  evidenceCount: number;
  /** Why it has this status, or why there is no evidence. */
  why: string;
  /** How much of the history could show this habit. */
  coverage: HabitCoverage;
}

export interface HabitCoverage {
  /** From 0 to 1: the part of the facts in question that the history records. */
  share: number;
  /** What is missing, or empty. */
  note: string;
}

export interface Score {
  /** 0 to 100, whole, higher is better delegated; `null` with a reason. */
  value: number | null;
  reason: string | null;
  /** Difference from the score a week earlier; `null` where one of the two doesn't exist. */
  change: number | null;
  /** Signals that one of the two scores has and the other hasn't, so that part of the change is theirs; empty where `change` is `null`. */
  signalChanges: { added: SignalName[]; removed: SignalName[] };
  /** The signals with evidence. Their weights add up to 1, their contributions to the score before rounding. */
  signals: Signal[];
  /** The signals left out, and why. */
  missing: (SignalName & { why: string })[];
  /** The one change that would raise the score most. */
  bestChange: { id: HabitId; text: string; gain: number } | null;
  /** The same score at the end of each of the last 12 weeks, oldest first; the last is now. */
  weeks: { to: string; value: number | null }[];
}

export interface SignalName {
  id: HabitId;
  title: string;
}

export interface Signal extends SignalName {
  /** The share or rate the sub-score was made from, and its arithmetic in words. */
  value: number;
  arithmetic: string;
  /** 0 to 100. */
  subScore: number;
  /** 0 to 1. */
  weight: number;
  /** `weight × subScore`, in points of the score. */
  contribution: number;
}

/** Minutes of a day, 0 to 1440; weekdays as ISO 8601 counts them, 1 (Monday) to 7 (Sunday). */
export interface Hours {
  workingHours: { days: number[]; from: number; to: number };
  weekend: number[];
  /** `from` is later than `to` where the span crosses midnight; the day rolls over at `to`. */
  lateNight: { from: number; to: number };
}

export interface WeeklyZone {
  title: string;
  days: number[];
  from: number;
  to: number;
  /** Whether the workspace's files are read-only while it lasts. */
  hold: boolean;
}

/** A time of the week in which there were no-code zones. */
export interface ZoneHours {
  /** ISO 8601 weekday. */
  day: number;
  /** Minutes of the day, 0 to 1440. */
  from: number;
  to: number;
  /** In how many of the window's weeks, over 0 to 1. */
  share: number;
}

export interface RecentZone {
  /** On the viewer's clock. */
  start: string;
  end: string;
  title: string;
  /** The calendar it comes from, or `settings`. */
  source: string;
  allDay: boolean;
  broken: boolean;
  /** What broke it, oldest first; 20 at most. */
  by: EventEvidence[];
}

export interface GlassBreak {
  time: string;
  /** Title of the zone that lasted. */
  zone: string;
  /** The user's own line. */
  reason: string;
}

export interface OnCallNight {
  /** Date of the evening, `YYYY-MM-DD`. */
  night: string;
  /** How many of the user's events in the window it takes out. */
  events: number;
}

/** Urgent fixes that belong together, and who moved first. */
export interface Outage {
  /** When the first of them was made, local time where it happened. */
  start: string;
  /** Who made it: the user, or the team. */
  first: 'me' | 'team';
  /** Whole minutes until another person made one; `null` where nobody else did. */
  minutesUntilOther: number | null;
  /** What they changed, the files with the most of them first; cut at `OUTAGE_LIMIT`. */
  files: { repository: string; path: string; urgentFixes: number }[];
  /** How many urgent fixes they are, merges of hotfix branches included. */
  fixes: number;
  /** The time line, oldest first; cut at `OUTAGE_LIMIT`. */
  commits: CommitEvidence[];
}

/** How much of the work goes into the system itself, and where it would pay most. */
export interface SystemTime {
  /** The part of the authored work that is meant for it, 0 to 1. */
  budget: number;
  /** The weeks of the window, oldest first, each ending at `to`: system improvements of all authored work. */
  weeks: { to: string; count: number; of: number }[];
  /** The files with the most urgent fixes, two at least; three files at most. */
  hottestFiles: { repository: string; path: string; urgentFixes: number }[];
}

/** How much a team did in a week: authored work and integrations. */
export interface Pace {
  weeks: number;
  median: number;
  lowerQuartile: number;
  upperQuartile: number;
}

/** A commitment of the last review that was held. */
export interface CommitmentResult {
  text: string;
  /** When that review was held. */
  since: string;
  /** What the history is asked; `null` where only the user can say. */
  check: CheckKind | null;
  /**
   * `kept` until now, `broken`, `open` where there is time left to do what was promised, `asked` where only the user knows,
   * `no-evidence` where the history can't tell.
   */
  standing: 'kept' | 'broken' | 'open' | 'asked' | 'no-evidence';
  /** What was counted, in words; empty where nothing was. */
  arithmetic: string;
  /** What broke it, or what shows that it was kept. Newest first; cut at `EVIDENCE_LIMIT`. */
  evidence: Evidence[];
  evidenceCount: number;
}

export const OUTAGE_LIMIT = 50;

export const EVIDENCE_LIMIT = 50;
