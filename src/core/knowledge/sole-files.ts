import { plural } from '../habits/detector';
import type { RepositoryFacts } from '../ledger/facts';
import type { KnownFile, Knowledge } from './knowledge';
import { ME } from './people';

/** A file whose only author is the user, and when they last worked on it. */
export interface SoleFile extends KnownFile {
  /** The user's last commit on it. */
  row: number;
}

export function isSole({ authors }: KnownFile): boolean {
  return authors.length === 1 && authors[0] === ME;
}

/** The files whose only author is the user, the one they worked on last first. */
export function soleFilesOf(knowledge: Knowledge): SoleFile[] {
  const files = knowledge.files.filter(isSole).map((known) => ({ ...known, row: lastOfMine(knowledge, known) }));
  return files.sort((a, b) => timeOf(b) - timeOf(a) || (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

/** Commits of people on a file, those that made it included, up to the end of what is known. */
export function commitsOn({ repository, file }: KnownFile, { end, peopleOf }: Knowledge): number[] {
  return [...file.made, ...file.changed].filter((row) => repository.ledger.committerTime(row) <= end && peopleOf(repository, row).length > 0);
}

/** "made by you, and 3 of 4 changes since" */
export function shareInWords({ contributions, changes }: KnownFile): string {
  const { created, changes: own } = contributions.get(ME)!;
  const part = `${own} of ${plural(changes, 'change')}`;
  if (!created) return `${part} by you`;
  return changes === 0 ? 'made by you, unchanged since' : `made by you, and ${part} since`;
}

function lastOfMine(knowledge: Knowledge, known: KnownFile): number {
  const { ledger } = known.repository;
  const mine = commitsOn(known, knowledge).filter((row) => knowledge.peopleOf(known.repository, row).includes(ME));
  return mine.reduce((last, row) => (ledger.committerTime(row) >= ledger.committerTime(last) ? row : last));
}

function timeOf({ repository, row }: { repository: RepositoryFacts; row: number }): number {
  return repository.ledger.authorTime(row);
}
