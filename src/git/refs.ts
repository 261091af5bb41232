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
  const head = await resolveHead(git);
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

/**
 * The commit of `HEAD`; null where nothing has been committed on its branch yet. A `HEAD` that is broken looks the
 * same to rev-parse, but would pass for an empty history: git log tells the two apart.
 */
async function resolveHead(git: Git): Promise<string | null> {
  const commit = await resolve(git, 'HEAD');
  if (commit !== null) return commit;
  try {
    await git.run(['log', '--max-count=1', '--format=%H']);
  } catch (error) {
    if (error instanceof GitError && error.message.includes('does not have any commits yet')) return null;
    throw error;
  }
  throw new GitError(`git could not read ${git.directory}: HEAD is no commit.`);
}

/** The commit of a ref, or null. No ref begins with a dash, so a name that does is no option in disguise either. */
async function resolve(git: Git, name: string): Promise<string | null> {
  if (name.startsWith('-') || /[\0\n]/.test(name)) return null;
  const commit = (await git.run(['rev-parse', '--verify', '--quiet', `${name}^{commit}`])).trim();
  // "^main" and "a..b" are revisions too; they would leave out history.
  return /^[0-9a-f]{40,64}$/.test(commit) ? commit : null;
}
