import type { Moment } from '../calendar/moment';
import type { CommitFact, RepositoryFacts } from '../ledger/facts';
import { broughtIn } from '../ledger/merges';
import type { PathClasses } from '../paths/path-classes';
import { isRevert, mergesHotfix, urgentSubject } from './urgent-subjects';

/** Something urgent that was done: a commit, or the merge that brought a hotfix in. */
export interface UrgentFix {
  fact: CommitFact;
  role: 'authored' | 'merge';
  /** When it was done: the author date of a commit, the committer date of a merge. */
  moment: Moment;
  /** Who did it, as the repository numbers people; and whether that is the user. */
  person: number;
  by: 'me' | 'team';
  /** What it changed, generated files left out; `null` where that is not known. */
  files: readonly string[] | null;
  /** Of a merge: the rows of the commits that it brought in. */
  branch: readonly number[];
}

/** More than these were not made on the hotfix branch: it began on another one than it went to. */
const MOST_OF_BRANCH = 20;

/**
 * The urgent fixes among commits, in their order: authored work that takes a commit back, whose subject says so, or that
 * came in on a branch `hotfix/…`; and the merges of those branches. Automation accounts fix nothing here.
 */
export function urgentFixes(commits: readonly CommitFact[], patterns: readonly string[], classesOf: (repository: RepositoryFacts) => PathClasses): UrgentFix[] {
  const saysUrgent = urgentSubject(patterns);
  const branches = hotfixBranches(commits);
  return commits.flatMap((fact) => {
    const { repository, row } = fact;
    const filesOf = (rows: readonly number[]) => filesChanged(repository, rows, classesOf(repository));
    const branch = branches.get(repository)?.byMerge.get(row);
    if (branch !== undefined) {
      if (fact.integration !== 'me' && fact.integration !== 'team') return [];
      return { fact, role: 'merge' as const, moment: committed(fact), person: integratorOf(fact), by: fact.integration, files: filesOf(branch), branch };
    }
    if (fact.authors === 0) return [];
    const subject = repository.ledger.subject(row);
    const message = repository.details.get(row)?.message ?? '';
    if (!branches.get(repository)?.rows.has(row) && !isRevert(subject, message) && !saysUrgent(subject)) return [];
    const person = repository.ledger.author(row);
    return { fact, role: 'authored' as const, moment: authored(fact), person, by: repository.roles.of(person) === 'me' ? ('me' as const) : ('team' as const), files: filesOf([row]), branch: [] };
  });
}

interface Branches {
  /** Rows of the commits of each branch, by the row of its merge. */
  byMerge: Map<number, readonly number[]>;
  rows: Set<number>;
}

function hotfixBranches(commits: readonly CommitFact[]): Map<RepositoryFacts, Branches> {
  const branches = new Map<RepositoryFacts, Branches>();
  for (const { repository, row } of commits) {
    const { ledger } = repository;
    if (!ledger.isMerge(row) || !mergesHotfix(ledger.subject(row))) continue;
    const found = branches.get(repository) ?? { byMerge: new Map<number, readonly number[]>(), rows: new Set<number>() };
    branches.set(repository, found);
    const brought: number[] = [];
    for (const side of broughtIn(ledger, row)) {
      if (!ledger.isMerge(side)) brought.push(side);
      if (brought.length > MOST_OF_BRANCH) break;
    }
    const branch = brought.length > MOST_OF_BRANCH ? [] : brought;
    found.byMerge.set(row, branch);
    for (const side of branch) found.rows.add(side);
  }
  return branches;
}

function filesChanged({ details }: RepositoryFacts, rows: readonly number[], classes: PathClasses): string[] | null {
  const known = rows.flatMap((row) => details.get(row)?.lines ?? []).map(({ path }) => path);
  if (known.length === 0 && !rows.some((row) => details.get(row)?.lines)) return null;
  return [...new Set(known)].filter((path) => classes.of(path) !== 'generated');
}

function authored({ repository: { ledger }, row }: CommitFact): Moment {
  return { time: ledger.authorTime(row), offset: ledger.authorOffset(row) };
}

function committed({ repository: { ledger }, row }: CommitFact): Moment {
  return { time: ledger.committerTime(row), offset: ledger.committerOffset(row) };
}

/** A merge on a web page carries the one who pressed the button as its author. */
function integratorOf({ repository: { ledger, roles }, row }: CommitFact): number {
  return roles.of(ledger.committer(row)) === 'service' ? ledger.author(row) : ledger.committer(row);
}
