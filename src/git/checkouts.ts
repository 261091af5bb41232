import type { SourceReviews } from '../core/reviews/activity';
import { checkoutReviews, type ReflogEntry } from '../core/reviews/checkouts';
import { PULL_REQUEST_KEYS, PullRequestNames } from '../core/reviews/pull-request-names';
import type { Git } from './git';

/** More than anybody checks out in half a year. */
const ENTRIES = 20_000;

/** The only placeholder with the zone of an entry; each worktree has a `HEAD` of its own, with another name before it. */
const SELECTOR = /@\{(\d+) ([+-])(\d\d)(\d\d)\}$/;

/**
 * The pull requests that were checked out in this working tree since a time, from the reflog of `HEAD` and the
 * configuration. `null` where there are none, or where no reflog is kept. One small query where nothing is configured to
 * be a pull request, else two more.
 */
export async function readCheckouts(git: Git, repository: string, since: number): Promise<SourceReviews | null> {
  const names = new PullRequestNames(entriesOf(await git.run(['config', '-z', '--get-regexp', PULL_REQUEST_KEYS])));
  return names.isEmpty ? null : checkoutReviews(repository, (name) => names.changeOf(name), await reflog(git, since));
}

/** Keys and values; one that is written without an equals sign has no value. */
function entriesOf(output: string): [string, string][] {
  return output.split('\0').flatMap((entry): [string, string][] => {
    const end = entry.indexOf('\n');
    return end === -1 ? [] : [[entry.slice(0, end), entry.slice(end + 1)]];
  });
}

async function reflog(git: Git, since: number): Promise<ReflogEntry[]> {
  // git log gives up where the branch that is checked out has no commit yet.
  const head = (await git.run(['rev-parse', '--verify', '--quiet', 'HEAD^{commit}'])).trim();
  if (head === '') return [];
  const format = '--format=tformat:%gd%x00%gs%x00%aN%x00%aE';
  const fields = (await git.run(['log', '-z', '--walk-reflogs', `--max-count=${ENTRIES}`, '--date=raw', format, 'HEAD', '--'])).split('\0');
  const entries: ReflogEntry[] = [];
  for (let at = 0; at + 3 < fields.length; at += 4) {
    const [selector = '', action = '', name = '', email = ''] = fields.slice(at, at + 4);
    const [, time, sign, hours, minutes] = SELECTOR.exec(selector) ?? [];
    // The newest come first, but a clock may have been put back.
    if (time === undefined || Number(time) < since) continue;
    const offset = Number(hours) * 60 + Number(minutes);
    entries.push({ time: Number(time), offset: sign === '-' ? -offset : offset, action, author: { name, email, account: null } });
  }
  return entries;
}
