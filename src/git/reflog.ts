import type { Git } from './git';

/** What `git` writes into the reflog when it makes a commit here; a fast-forward or a checkout makes none. */
const MADE_HERE = /^(?:commit|cherry-pick|revert|am)\b|: Merge made by /;

const ENTRIES = 50;

/** The commits that the last actions on `HEAD` made in this clone. Empty where the reflog is switched off. */
export async function commitsMadeHere(git: Git): Promise<Set<string>> {
  const head = (await git.run(['rev-parse', '--verify', '--quiet', 'HEAD'])).trim();
  if (head === '') return new Set();
  const lines = (await git.run(['log', '--walk-reflogs', `--max-count=${ENTRIES}`, '--format=%H%x00%gs', 'HEAD', '--'])).split('\n');
  return new Set(
    lines.flatMap((line) => {
      const [hash, action] = line.split('\0');
      return hash && action !== undefined && MADE_HERE.test(action) ? hash : [];
    }),
  );
}
