import type { FileHistory } from '../changes/file-changes';
import type { RepositoryFacts } from '../ledger/facts';
import { isGenerated } from '../paths/generated';
import type { Contribution } from './authorship';
import { FileReading } from './file-reading';
import { numberPeople } from './people';
import { type TrackedFile, trackFiles } from './tracked-files';

/** A file in `HEAD`, and what each person did to it. */
export interface KnownFile {
  repository: RepositoryFacts;
  path: string;
  file: TrackedFile;
  /** By the numbers of people; the user is {@link ME}. */
  contributions: ReadonlyMap<number, Contribution>;
  /** Commits of people that changed it after it was made. */
  changes: number;
  authors: readonly number[];
}

export interface SoleFiles {
  /** Files whose only author is the user. */
  sole: number;
  /** Files of which it is known who made them; generated and vendored ones are left out. */
  files: number;
}

/** Who knows which file. */
export interface Knowledge {
  /** The last of the ends, in epoch seconds. */
  end: number;
  /** At one of the ends that were asked for. */
  at(end: number): SoleFiles;
  /** The files in `HEAD`, as they were known at the last of the ends. */
  files: readonly KnownFile[];
  /** How many files in `HEAD` are left out because the history doesn't show who made them. */
  unknown: number;
  /** The people of a commit, each once; bots left out. */
  peopleOf(repository: RepositoryFacts, row: number): readonly number[];
  /** The number of a person of a ledger; `null` for a bot. */
  personOf(repository: RepositoryFacts, id: number): number | null;
}

/**
 * What the histories of files say of authorship, in one pass for all `ends` (epoch seconds, the oldest first). At an
 * end those commits count that have a committer date up to it; names are followed over the whole history, so that a
 * file is the same one at every end.
 */
export function knowledgeOf(repositories: readonly RepositoryFacts[], ends: readonly number[]): Knowledge {
  const people = numberPeople(repositories);
  const counts = ends.map((): SoleFiles => ({ sole: 0, files: 0 }));
  const readings = new Map(repositories.map((repository, index) => [repository, new FileReading(repository, people[index]!, ends, counts)]));
  const files: KnownFile[] = [];
  let unknown = 0;
  for (const [repository, reading] of readings) {
    if (repository.files === null) continue;
    const { head, attributes } = repository.files;
    const tracked = trackFiles(withoutEdge(repository.files));
    const inHead = new Set<TrackedFile>();
    for (const path of head) {
      const file = tracked.get(path);
      if (file) inHead.add(file);
      if (isGenerated(path, attributes.get(path))) continue;
      const known = file && reading.read(file);
      if (known) files.push({ repository, path, file, ...known });
      else if (!file?.made.length) unknown++;
    }
    // What is gone now was there at the older ends.
    for (const file of new Set(tracked.values())) {
      if (!inHead.has(file) && file.deleted.length > 0 && !isGenerated(file.path)) reading.read(file, true);
    }
  }
  return {
    end: ends.at(-1)!,
    at: (end) => counts[ends.indexOf(end)]!,
    files,
    unknown,
    peopleOf: (repository, row) => readings.get(repository)!.peopleOf(row),
    personOf: (repository, id) => readings.get(repository)!.personOf(id),
  };
}

/** The history without the edge of a shallow clone, whose commits seem to make all that was there before them. */
function withoutEdge({ edge, forEachCommit }: FileHistory): Pick<FileHistory, 'forEachCommit'> {
  if (edge.size === 0) return { forEachCommit };
  return { forEachCommit: (visit) => forEachCommit((row, changes) => { if (!edge.has(row)) visit(row, changes); }) };
}
