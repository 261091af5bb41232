import { repositoryFacts, type RepositoryHistory } from '../../src/core/analyze';
import { type Moment, WEEK_SECONDS } from '../../src/core/calendar/moment';
import { collectFacts } from '../../src/core/ledger/facts';
import type { Settings } from '../../src/core/settings';

/** Everybody with events of the window, those with the most first, each with the addresses that the history knows. */
export function mainContributors(repositories: readonly RepositoryHistory[], settings: Settings, now: Moment, most: number): string[][] {
  const facts = repositories.map((history) => repositoryFacts(history, [], settings.bots));
  const events = new Map<string, number>();
  const addresses = new Map<string, Set<string>>();
  for (const { ledger, roles } of facts) {
    for (const [id, { email }] of ledger.people.all().entries()) {
      if (roles.of(id) !== 'team') continue;
      addresses.set(roles.key(id), (addresses.get(roles.key(id)) ?? new Set()).add(email));
    }
  }
  for (const { team } of collectFacts(facts, settings, now.time - settings.windowWeeks * WEEK_SECONDS, now.time)) {
    for (const key of new Set(team)) events.set(key, (events.get(key) ?? 0) + 1);
  }
  return [...events]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, most)
    .map(([key]) => [...(addresses.get(key) ?? [])]);
}
