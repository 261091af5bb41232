import type { RepositoryHistory } from '../analyze';
import { formatMoment, type Moment } from '../calendar/moment';
import { plural } from '../habits/detector';
import { UNIDENTIFIED } from '../habits/watched';
import type { Ledger } from '../ledger/ledger';
import type { WindowFacts } from '../ledger/window-facts';
import type { AllReviews } from '../reviews/all-reviews';
import { localDate } from './phrases';

/** What the history can't show, and what was left out, in sentences. */
export function notices(repositories: readonly RepositoryHistory[], facts: WindowFacts, { unidentified }: Pick<AllReviews, 'unidentified'>): string[] {
  const list: string[] = [];
  for (const { name, shallow, commits, damaged, reviewProblem, ledger } of repositories) {
    if (shallow) {
      list.push(`${name} is a shallow clone: only ${plural(commits, 'commit')} could be read. "git fetch --unshallow" brings the rest.`);
    } else if (commits === 0) {
      list.push(`${name} has no commits yet.`);
    }
    const last = facts.commits === 0 ? lastBefore(ledger, facts.from.time) : null;
    if (last !== null) {
      list.push(`The last commit of ${name} before this window is of ${localDate(formatMoment(last))}. codeRefuge.windowWeeks makes the window longer; in a terminal, --now ends it earlier.`);
    }
    if (damaged > 0) list.push(`${name}: ${plural(damaged, 'commit')} with no readable date or record ${damaged === 1 ? 'was' : 'were'} left out.`);
    if (reviewProblem !== undefined) list.push(`The review notes of ${name} can't be read: ${reviewProblem}`);
  }
  if (facts.hiddenIntegrations > 0) {
    list.push(
      `${plural(facts.hiddenIntegrations, 'commit')} went in through a squash, a rebase or an edit on the hosting service's pages. ` +
        'Git records the service as their committer, not who pressed the button, so they are no evidence of merging.',
    );
  }
  if (facts.botCommits > 0) list.push(`${plural(facts.botCommits, 'commit')} by automation accounts ${facts.botCommits === 1 ? 'was' : 'were'} left out.`);
  if (facts.commits > 0 && facts.events.length === 0) {
    list.push('None of the commits in the window are yours. If you commit under other addresses, add them to codeRefuge.identities.');
  }
  if (unidentified.size > 0) list.push(UNIDENTIFIED);
  list.push("Reviews that left nothing in the repository or the editor, such as those on a hosting service's pages, are not counted.");
  return list;
}

/** When the last commit before a time was committed, on its own clock. */
function lastBefore(ledger: Ledger, time: number): Moment | null {
  let last: Moment | null = null;
  for (const row of ledger.rows()) {
    const committed = ledger.committerTime(row);
    if (committed < time && committed > (last?.time ?? -Infinity)) last = { time: committed, offset: ledger.committerOffset(row) };
  }
  return last;
}
