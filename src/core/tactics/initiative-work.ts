import type { Assessment } from '../analyze';
import { formatMoment } from '../calendar/moment';
import { readMergeSubject } from '../history/merge-subject';
import type { CommitFact, RepositoryFacts } from '../ledger/facts';
import { isLongLived } from '../ledger/long-lived-branches';
import { authorDay, branchesIn } from './initiative-branches';
import type { Initiative } from './initiatives';
import { Purposes } from './purposes';

/** What the window's history says of the register, the whole team's work. */
export interface InitiativesWork {
  /** In the order of the register. */
  landed: LandedWork[];
  /** Folders with work of the window on no initiative, those with most commits first. */
  folders: { repository: string; path: string; commits: number }[];
  /** Branches that were merged in the window and belong to no initiative, newest first. */
  branches: { repository: string; name: string; time: string }[];
  /** Commits of the user on nothing registered, of all of theirs of which it is known what they changed. */
  mine: { none: number; of: number };
}

export interface LandedWork {
  name: string;
  /** Newest first; a few. */
  recent: { repository: string; commit: string; time: string; subject: string; mine: boolean }[];
  commits: number;
  /** Made after the sunset. */
  afterSunset: number;
}

const MOST_RECENT = 8;
const MOST_SUGGESTED = 6;
/** Fewer commits are no work to speak of. */
const LEAST_COMMITS = 3;
const FOLDER_DEPTH = 2;

/** What landed on each initiative in the window, and what on none. */
export function initiativesWork({ repositories, facts, work, documents }: Pick<Assessment, 'repositories' | 'facts' | 'work' | 'documents'>): InitiativesWork {
  const initiatives = documents.initiatives ?? [];
  const landed = new Map(initiatives.map((initiative): [Initiative, LandedWork] => [initiative, { name: initiative.name, recent: [], commits: 0, afterSunset: 0 }]));
  const folders = new Map<string, { repository: string; path: string; commits: number }>();
  const mine = { none: 0, of: 0 };
  const lookups = new Map(repositories.map((repository) => [repository, lookupIn(repository, initiatives, work, facts)]));
  for (const fact of [...facts.authoredWork].reverse()) {
    const { repository, row } = fact;
    const lines = repository.details.get(row)?.lines?.filter(({ path }) => work.classesOf(repository).of(path) !== 'generated') ?? [];
    if (lines.length === 0) continue;
    const { purposes, branches } = lookups.get(repository)!;
    const initiative = purposes.landedOn({ lines, branch: branches.get(row) ?? null });
    mine.of += fact.mine;
    const entry = initiative === null ? undefined : landed.get(initiative);
    if (entry !== undefined) {
      entry.commits++;
      if (initiative!.sunset !== null && authorDay(repository.ledger, row) > initiative!.sunset) entry.afterSunset++;
      if (entry.recent.length < MOST_RECENT) entry.recent.push(evidenceOf(fact));
      continue;
    }
    mine.none += fact.mine;
    for (const path of new Set(lines.map((line) => folderOf(line.path)))) {
      if (path === '') continue;
      const key = `${repository.path}\0${path}`;
      const folder = folders.get(key) ?? { repository: repository.name, path, commits: 0 };
      folder.commits++;
      folders.set(key, folder);
    }
  }
  return {
    landed: [...landed.values()],
    folders: [...folders.values()].filter(({ commits }) => commits >= LEAST_COMMITS).sort((a, b) => b.commits - a.commits || (a.path < b.path ? -1 : 1)).slice(0, MOST_SUGGESTED),
    branches: repositories.flatMap((repository) => mergedBranches(repository, lookups.get(repository)!.purposes, facts)).sort((a, b) => Date.parse(b.time) - Date.parse(a.time)).slice(0, MOST_SUGGESTED),
    mine,
  };
}

function lookupIn(repository: RepositoryFacts, initiatives: readonly Initiative[], work: Assessment['work'], facts: Assessment['facts']) {
  const purposes = new Purposes(initiatives, repository.name, (path) => work.classesOf(repository).of(path) === 'generated');
  return { purposes, branches: branchesIn(repository, purposes, facts) };
}

function mergedBranches(repository: RepositoryFacts, purposes: Purposes, { from, to }: Assessment['facts']): InitiativesWork['branches'] {
  const { ledger } = repository;
  const found = new Map<string, { time: number; offset: number }>();
  for (const row of ledger.window(from.time, to.time)) {
    if (!ledger.isMerge(row)) continue;
    for (const branch of readMergeSubject(ledger.subject(row)).branches) {
      const time = ledger.committerTime(row);
      // The default branch, merged into others, is nobody's initiative.
      if (isLongLived(repository, branch) || branch === 'HEAD' || purposes.ofBranch(branch) !== null) continue;
      if ((found.get(branch)?.time ?? -Infinity) < time) found.set(branch, { time, offset: ledger.committerOffset(row) });
    }
  }
  return [...found].map(([name, moment]) => ({ repository: repository.name, name, time: formatMoment(moment) }));
}

/** The folder that work in a file is named by; empty at the top. */
export function folderOf(path: string): string {
  return path.split('/').slice(0, -1).slice(0, FOLDER_DEPTH).join('/');
}

function evidenceOf({ repository: { path, ledger }, row, mine }: CommitFact): LandedWork['recent'][number] {
  return { repository: path, commit: ledger.hash(row), time: formatMoment({ time: ledger.authorTime(row), offset: ledger.authorOffset(row) }), subject: ledger.subject(row), mine: mine === 1 };
}
