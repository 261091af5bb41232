import { formatMoment, type Moment } from '../calendar/moment';
import { formatCount } from '../habits/detector';
import type { RepositoryFacts } from '../ledger/facts';
import { localDate } from '../review/phrases';
import type { DelegationArea } from '../review/review';
import { isDependencyBump } from '../work/dependency-bumps';
import { type Area, LEAST_FILES, soleAreas } from './areas';
import type { KnownFile, Knowledge } from './knowledge';
import { ME } from './people';
import { commitsOn, isSole } from './sole-files';
import { type Colleagues, successorsOf } from './successors';

/** More than that is no plan but a list. */
export const MOST_AREAS = 12;
const HOT_FILES = 3;
const SUBJECTS = 3;
const SUBJECT_LENGTH = 60;
/** Nobody has to learn these. */
const LEGAL = /(?:^|\/)(?:licen[cs]e|copying|notice|authors|copyright)[^/]*$/i;

/** A commit of the window, in the area of a plan. */
export interface AreaCommit {
  row: number;
  people: readonly number[];
}

export interface PlanWindow {
  from: Moment;
  to: Moment;
  weeks: number;
}

/** What to hand over, to whom and how to begin: the areas with most commits in the window first. */
export function delegationPlan(knowledge: Knowledge, window: PlanWindow, colleagues: Colleagues): DelegationArea[] {
  const areas = soleAreas(knowledge).map((area) => ({ area, commits: commitsIn(area, knowledge, window) }));
  return areas
    // A few files in a folder that nobody touches need no successor.
    .filter(({ area, commits }) => commits.length > 0 || area.path === '' || area.files.length >= LEAST_FILES)
    .sort((a, b) => b.commits.length - a.commits.length || soleIn(b.area).length - soleIn(a.area).length || (a.area.path < b.area.path ? -1 : 1))
    .slice(0, MOST_AREAS)
    .map(({ area, commits }) => planned(area, commits, knowledge, window, colleagues));
}

function planned(area: Area, commits: readonly AreaCommit[], knowledge: Knowledge, window: PlanWindow, colleagues: Colleagues): DelegationArea {
  const { ledger } = area.repository;
  const hot = hottest(area, knowledge, window);
  const successors = successorsOf(area, commits, knowledge, colleagues, window);
  const last = latest(area.repository, area.files.flatMap((file) => commitsOn(file, knowledge)));
  return {
    repository: area.repository.path,
    path: area.path,
    title: titleOf(area),
    files: area.files.length,
    soleFiles: soleIn(area).length,
    commits: commits.length,
    myCommits: commits.filter(({ people }) => people.includes(ME)).length,
    lastChange: whenIn(ledger, last),
    successors,
    hotFiles: hot.map(({ file, rows }) => ({ path: file.path, commits: rows.length })),
    firstStep: firstStep(area.repository, hot[0]!, successors[0]?.name ?? null, knowledge, colleagues),
  };
}

export function titleOf({ path, isRest }: Area): string {
  if (path === '') return 'Top level';
  return isRest ? `${path}, outside of its larger folders` : path;
}

function soleIn({ files }: Area): KnownFile[] {
  return files.filter(isSole);
}

function commitsIn({ repository, files }: Area, knowledge: Knowledge, { from, to }: PlanWindow): AreaCommit[] {
  const rows = new Set(files.flatMap((file) => commitsOn(file, knowledge)));
  return [...rows]
    .filter((row) => repository.ledger.committerTime(row) >= from.time && repository.ledger.committerTime(row) <= to.time)
    .map((row) => ({ row, people: knowledge.peopleOf(repository, row) }))
    .filter(({ people }) => people.length > 0);
}

/** When a change came in: what was written long before counts from when it was taken. */
function whenIn(ledger: RepositoryFacts['ledger'], row: number): string {
  return formatMoment({ time: ledger.committerTime(row), offset: ledger.committerOffset(row) });
}

interface HotFile {
  file: KnownFile;
  /** Its commits in the window. */
  rows: number[];
}

/** The user's own files that changed most in the window; where none did, the one that changed most of all time. */
function hottest(area: Area, knowledge: Knowledge, { from }: PlanWindow): HotFile[] {
  const { ledger } = area.repository;
  const files = soleIn(area).map((file) => {
    const all = commitsOn(file, knowledge);
    return {
      file,
      rows: all.filter((row) => ledger.committerTime(row) >= from.time),
      legal: LEGAL.test(file.path) ? 1 : 0,
      ever: all.length,
      last: ledger.committerTime(latest(area.repository, all)),
    };
  });
  files.sort((a, b) => a.legal - b.legal || b.rows.length - a.rows.length || b.ever - a.ever || b.last - a.last || (a.file.path < b.file.path ? -1 : 1));
  const hot = files.filter(({ rows }) => rows.length > 0).slice(0, HOT_FILES);
  return hot.length > 0 ? hot : files.slice(0, 1);
}

function firstStep(repository: RepositoryFacts, { file, rows }: HotFile, name: string | null, knowledge: Knowledge, { team }: Colleagues): string {
  const { ledger } = repository;
  if (team.size === 0) return `Nobody else committed in this window. Write down what ${file.path} is for, and what can go wrong in it, for whoever comes next.`;
  if (name === null) return `Nobody else has worked here or next to it. Take somebody along when you change ${file.path} next, and let them type.`;
  if (rows.length === 0) {
    const date = localDate(whenIn(ledger, latest(repository, commitsOn(file, knowledge))));
    return `Nothing has changed in ${file.path} since ${date}, so there is time: ask ${name} to read it and to tell you what is unclear.`;
  }
  const newest = [...rows].sort((a, b) => ledger.committerTime(b) - ledger.committerTime(a)).map((row) => ledger.subject(row));
  const telling = newest.filter((subject) => !isDependencyBump(subject, []));
  // The same subject three times says no more than once, and newer versions say nothing where there is anything else.
  const subjects = [...new Set(telling.length > 0 ? telling : newest)].slice(0, SUBJECTS).map((subject) => `“${shortened(subject)}”`);
  const told = subjects.length === 1 ? `the last one there was ${subjects[0]}` : `the last ${formatCount(subjects.length)} there were ${subjects.slice(0, -1).join(', ')} and ${subjects.at(-1)}`;
  return `Let ${name} take the next change in ${file.path}; ${told}.`;
}

function shortened(subject: string): string {
  const characters = [...subject];
  return characters.length <= SUBJECT_LENGTH ? subject : `${characters.slice(0, SUBJECT_LENGTH - 1).join('').trimEnd()}…`;
}

function latest({ ledger }: RepositoryFacts, rows: readonly number[]): number {
  return rows.reduce((last, row) => (ledger.committerTime(row) > ledger.committerTime(last) ? row : last));
}
