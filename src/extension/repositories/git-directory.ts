import { readFile, readdir, stat } from 'node:fs/promises';
import * as path from 'node:path';
import { NOTE_REFS } from '../../core/reviews/missing-refs';

/** Where a repository keeps what changes when something is committed. */
export interface GitDirectory {
  /** Holds `HEAD` and its reflog; each worktree has its own. */
  own: string;
  /** Holds the refs; the same as `own` but in a linked worktree. */
  common: string;
}

/**
 * Finds the git directory of a working tree or a bare repository by git's own files: `.git` is a directory, or in
 * worktrees and submodules a file that names one (gitrepository-layout(5)).
 */
export async function findGitDirectory(repository: string): Promise<GitDirectory | null> {
  const own = await ownDirectory(repository);
  if (own === null) return null;
  const common = await readText(path.join(own, 'commondir'));
  return { own, common: common === null ? own : path.resolve(own, common.trim()) };
}

async function ownDirectory(repository: string): Promise<string | null> {
  const dotGit = path.join(repository, '.git');
  if (await isDirectory(dotGit)) return dotGit;
  const link = await readText(dotGit);
  const target = link === null ? undefined : /^gitdir: (.+?)\r?\n?$/.exec(link)?.[1];
  if (target !== undefined) return path.resolve(repository, target);
  const bare = (await isDirectory(path.join(repository, 'objects'))) && (await exists(path.join(repository, 'HEAD')));
  return bare ? repository : null;
}

/** The repository a folder lies in: the folder itself or the nearest one above it. */
export async function findRepositoryAbove(folder: string): Promise<string | null> {
  for (let at = folder; ; at = path.dirname(at)) {
    if ((await findGitDirectory(at)) !== null) return at;
    if (path.dirname(at) === at) return null;
  }
}

/** Repositories right below a folder, as in a folder of checkouts. */
export async function findRepositoriesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const folders = entries
    .filter((entry) => entry.isDirectory() && entry.name !== '.git' && entry.name !== 'node_modules')
    .map((entry) => path.join(folder, entry.name));
  const found = await Promise.all(folders.map(async (child) => ((await exists(path.join(child, '.git'))) ? child : null)));
  return found.filter((child) => child !== null);
}

/**
 * A short text that changes when a commit, merge, checkout or fetch does, or a ref with reviews, from a handful of small
 * files. It is what notices a change where file events don't arrive (network file systems, exhausted watches, excluded
 * folders).
 */
export async function fingerprint({ own, common }: GitDirectory): Promise<string> {
  const head = (await readText(path.join(own, 'HEAD')))?.trim() ?? '';
  const branch = /^ref: (refs\/.+)$/.exec(head)?.[1];
  const files = [
    path.join(own, 'logs', 'HEAD'),
    path.join(own, 'FETCH_HEAD'),
    path.join(common, 'packed-refs'),
    path.join(common, 'reftable', 'tables.list'),
    ...NOTE_REFS.map((ref) => path.join(common, ref)),
    ...(await changeFolders(common)),
    ...(branch === undefined ? [] : [path.join(common, branch)]),
  ];
  return [head, ...(await Promise.all(files.map(stamp)))].join('|');
}

/**
 * The folders that Gerrit's changes lie in, by the last two digits of their number: a hundred at most. A change that is
 * new alters the stamp of one; one that went on came by a fetch, and that has a stamp of its own.
 */
async function changeFolders(common: string): Promise<string[]> {
  const changes = path.join(common, 'refs', 'changes');
  const folders = await readdir(changes).catch(() => []);
  return folders.filter((name) => /^\d\d$/.test(name)).map((name) => path.join(changes, name));
}

async function stamp(file: string): Promise<string> {
  const found = await stat(file).catch(() => null);
  return found === null ? '-' : `${found.mtimeMs}:${found.size}`;
}

async function readText(file: string): Promise<string | null> {
  return readFile(file, 'utf8').catch(() => null);
}

async function isDirectory(target: string): Promise<boolean> {
  return (await stat(target).catch(() => null))?.isDirectory() ?? false;
}

async function exists(target: string): Promise<boolean> {
  return (await stat(target).catch(() => null)) !== null;
}
