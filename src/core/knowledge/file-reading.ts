import type { RepositoryFacts } from '../ledger/facts';
import { authorsOf, type Contribution } from './authorship';
import type { KnownFile, SoleFiles } from './knowledge';
import { ME, NOBODY } from './people';
import type { TrackedFile } from './tracked-files';

/** Reads the files of one repository, one after the other, and counts them at every end. */
export class FileReading {
  /** `people` are the numbers of the ledger's people; `counts` has an entry for each of the ends, and grows. */
  constructor(
    private readonly repository: RepositoryFacts,
    private readonly people: Int32Array,
    private readonly ends: readonly number[],
    private readonly counts: readonly SoleFiles[],
  ) {}

  /** The number of a person of the ledger; `null` for a bot. */
  personOf(id: number): number | null {
    const person = this.people[id]!;
    return person === NOBODY ? null : person;
  }

  /** People of a commit, each once. */
  peopleOf(row: number): number[] {
    const { ledger } = this.repository;
    const author = this.people[ledger.author(row)]!;
    const coAuthors = ledger.coAuthorsOf(row);
    const all = coAuthors.length === 0 ? [author] : [...new Set([author, ...coAuthors.map((id) => this.people[id]!)])];
    return all.filter((person) => person !== NOBODY);
  }

  /**
   * Counts a file at every end at which it was there, and gives what is known of it at the last; `null` where nobody is
   * known to have made it by then. `gone`: it is no longer in `HEAD`. What went only after the last end is not counted at
   * all: the files of that end are those in `HEAD`.
   */
  read(file: TrackedFile, gone = false): Pick<KnownFile, 'contributions' | 'changes' | 'authors'> | null {
    const { ledger } = this.repository;
    const until = gone ? this.endOf(Math.max(...file.deleted.map((row) => ledger.committerTime(row)))) : this.ends.length;
    if (until === 0 || (gone && until === this.ends.length)) return null;
    const events = [...file.made.map((row) => this.event(row, true)), ...file.changed.map((row) => this.event(row, false))].sort((a, b) => a.end - b.end);
    const contributions = new Map<number, Contribution>();
    let changes = 0;
    let isMade = false;
    let authors: number[] = [];
    let next = 0;
    for (let end = 0; end < until; end++) {
      const first = next;
      for (; events[next]?.end === end; next++) {
        const { row, made } = events[next]!;
        const people = this.peopleOf(row);
        isMade ||= made;
        if (!made && people.length > 0) changes++;
        for (const person of people) {
          let contribution = contributions.get(person);
          if (!contribution) contributions.set(person, (contribution = { created: false, changes: 0 }));
          if (made) contribution.created = true;
          else contribution.changes++;
        }
      }
      if (!isMade) continue;
      if (next > first) authors = authorsOf(contributions, changes);
      this.counts[end]!.files++;
      if (authors.length === 1 && authors[0] === ME) this.counts[end]!.sole++;
    }
    return isMade ? { contributions, changes, authors } : null;
  }

  private event(row: number, made: boolean): { row: number; made: boolean; end: number } {
    return { row, made, end: this.endOf(this.repository.ledger.committerTime(row)) };
  }

  /** The first end at which something of that time counts; beyond the last where it never does. */
  private endOf(time: number): number {
    const end = this.ends.findIndex((end) => time <= end);
    return end === -1 ? this.ends.length : end;
  }
}
