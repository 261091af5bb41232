import { realpath, stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute, relative, resolve } from 'node:path';
import { Git } from '../git/git';
import { HookError } from './disk';
import { type HookName, keptName } from './hook-name';
import { NOTE } from './hook-folder';

/** Where a repository keeps what its worktrees share, and where git looks for hooks. Absolute paths. */
export interface Place {
  commonDirectory: string;
  hooks: string;
}

/** Throws a `GitError` where there is no repository, and a `HookError` where its hooks are switched off. */
export async function placeOf(binary: string, directory: string): Promise<Place> {
  const git = await Git.open(binary, directory);
  const ask = async (...args: string[]) => (await git.run(['rev-parse', ...args])).replace(/\n$/, '');
  const commonDirectory = resolve(directory, await ask('--git-common-dir'));
  const configured = await hooksPath(git);
  if (configured === null) return { commonDirectory, hooks: resolve(commonDirectory, 'hooks') };
  if (configured === '') throw new HookError(`core.hooksPath is empty in ${directory}, so git finds no hooks. Unset it and try again.`);
  if (isAbsolute(configured)) return { commonDirectory, hooks: configured };
  // A relative path starts where git runs hooks: at the root of the working tree, or in a bare repository.
  if ((await ask('--is-inside-work-tree')) === 'true') return { commonDirectory, hooks: resolve(await ask('--show-toplevel'), configured) };
  if ((await ask('--is-bare-repository')) === 'true') return { commonDirectory, hooks: resolve(await ask('--absolute-git-dir'), configured) };
  throw new HookError(`core.hooksPath is the relative path ${configured}; name the working tree in place of ${directory}.`);
}

/**
 * `core.hooksPath` as the user has set it, with `~` resolved. Our own calls of git switch hooks off on the command
 * line, which `rev-parse --git-path hooks` would give back, so git is asked where each value comes from.
 */
async function hooksPath(git: Git): Promise<string | null> {
  const fields = (await git.run(['config', '-z', '--show-origin', '--path', '--get-all', 'core.hooksPath'])).split('\0');
  const values: string[] = [];
  for (let at = 0; at + 1 < fields.length; at += 2) if (fields[at] !== 'command line:') values.push(fields[at + 1]!);
  return values.at(-1) ?? null;
}

/** Whether a hook there would be part of a project's working tree: tracked, or new in `git status`. */
export async function isTracked(binary: string, { commonDirectory, hooks }: Place, hook: HookName): Promise<boolean> {
  const { folder, rest } = await realFolder(hooks);
  if (isInside(await realpath(commonDirectory), folder)) return false;
  const git = await Git.open(binary, folder);
  const inTree = await git.run(['rev-parse', '--is-inside-work-tree']).catch((error: Error) => {
    // Not in any repository.
    if (/is not in a git repository/.test(error.message)) return 'false';
    throw error;
  });
  if (inTree.trim() !== 'true') return false;
  const files = [hook, keptName(hook), NOTE].map((name) => [...rest, name].join('/'));
  if ((await git.run(['ls-files', '-z', '--', files[0]!])) !== '') return true;
  // A line for each that is ignored.
  const ignored = await git.run(['check-ignore', '--', ...files]);
  return ignored.split('\n').length - 1 < files.length;
}

/** A folder without symbolic links; for one that isn't there yet the nearest that is, and the rest of the path. */
async function realFolder(folder: string): Promise<{ folder: string; rest: string[] }> {
  const rest: string[] = [];
  for (let at = folder; ; at = dirname(at)) {
    const found = await stat(at).catch(() => null);
    if (found?.isDirectory() || at === dirname(at)) return { folder: await realpath(at), rest };
    rest.unshift(basename(at));
  }
}

function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === '' || (!isAbsolute(way) && way.split(/[\\/]/)[0] !== '..');
}
