import type { Trailer } from '../changes/file-changes';
import type { Person } from '../history/commit';
import { normalizeEmail, samePerson } from '../history/identities';
import type { CommitFact, RepositoryFacts } from '../ledger/facts';
import { NOTHING_WRITTEN, type ReviewActivity, type SourceReviews } from './activity';

/** The trailers by which a commit names who looked at it; `Acked-by` and `Tested-by` as the kernel and git use them. */
const REVIEWERS = /^(?:reviewed|acked|tested)-by$/i;

/** `Name <address>`, and whatever stands behind it; or a name alone. */
const CONTACT = /^([^<>]*)<([^<>]*)>/;

/**
 * Who reviewed, by the trailers of commits, each of which comes once. A trailer says that somebody did, not when nor how
 * closely: the time is that of the commit, which came later. Who wrote a commit, alone or with others, has not reviewed it.
 */
export function trailerReviews(commits: readonly CommitFact[]): SourceReviews[] {
  const peopleOf = new Map<RepositoryFacts, KnownPeople>();
  const activities: ReviewActivity[] = [];
  let skipped = 0;
  for (const { repository, row } of commits) {
    const named = repository.details.get(row)?.trailers.filter(({ key }) => REVIEWERS.test(key)) ?? [];
    if (named.length === 0) continue;
    const people = peopleOf.get(repository) ?? new KnownPeople(repository);
    peopleOf.set(repository, people);
    const contacts = named.flatMap((trailer) => contactOf(trailer) ?? []);
    skipped += named.length - contacts.length;
    for (const activity of activitiesOf(repository, row, contacts, people)) activities.push(activity);
  }
  return activities.length + skipped === 0 ? [] : [{ source: 'trailers', activities, skipped }];
}

function activitiesOf({ path, ledger, roles }: RepositoryFacts, row: number, contacts: readonly Person[], people: KnownPeople): ReviewActivity[] {
  const author = ledger.author(row);
  const change = { id: `commit:${ledger.hash(row)}`, repository: path, author: { ...roles.person(author), account: null }, opened: null };
  const authors = [author, ...ledger.coAuthorsOf(row)];
  return contacts
    .filter((contact) => !authors.some((id) => people.isSame(contact, id)))
    .map((contact) => ({
      source: 'trailers',
      kind: 'trailer',
      change,
      reviewer: { ...people.canonical(contact), account: null },
      at: { time: ledger.committerTime(row), offset: null },
      ...NOTHING_WRITTEN,
    }));
}

function contactOf({ value }: Trailer): Person | null {
  const match = CONTACT.exec(value);
  const name = (match?.[1] ?? value).trim();
  const email = (match?.[2] ?? '').trim();
  return name === '' && email === '' ? null : { name, email };
}

/** Finds those whom trailers name among those who wrote or committed something, of whom the mailmap's word is known. */
class KnownPeople {
  private readonly ids = new Map<string, number>();

  constructor(private readonly repository: Pick<RepositoryFacts, 'ledger' | 'roles'>) {
    repository.ledger.people.all().forEach((person, id) => {
      for (const key of keysOf(person)) if (!this.ids.has(key)) this.ids.set(key, id);
    });
  }

  canonical(contact: Person): Person {
    const id = this.find(contact);
    return id === undefined ? contact : this.repository.roles.person(id);
  }

  isSame(contact: Person, other: number): boolean {
    const { roles } = this.repository;
    const id = this.find(contact);
    return id === undefined ? samePerson(contact, roles.person(other)) : roles.same(id, other);
  }

  private find(contact: Person): number | undefined {
    return keysOf(contact).map((key) => this.ids.get(key)).find((id) => id !== undefined);
  }
}

/** A mailmap may tell people of one address apart by their names, so the whole contact counts first. */
function keysOf({ name, email }: Person): string[] {
  const address = normalizeEmail(email);
  return address === '' ? [] : [`${name.toLowerCase()} <${address}>`, address];
}
