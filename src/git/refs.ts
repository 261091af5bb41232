import type { Git } from './git';
import { GitError } from './git-error';

export interface Tip {
  name: string;
  commit: string;
}

/** Where the default branch may be found, best first: what the remote calls its default, then the usual names. */
const DEFAULT_BRANCHES = [
  'refs/remotes/origin/HEAD',
  'refs/remotes/origin/main',
  'refs/remotes/origin/master',
  'refs/heads/main',
  'refs/heads/master',
];

const FORMAT = '--format=%(refname)%00%(objectname)%00%(symref)';

/**
 * The commits to read the history from: the refs of the settings, else `HEAD` and the default branch. Empty where
 * nothing has been committed yet. Throws a `GitError` that names a ref which doesn't exist.
 */
export async function resolveTips(git: Git, refs: readonly string[]): Promise<Tip[]> {
  if (refs.length > 0) {
    const tips: Tip[] = [];
    for (const name of refs) {
      const commit = await resolve(git, name);
      if (commit === null) throw new GitError(`${git.directory} has no ref "${name}". Check codeRefuge.refs or --refs.`);
      tips.push({ name, commit });
    }
    return tips;
  }
  const head = await resolve(git, 'HEAD');
  const branch = await defaultBranch(git);
  return [...(head === null ? [] : [{ name: 'HEAD', commit: head }]), ...(branch ? [branch] : [])];
}

async function defaultBranch(git: Git): Promise<Tip | null> {
  const lines = (await git.run(['for-each-ref', FORMAT, ...DEFAULT_BRANCHES])).split('\n');
  const found = new Map(lines.map((line) => [line.split('\0')[0], line.split('\0')] as const));
  for (const name of DEFAULT_BRANCHES) {
    const [, object, target] = found.get(name) ?? [];
    if (object) return { name: target || name, commit: object };
  }
  return null;
}

/** The commit of a ref, or null. No ref begins with a dash, so a name that does is no option in disguise either. */
async function resolve(git: Git, name: string): Promise<string | null> {
  if (name.startsWith('-') || /[\0\n]/.test(name)) return null;
  return (await git.run(['rev-parse', '--verify', '--quiet', `${name}^{commit}`])).trim() || null;
}
