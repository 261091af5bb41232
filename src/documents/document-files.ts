import type { Stats } from 'node:fs';
import { lstat, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { explain } from '../calendars/calendar-files';
import { type DocumentProblem, REGISTER, REGISTER_TOO } from '../core/tactics/documents';
import type { DocumentsFolder } from './documents-folder';

/** A file of the user's folder that may be read. */
export interface DocumentFile {
  kind: 'portfolio' | 'win' | 'review' | 'register';
  /** Path in the folder, with slashes. */
  name: string;
  path: string;
  /** Bytes. */
  size: number;
  /** Another one whenever the file has changed. */
  stamp: string;
}

export interface DocumentFiles {
  files: DocumentFile[];
  problems: DocumentProblem[];
}

const FOLDERS = [
  { kind: 'portfolio', folder: 'portfolio' },
  { kind: 'win', folder: 'wins' },
  { kind: 'review', folder: 'reviews' },
] as const;

const MOST_FILES = 500;

/** Finds what is in the user's folder, and opens none of it. A folder that isn't there has nothing in it, unless it was named. */
export async function findDocuments({ path, named }: DocumentsFolder): Promise<DocumentFiles> {
  const found: DocumentFiles = { files: [], problems: [] };
  if (path === null) {
    found.problems.push(lost('', 'This path starts at the folder of the workspace, and none is open. Name it from the root or with ~.'));
    return found;
  }
  try {
    if (!(await stat(path)).isDirectory()) {
      found.problems.push(lost('', 'This is a file, not a folder. Name the folder that your portfolio, wins and initiatives are in.'));
      return found;
    }
  } catch (error) {
    if (named || (await isThere(path))) found.problems.push(lost('', await explain(error, path)));
    return found;
  }
  for (const { kind, folder } of FOLDERS) {
    const names = await listed(path, folder, found);
    // The newest are last.
    for (const name of names.slice(-MOST_FILES)) await add(kind, path, `${folder}/${name}`, found);
    if (names.length > MOST_FILES) found.problems.push(lost(folder, `This folder holds more than ${MOST_FILES} files of Markdown; the rest is left out.`));
  }
  const registers = [];
  for (const name of [REGISTER, REGISTER_TOO]) if (await isThere(join(path, name))) registers.push(name);
  if (registers.length > 1) found.problems.push(lost(REGISTER_TOO, `This is left out, since there is ${REGISTER} too. Make one file of them.`));
  if (registers[0] !== undefined) await add('register', path, registers[0], found);
  return found;
}

export function lost(file: string, message: string): DocumentProblem {
  return { file, line: null, message, lost: true };
}

/** Names of the Markdown files in a folder, in order; those with a dot in front are a program's own. */
async function listed(path: string, folder: string, { problems }: DocumentFiles): Promise<string[]> {
  try {
    return (await readdir(join(path, folder))).filter((name) => /^[^.].*\.(?:md|markdown)$/i.test(name)).sort();
  } catch (error) {
    if (await isThere(join(path, folder))) problems.push(lost(folder, (error as NodeJS.ErrnoException).code === 'ENOTDIR' ? 'This is a file, where there should be a folder. Give it another name.' : await explain(error, join(path, folder))));
    return [];
  }
}

/** Nothing but an ordinary file is ever opened, since a pipe would make us wait for ever. */
async function add(kind: DocumentFile['kind'], folder: string, name: string, { files, problems }: DocumentFiles): Promise<void> {
  const path = join(folder, name);
  let state: Stats;
  try {
    state = await stat(path);
  } catch (error) {
    // A program that synchronizes the folder may have taken it away since it was listed.
    if (await isThere(path)) problems.push(lost(name, await explain(error, path)));
    return;
  }
  if (state.isFile()) files.push({ kind, name, path, size: state.size, stamp: `${state.mtimeMs} ${state.ctimeMs} ${state.size} ${state.ino}` });
  else problems.push(lost(name, `This is ${state.isDirectory() ? 'a folder' : 'no ordinary file'}, where there should be a file.`));
}

/** Whether there is something of that name, even a link that leads nowhere. */
async function isThere(path: string): Promise<boolean> {
  return (await lstat(path).catch(() => null)) !== null;
}
