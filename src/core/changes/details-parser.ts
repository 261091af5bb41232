import { NulFields } from '../history/nul-fields';
import { HASH, RAW_LINE, SUBMODULE, TRAILERS_SEPARATOR } from './change-format';
import type { CommitDetails, LineChange, Trailer } from './file-changes';

const NUMSTAT = /^\n?(\d+|-)\t(\d+|-)\t([^]*)$/;

/** What the next fields are. */
type Expected = 'message' | 'trailers' | { raw: number; isFile: boolean } | { added: number; deleted: number; renamed: number };

/** Reads the output of `git log` with `DETAILS_ARGUMENTS` or `MESSAGE_ARGUMENTS`, in chunks that may end anywhere. */
export class DetailsParser {
  private readonly input = new NulFields((field) => this.field(field));
  private hash = '';
  private message = '';
  private trailers: readonly Trailer[] = [];
  private lines: LineChange[] = [];
  private readonly submodules = new Set<string>();
  private expected: Expected | null = null;

  /** `hasLines` is false for the output of `MESSAGE_ARGUMENTS`. Merges have no lines of their own, but no `null` either. */
  constructor(
    private readonly hasLines: boolean,
    private readonly onCommit: (hash: string, details: CommitDetails) => void,
  ) {}

  push(chunk: Uint8Array): void {
    this.input.push(chunk);
  }

  /** Ends the input. A commit that was cut off is dropped. */
  end(): void {
    if (this.input.end() && this.expected === null) this.finish();
  }

  private field(field: string): void {
    const { expected } = this;
    if (expected === 'message') {
      this.message = field.trimEnd();
      this.expected = 'trailers';
    } else if (expected === 'trailers') {
      this.trailers = trailersOf(field);
      this.expected = null;
    } else if (expected !== null && 'raw' in expected) this.rawPath(expected, field);
    else if (expected !== null) this.renamedPath(expected, field);
    else this.begin(field);
  }

  private begin(field: string): void {
    const raw = RAW_LINE.exec(field);
    if (raw) {
      const [, before, after, status] = raw;
      this.expected = { raw: status === 'R' || status === 'C' ? 2 : 1, isFile: before !== SUBMODULE && after !== SUBMODULE };
      return;
    }
    const numbers = NUMSTAT.exec(field);
    if (numbers) {
      const [added, deleted, path = ''] = [count(numbers[1]), count(numbers[2]), numbers[3]];
      if (path === '') this.expected = { added, deleted, renamed: 2 };
      else this.line({ path, added, deleted });
    } else if (HASH.test(field)) {
      this.finish();
      this.hash = field;
      this.expected = 'message';
    }
  }

  private rawPath(line: { raw: number; isFile: boolean }, path: string): void {
    line.raw--;
    if (line.raw > 0) return;
    if (!line.isFile) this.submodules.add(path);
    this.expected = null;
  }

  /** The old path, then the new one. */
  private renamedPath(line: { added: number; deleted: number; renamed: number }, path: string): void {
    line.renamed--;
    if (line.renamed > 0) return;
    this.line({ path, added: line.added, deleted: line.deleted });
    this.expected = null;
  }

  private line(line: LineChange): void {
    if (!this.submodules.has(line.path)) this.lines.push(line);
  }

  private finish(): void {
    if (this.hash !== '') this.onCommit(this.hash, { message: this.message, trailers: this.trailers, lines: this.hasLines ? this.lines : null });
    this.hash = '';
    this.lines = [];
    this.submodules.clear();
  }
}

/** A binary file has dashes in place of counts. */
function count(text: string | undefined): number {
  return text === undefined || text === '-' ? 0 : Number(text);
}

function trailersOf(field: string): Trailer[] {
  if (field === '') return [];
  return field.split(TRAILERS_SEPARATOR).flatMap((line) => {
    // By hand: a pattern with white space around the colon takes its time with a line that has nothing else.
    const colon = line.indexOf(':');
    const key = line.slice(0, Math.max(colon, 0)).trim();
    return key === '' ? [] : [{ key, value: line.slice(colon + 1).trim() }];
  });
}
