import { firstEver, pacesOf, type TeamWeek, teamWeeks } from './absence/pace';
import { formatDay, formatMoment, type Moment, WEEK_SECONDS } from './calendar/moment';
import type { TimeSpan, Zone } from './calendar/zone';
import { zoneHours } from './calendar/zone-hours';
import { localTime } from './calendar/working-day';
import { indexZones, type ZoneIndex } from './calendar/zone-index';
import type { CommitDetails, FileHistory } from './changes/file-changes';
import { type Detector, eventEvidenceOf, evidenceOf, type Finding, wasOnCall } from './habits/detector';
import type { HabitId } from './habits/habit';
import { DETECTORS } from './habits/registry';
import type { Person } from './history/commit';
import { botMatcher } from './history/automation';
import { IdentityMatcher } from './history/identities';
import { lastHeld, standingOf } from './commitments/standing';
import { delegationPlan } from './knowledge/delegation-plan';
import { type Knowledge, knowledgeOf } from './knowledge/knowledge';
import { colleaguesOf } from './knowledge/successors';
import { truckFactorOf } from './knowledge/truck-factor';
import { collectFacts, type CommitFact, type RepositoryFacts } from './ledger/facts';
import type { Ledger } from './ledger/ledger';
import { Roles } from './ledger/roles';
import { windowFacts, type WindowFacts } from './ledger/window-facts';
import { identitiesOf } from './review/identities';
import type { SourceReviews } from './reviews/activity';
import { type AllReviews, collectReviews } from './reviews/all-reviews';
import { type MyReviews, myReviews } from './reviews/my-reviews';
import { nearestClock } from './reviews/nearest-clock';
import { NO_REVIEW_LOG, type ReviewLog } from './reviews/review-events';
import { reviewSources } from './reviews/review-sources';
import { trailerReviews } from './reviews/trailers';
import { reviewVolume } from './reviews/review-volume';
import { notices } from './review/notices';
import { outagesIn } from './review/outages';
import { type Break, recentZones } from './review/recent-zones';
import { type CommitmentResult, EVIDENCE_LIMIT, type GlassBreak, type Habit, type Hours, type MissingReviewRefs, type RecentZone, type RepositorySummary, type Review } from './review/review';
import { scoreOf, type ScoreNow, weekEnds, WEEKS_SHOWN, withHistory } from './score/score';
import { SIGNALS } from './score/signals';
import type { Settings } from './settings';
import { NO_DOCUMENTS, type UserDocuments } from './tactics/documents';
import type { HeldReview } from './tactics/held-reviews';
import { type Outage, outagesOf } from './work/outages';
import { systemTime } from './work/system-time';
import { type Work, workOf } from './work/work';

/** A repository as it was read. */
export interface RepositoryHistory extends RepositorySummary {
  ledger: Ledger;
  /** The ledger's people with the mailmap applied, by the same numbers. */
  canonical: readonly Person[];
  /** Records that could not be read. */
  damaged: number;
  /** Of the commits that the windows can hold, by row; empty where they were not asked for. */
  details?: ReadonlyMap<number, CommitDetails>;
  /** `null` where the files could not be read; `fileProblem` says why. */
  files?: FileHistory | null;
  fileProblem?: string;
  /** What the sources in it know of reviews; one entry for each that was found. */
  reviews?: readonly SourceReviews[];
  /** Why they could not be read. */
  reviewProblem?: string;
  /** What a remote knows of reviews and the clone doesn't. */
  missingReviewRefs?: readonly MissingReviewRefs[];
}

export interface AnalysisInput {
  repositories: readonly RepositoryHistory[];
  /** Addresses and names of the user, from git, the mailmap and the settings. */
  me: readonly string[];
  settings: Settings;
  /** The no-code zones of the range that `zoneRange` says, or of more. */
  zones: readonly Zone[];
  /** Out-of-office events of the user's calendars, of the same range; none unless given. */
  absences?: readonly TimeSpan[];
  /** Whenever the user broke the glass, in any order. */
  brokenGlass: readonly GlassBreak[];
  /** What the editor noted of the user's reviews; nothing unless given. */
  reviewEvents?: ReviewLog;
  /** Nights marked as on-call, `YYYY-MM-DD`. */
  onCall: readonly string[];
  /** What the files of the user's folder say; nothing unless given. */
  documents?: UserDocuments;
  now: Moment;
}

const DAY_SECONDS = 24 * 60 * 60;

/** What an analysis found out, for whoever asks for more than the review says. */
export interface Assessment {
  review: Review;
  repositories: readonly RepositoryFacts[];
  /** Facts of all the commits that the windows hold. */
  commits: readonly CommitFact[];
  /** Those of the window that ends now. */
  facts: WindowFacts;
  knowledge: Knowledge;
  work: Work;
  allReviews: AllReviews;
  /** The whole weeks of that window, with and without the user; oldest first. */
  teamWeeks: readonly TeamWeek[];
  documents: UserDocuments;
  settings: Settings;
  onCall: ReadonlySet<number>;
  zones: readonly Zone[];
  /** Those of the window, and what broke them: the review shows the latest. */
  zonesInWindow: () => readonly RecentZone[];
  /** How the commitments of a review stood at a moment. */
  promised: (held: HeldReview | null, at: Moment) => CommitmentResult[];
  now: Moment;
}

/** The whole analysis: from histories to the review. The same input gives the same review, on any machine. */
export function analyze(input: AnalysisInput): Review {
  return assess(input).review;
}

/** The same, with what it found out on the way. */
export function assess({ repositories, me, settings, zones, absences = [], brokenGlass, reviewEvents = NO_REVIEW_LOG, onCall, documents = NO_DOCUMENTS, now }: AnalysisInput): Assessment {
  const hours: Hours = { workingHours: settings.workingHours, weekend: settings.weekend, lateNight: settings.lateNight };
  const nights = new Set(onCall.map(dayOf));
  const factsOf = repositories.map((history) => repositoryFacts(history, me, settings.bots));

  // The score of twelve weeks ago looks at the weeks before that, so more than one window is read.
  const commits = collectFacts(factsOf, hours, earliest(settings, now), now.time);
  const allReviews = collectReviews({
    found: [...repositories.flatMap(({ reviews = [] }) => reviews), ...trailerReviews(commits)],
    log: reviewEvents,
    repositories: repositories.map(({ path }) => path),
    me,
    accounts: settings.reviewAccounts,
    isBot: botMatcher(settings.bots),
    clock: nearestClock(commits, now),
  });
  const knowledge = knowledgeOf(factsOf, weekEnds(now).map(({ time }) => time));
  const work = workOf(commits, settings);
  const at = (to: Moment, detectors: readonly Detector[]) =>
    measure({ repositories: factsOf, commits, work, to, detectors, settings, hours, zones, absences, allReviews, knowledge, onCall: nights, documents });
  const { facts, zones: inWindow, reviews, outages, teamWeeks: weeksOf, findings, score } = at(now, DETECTORS);
  const weeks = weekEnds(now).map((to) => ({ to, score: to.time === now.time ? score : at(to, SCORED).score }));

  const breaks = breaksOf(facts, reviews, nights, hours);
  let ofWindow: readonly RecentZone[] | null = null;
  const zonesInWindow = () => (ofWindow ??= recentZones(zones, breaks, now, facts.weeks));
  const promised = (held: HeldReview | null, at: Moment) =>
    standingOf(held, { now: at, facts, commits, zones: zonesInWindow, reviews, outages, findings, work, stories: documents.stories, onCall: nights });
  const review: Review = {
    schema: 1,
    repositories: repositories.map(({ name, path, refs, commits, shallow }) => ({ name, path, refs, commits, shallow })),
    me: identitiesOf(factsOf, me),
    window: { from: formatMoment(facts.from), to: formatMoment(facts.to), weeks: facts.weeks },
    coverage: {
      commitsRead: commitsRead(repositories),
      commits: facts.commits,
      events: facts.events.length,
      teamSize: facts.team.size,
      botCommits: facts.botCommits,
      integrations: facts.integrations,
      hiddenIntegrations: facts.hiddenIntegrations,
      reviewSources: reviewSources(allReviews),
      shallow: repositories.some(({ shallow }) => shallow),
      missingReviewRefs: repositories.flatMap(({ missingReviewRefs = [] }) => missingReviewRefs),
      notesSkipped: allReviews.sources.reduce((sum, { skipped }) => sum + skipped, 0),
      damagedCommits: repositories.reduce((sum, { damaged }) => sum + damaged, 0),
      notices: notices(repositories, facts, allReviews),
    },
    score: withHistory(score, weeks),
    reviewVolume: reviewVolume(allReviews, reviews, facts),
    habits: habitsOf(findings, hours),
    delegationPlan: delegationPlan(knowledge, facts, colleaguesOf(commits, facts, knowledge)),
    truckFactor: truckFactorOf(knowledge),
    heatmap: heatmapOf(facts),
    hours,
    zones: settings.noCodeZones,
    zoneHours: zoneHours(inWindow.zones, facts.weeks),
    recentZones: recentZones(zones, breaks, now),
    brokenGlass: brokenGlassIn(brokenGlass, facts),
    onCall: [...nights]
      .sort((a, b) => b - a)
      .map((day) => ({
        night: formatDay(day),
        events: facts.events.filter((event) => event.local.day === day && wasOnCall(event, nights)).length,
      })),
    outages: outagesIn(outages, work),
    systemTime: systemTime(work, facts),
    absence: pacesOf(weeksOf()),
    commitments: promised(lastHeld(documents.reviews, now), now),
  };
  return { review, repositories: factsOf, commits, facts, knowledge, work, teamWeeks: weeksOf(), allReviews, documents, settings, onCall: nights, zones, zonesInWindow, promised, now };
}

/** From when on something counts: the window of the oldest score that is shown, in epoch seconds. */
export function earliest({ windowWeeks }: Settings, now: Moment): number {
  return now.time - (windowWeeks + WEEKS_SHOWN - 1) * WEEK_SECONDS;
}

/** The range whose no-code zones `analyze` needs. A day more, since a wall clock may be that far from UTC. */
export function zoneRange(settings: Settings, now: Moment): { from: number; to: number } {
  return { from: earliest(settings, now) - DAY_SECONDS, to: now.time + DAY_SECONDS };
}

/** A history in the terms of the analysis: it is known who the user is, and who are bots. */
export function repositoryFacts(history: RepositoryHistory, me: readonly string[], bots: readonly string[]): RepositoryFacts {
  const { name, path, refs, ledger, canonical, shallow, details = new Map(), files = null, fileProblem = null } = history;
  return { name, path, refs, ledger, roles: new Roles(canonical, ledger.people, new IdentityMatcher(me), bots), details, files, fileProblem, shallow };
}

interface Measured {
  facts: WindowFacts;
  zones: ZoneIndex;
  reviews: MyReviews;
  outages: readonly Outage[];
  teamWeeks: () => readonly TeamWeek[];
  findings: Map<HabitId, Finding>;
  score: ScoreNow;
}

interface Measurement {
  repositories: readonly RepositoryFacts[];
  commits: readonly CommitFact[];
  work: Work;
  to: Moment;
  detectors: readonly Detector[];
  settings: Settings;
  hours: Hours;
  zones: readonly Zone[];
  absences: readonly TimeSpan[];
  allReviews: AllReviews;
  knowledge: Knowledge;
  onCall: ReadonlySet<number>;
  documents: UserDocuments;
}

function measure({ repositories, commits, work, to, detectors, settings, hours, zones: all, absences, allReviews, knowledge, onCall, documents }: Measurement): Measured {
  const facts = windowFacts(commits, to, settings.windowWeeks);
  const zones = indexZones(all, facts.from, facts.to);
  const reviews = myReviews(allReviews, facts);
  const outages = outagesOf(work.urgent.filter(({ fact }) => fact.time >= facts.from.time && fact.time <= to.time));
  let weeks: TeamWeek[] | null = null;
  const ofTeam = () => (weeks ??= teamWeeks({ facts, commits, since: firstEver(repositories), absences, hours }));
  const context = { repositories, commits, facts, settings, hours, zones, reviews, knowledge, work, outages, teamWeeks: ofTeam, onCall, documents };
  const findings = new Map(detectors.map((detector) => [detector.id, detector.detect(context)]));
  return { facts, zones, reviews, outages, teamWeeks: ofTeam, findings, score: scoreOf({ facts, reviews, findings }, TITLES) };
}

/** The score of a past week needs no more than these. */
const SCORED = DETECTORS.filter(({ id }) => SIGNALS.some((signal) => signal.id === id));

const TITLES: ReadonlyMap<HabitId, string> = new Map(DETECTORS.map(({ id, title }) => [id, title]));

function habitsOf(findings: ReadonlyMap<HabitId, Finding>, hours: Hours): Habit[] {
  return DETECTORS.map(({ id, trap, title, unit, definition }) => {
    const { evidence, ...finding } = findings.get(id) as Finding;
    return {
      id,
      trap,
      title,
      unit,
      definition: definition(hours),
      ...finding,
      evidenceCount: evidence.length,
      evidence: evidence.slice(0, EVIDENCE_LIMIT).map((source) => evidenceOf(source, formatMoment)),
    };
  });
}

/** The user's events that break zones: all but those of nights on call. */
function breaksOf({ events }: WindowFacts, reviews: MyReviews, onCall: ReadonlySet<number>, hours: Hours): Break[] {
  const work = events.filter((event) => !wasOnCall(event, onCall));
  const read = reviews.events.filter(({ moment }) => !wasOnCall({ local: localTime(moment, hours) }, onCall));
  return [...work, ...read].map((event) => ({ moment: event.moment, evidence: () => eventEvidenceOf(event, formatMoment) }));
}

function brokenGlassIn(all: readonly GlassBreak[], { from, to }: WindowFacts): GlassBreak[] {
  const timeOf = ({ time }: GlassBreak) => Date.parse(time) / 1000;
  return all.filter((entry) => timeOf(entry) >= from.time && timeOf(entry) <= to.time).sort((a, b) => timeOf(b) - timeOf(a));
}

/** Events by weekday (Monday first) and hour of the local wall clock. */
function heatmapOf({ events }: WindowFacts): number[][] {
  const counts = Array.from({ length: 7 }, () => new Array<number>(24).fill(0));
  for (const { local } of events) {
    const row = counts[local.weekday - 1] as number[];
    const hour = Math.floor(local.minuteOfDay / 60);
    row[hour] = (row[hour] ?? 0) + 1;
  }
  return counts;
}

function commitsRead(repositories: readonly RepositoryHistory[]): number {
  const [first, ...others] = repositories;
  // With one repository, which is the rule, there is nothing to compare.
  if (others.length === 0) return first?.ledger.size ?? 0;
  return new Set(repositories.flatMap(({ ledger }) => [...ledger.rows()].map((row) => ledger.hash(row)))).size;
}

/** Days since 1970-01-01 of `YYYY-MM-DD`. */
function dayOf(night: string): number {
  return Date.parse(`${night}T00:00:00Z`) / 86_400_000;
}
