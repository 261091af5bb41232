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

/** Date of a commit's author, on their clock: `YYYY-MM-DD`. */
export function authorDay(ledger: Ledger, row: number): string {
  return formatDay(Math.floor(wallMinutes({ time: ledger.authorTime(row), offset: ledger.authorOffset(row) }) / DAY_MINUTES));
}
