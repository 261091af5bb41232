import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import * as v from 'valibot';
import { diskReason } from '../disk-reason';
import { StoreError } from './on-call';

const schema = v.object({
  version: v.literal(1),
  time: v.pipe(v.string(), v.isoTimestamp()),
  zone: v.string(),
  source: v.string(),
  until: v.pipe(v.string(), v.isoTimestamp()),
  reason: v.string(),
  held: v.boolean(),
});

/** A time that the user broke the glass: ISO 8601 with the offset of where it was, the zone's title, and why. */
export interface GlassBreak {
  time: string;
  zone: string;
  reason: string;
}

/** One line of `broken-glass.jsonl` (docs/files.md). */
export interface GlassRecord extends GlassBreak {
  /** The calendar's source, or `settings`. */
  source: string;
  /** When the last of the zones ends that lasted then, ISO 8601. */
  until: string;
  /** Whether files were read-only. */
  held: boolean;
}

export interface BrokenGlass<Entry extends GlassBreak = GlassBreak> {
  entries: Entry[];
  /** Lines that can't be understood. They stay in the file. */
  skipped: number;
}

/** Every time the glass was broken, in the order of the file. Empty where there is no file. Throws a `StoreError`. */
export async function readBrokenGlass(file: string): Promise<BrokenGlass> {
  const { entries, skipped } = await readGlassRecords(file);
  return { entries: entries.map(({ time, zone, reason }) => ({ time, zone, reason })), skipped };
}

/** The same with all that is known of each. */
export async function readGlassRecords(file: string): Promise<BrokenGlass<GlassRecord>> {
  const entries: GlassRecord[] = [];
  let skipped = 0;
  for (const line of (await textOf(file)).split('\n')) {
    if (line.trim() === '') continue;
    const entry = recordOf(line);
    if (entry === null) skipped++;
    else entries.push(entry);
  }
  return { entries, skipped };
}

/** Adds a line at the end of the file. Throws a `StoreError`. */
export async function addGlassRecord(file: string, record: GlassRecord): Promise<void> {
  const text = await textOf(file);
  const line = `${JSON.stringify({ version: 1, ...record })}\n`;
  try {
    await mkdir(dirname(file), { recursive: true });
    // A line that was cut short must not take the next one with it.
    await appendFile(file, text === '' || text.endsWith('\n') ? line : `\n${line}`, { mode: 0o600 });
  } catch (error) {
    throw new StoreError(`${file} could not be written: ${diskReason(error)}.`, { cause: error });
  }
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw new StoreError(`${file} can't be read: ${diskReason(error)}.`, { cause: error });
  }
}

function recordOf(line: string): GlassRecord | null {
  try {
    const { time, zone, source, until, reason, held } = v.parse(schema, JSON.parse(line));
    return { time, zone, source, until, reason, held };
  } catch {
    return null;
  }
}
