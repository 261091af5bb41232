import { randomBytes } from 'node:crypto';
import { chmod, link, lstat, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { diskReason } from '../disk-reason';

/** What is wrong with a hook or its place, and what to do, in a sentence or two. */
export class HookError extends Error {
  override readonly name = 'HookError';
}

/** A failure of the disk, in words. */
export function diskError(doing: string, error: unknown): HookError {
  if (error instanceof HookError) return error;
  return new HookError(`${doing}: ${diskReason(error)}.`, { cause: error });
}

/** The text of a file; null where there is none. */
export async function readText(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

export async function exists(file: string): Promise<boolean> {
  return (await lstat(file).catch(() => null)) !== null;
}

/** Puts a whole file in place in one step, also over another. Never follows a symbolic link that is there. */
export async function place(file: string, text: string, mode: number): Promise<void> {
  const temporary = `${file}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    await writeFile(temporary, text, { mode, flag: 'wx' });
    // The umask may have taken rights that git needs to run it.
    await chmod(temporary, mode);
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw diskError(`${file} could not be written`, error);
  }
}

/**
 * Gives a file a second name, so that the first one can be replaced in one step. Where that can't be done the file
 * moves. Contents, rights and dates stay, and a symbolic link stays the link it is. Fails where `to` exists.
 */
export async function keepAs(from: string, to: string): Promise<void> {
  // Some systems would link what a symbolic link names.
  if (!(await lstat(from)).isSymbolicLink()) {
    try {
      return await link(from, to);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw error;
    }
  }
  if (await exists(to)) throw new HookError(`${to} is there already.`);
  await rename(from, to);
}

function isMissing(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '');
}
