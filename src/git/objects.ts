import type { Git } from './git';
import { isIncomplete } from './git-error';

/** An object larger than this is passed over: Gerrit itself reads notes of 25 MiB at most. */
export const LARGEST_OBJECT = 25 * 1024 * 1024;

/** Unreadable objects after which the rest is given up. */
const MOST_DAMAGED = 100;

export interface GitObject {
  type: string;
  content: Buffer;
}

/**
 * Reads objects with one `git cat-file --batch` (see "BATCH OUTPUT" in git-cat-file(1)) and hands them over in the order
 * of their names, each with its place in it. `null` stands for one that is missing, damaged or too large. Where git gives
 * up at a damaged one, the next process begins behind it.
 */
export async function readObjects(git: Git, names: readonly string[], onObject: (index: number, object: GitObject | null) => void, signal?: AbortSignal): Promise<void> {
  let done = 0;
  for (let damaged = 0; done < names.length; damaged++) {
    const parser = new BatchParser((object) => onObject(done++, object));
    const input = names.slice(done).map((name) => `${name}\n`).join('');
    try {
      await git.stream(['cat-file', '--batch', '--buffer'], (chunk) => parser.push(chunk), { input, ...(signal && { signal }) });
      if (done < names.length) throw new Error(`git cat-file gave ${done} of ${names.length} objects`);
    } catch (error) {
      if (!isIncomplete(error) || damaged >= MOST_DAMAGED || done >= names.length) throw error;
      onObject(done++, null);
    }
  }
}

/** Whether each of the names is that of an object which is there, and the object's id. */
export async function findObjects(git: Git, names: readonly string[]): Promise<(string | null)[]> {
  if (names.length === 0) return [];
  const answers = (await git.run(['cat-file', '--batch-check', '--buffer'], names.map((name) => `${name}\n`).join(''))).split('\n');
  return names.map((_, index) => /^([0-9a-f]{40,64}) commit \d+$/.exec(answers[index] ?? '')?.[1] ?? null);
}

/** Takes the output of `cat-file --batch` apart, in chunks that may end anywhere. */
class BatchParser {
  private header: Buffer[] = [];
  /** What the object at hand still lacks, the line end behind it included. */
  private left = 0;
  private type = '';
  /** `null` while an object goes by that is too large. */
  private content: Buffer[] | null = null;

  constructor(private readonly onObject: (object: GitObject | null) => void) {}

  push(chunk: Uint8Array): void {
    let rest = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
    while (rest.length > 0) rest = this.left > 0 ? this.takeContent(rest) : this.takeHeader(rest);
  }

  private takeHeader(chunk: Buffer): Buffer {
    const end = chunk.indexOf(0x0a);
    if (end === -1) {
      this.header.push(chunk);
      return chunk.subarray(chunk.length);
    }
    const line = Buffer.concat([...this.header, chunk.subarray(0, end)]).toString('utf8');
    this.header = [];
    const match = /^[0-9a-f]{40,64} (\w+) (\d+)$/.exec(line);
    if (!match) this.onObject(null);
    else {
      this.type = match[1]!;
      this.content = Number(match[2]) > LARGEST_OBJECT ? null : [];
      this.left = Number(match[2]) + 1;
    }
    return chunk.subarray(end + 1);
  }

  private takeContent(chunk: Buffer): Buffer {
    const part = chunk.subarray(0, this.left);
    this.content?.push(part);
    this.left -= part.length;
    if (this.left === 0) {
      this.onObject(this.content && { type: this.type, content: Buffer.concat(this.content).subarray(0, -1) });
      this.content = null;
    }
    return chunk.subarray(part.length);
  }
}
