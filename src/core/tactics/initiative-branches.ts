import { DAY_MINUTES, formatDay, wallMinutes } from '../calendar/moment';
import { readMergeSubject } from '../history/merge-subject';
import type { RepositoryFacts } from '../ledger/facts';
import type { Ledger } from '../ledger/ledger';
import { broughtIn } from '../ledger/merges';
import type { WindowFacts } from '../ledger/window-facts';
import type { Initiative } from './initiatives';
import type { Purposes } from './purposes';

/** The initiatives of the commits that came in on a branch of one, as the merges of the window tell. */
export function branchesIn({ ledger }: RepositoryFacts, purposes: Purposes, { from, to }: Pick<WindowFacts, 'from' | 'to'>): Map<number, Initiative> {
  const found = new Map<number, Initiative>();
  for (const merge of ledger.window(from.time, to.time)) {
    if (!ledger.isMerge(merge)) continue;
    const [initiative] = readMergeSubject(ledger.subject(merge)).branches.flatMap((branch) => purposes.ofBranch(branch) ?? []);
    if (initiative !== undefined) for (const row of broughtIn(ledger, merge)) found.set(row, initiative);
  }
  return found;
}

/** Whether a branch is one that others are merged into, so that it belongs to nothing in particular. */
export function isDefaultBranch({ refs }: Pick<RepositoryFacts, 'refs'>, branch: string): boolean {
  return refs.some((ref) => ref.name !== 'HEAD' && ref.name.replace(/^refs\/(?:heads|remotes\/[^/]+)\//, '') === branch) || /^(?:main|master|trunk|develop|development|stable|staging|production|releases?(?:[-/].*)?|v?\d+(?:[.-](?:\d+|x))*(?:[.-](?:x|stable))?)$/i.test(branch);
}

/** Date of a commit's author, on their clock: `YYYY-MM-DD`. */
export function authorDay(ledger: Ledger, row: number): string {
  return formatDay(Math.floor(wallMinutes({ time: ledger.authorTime(row), offset: ledger.authorOffset(row) }) / DAY_MINUTES));
}
