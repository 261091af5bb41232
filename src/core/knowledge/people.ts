import { identityKeys } from '../history/identities';
import type { RepositoryFacts } from '../ledger/facts';

/** The user, among the people of {@link numberPeople}. */
export const ME = 0;
/** Bots and hosting services: they know nothing. */
export const NOBODY = -1;

/**
 * Numbers for the people of all repositories, by the numbers that each ledger gives them. Teammates under several
 * addresses are one where the address or a telling name is the same, which is how the authors' tool merges aliases; who
 * is the user is said elsewhere, and nobody becomes so by a name.
 */
export function numberPeople(repositories: readonly Pick<RepositoryFacts, 'ledger' | 'roles'>[]): Int32Array[] {
  const group = new Groups();
  const idOf = new Map<string, number>();
  const keysOf = repositories.map(({ ledger, roles }) =>
    ledger.people.all().map((_, id) => {
      if (roles.of(id) !== 'team') return null;
      const keys = identityKeys(roles.person(id)).map((key) => {
        if (!idOf.has(key)) idOf.set(key, group.add());
        return idOf.get(key)!;
      });
      for (const key of keys) group.join(keys[0]!, key);
      return keys[0] ?? group.add();
    }),
  );
  const numberOf = new Map<number, number>();
  // By their keys and not by their commits, whose order says nothing.
  for (const key of [...idOf.keys()].sort()) {
    const found = group.find(idOf.get(key)!);
    if (!numberOf.has(found)) numberOf.set(found, numberOf.size + 1);
  }
  return repositories.map(({ roles }, index) =>
    Int32Array.from(keysOf[index]!, (member, id) => {
      if (member === null) return roles.of(id) === 'me' ? ME : NOBODY;
      const found = group.find(member);
      if (!numberOf.has(found)) numberOf.set(found, numberOf.size + 1);
      return numberOf.get(found)!;
    }),
  );
}

/** Disjoint sets, with path halving. */
class Groups {
  private readonly parents: number[] = [];

  add(): number {
    return this.parents.push(this.parents.length) - 1;
  }

  find(member: number): number {
    while (this.parents[member] !== member) member = this.parents[member] = this.parents[this.parents[member]!]!;
    return member;
  }

  join(one: number, other: number): void {
    this.parents[this.find(other)] = this.find(one);
  }
}
