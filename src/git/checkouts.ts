import { type BranchConfiguration, changeOfBranch, checkoutReviews, type PullRequestBranch, type ReflogEntry } from '../core/reviews/checkouts';
import type { Reviewer, SourceReviews } from '../core/reviews/activity';
import type { Git } from './git';

/** More than anybody checks out in half a year. */
const ENTRIES = 20_000;

const ENTRY = /@\{(\d+) ([+-])(\d\d)(\d\d)\}$/;

/**
 * The pull requests that were checked out here since a time, from the reflog of `HEAD` and the configuration of the
 * branches. `null` where there are none, or where no reflog is kept. Three small queries, where branches are of pull
 * requests; else one.
 */
export async function readCheckouts(git: Git, repository: string, since: number): Promise<SourceReviews | null> {
  const changes = [...branchConfiguration(await git.run(['config', '-z', '--get-regexp', '^branch\\..*\\.(merge|github-pr-owner-number)$']))].flatMap(
    ([branch, configuration]) => {
      const change = changeOfBranch(configuration);
      return change === null ? [] : [{ branch, change }];
    },
  );
  if (changes.length === 0) return null;
  const authors = await branchAuthors(git);
  const branches = changes.map(({ branch, change }): PullRequestBranch => ({ branch, change, author: authors.get(branch) ?? null }));
  return checkoutReviews(repository, branches, (await reflog(git)).filter(({ time }) => time >= since));
}

/** A key is `branch.<name>.<last>`; the name may have dots, the last part has none. */
function branchConfiguration(output: string): BranchConfiguration {
  const found = new Map<string, Map<string, string>>();
  for (const entry of output.split('\0')) {
    const end = entry.indexOf('\n');
    const match = /^branch\.([^]+)\.([^.]+)$/.exec(end === -1 ? entry : entry.slice(0, end));
    if (!match) continue;
    const [, branch = '', last = ''] = match;
    found.set(branch, (found.get(branch) ?? new Map<string, string>()).set(last, end === -1 ? '' : entry.slice(end + 1)));
  }
  return found;
}

async function branchAuthors(git: Git): Promise<Map<string, Reviewer>> {
  const lines = (await git.run(['for-each-ref', '--format=%(refname:lstrip=2)%00%(authorname)%00%(authoremail)', 'refs/heads/'])).split('\n');
  return new Map(
    lines.flatMap((line): [string, Reviewer][] => {
      const [branch = '', name = '', email = ''] = line.split('\0');
      return branch === '' ? [] : [[branch, { name, email: email.replace(/^<|>$/g, ''), account: null }]];
    }),
  );
}

async function reflog(git: Git): Promise<ReflogEntry[]> {
  const head = (await git.run(['rev-parse', '--verify', '--quiet', 'HEAD'])).trim();
  if (head === '') return [];
  const lines = (await git.run(['log', '--walk-reflogs', `--max-count=${ENTRIES}`, '--date=raw', '--format=%gd%x00%gs', 'HEAD', '--'])).split('\n');
  return lines.flatMap((line): ReflogEntry[] => {
    const [name = '', action = ''] = line.split('\0');
    const match = ENTRY.exec(name);
    if (!match) return [];
    const minutes = Number(match[3]) * 60 + Number(match[4]);
    return [{ time: Number(match[1]), offset: match[2] === '-' ? -minutes : minutes, action }];
  });
}
