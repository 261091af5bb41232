import { createHash } from 'node:crypto';
import { readdir, readFile, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { writeFile } from 'atomically';
import { diskReason } from '../disk-reason';
import type { Git } from './git';

/** What is kept: a change of its form, or of what git is asked for it, needs another number. */
const KINDS = { changes: 1, lines: 1 } as const;

/** Asking git for fewer commits than this takes no time that anybody notices. */
const WORTH_KEEPING = 2000;

/** What nobody asked for in so long is of a repository that is gone, or of an older git. */
const FORGOTTEN_MS = 90 * 24 * 60 * 60 * 1000;

/** Windows refuses a file for a moment while a virus scanner looks at it; a folder without permission stays without. */
const WRITE_PATIENCE_MS = 500;

/** Bytes of the SHA-256 at the end of a file. */
const DIGEST = 32;

/**
 * A folder with what git takes long to say and what never changes: which files each commit touched, and how many lines.
 * It saves time and nothing else: what can't be read there is asked of git again, and what can't be written is told once.
 * A file is a value as `v8.serialize` writes it, and the SHA-256 of that.
 */
export class HistoryCache {
  private isTold = false;

  /** `warn` is told why nothing can be kept. Answers about fewer commits than `least` are not worth keeping. */
  constructor(
    private readonly folder: string,
    private readonly warn: (message: string) => void,
    readonly least = WORTH_KEEPING,
  ) {}

  /** `null` where there is nothing, or nothing whole. */
  async read(name: string): Promise<unknown> {
    const file = join(this.folder, name);
    try {
      const bytes = await readFile(file);
      const value = bytes.subarray(0, -DIGEST);
      if (!digestOf(value).equals(bytes.subarray(-DIGEST))) return null;
      // So that it isn't forgotten.
      const now = new Date();
      await utimes(file, now, now);
      return deserialize(value);
    } catch {
      // Mostly there is no such file. Of a folder that can't be used `write` tells, if there is something to keep.
      return null;
    }
  }

  async write(name: string, value: unknown): Promise<void> {
    const bytes = serialize(value);
    try {
      await writeFile(join(this.folder, name), Buffer.concat([bytes, digestOf(bytes)]), { mode: 0o600, timeout: WRITE_PATIENCE_MS });
      await this.forget();
    } catch (error) {
      this.tell(error);
    }
  }

  private async forget(): Promise<void> {
    for (const name of await readdir(this.folder)) {
      const file = join(this.folder, name);
      if (name.endsWith('.bin') && Date.now() - (await stat(file)).mtimeMs > FORGOTTEN_MS) await rm(file, { force: true });
    }
  }

  private tell(error: unknown): void {
    if (!this.isTold) this.warn(`What was read of long histories can't be kept in ${this.folder}, so they are read anew each time: ${diskReason(error)}.`);
    this.isTold = true;
  }
}

/** What is kept of one repository. */
export class RepositoryCache {
  private place: Promise<string | null> | null = null;

  constructor(
    private readonly cache: HistoryCache,
    private readonly git: Git,
    private readonly gitDirectory: string,
  ) {}

  /** Whether the answer about so many commits is worth keeping. */
  isWorth(commits: number): boolean {
    return commits >= this.cache.least;
  }

  /** What was written last; `null` where that is nothing. */
  async read<Value>(kind: keyof typeof KINDS): Promise<Value | null> {
    const name = await this.name(kind);
    return name === null ? null : ((await this.cache.read(name)) as Value | null);
  }

  async write(kind: keyof typeof KINDS, value: unknown): Promise<void> {
    const name = await this.name(kind);
    if (name !== null) await this.cache.write(name, value);
  }

  private async name(kind: keyof typeof KINDS): Promise<string | null> {
    const place = await (this.place ??= this.placeOf());
    return place && `${kind}-${digestOf(Buffer.from(`${KINDS[kind]}\0${place}`)).toString('hex').slice(0, 40)}.bin`;
  }

  /**
   * Another git may find other renames. Where objects are replaced (git-replace(1)) a commit's name doesn't say any more
   * what it did, and neither does it with the grafts of old.
   */
  private async placeOf(): Promise<string | null> {
    const replaced = await this.git.run(['for-each-ref', '--format=%(objectname)', '--count=1', 'refs/replace/']);
    const grafts = await stat(join(this.gitDirectory, 'info', 'grafts')).catch(() => null);
    return replaced.trim() === '' && grafts === null ? `${this.git.version}\0${this.gitDirectory}` : null;
  }
}

function digestOf(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}
