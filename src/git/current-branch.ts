import type { Git } from './git';

/** The branch that is checked out; `null` where `HEAD` is on none. */
export async function currentBranch(git: Git): Promise<string | null> {
  const name = (await git.run(['symbolic-ref', '--quiet', '--short', 'HEAD'])).replace(/\r?\n$/, '');
  return name === '' ? null : name;
}
