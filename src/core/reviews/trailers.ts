import type { Trailer } from '../changes/file-changes';
import type { RepositoryFacts } from '../ledger/facts';
import type { ReviewActivity, Reviewer, SourceReviews } from './activity';

/** The trailers by which a commit names who looked at it; `Acked-by` and `Tested-by` as the kernel and git use them. */
const REVIEWERS = /^(?:reviewed|acked|tested)-by$/i;

/** `Name <address>`, and whatever stands behind it; or a name alone. */
const CONTACT = /^([^<>]*)<([^<>]*)>/;

/**
 * Who reviewed, by the trailers of the commits whose details are known; a commit that several clones share is taken once.
 * A trailer says that somebody did, not when nor how closely: the time is that of the commit, which came later.
 */
export function trailerReviews(repositories: readonly RepositoryFacts[]): SourceReviews[] {
  const seen = new Set<string>();
  return repositories.flatMap((repository) => {
    const activities: ReviewActivity[] = [];
    let skipped = 0;
    for (const [row, { trailers }] of repository.details) {
      const named = trailers.filter(({ key }) => REVIEWERS.test(key));
      const hash = repository.ledger.hash(row);
      if (named.length === 0 || !repository.ledger.isDated(row) || seen.has(hash)) continue;
      seen.add(hash);
      const found = activitiesOf(repository, row, named);
      activities.push(...found);
      skipped += named.length - found.length;
    }
    return activities.length + skipped === 0 ? [] : [{ source: 'trailers' as const, activities, skipped }];
  });
}

/** One for each trailer that names somebody. */
function activitiesOf({ path, ledger }: RepositoryFacts, row: number, trailers: readonly Trailer[]): ReviewActivity[] {
  const author = { ...ledger.people.get(ledger.author(row)), account: null };
  const change = { id: `commit:${ledger.hash(row)}`, repository: path, author, opened: null };
  return trailers.flatMap(({ value }): ReviewActivity[] => {
    const reviewer = contactOf(value);
    if (reviewer === null) return [];
    return [
      {
        source: 'trailers',
        kind: 'trailer',
        change,
        reviewer,
        at: { time: ledger.committerTime(row), offset: null },
        robot: false,
        comments: 0,
        place: null,
        text: null,
        size: null,
        revision: null,
        reading: null,
      },
    ];
  });
}

function contactOf(value: string): Reviewer | null {
  const match = CONTACT.exec(value);
  const name = (match?.[1] ?? value).trim();
  const email = (match?.[2] ?? '').trim();
  return name === '' && email === '' ? null : { name, email, account: null };
}
