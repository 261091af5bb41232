import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { isDeepStrictEqual } from 'node:util';
import * as vscode from 'vscode';
import { exactly, original } from '../../store/hold-bytes';
import { editText, putBytes, readBytes, releaseInFiles, saySame, settingsFiles, withoutHold } from '../../store/hold-files';
import { addKeys, removeKeys, valueOf } from '../../store/hold-keys';
import { withLock } from '../../store/hold-lock';
import { forget, type Globs, HELD_SETTINGS, type Held, type HeldSetting, type HoldRecord, type Place, unneeded } from '../../store/hold-record';

type Values = Record<HeldSetting, Record<string, unknown> | undefined>;

/**
 * Globs of this window in `files.readonlyInclude` and `files.readonlyExclude` of the user's settings. Each change is
 * recorded before it is made. VS Code makes it, so that every window knows, and leaves a layout of its own; then the
 * file is put in the layout that the user knows.
 */
export class ReadOnlySettings {
  private readonly session = randomUUID();
  private file: string | null = null;

  constructor(
    private readonly record: HoldRecord,
    /** The folder `User` that VS Code keeps its settings in. */
    private readonly user: string,
  ) {}

  /** Sets these globs in place of those that this window has set before. */
  async hold(globs: Globs, until: string): Promise<void> {
    await this.locked(async (places) => {
      const file = this.file ?? (await this.likelyFile());
      const place = this.placeIn(places, file);
      const before = structuredClone(place);
      this.leave(place);
      place.holders.push({ session: this.session, process: process.pid, host: hostname(), until, keys: globs });
      const gone = unneeded(place);
      const present = file === null ? userValues() : valuesIn(file, await readBytes(file));
      for (const name of HELD_SETTINGS) {
        const had = present[name];
        const { keys } = place.settings[name];
        // What another window has set is not the user's.
        const others = places.filter(({ user }) => user === this.user).map(({ settings }) => settings[name]);
        const touched = others.find((other) => Object.keys(other.keys).length > 0);
        if (Object.keys(keys).length === 0) place.settings[name].existed = touched?.existed ?? had !== undefined;
        for (const key of globs[name]) {
          keys[key] ??= others.find((other) => key in other.keys)?.keys[key] ?? (had !== undefined && key in had ? { before: had[key] } : {});
        }
      }
      await this.record.write(places);
      try {
        await this.add(place, before, globs, gone);
      } catch (error) {
        this.leave(place);
        await this.remove(place);
        await this.record.write(places);
        throw error;
      }
      forget(place, gone);
      await this.record.write(joined(places));
    });
  }

  /** Takes out what this window has set. */
  async release(): Promise<void> {
    await this.locked(async (places) => {
      for (const place of places.filter(({ holders }) => holders.some(({ session }) => session === this.session))) {
        this.leave(place);
        await this.remove(place);
      }
      await this.record.write(places);
    });
  }

  /** The same without VS Code, which takes no orders from an extension that it is stopping. */
  async releaseInFiles(): Promise<void> {
    await this.locked(async (places) => {
      for (const place of places.filter(({ holders }) => holders.some(({ session }) => session === this.session))) {
        this.leave(place);
        await releaseInFiles(place);
      }
      await this.record.write(places);
    });
  }

  /**
   * Takes out what windows have left that are gone, or whose zone has ended. Returns how many there were. Throws the
   * first of what went wrong, once every place has had its turn.
   */
  async sweep(now: Date): Promise<number> {
    if ((await this.record.read()).length === 0) return 0;
    let swept = 0;
    const errors: unknown[] = [];
    await this.locked(async (places) => {
      for (const place of places) {
        const alive = place.holders.filter((holder) => holder.session === this.session || (Date.parse(holder.until) > now.getTime() && isAlive(holder)));
        if (alive.length === place.holders.length && alive.length > 0) continue;
        swept += place.holders.length - alive.length;
        place.holders = alive;
        try {
          await (place.user === this.user ? this.remove(place) : releaseInFiles(place));
        } catch (error) {
          errors.push(error);
        }
        await this.record.write(places);
      }
    });
    if (errors.length > 0) throw errors[0];
    return swept;
  }

  private async locked(work: (places: Place[]) => Promise<void>): Promise<void> {
    await withLock(`${this.record.file}.lock`, async () => work(await this.record.read()));
  }

  private leave(place: Place): void {
    place.holders = place.holders.filter(({ session }) => session !== this.session);
  }

  private placeIn(places: Place[], file: string | null): Place {
    const known = places.find((place) => place.user === this.user && place.file === file);
    if (known !== undefined) return known;
    const nothing = (): Held => ({ existed: false, keys: {} });
    const place: Place = { user: this.user, file, settings: { 'files.readonlyInclude': nothing(), 'files.readonlyExclude': nothing() }, exact: null, holders: [] };
    places.push(place);
    return place;
  }

  /**
   * The settings file, if there is one alone: with several profiles, VS Code doesn't say which is in use, and in a
   * remote window the file lies on another machine.
   */
  private async likelyFile(): Promise<string | null> {
    const files = await settingsFiles(this.user);
    const [file] = files;
    if (file === undefined || files.length > 1) return null;
    const [present, known] = [valuesIn(file, await readBytes(file)), userValues()];
    return HELD_SETTINGS.every((name) => Object.entries(known[name] ?? {}).every(([key, value]) => present[name]?.[key] === value)) ? file : null;
  }

  private async add(place: Place, before: Place, globs: Globs, gone: Record<HeldSetting, Held>): Promise<void> {
    const edit = (text: string) => addKeys(removeKeys(text, gone), globs);
    if (place.file === null) {
      const files = await settingsFiles(this.user);
      const bytes = new Map(await Promise.all(files.map(async (file) => [file, await readBytes(file)] as const)));
      const text = edit(JSON.stringify(userValues()));
      await setUserValues(valuesOf(text), ['files.readonlyExclude', 'files.readonlyInclude']);
      await this.locate(place, bytes, edit);
      return;
    }
    const now = await readBytes(place.file);
    const was = before.exact === null && before.holders.length === 0 ? now : original(place.exact, now);
    const target = editText(place.file, now, edit);
    await setUserValues(valuesOf(target.toString('utf8')), ['files.readonlyExclude', 'files.readonlyInclude']);
    const left = await layOut(place.file, target);
    place.exact = was === undefined || left === null ? null : exactly(was, left);
    // Where VS Code has written elsewhere, this is not the file.
    place.file = this.file = saySame(left, target) ? place.file : null;
  }

  /** Finds the file that VS Code has just written to, for whoever has to undo it without VS Code. */
  private async locate(place: Place, before: ReadonlyMap<string, Buffer | null>, edit: (text: string) => string): Promise<void> {
    for (const file of await settingsFiles(this.user)) {
      const was = before.get(file) ?? null;
      const now = await readBytes(file);
      if (now === null || was?.equals(now)) continue;
      const target = editText(file, was, edit);
      if (!saySame(now, target)) continue;
      const left = await layOut(file, target);
      place.file = this.file = file;
      place.exact = left === null ? null : exactly(was, left);
    }
  }

  private async remove(place: Place): Promise<void> {
    const gone = unneeded(place);
    if (place.file === null) {
      const text = removeKeys(JSON.stringify(userValues()), gone);
      await setUserValues(valuesOf(text), ['files.readonlyInclude', 'files.readonlyExclude']);
    } else {
      const now = await readBytes(place.file);
      if (now !== null) {
        const { target, was } = withoutHold(place, place.file, now, gone);
        await setUserValues(valuesIn(place.file, target), ['files.readonlyInclude', 'files.readonlyExclude']);
        const left = await layOut(place.file, target, now);
        place.exact = was === undefined || left === null ? null : exactly(was, left);
      }
    }
    forget(place, gone);
  }
}

/** Puts a file in this layout if it says the same, or is still `old`, which VS Code may take for done. Returns what it is then. */
async function layOut(file: string, target: Buffer | null, old?: Buffer): Promise<Buffer | null> {
  const now = await readBytes(file);
  const isOld = old !== undefined && now?.equals(old) === true;
  if ((!isOld && !saySame(now, target)) || (now !== null && target?.equals(now))) return now;
  await putBytes(file, target);
  return target;
}

/** Places that turned out to be the same file, as one; the first knows what was there before. */
function joined(places: readonly Place[]): Place[] {
  const result: Place[] = [];
  for (const place of places) {
    const known = result.find(({ user, file }) => file !== null && user === place.user && file === place.file);
    if (known === undefined) {
      result.push(place);
      continue;
    }
    for (const name of HELD_SETTINGS) known.settings[name].keys = { ...place.settings[name].keys, ...known.settings[name].keys };
    known.holders.push(...place.holders);
    known.exact = null;
  }
  return result;
}

/** What the user's settings say, as this window knows it. */
function userValues(): Values {
  return Object.fromEntries(HELD_SETTINGS.map((name) => [name, vscode.workspace.getConfiguration().inspect<Record<string, unknown>>(name)?.globalValue])) as Values;
}

function valuesIn(file: string, bytes: Buffer | null): Values {
  let values: Values | undefined;
  editText(file, bytes, (text) => ((values = valuesOf(text)), text));
  return values!;
}

function valuesOf(text: string): Values {
  return { 'files.readonlyInclude': valueOf(text, 'files.readonlyInclude'), 'files.readonlyExclude': valueOf(text, 'files.readonlyExclude') };
}

async function setUserValues(values: Values, order: readonly HeldSetting[]): Promise<void> {
  for (const name of order) {
    if (isDeepStrictEqual(userValues()[name], values[name])) continue;
    await vscode.workspace.getConfiguration().update(name, values[name], vscode.ConfigurationTarget.Global);
  }
}

function isAlive({ process: id, host }: Place['holders'][number]): boolean {
  if (host !== hostname()) return true;
  if (id === process.pid) return false;
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
