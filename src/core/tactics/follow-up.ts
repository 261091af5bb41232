import type { Assessment } from '../analyze';
import { formatMoment, parseMoment, WEEK_SECONDS } from '../calendar/moment';
import { formatCount, plural, toEvidence } from '../habits/detector';
import { isCalled } from '../history/identities';
import type { KnownFile } from '../knowledge/knowledge';
import { ME } from '../knowledge/people';
import { commitsOn } from '../knowledge/sole-files';
import type { RepositoryFacts } from '../ledger/facts';
import { localDate } from '../review/phrases';
import type { CommitEvidence } from '../review/review';
import { type HandOver, type HandOverArea, isDay } from './hand-over';

/** Commits by whose they are. One by the successor and somebody else together is the successor's. */
export interface WorkShares {
  me: number;
  successor: number;
  others: number;
}

/** A stretch of time, and the commits that changed the area in it. */
export interface FollowUpSpan extends WorkShares {
  /** First day, `YYYY-MM-DD`. */
  from: string;
  before: boolean;
}

/**
 * `moved`: the successor makes most of it. `elsewhere`: others do. `moving`: the successor's share has grown. `staying`:
 * most is the user's. `shared`: neither. `too-little`: fewer than {@link LEAST_COMMITS} commits, or the start is to come.
 */
export type FollowUpStatus = 'moved' | 'elsewhere' | 'moving' | 'staying' | 'shared' | 'too-little' | 'unknown';

/** Whether an area's work goes over to its successor, by the history. */
export interface FollowUp {
  status: FollowUpStatus;
  /** In a sentence or two. */
  text: string;
  /** Length of a span, in weeks: 1, and 4 for a hand-over that began long ago. */
  spanWeeks: 1 | 4;
  /** Oldest first; none where nothing is known. */
  spans: FollowUpSpan[];
  /** Since the start, and in the twelve weeks before it. */
  since: WorkShares;
  before: WorkShares;
  /** What was counted since the start, newest first; cut at 50. */
  commits: (CommitEvidence & { by: keyof WorkShares })[];
}

/** Less is no tendency. */
export const LEAST_COMMITS = 4;
const WEEKS_BEFORE = 12;
/** A chart with more bars can't be read in a side bar. */
const MOST_WEEKS = 13;
const MOST_SPANS = 13;
const MOST_COMMITS = 50;
/** A folder with as many files is an area of its own, as in the plan (`knowledge/areas.ts`). */
const LARGE_FOLDER = 5;
/** By how much a share has to grow to be more than a whim. */
const GROWTH = 0.1;
const DAY_SECONDS = 24 * 60 * 60;

type Known = Pick<Assessment, 'repositories' | 'knowledge' | 'now'>;

/** Follows hand-overs up, in their order. */
export function followUps(assessment: Known, handOvers: readonly Omit<HandOver, 'file'>[]): FollowUp[] {
  return handOvers.map((handOver) => followUp(assessment, handOver));
}

function followUp(assessment: Known, { area, successor, start }: Omit<HandOver, 'file'>): FollowUp {
  const { repositories, knowledge, now } = assessment;
  const repository = repositories.find(({ name }) => name.toLowerCase() === area.repository.toLowerCase()) ?? (area.repository === '' && repositories.length === 1 ? repositories[0] : undefined);
  if (repository === undefined) return unknown(`${area.repository === '' ? 'Its repository' : area.repository} is not open in this window, so its history is not known here.`);
  const files = filesOf(area, knowledge.files.filter((file) => file.repository === repository));
  if (files.length === 0) return unknown('There are no files in this area, or the history doesn’t show who made them.');
  if (successor === '') return unknown('No successor is named, so there is nobody to look for in the history.');
  const people = peopleCalled(successor, repositories, assessment);
  if (people.has(ME)) return unknown('You are named as the successor.');
  if (!isDay(start)) return unknown('No day is named on which it began.');
  const from = parseMoment(start)!.time - now.offset * 60;
  if (from > now.time) return { ...unknown(`It begins on ${localDate(start)}.`), status: 'too-little' };

  const { ledger } = repository;
  const commits = [...new Set(files.flatMap((file) => commitsOn(file, knowledge)))].map((row) => {
    const authors = knowledge.peopleOf(repository, row);
    return { row, time: ledger.committerTime(row), by: authors.some((person) => people.has(person)) ? ('successor' as const) : authors.includes(ME) ? ('me' as const) : ('others' as const) };
  });
  const since = commits.filter(({ time }) => time >= from && time <= now.time);
  const before = commits.filter(({ time }) => time < from && time >= from - WEEKS_BEFORE * WEEK_SECONDS);
  const shares = { since: sharesOf(since), before: sharesOf(before) };
  const spanWeeks = now.time - from <= MOST_WEEKS * WEEK_SECONDS ? 1 : 4;
  const status = statusOf(shares.since, shares.before);
  return {
    status,
    text: people.size === 0 && since.length > 0 ? `${textOf(successor, start, shares.since)} Nobody called ${successor} is in this history; use the name that git knows.` : [textOf(successor, start, shares.since), ...endingOf(status, shares.since, shares.before)].join(' '),
    spanWeeks,
    spans: spansOf([...before, ...since], from, now.time, now.offset, spanWeeks),
    ...shares,
    commits: since
      .sort((a, b) => b.time - a.time || b.row - a.row)
      .slice(0, MOST_COMMITS)
      .map(({ row, by }) => ({ ...toEvidence({ role: by === 'me' ? ('authored' as const) : ('team' as const), moment: { time: ledger.committerTime(row), offset: ledger.committerOffset(row) }, repository, row }, formatMoment), by })),
  };
}

/** The files of an area as the plan draws it. */
function filesOf({ path, rest }: HandOverArea, files: readonly KnownFile[]): KnownFile[] {
  const start = path === '' ? 0 : path.length + 1;
  const inside = files.filter((file) => path === '' || file.path.startsWith(`${path}/`));
  if (!rest) return inside;
  const folderOf = (file: KnownFile) => {
    const end = file.path.indexOf('/', start);
    return end === -1 ? null : file.path.slice(start, end);
  };
  const sizes = new Map<string | null, number>();
  for (const file of inside) sizes.set(folderOf(file), (sizes.get(folderOf(file)) ?? 0) + 1);
  return inside.filter((file) => folderOf(file) === null || sizes.get(folderOf(file))! < LARGE_FOLDER);
}

/** The numbers of those who sign with a name or an address. */
function peopleCalled(name: string, repositories: readonly RepositoryFacts[], { knowledge }: Known): Set<number> {
  const found = new Set<number>();
  for (const repository of repositories) {
    repository.ledger.people.all().forEach((recorded, id) => {
      const fits = [recorded, repository.roles.person(id)].some((person) => isCalled(person, name));
      const person = fits ? knowledge.personOf(repository, id) : null;
      if (person !== null) found.add(person);
    });
  }
  return found;
}

function sharesOf(commits: readonly { by: keyof WorkShares }[]): WorkShares {
  const shares: WorkShares = { me: 0, successor: 0, others: 0 };
  for (const { by } of commits) shares[by]++;
  return shares;
}

function totalOf({ me, successor, others }: WorkShares): number {
  return me + successor + others;
}

function statusOf(since: WorkShares, before: WorkShares): FollowUpStatus {
  const total = totalOf(since);
  if (total < LEAST_COMMITS) return 'too-little';
  if (since.successor > total / 2) return 'moved';
  if (since.others > total / 2) return 'elsewhere';
  const grown = totalOf(before) >= LEAST_COMMITS ? since.successor / total - before.successor / totalOf(before) >= GROWTH : since.successor >= since.me;
  if (grown && since.successor > 0) return 'moving';
  return since.me > total / 2 ? 'staying' : 'shared';
}

/** "Since Tue 3 Nov 2026 Ines Duarte made 7 of 9 commits there, you 1." */
function textOf(successor: string, start: string, since: WorkShares): string {
  const total = totalOf(since);
  if (total === 0) return `Nothing has changed there since ${localDate(start)}.`;
  return `Since ${localDate(start)} ${successor} made ${formatCount(since.successor)} of ${plural(total, 'commit')} there, you ${formatCount(since.me)}.`;
}

function endingOf(status: FollowUpStatus, since: WorkShares, before: WorkShares): string[] {
  const earlier = totalOf(before);
  const was = earlier === 0 ? [] : [`In the ${WEEKS_BEFORE} weeks before, they made ${formatCount(before.successor)} of ${formatCount(earlier)}, you ${formatCount(before.me)}.`];
  switch (status) {
    case 'too-little':
      return [totalOf(since) === 0 ? 'There is nothing to say yet.' : 'That is too little to say where the work goes.'];
    case 'moved':
      return [...was, 'The work has moved.'];
    case 'moving':
      return [...was, 'The work is moving.'];
    case 'elsewhere':
      return [...was, 'Others make most of it now.'];
    case 'staying':
      return [...was, 'The work is still with you.'];
    case 'shared':
      return [...was, 'Nobody makes most of it.'];
    case 'unknown':
      return [];
  }
}

function spansOf(commits: readonly { time: number; by: keyof WorkShares }[], start: number, now: number, offset: number, weeks: number): FollowUpSpan[] {
  const length = weeks * WEEK_SECONDS;
  const last = Math.floor((now - start) / length);
  const first = Math.max(-WEEKS_BEFORE / weeks, last - MOST_SPANS - WEEKS_BEFORE / weeks + 1);
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const from = start + (first + index) * length;
    const inside = commits.filter(({ time }) => time >= from && time < from + length);
    return { from: formatMoment({ time: from + DAY_SECONDS / 2, offset }).slice(0, 10), before: first + index < 0, ...sharesOf(inside) };
  });
}

function unknown(text: string): FollowUp {
  const nothing: WorkShares = { me: 0, successor: 0, others: 0 };
  return { status: 'unknown', text, spanWeeks: 1, spans: [], since: nothing, before: nothing, commits: [] };
}
