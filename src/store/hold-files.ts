import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { writeFile } from 'atomically';
import { parse } from 'jsonc-parser';
import { diskReason } from '../disk-reason';
import { exactly, original } from './hold-bytes';
import { removeKeys, SettingsTextError } from './hold-keys';
import { forget, type Held, type HeldSetting, HELD_SETTINGS, type Place, unneeded } from './hold-record';
import { StoreError } from './on-call';

/** The settings files below a folder `User`: the default profile's and those of the others, as far as they exist. */
export async function settingsFiles(user: string): Promise<string[]> {
  const profiles = await readdir(join(user, 'profiles')).catch(() => []);
  const files = [user, ...profiles.map((id) => join(user, 'profiles', id))].map((folder) => join(folder, 'settings.json'));
  const found = await Promise.all(files.map(readBytes));
  return files.filter((_, index) => found[index] !== null);
}

/** `null` where there is no such file. */
export async function readBytes(file: string): Promise<Buffer | null> {
  try {
    return await readFile(file);
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return null;
    throw new StoreError(`${file} can't be read: ${diskReason(error)}.`, { cause: error });
  }
}

/** Writes in one step, or removes the file for `null`. */
export async function putBytes(file: string, bytes: Buffer | null): Promise<void> {
  try {
    if (bytes === null) await rm(file, { force: true });
    else await writeFile(file, bytes, { timeout: 500 });
  } catch (error) {
    throw new StoreError(`${file} could not be written: ${diskReason(error)}.`, { cause: error });
  }
}

/** The text of a settings file. Throws a `StoreError` if it is no UTF-8, for then it could not be written back. */
export function textOf(file: string, bytes: Buffer | null): string {
  const text = bytes?.toString('utf8') ?? '';
  if (bytes !== null && !Buffer.from(text, 'utf8').equals(bytes)) throw new StoreError(`${file} is not written in UTF-8.`);
  return text;
}

/** Edits the text of a settings file, and says of which file it is if that can't be. */
export function editText(file: string, bytes: Buffer | null, edit: (text: string) => string): Buffer {
  try {
    return Buffer.from(edit(textOf(file, bytes)), 'utf8');
  } catch (error) {
    if (error instanceof SettingsTextError) throw new StoreError(`${file} can't be changed: ${error.message}. Mend it by hand.`, { cause: error });
    throw error;
  }
}

/** What the file has to be once these globs are out of it: the original where nothing of the hold is left and nobody else wrote to it. */
export function withoutHold(place: Place, file: string, now: Buffer, gone: Record<HeldSetting, Held>): { target: Buffer | null; was: Buffer | null | undefined } {
  const was = original(place.exact, now);
  const isLast = place.holders.length === 0 && HELD_SETTINGS.every((name) => Object.keys(gone[name].keys).length === Object.keys(place.settings[name].keys).length);
  return { target: was !== undefined && isLast ? was : editText(file, now, (text) => removeKeys(text, gone)), was };
}

/** Whether two settings files say the same, in whatever layout. */
export function saySame(a: Buffer | null, b: Buffer | null): boolean {
  const value = (bytes: Buffer | null) => (parse((bytes?.toString('utf8') ?? '').replace(/^\uFEFF/, ''), [], { allowTrailingComma: true }) as unknown) ?? {};
  return isDeepStrictEqual(value(a), value(b));
}

/**
 * Takes what nobody holds any more out of the settings files, without VS Code: for an editor that is gone, or going.
 * The bookkeeping in `place` follows. Where it isn't known which file was written to, and none here has any of it, the
 * settings may lie on another machine, as those of a remote window do; the bookkeeping then stays, for a window to go
 * by. Throws a `StoreError`, and then the place is as it was.
 */
export async function releaseInFiles(place: Place): Promise<void> {
  const gone = unneeded(place);
  const files = place.file === null ? await settingsFiles(place.user) : [place.file];
  let isHere = place.file !== null;
  for (const file of files) {
    const now = await readBytes(file);
    if (now === null) continue;
    isHere ||= hasAny(textOf(file, now), gone);
    const { target, was } = withoutHold(place, file, now, gone);
    if (target === null || !target.equals(now)) await putBytes(file, target);
    place.exact = was === undefined || target === null ? null : exactly(was, target);
  }
  if (isHere) forget(place, gone);
}

function hasAny(text: string, gone: Record<HeldSetting, Held>): boolean {
  const values = (parse(text.replace(/^\uFEFF/, ''), [], { allowTrailingComma: true }) ?? {}) as Partial<Record<HeldSetting, Record<string, unknown>>>;
  return HELD_SETTINGS.some((name) => Object.keys(gone[name].keys).some((key) => values[name]?.[key] === true));
}
