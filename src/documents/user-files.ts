import { readdir, readFile, stat } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { writeFile } from 'atomically';
import { diskReason } from '../disk-reason';

const MEGABYTE = 1 << 20;
/** What a person has written by hand is far smaller. */
const FILE_CAP = MEGABYTE;
const MOST_FILES = 500;
/** A virus scanner may have the file for a moment. */
const WRITE_PATIENCE_MS = 500;

/** A file of the user's folder can't be read or written: what is wrong, where, and what to do. */
export class UserFileError extends Error {
  override readonly name = 'UserFileError';
}

/** How a write ended. */
export type Written =
  | { kind: 'saved' }
  /** The file isn't what the text was made from, and was left alone; `theirs` is what it says, `null` where it is gone. */
  | { kind: 'conflict'; theirs: string | null };

/**
 * What a file of the user's folder says, and `null` where there is none. `name` is its path in the folder, with slashes.
 * A mark at the beginning and line ends stay as they are, so that writing the text back changes no byte. Throws a
 * `UserFileError`.
 */
export async function readUserFile(folder: string, name: string): Promise<string | null> {
  const path = pathOf(folder, name);
  let bytes: Buffer;
  try {
    const state = await stat(path);
    if (!state.isFile()) throw new UserFileError(`${path} is no ordinary file. Move it elsewhere, so that a file can have its name.`);
    if (state.size > FILE_CAP) throw new UserFileError(`${path} has more than 1 MB, too much to be edited here. Divide it.`);
    bytes = await readFile(path);
  } catch (error) {
    if (error instanceof UserFileError) throw error;
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new UserFileError(`${path} can't be read: ${diskReason(error)}.`, { cause: error });
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    throw new UserFileError(`${path} is not UTF-8, so its characters can’t be told for certain. Save it as UTF-8 in an editor first.`, { cause: error });
  }
}

/**
 * Writes a file of the user's folder in one step, folders included, if it still says `base`: what the text was made from,
 * `null` for no file. Throws a `UserFileError`.
 */
export async function writeUserFile(folder: string, name: string, text: string, base: string | null): Promise<Written> {
  const theirs = await readUserFile(folder, name);
  if (theirs === text) return { kind: 'saved' };
  if (theirs !== base) return { kind: 'conflict', theirs };
  const path = pathOf(folder, name);
  try {
    await writeFile(path, text, { timeout: WRITE_PATIENCE_MS });
    return { kind: 'saved' };
  } catch (error) {
    throw new UserFileError(`${path} could not be saved: ${diskReason(error)}.`, { cause: error });
  }
}

/** Names of the files in a folder of the user's folder that end like this, in order; none where there is no such folder. */
export async function listUserFiles(folder: string, within: string, ending: string): Promise<string[]> {
  const path = pathOf(folder, within);
  try {
    const names = await readdir(path);
    return names.filter((name) => !name.startsWith('.') && name.toLowerCase().endsWith(ending)).sort().slice(-MOST_FILES).map((name) => `${within}/${name}`);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw new UserFileError(`${path} can't be read: ${diskReason(error)}.`, { cause: error });
  }
}

/** A text that changes whenever a file does that lies in the folder or in a folder of it. */
export async function stampsOf(folder: string): Promise<string> {
  const inside = async (path: string, depth: number): Promise<string[]> => {
    const entries = await readdir(path, { withFileTypes: true }).catch(() => []);
    const stamps = await Promise.all(
      entries.slice(0, MOST_FILES).map(async (entry) => {
        const each = join(path, entry.name);
        if (entry.isDirectory()) return depth === 0 ? [] : inside(each, depth - 1);
        const state = await stat(each).catch(() => null);
        return state === null ? [] : [`${each} ${state.mtimeMs} ${state.size} ${state.ino}`];
      }),
    );
    return stamps.flat();
  };
  return (await inside(folder, 1)).join('\n');
}

/** Names come from panels and from what users type into them; none may lead out of the folder. */
function pathOf(folder: string, name: string): string {
  const parts = name.split('/');
  if (posix.isAbsolute(name) || parts.some((part) => part === '' || part === '.' || part === '..' || /[\\:\0]/.test(part))) {
    throw new UserFileError(`“${name}” is no name of a file in your folder.`);
  }
  return join(folder, ...parts);
}
