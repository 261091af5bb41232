import { lstat, readdir, realpath, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import type { SourceProblem } from './sources';

/** A calendar file that was found, not yet read. */
export interface CalendarFile {
  /** The real one, without links, so that it is the same however the file was come by. */
  path: string;
  /** The path as the user would write it. */
  name: string;
  /** Name of the folder it was found in, likewise; `null` for a file that the user named. */
  folder: string | null;
  /** Bytes. */
  size: number;
  /** Another one whenever the file has changed. */
  stamp: string;
}

export interface CalendarFiles {
  files: CalendarFile[];
  problems: SourceProblem[];
  /** Every folder that was looked into. */
  folders: string[];
}

/**
 * How deep calendars lie in a folder: khal and vdirsyncer keep them as `~/.calendars/ACCOUNT/COLLECTION/EVENT.ics`,
 * Radicale as `collection-root/USER/COLLECTION/EVENT.ics`, macOS as `ACCOUNT.caldav/ID.calendar/Events/EVENT.ics`.
 */
const DEEPEST = 3;
const MOST_FOLDERS = 1_000;
const MOST_FILES = 20_000;
/** Files whose state is asked for at once. */
const AT_ONCE = 64;

/** The path that a user means: `~` is the home folder, a relative one starts at `folder`, and nowhere where that is empty. */
export function resolvePath(named: string, folder: string): string | null {
  const home = /^~(?=$|[\\/])/.test(named) ? homedir() : null;
  if (home !== null) return join(home, named.slice(1));
  return folder === '' && !isAbsolute(named) ? null : resolve(folder, named);
}

/** Finds the calendar files of a path that a user named: the file itself, or those in a folder. Opens none of them. */
export async function findCalendarFiles(named: string, path: string): Promise<CalendarFiles> {
  const found: CalendarFiles = { files: [], problems: [], folders: [] };
  const search = new FolderSearch(found, named);
  try {
    if ((await stat(path)).isDirectory()) await search.run(path);
    else await search.add(await realpath(path), named, null);
  } catch (error) {
    found.problems.push({ source: named, message: await explain(error, path) });
  }
  return found;
}

class FolderSearch {
  private readonly visited = new Set<string>();
  private full: string | null = null;

  constructor(
    private readonly found: CalendarFiles,
    private readonly named: string,
  ) {}

  async run(path: string): Promise<void> {
    await this.look(path, this.named, 0);
    this.found.files.sort((a, b) => (a.name < b.name ? -1 : 1));
    this.found.problems.sort((a, b) => (a.source < b.source ? -1 : 1));
    if (this.full !== null) {
      this.found.problems.push({ source: this.named, message: `This folder holds more than ${this.full}; the rest is left out. Name the folder of the calendars itself.` });
    } else if (this.found.files.length === 0 && this.found.problems.length === 0) {
      this.found.problems.push({ source: this.named, message: 'There are no calendars in this folder: no file in it ends in .ics.' });
    }
  }

  /** Follows symbolic links, each folder once, so that a circle of them comes to an end. */
  private async look(path: string, name: string, depth: number): Promise<void> {
    const real = await realpath(path);
    if (this.visited.has(real)) return;
    if (this.visited.size >= MOST_FOLDERS) {
      this.full = `${MOST_FOLDERS.toLocaleString('en')} folders`;
      return;
    }
    this.visited.add(real);
    this.found.folders.push(path);
    // What begins with a dot is a cache or the property of a collection; programs write to such files, or to .tmp.
    const entries = (await readdir(path, { withFileTypes: true })).filter((entry) => !entry.name.startsWith('.')).sort((a, b) => (a.name < b.name ? -1 : 1));
    const files = entries.filter((entry) => !entry.isDirectory() && /\.ics$/i.test(entry.name));
    const room = MOST_FILES - this.found.files.length;
    if (files.length > room) this.full = `${MOST_FILES.toLocaleString('en')} calendar files`;
    for (let at = 0; at < Math.min(files.length, room); at += AT_ONCE) {
      const some = files.slice(at, Math.min(at + AT_ONCE, room)).map((entry) => {
        const link = entry.isSymbolicLink();
        return this.try(join(path, entry.name), below(name, entry.name), async (listed, as) => this.add(link ? await realpath(listed) : join(real, entry.name), as, name));
      });
      await Promise.all(some);
    }
    if (depth === DEEPEST) return;
    for (const entry of entries) {
      if (this.full !== null) return;
      const inside = join(path, entry.name);
      if (entry.isDirectory() || (entry.isSymbolicLink() && (await isFolder(inside)))) {
        await this.try(inside, below(name, entry.name), (...folder) => this.look(...folder, depth + 1));
      }
    }
  }

  /** Takes a file in; nothing but an ordinary one is ever opened, since a pipe would make us wait for ever. */
  async add(path: string, name: string, folder: string | null): Promise<void> {
    const found = await stat(path);
    if (found.isFile()) {
      const stamp = `${found.mtimeMs} ${found.ctimeMs} ${found.size} ${found.ino}`;
      this.found.files.push({ path, name, folder, size: found.size, stamp });
    } else if (!found.isDirectory()) {
      const what = found.isFIFO() ? 'a pipe' : found.isSocket() ? 'a socket' : 'a device';
      this.found.problems.push({ source: name, message: `This is ${what}, not a file. Save the calendar to a file and name that.` });
    }
  }

  private async try(path: string, name: string, action: (path: string, name: string) => Promise<void>): Promise<void> {
    try {
      await action(path, name);
    } catch (error) {
      // A program that synchronizes the folder may have taken it away since it was listed.
      const gone = (error as NodeJS.ErrnoException).code === 'ENOENT' && (await lstat(path).catch(() => null)) === null;
      if (!gone) this.found.problems.push({ source: name, message: await explain(error, path) });
    }
  }
}

/** Why a file or folder can't be read and what to do. */
export async function explain(error: unknown, path: string): Promise<string> {
  const { code, message } = error as NodeJS.ErrnoException;
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return (await lstat(path).catch(() => null))?.isSymbolicLink()
        ? 'This is a link to something that is not there. Mend the link, or name another file.'
        : 'There is no such file or folder. Check the path.';
    case 'EACCES':
    case 'EPERM':
      return 'You may not read this. Change its permissions, or those of the folder it is in.';
    case 'ELOOP':
      return 'This is a link that leads back to itself. Mend the link, or name another file.';
    case 'ENAMETOOLONG':
      return 'This is longer than a path may be. Check the path.';
    default:
      return `This could not be read (${code ?? message}). Check the file and its disk.`;
  }
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isDirectory() ?? false;
}

/** `~/calendars/work.ics`, as the user would go on writing it. */
function below(folder: string, name: string): string {
  return /[\\/]$/.test(folder) ? folder + name : `${folder}/${name}`;
}
