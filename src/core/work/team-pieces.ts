import { readMergeSubject } from '../history/merge-subject';
import type { RepositoryFacts } from '../ledger/facts';
import { type MergedPiece, mergedPieces } from '../ledger/merged-pieces';
import type { PieceNames } from '../tactics/mentions';
import { isDependencyBump } from './dependency-bumps';

/** A merge, a squash or a patch series that brought in work of the team. */
export interface TeamPiece {
  piece: MergedPiece;
  /** Its commits by members of the team. */
  rows: readonly number[];
}

/**
 * What came into the default branch between two times (seconds since the epoch) and was made by the team, newest first.
 * Dependency bumps alone are none.
 */
export function teamPieces(repositories: readonly RepositoryFacts[], from: number, to: number): TeamPiece[] {
  return distinct(repositories.flatMap((repository) => mergedPieces(repository, from, to))).flatMap((piece) => teamWorkOf(piece) ?? []);
}

/** Where several clones of a repository are looked at, each piece is taken once. */
function distinct(pieces: readonly MergedPiece[]): MergedPiece[] {
  const seen = new Map(pieces.map((piece) => [piece.repository.ledger.hash(piece.row), piece] as const).reverse());
  return [...seen.values()].sort((a, b) => b.moment.time - a.moment.time || (a.repository.ledger.hash(a.row) < b.repository.ledger.hash(b.row) ? -1 : 1));
}

/** The piece with its commits by team members; `null` where it has none, or none but dependency bumps. */
function teamWorkOf(piece: MergedPiece): TeamPiece | null {
  const { ledger, roles, details } = piece.repository;
  const rows = piece.rows.filter((row) => !ledger.isMerge(row) && roles.of(ledger.author(row)) === 'team');
  const isBump = (row: number) => isDependencyBump(ledger.subject(row), details.get(row)?.lines ?? []);
  return rows.length === 0 || rows.every(isBump) ? null : { piece, rows };
}

/** By what a story can mention it. */
export function namesOf({ piece: { repository, row, rows: all }, rows }: TeamPiece): PieceNames {
  const { name, ledger, details } = repository;
  const subjects = [...new Set([row, ...rows])].map((each) => ledger.subject(each));
  const read = [row, ...(ledger.isMerge(row) ? [] : rows)].map((each) => readMergeSubject(ledger.subject(each)));
  return {
    repository: name,
    hashes: all.map((each) => ledger.hash(each)),
    numbers: [...numbersInBody(details.get(row)?.message ?? ''), ...read.flatMap(({ number }) => number ?? [])],
    branches: read.flatMap(({ branches }) => branches),
    subjects: [...subjects, ...read.flatMap(({ title }) => title ?? []), ...(ledger.isMerge(row) ? titleInBody(details.get(row)?.message ?? '') : [])],
  };
}

/** GitLab names the merge request in the last line of a merge: `See merge request parcelway/api!81`. */
function numbersInBody(message: string): string[] {
  const [, number] = /^See merge request \S*!(\d{1,9})$/m.exec(message) ?? [];
  return number === undefined ? [] : [number];
}

/** GitHub and GitLab write the title of the pull request below the subject of its merge. */
function titleInBody(message: string): string[] {
  const lines = message.split('\n', 20).slice(1);
  return lines.filter((line) => line.trim() !== '').slice(0, 1);
}
