import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFile } from 'atomically';
import * as v from 'valibot';

const VERSION = 1;

const time = v.nullable(v.pipe(v.number(), v.finite()));

const schema = v.object({
  name: v.string(),
  etag: v.nullable(v.string()),
  lastModified: v.nullable(v.string()),
  hash: v.nullable(v.string()),
  asOf: time,
  triedAt: time,
  nextTry: time,
  notBefore: time,
  failures: v.pipe(v.number(), v.integer(), v.minValue(0)),
  failure: v.nullable(v.string()),
});

/** What is known of a feed but its address. Times are epoch milliseconds. */
export interface FeedRecord {
  /** Random, so that it tells nothing of the address. */
  id: string;
  /** As its user calls it. */
  name: string;
  etag: string | null;
  lastModified: string | null;
  /** SHA-256 of the kept calendar; `null` before there is one. */
  hash: string | null;
  /** When the server last said that this is the calendar. */
  asOf: number | null;
  /** When the last fetch began, in whichever window. */
  triedAt: number | null;
  /** When the next is due. */
  nextTry: number | null;
  /** Until when the server wants to be left alone. */
  notBefore: number | null;
  /** Failures in a row. */
  failures: number;
  /** What went wrong last, a clause for people; `null` when nothing did. */
  failure: string | null;
}

const UNKNOWN: Omit<FeedRecord, 'id'> = {
  name: 'Unnamed feed',
  etag: null,
  lastModified: null,
  hash: null,
  asOf: null,
  triedAt: null,
  nextTry: null,
  notBefore: null,
  failures: 0,
  failure: null,
};

/** What a fetch that was cut off left behind is swept away when it is this old. */
const LEFTOVER_MS = 60 * 60_000;
/** Windows refuses a file for a moment while a virus scanner looks at it. */
const WRITE_PATIENCE_MS = 500;

/**
 * The feeds that the user added, shared by all windows: for each of them `<id>.json` with what is known of it and
 * `<id>.ics` with the calendar that its server sent last. The addresses are secret and kept elsewhere.
 */
export class FeedStore {
  constructor(private readonly folder: string) {}

  /** All feeds by name. A damaged file gives a feed without a name, which the next fetch sets right but for that. */
  async list(): Promise<FeedRecord[]> {
    const files = await readdir(this.folder).catch(orNothing<string[]>([]));
    const records = await Promise.all(files.filter((file) => file.endsWith('.json')).map((file) => this.read(file.slice(0, -5))));
    return records.filter((record) => record !== null).sort((a, b) => a.name.localeCompare(b.name));
  }

  /** Where the calendar of a feed is kept. */
  fileOf(id: string): string {
    return join(this.folder, `${id}.ics`);
  }

  async add(name: string): Promise<FeedRecord> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const record = { ...UNKNOWN, id: randomBytes(8).toString('hex'), name };
    await this.write(record);
    return record;
  }

  /** Returns the changed record, or `null` when the feed has been removed in the meantime: then nothing of it comes back. */
  async change(id: string, change: Partial<Omit<FeedRecord, 'id'>>): Promise<FeedRecord | null> {
    const record = await this.read(id);
    if (record === null) {
      await rm(this.fileOf(id), { force: true });
      return null;
    }
    const changed = { ...record, ...change };
    await this.write(changed);
    return changed;
  }

  async remove(id: string): Promise<void> {
    for (const file of await readdir(this.folder).catch(orNothing<string[]>([]))) {
      if (file.startsWith(`${id}.`)) await rm(join(this.folder, file), { force: true });
    }
  }

  /** Removes what fetches left behind that a killed window did not end. */
  async sweep(): Promise<void> {
    for (const file of await readdir(this.folder).catch(orNothing<string[]>([]))) {
      if (!file.endsWith('.part')) continue;
      const age = await stat(join(this.folder, file)).then(({ mtimeMs }) => Date.now() - mtimeMs, orNothing(0));
      if (age > LEFTOVER_MS) await rm(join(this.folder, file), { force: true });
    }
  }

  private async read(id: string): Promise<FeedRecord | null> {
    const text = await readFile(join(this.folder, `${id}.json`), 'utf8').catch(orNothing(null));
    if (text === null) return null;
    return { id, ...(parsed(text) ?? UNKNOWN) };
  }

  private async write({ id, ...rest }: FeedRecord): Promise<void> {
    const text = `${JSON.stringify({ version: VERSION, ...(rest satisfies v.InferOutput<typeof schema>) }, null, 2)}\n`;
    await writeFile(join(this.folder, `${id}.json`), text, { mode: 0o600, timeout: WRITE_PATIENCE_MS });
  }
}

function parsed(text: string): Omit<FeedRecord, 'id'> | null {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return null;
  }
  if (!v.is(v.object({ version: v.literal(VERSION) }), json)) return null;
  const { success, output } = v.safeParse(schema, json);
  return success ? output : null;
}

/** Stands in for a file or folder that isn't there; other errors go on. */
function orNothing<T>(nothing: T): (error: NodeJS.ErrnoException) => T {
  return (error) => {
    if (error.code === 'ENOENT') return nothing;
    throw error;
  };
}
