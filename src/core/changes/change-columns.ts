import type { FileChange } from './file-changes';

const KINDS = ['added', 'modified', 'deleted', 'renamed'] as const satisfies readonly FileChange['kind'][];
const NONE = -1;

/** The changes of a history as they can be kept: of each commit where its changes begin, and of each change its numbers. */
export interface PackedChanges {
  paths: readonly string[];
  starts: Uint32Array;
  kinds: Uint8Array;
  pathIds: Int32Array;
  fromIds: Int32Array;
}

/**
 * The changes of a history in columns: 9 bytes each, and each path once. A history has some four times as many changes
 * as commits.
 */
export class ChangeColumns {
  private readonly paths: string[] = [];
  private readonly ids = new Map<string, number>();
  private kinds = new Uint8Array(1024);
  private pathIds = new Int32Array(1024);
  private fromIds = new Int32Array(1024);
  private size = 0;
  /** Of each commit its row in the ledger, and where its changes begin; in the order in which they were added. */
  private readonly rows: number[] = [];
  private readonly starts: number[] = [];

  /** Adds the changes of a commit, whose parents have been added before. */
  add(row: number, changes: readonly FileChange[]): void {
    this.rows.push(row);
    this.starts.push(this.size);
    for (const { kind, path, from } of changes) {
      if (this.size === this.kinds.length) this.grow();
      this.kinds[this.size] = KINDS.indexOf(kind);
      this.pathIds[this.size] = this.id(path);
      this.fromIds[this.size] = from === null ? NONE : this.id(from);
      this.size++;
    }
  }

  forEachCommit(visit: (row: number, changes: readonly FileChange[]) => void): void {
    for (let index = 0; index < this.rows.length; index++) {
      const changes: FileChange[] = [];
      for (let at = this.starts[index]!; at < (this.starts[index + 1] ?? this.size); at++) {
        const from = this.fromIds[at]!;
        changes.push({ kind: KINDS[this.kinds[at]!]!, path: this.paths[this.pathIds[at]!]!, from: from === NONE ? null : this.paths[from]! });
      }
      visit(this.rows[index]!, changes);
    }
  }

  /** For each commit its row in the ledger, in the order in which `pack` has them. */
  get commits(): readonly number[] {
    return this.rows;
  }

  pack(): PackedChanges {
    const used = <T extends Uint8Array | Int32Array>(column: T) => column.slice(0, this.size) as T;
    return { paths: this.paths, starts: Uint32Array.from(this.starts), kinds: used(this.kinds), pathIds: used(this.pathIds), fromIds: used(this.fromIds) };
  }

  /** What `pack` gave. `rowOf` says which row in the ledger each commit has now; those with -1 are left out. */
  static unpack({ paths, starts, kinds, pathIds, fromIds }: PackedChanges, rowOf: (index: number) => number): ChangeColumns {
    const columns = new ChangeColumns();
    for (const path of paths) columns.id(path);
    starts.forEach((start, index) => {
      const row = rowOf(index);
      if (row === NONE) return;
      const end = starts[index + 1] ?? kinds.length;
      columns.rows.push(row);
      columns.starts.push(columns.size);
      while (columns.size + end - start > columns.kinds.length) columns.grow();
      columns.kinds.set(kinds.subarray(start, end), columns.size);
      columns.pathIds.set(pathIds.subarray(start, end), columns.size);
      columns.fromIds.set(fromIds.subarray(start, end), columns.size);
      columns.size += end - start;
    });
    return columns;
  }

  private id(path: string): number {
    const known = this.ids.get(path);
    if (known !== undefined) return known;
    this.ids.set(path, this.paths.length);
    return this.paths.push(path) - 1;
  }

  private grow(): void {
    const resize = <T extends Uint8Array | Int32Array>(from: T, to: T) => (to.set(from), to);
    const capacity = this.kinds.length * 2;
    this.kinds = resize(this.kinds, new Uint8Array(capacity));
    this.pathIds = resize(this.pathIds, new Int32Array(capacity));
    this.fromIds = resize(this.fromIds, new Int32Array(capacity));
  }
}
