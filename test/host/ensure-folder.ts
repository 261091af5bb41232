import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { hostFolder } from './places';
import { timed } from './progress';

/**
 * A folder that is either complete or absent: filled under another name and renamed at the end, so an
 * interrupted installation is never mistaken for a finished one, and two at once don't collide.
 */
export async function ensureFolder(name: string, what: string, fill: (target: string) => Promise<void>): Promise<string> {
  const folder = path.join(hostFolder, name);
  if (existsSync(folder)) {
    return folder;
  }
  await mkdir(hostFolder, { recursive: true });
  await removeAbandoned(name);
  const unfinished = `${folder}${unfinishedMark}${process.pid}`;
  await timed(what, async () => {
    try {
      await mkdir(unfinished);
      await fill(unfinished);
      await rename(unfinished, folder).catch(error => {
        if (!existsSync(folder)) {
          throw error;
        }
      });
    } finally {
      await rm(unfinished, { recursive: true, force: true });
    }
  });
  return folder;
}

const unfinishedMark = '.unfinished-';

/** What installations left behind whose process is gone. */
async function removeAbandoned(name: string): Promise<void> {
  for (const entry of await readdir(hostFolder)) {
    const [finishedName, pid] = entry.split(unfinishedMark);
    if (finishedName === name && pid && !isRunning(Number(pid))) {
      await rm(path.join(hostFolder, entry), { recursive: true, force: true });
    }
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
