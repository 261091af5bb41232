import { NulFields } from '../history/nul-fields';
import { HASH, RAW_LINE, SUBMODULE } from './change-format';
import type { FileChange } from './file-changes';

/** Reads the output of `git log` with `CHANGE_ARGUMENTS`, in chunks that may end anywhere. */
export class ChangeParser {
  private readonly input = new NulFields((field) => this.field(field));
  private hash = '';
  private changes: FileChange[] = [];
  /** A raw line whose paths are still to come. */
  private line: { status: string; isFile: boolean; paths: string[] } | null = null;

  /** Each commit that changed files goes to `onCommit`, children first. */
  constructor(private readonly onCommit: (hash: string, changes: readonly FileChange[]) => void) {}

  push(chunk: Uint8Array): void {
    this.input.push(chunk);
  }

  /** Ends the input. A commit that was cut off is dropped. */
  end(): void {
    if (this.input.end() && this.line === null) this.finish();
  }

  private field(field: string): void {
    if (this.line !== null) return this.path(this.line, field);
    const raw = RAW_LINE.exec(field);
    if (raw) {
      const [, before, after, status = ''] = raw;
      this.line = { status, isFile: before !== SUBMODULE && after !== SUBMODULE, paths: [] };
    } else if (HASH.test(field)) {
      this.finish();
      this.hash = field;
    }
  }

  private path(line: { status: string; isFile: boolean; paths: string[] }, path: string): void {
    line.paths.push(path);
    if (line.paths.length < (line.status === 'R' || line.status === 'C' ? 2 : 1)) return;
    if (line.isFile) this.changes.push(changeOf(line.status, line.paths));
    this.line = null;
  }

  private finish(): void {
    if (this.changes.length > 0) this.onCommit(this.hash, this.changes);
    this.changes = [];
  }
}

function changeOf(status: string, [first = '', second]: readonly string[]): FileChange {
  switch (status) {
    case 'A':
      return { kind: 'added', path: first, from: null };
    case 'C':
      return { kind: 'added', path: second ?? first, from: null };
    case 'D':
      return { kind: 'deleted', path: first, from: null };
    case 'R':
      return { kind: 'renamed', path: second ?? first, from: first };
    default:
      return { kind: 'modified', path: first, from: null };
  }
}
