import type { Moment } from '../calendar/moment';
import { readMergeSubject } from '../history/merge-subject';
import type { RepositoryFacts } from './facts';
import { isLongLived } from './long-lived-branches';
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

/**
 * Commits that the same person put on the mainline within a minute of each other were handed in together: a patch series
 * that was applied, or a branch that was rebased. One that names a number of its own was squashed, and stands for itself.
 */
const SERIES_SECONDS = 60;

/**
 * What came into the mainline between two times, both included, newest first. The mainline is what the refs lead to by
 * first parents: the default branch, or the refs of the settings. Where a merge brings a long-lived branch in, both sides
 * of it are the mainline: such merges come about when somebody pulls, or brings fixes forward from a line of releases.
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
function* mainline(repository: RepositoryFacts): Generator<number> {
  const { ledger, refs } = repository;
  const branches = refs.filter(({ name }) => name !== 'HEAD');
  const tips = branches.length > 0 ? branches : refs;
  const seen = new Set<number>();
  const waiting = tips.map(({ commit }) => ledger.find(commit)).reverse();
  while (waiting.length > 0) {
    const row = waiting.pop()!;
    if (row === -1 || seen.has(row) || !ledger.isPresent(row)) continue;
    seen.add(row);
    const parents = ledger.parents(row);
    const brings = parents.length > 1 ? readMergeSubject(ledger.subject(row)) : null;
    if (brings !== null && brings.branches.length > 0 && brings.branches.every((branch) => isLongLived(repository, branch))) {
      waiting.push(...parents.reverse());
      continue;
    }
    if (parents.length > 0) waiting.push(parents[0]!);
    yield row;
  }
}

/** Whether a commit of the mainline belongs to the series of the one that came next. */
function continues({ ledger, roles }: RepositoryFacts, next: number, row: number): boolean {
  if (ledger.isMerge(next) || ledger.isMerge(row) || ledger.parents(next)[0] !== row) return false;
  if (!(Math.abs(ledger.committerTime(next) - ledger.committerTime(row)) <= SERIES_SECONDS)) return false;
  const numbered = [next, row].some((each) => readMergeSubject(ledger.subject(each)).number !== null);
  return !numbered && roles.same(ledger.author(next), ledger.author(row));
}
