import { mkdir, open, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { diskReason } from '../disk-reason';
import { StoreError } from './on-call';

/** A change takes a second or two. Whoever holds a lock longer than this was killed. */
const STALE_MS = 20_000;
const PATIENCE_MS = 30_000;

/** Runs `work` while no other process does, by a file that only one can create. Throws a `StoreError` when it can't. */
export async function withLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  await acquire(file);
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}

async function acquire(file: string): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      await mkdir(dirname(file), { recursive: true });
      await (await open(file, 'wx')).close();
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw new StoreError(`${file} could not be made: ${diskReason(error)}.`, { cause: error });
    }
    const made = await stat(file).catch(() => null);
    if (made !== null && Date.now() - made.mtimeMs > STALE_MS) await rm(file, { force: true });
    else if (Date.now() > end) throw new StoreError(`Another window keeps ${file} for too long.`);
    else await pause(50 + Math.random() * 50);
  }
}
