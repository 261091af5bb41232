import { readFile, rm } from 'node:fs/promises';
import { writeFile } from 'atomically';
import * as v from 'valibot';
import { diskReason } from '../disk-reason';
import { StoreError } from './on-call';

/** The settings of VS Code that a hold writes to. */
export const HELD_SETTINGS = ['files.readonlyInclude', 'files.readonlyExclude'] as const;
export type HeldSetting = (typeof HELD_SETTINGS)[number];

const globs = v.object({ 'files.readonlyInclude': v.array(v.string()), 'files.readonlyExclude': v.array(v.string()) });

const held = v.object({
  /** Whether the user had the setting at all. */
  existed: v.boolean(),
  /** The globs that were set to `true`, and what the user had there; without `before`, nothing. */
  keys: v.record(v.string(), v.object({ before: v.optional(v.unknown()) })),
});

const place = v.object({
  /** The folder `User` of a VS Code, whose settings and those of its profiles lie in it. */
  user: v.string(),
  /** The settings file that was written to; `null` before that is known, or where it lies on another machine. */
  file: v.nullable(v.string()),
  settings: v.object({ 'files.readonlyInclude': held, 'files.readonlyExclude': held }),
  /** How to get back the bytes before the hold, for as long as nobody else has written to the file. */
  exact: v.nullable(
    v.object({
      /** SHA-256 of the file before, `null` if there was none, and of the file as it was left. */
      before: v.nullable(v.string()),
      after: v.string(),
      /** What was put in, by its length in bytes from `at` on, stands for `removed` (base64). */
      at: v.number(),
      inserted: v.number(),
      removed: v.string(),
    }),
  ),
  /** The windows that hold, and until when. */
  holders: v.array(
    v.object({ session: v.string(), process: v.number(), host: v.string(), until: v.pipe(v.string(), v.isoTimestamp()), keys: globs }),
  ),
});

const schema = v.object({ version: v.literal(1), places: v.array(place) });

export type Globs = v.InferOutput<typeof globs>;
export type Held = v.InferOutput<typeof held>;
export type Place = v.InferOutput<typeof place>;
export type Exact = NonNullable<Place['exact']>;

/**
 * `hold.json` (docs/files.md): what a hold changes in the user's settings and what was there before. It is written
 * before the settings are, so that whoever finds it can undo the rest, and is gone when nothing is held.
 */
export class HoldRecord {
  constructor(readonly file: string) {}

  /** Throws a `StoreError`. A damaged record is never written over. */
  async read(): Promise<Place[]> {
    let text: string;
    try {
      text = await readFile(this.file, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw new StoreError(`${this.file} can't be read: ${diskReason(error)}.`, { cause: error });
    }
    try {
      return v.parse(schema, JSON.parse(text)).places;
    } catch (error) {
      throw new StoreError(
        `${this.file} is damaged. Look for paths of yours in files.readonlyInclude and files.readonlyExclude of your settings, then remove it.`,
        { cause: error },
      );
    }
  }

  async write(places: readonly Place[]): Promise<void> {
    const left = places.filter(({ holders, settings }) => holders.length > 0 || HELD_SETTINGS.some((name) => Object.keys(settings[name].keys).length > 0));
    try {
      if (left.length === 0) await rm(this.file, { force: true });
      else await writeFile(this.file, `${JSON.stringify({ version: 1, places: left }, null, 2)}\n`, { mode: 0o600, timeout: 500 });
    } catch (error) {
      throw new StoreError(`${this.file} could not be saved: ${diskReason(error)}.`, { cause: error });
    }
  }
}

/** The globs that no holder needs any more, taken out of the place's bookkeeping only once they are out of the settings. */
export function unneeded({ settings, holders }: Place): Record<HeldSetting, Held> {
  const of = (name: HeldSetting): Held => {
    const needed = new Set(holders.flatMap(({ keys }) => keys[name]));
    return { existed: settings[name].existed, keys: Object.fromEntries(Object.entries(settings[name].keys).filter(([key]) => !needed.has(key))) };
  };
  return { 'files.readonlyInclude': of('files.readonlyInclude'), 'files.readonlyExclude': of('files.readonlyExclude') };
}

/** Forgets globs that are out of the settings. A setting none of whose globs is left counts as untouched. */
export function forget(place: Place, gone: Record<HeldSetting, Held>): void {
  for (const name of HELD_SETTINGS) {
    const left = Object.entries(place.settings[name].keys).filter(([key]) => !(key in gone[name].keys));
    place.settings[name].keys = Object.fromEntries(left);
  }
}
