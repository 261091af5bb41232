import type { Moment } from '../calendar/moment';
import { type MergeSubject, readMergeSubject } from '../history/merge-subject';
import type { RepositoryFacts } from './facts';
import { broughtIn } from './merges';

/** What came into the mainline at once: a merge with all it brought in, or a series of commits. */
export interface MergedPiece {
  repository: RepositoryFacts;
  /** The merge commit, or the newest commit of the series. */
  row: number;
  /** When it came in: the committer date. */
  moment: Moment;
  /** All its commits, `row` first. */
  rows: readonly number[];
}

/** Branches that go on for ever. To merge one of them brings a mainline up to date, and is no piece of work. */
const LONG_LIVED = ['main', 'master', 'trunk', 'develop', 'development'];

/**
 * Commits that the same person put on the mainline within a minute of each other were handed in together: a patch series
 * that was applied, or a branch that was rebased. One that names a number of its own was squashed, and stands for itself.
 */
const SERIES_SECONDS = 60;

/**
 * What came into the mainline between two times, both included, newest first. The mainline is what the refs lead to by
 * first parents: the default branch, or the refs of the settings. Where a merge brings a long-lived branch in, both sides
 * of it are the mainline: such merges come about when somebody pulls.
 */
export function mergedPieces(repository: RepositoryFacts, from: number, to: number): MergedPiece[] {
  const { ledger } = repository;
  const pieces: { row: number; series: number[] }[] = [];
  for (const row of mainline(repository)) {
    const last = pieces.at(-1);
    if (last !== undefined && continues(repository, last.series.at(-1)!, row)) last.series.push(row);
    else pieces.push({ row, series: [row] });
  }
  return pieces
    .filter(({ row }) => ledger.committerTime(row) >= from && ledger.committerTime(row) <= to)
    .map(({ row, series }) => ({
      repository,
      row,
      moment: { time: ledger.committerTime(row), offset: ledger.committerOffset(row) },
      rows: ledger.isMerge(row) ? [row, ...broughtIn(ledger, row)] : series,
    }))
    .sort((a, b) => b.moment.time - a.moment.time);
}

/** Children before parents, each line of first parents without a gap; the merges of long-lived branches left out. */
function* mainline({ ledger, refs }: RepositoryFacts): Generator<number> {
  const branches = refs.filter(({ name }) => name !== 'HEAD');
  const tips = branches.length > 0 ? branches : refs;
  const longLived = new Set([...LONG_LIVED, ...tips.map(({ name }) => branchOf(name))]);
  const seen = new Set<number>();
  const waiting = tips.map(({ commit }) => ledger.find(commit)).reverse();
  while (waiting.length > 0) {
    const row = waiting.pop()!;
    if (row === -1 || seen.has(row) || !ledger.isPresent(row)) continue;
    seen.add(row);
    const parents = ledger.parents(row);
    const brings = parents.length > 1 ? readMergeSubject(ledger.subject(row)) : null;
    if (brings !== null && isLongLived(brings, longLived)) {
      waiting.push(...parents.reverse());
      continue;
    }
    if (parents.length > 0) waiting.push(parents[0]!);
    yield row;
  }
}

function isLongLived({ branches }: MergeSubject, longLived: ReadonlySet<string>): boolean {
  return branches.length > 0 && branches.every((branch) => longLived.has(branch));
}

/** `refs/remotes/origin/main` is the branch `main`, and so is `refs/heads/main`. */
function branchOf(ref: string): string {
  return ref.replace(/^refs\/(?:heads\/|remotes\/[^/]+\/)/, '');
}

/** Whether a commit of the mainline belongs to the series of the one that came next. */
function continues({ ledger, roles }: RepositoryFacts, next: number, row: number): boolean {
  if (ledger.isMerge(next) || ledger.isMerge(row) || ledger.parents(next)[0] !== row) return false;
  if (!(Math.abs(ledger.committerTime(next) - ledger.committerTime(row)) <= SERIES_SECONDS)) return false;
  const numbered = [next, row].some((each) => readMergeSubject(ledger.subject(each)).number !== null);
  return !numbered && roles.same(ledger.author(next), ledger.author(row));
}
