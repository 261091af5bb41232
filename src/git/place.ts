import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { diskReason } from '../disk-reason';
import type { Git } from './git';
import { GitError, isNoRepository } from './git-error';

export interface RepositoryPlace {
  /** The working tree's root; for a bare repository the git directory. */
  path: string;
  gitDirectory: string;
  shallow: boolean;
}

/** Where the repository lies that the directory of `git` is in. Throws a `GitError` where there is none. */
export async function placeOf(git: Git): Promise<RepositoryPlace> {
  const questions = ['--is-bare-repository', '--is-inside-work-tree', '--is-shallow-repository', '--absolute-git-dir'];
  const answers = await git.run(['rev-parse', ...questions]).catch(async (error: unknown) => {
    throw (isNoRepository(error) && (await unusable(git.directory, error))) || error;
  });
  const [bare, inside, shallow, ...directory] = answers.replace(/\n$/, '').split('\n');
  const gitDirectory = directory.join('\n');
  const hasTree = bare === 'false' && inside === 'true';
  const path = hasTree ? (await git.run(['rev-parse', '--show-toplevel'])).replace(/\n$/, '') : gitDirectory;
  return { path, gitDirectory, shallow: shallow === 'true' };
}

/**
 * Git passes over a `.git` that it may not read, or that lacks what makes a repository, as if there were none. Who sees
 * it lie there would look for the mistake elsewhere.
 */
async function unusable(directory: string, cause: unknown): Promise<GitError | null> {
  for (let folder = resolve(directory); ; folder = dirname(folder)) {
    const path = join(folder, '.git');
    if (await stat(path).catch(() => null)) {
      const reason = await access(path, constants.R_OK | constants.X_OK).then(() => 'HEAD or another part of it is missing or damaged', diskReason);
      return new GitError(`${path} is there, but git can't use it: ${reason}.`, { cause });
    }
    if (folder === dirname(folder)) return null;
  }
}
