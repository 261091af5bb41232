import type { CommitRecord } from '../history/commit';
import { generationsOf } from './generations';
import { HashIndex } from './hash-index';
import { People } from './people';
import { TextArena } from './text-arena';

const ABSENT = 0;
const PRESENT = 1;
const NONE = -1;

/**
 * The commits of one repository in columns, one row a commit: about 130 bytes each, so that a million fit in well
 * under 300 MB. A parent gets its row when a child names it, because the log gives children first; a row without
 * a commit is a parent that was not read (the edge of a shallow clone).
 */
export class Ledger {
  readonly people = new People();
  /** Commits added, each counted once. */
  size = 0;

  private index: HashIndex | null = null;
  private readonly subjects = new TextArena();
  private capacity = 0;
  private present = new Uint8Array(0);
  private authorTimes = new Float64Array(0);
  private committerTimes = new Float64Array(0);
  private authorOffsets = new Int32Array(0);
  private committerOffsets = new Int32Array(0);
  private authors = new Uint32Array(0);
  private committers = new Uint32Array(0);
  private firstParents = new Int32Array(0);
  private subjectPositions = new Float64Array(0);
  /** Further parents and co-authors are rare enough for maps. */
  private readonly otherParents = new Map<number, number[]>();
  private readonly coAuthors = new Map<number, number[]>();
  private generationCache: { size: number; generations: Uint32Array } | null = null;

  /** Adds a commit. Returns its row, or -1 where the commit was there already. */
  add(commit: CommitRecord): number {
    this.index ??= new HashIndex(commit.hash.length / 2);
    const row = this.intern(commit.hash);
    if (this.present[row] === PRESENT) return NONE;
    this.present[row] = PRESENT;
    this.size++;
    this.authorTimes[row] = commit.author.time;
    this.authorOffsets[row] = commit.author.offset;
    this.committerTimes[row] = commit.committer.time;
    this.committerOffsets[row] = commit.committer.offset;
    const author = this.people.id(commit.author);
    const committer = this.people.id(commit.committer);
    this.authors[row] = author;
    this.committers[row] = committer;
    this.subjectPositions[row] = this.subjects.add(commit.subject);
    const [first, ...others] = commit.parents.map((parent) => this.intern(parent));
    this.firstParents[row] = first ?? NONE;
    if (others.length > 0) this.otherParents.set(row, others);
    if (commit.coAuthors.length > 0) {
      this.coAuthors.set(row, commit.coAuthors.map((person) => this.people.id(person)));
    }
    return row;
  }

  /** The row of a commit, or -1. */
  find(hash: string): number {
    const row = this.index?.find(hash) ?? NONE;
    return row !== NONE && this.isPresent(row) ? row : NONE;
  }

  has(hash: string): boolean {
    return this.find(hash) !== NONE;
  }

  /** The rows of all commits. */
  *rows(): Generator<number> {
    for (let row = 0; row < (this.index?.size ?? 0); row++) if (this.isPresent(row)) yield row;
  }

  isPresent(row: number): boolean {
    return this.present[row] !== ABSENT;
  }

  /** Whether the commit's dates could be read. */
  isDated(row: number): boolean {
    return Number.isFinite(this.committerTime(row));
  }

  /** The rows whose committer date lies in the window, both ends included; in no particular order. */
  window(from: number, to: number): number[] {
    const rows: number[] = [];
    for (const row of this.rows()) {
      const time = this.committerTime(row);
      if (time >= from && time <= to) rows.push(row);
    }
    return rows;
  }

  hash(row: number): string {
    if (!this.index) throw new RangeError('The ledger is empty');
    return this.index.hash(row);
  }

  /** Rows of the parents, in order. */
  parents(row: number): number[] {
    const first = this.firstParents[row] ?? NONE;
    return first === NONE ? [] : [first, ...(this.otherParents.get(row) ?? [])];
  }

  isMerge(row: number): boolean {
    return this.otherParents.has(row);
  }

  /** The generation of each row; computed when first asked for after a change. */
  generations(): Uint32Array {
    const rows = this.index?.size ?? 0;
    if (this.generationCache?.size !== this.size) {
      this.generationCache = { size: this.size, generations: generationsOf(rows, (row) => this.parents(row)) };
    }
    return this.generationCache.generations;
  }

  author(row: number): number {
    return this.authors[row] as number;
  }

  committer(row: number): number {
    return this.committers[row] as number;
  }

  coAuthorsOf(row: number): readonly number[] {
    return this.coAuthors.get(row) ?? [];
  }

  authorTime(row: number): number {
    return this.authorTimes[row] as number;
  }

  authorOffset(row: number): number {
    return this.authorOffsets[row] as number;
  }

  committerTime(row: number): number {
    return this.committerTimes[row] as number;
  }

  committerOffset(row: number): number {
    return this.committerOffsets[row] as number;
  }

  subject(row: number): string {
    return this.subjects.get(this.subjectPositions[row] as number);
  }

  private intern(hash: string): number {
    const row = (this.index as HashIndex).intern(hash);
    if (row >= this.capacity) this.grow();
    return row;
  }

  private grow(): void {
    this.capacity = Math.max(1024, this.capacity * 2);
    this.present = resized(this.present, new Uint8Array(this.capacity));
    this.authorTimes = resized(this.authorTimes, new Float64Array(this.capacity));
    this.committerTimes = resized(this.committerTimes, new Float64Array(this.capacity));
    this.authorOffsets = resized(this.authorOffsets, new Int32Array(this.capacity));
    this.committerOffsets = resized(this.committerOffsets, new Int32Array(this.capacity));
    this.authors = resized(this.authors, new Uint32Array(this.capacity));
    this.committers = resized(this.committers, new Uint32Array(this.capacity));
    this.firstParents = resized(this.firstParents, new Int32Array(this.capacity).fill(NONE));
    this.subjectPositions = resized(this.subjectPositions, new Float64Array(this.capacity));
  }
}

function resized<T extends Uint8Array | Float64Array | Int32Array | Uint32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
