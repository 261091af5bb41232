import { normalizeEmail, normalizeName } from '../history/identities';
import type { RepositoryFacts } from '../ledger/facts';
import type { Identity } from './review';

/**
 * The user's identities as the histories have them, each spelling once, with the commits that it wrote or committed;
 * a commit that several clones share is counted in the first. Then those that were configured and never appear.
 */
export function identitiesOf(repositories: readonly RepositoryFacts[], configured: readonly string[]): Identity[] {
  const found = new Map<string, Identity>();
  repositories.forEach((repository, index) => {
    const before = repositories.slice(0, index);
    for (const id of idsOf(repository, before)) {
      const { name, email } = repository.ledger.people.get(id);
      const key = `${normalizeName(name)}\0${email.toLowerCase()}`;
      const identity = found.get(key) ?? { name, email, commits: 0 };
      identity.commits++;
      found.set(key, identity);
    }
  });
  const known = new Set([...found.values()].flatMap(({ name, email }) => [normalizeEmail(email), normalizeName(name)]));
  const unused = configured
    .filter((identity) => !known.has(identity.includes('@') ? normalizeEmail(identity) : normalizeName(identity)))
    .map((identity) => (identity.includes('@') ? { name: '', email: identity, commits: 0 } : { name: identity, email: '', commits: 0 }));
  return [...found.values(), ...unused].sort((a, b) => b.commits - a.commits || (a.email < b.email ? -1 : 1));
}

/** For each commit the user's numbers in it: author and committer, once where they are the same. */
function* idsOf({ ledger, roles }: RepositoryFacts, before: readonly RepositoryFacts[]): Generator<number> {
  for (const row of ledger.rows()) {
    const author = ledger.author(row);
    const committer = ledger.committer(row);
    const byMe = roles.of(author) === 'me';
    const throughMe = committer !== author && roles.of(committer) === 'me';
    if (!byMe && !throughMe) continue;
    if (before.some((other) => other.ledger.has(ledger.hash(row)))) continue;
    if (byMe) yield author;
    if (throughMe) yield committer;
  }
}
