import type { UrgentFix } from './urgent-fixes';

/** Urgent fixes that belong together. */
export interface Outage {
  /** What was done, oldest first. */
  fixes: readonly UrgentFix[];
  /** Whether the user moved first. Where somebody else moved in the same second, it was not the user alone. */
  first: 'me' | 'team';
  /** Seconds from the first move to the first one of another person; `null` where nobody else moved. */
  untilOther: number | null;
}

const DAY_SECONDS = 24 * 60 * 60;

/**
 * The outages that urgent fixes belong to, oldest first. Fixes that touch a common file within 24 hours are of one
 * outage, and so are those of one hotfix branch with its merge, and those that a third one joins in this way.
 */
export function outagesOf(fixes: readonly UrgentFix[]): Outage[] {
  const inOrder = [...fixes].sort((a, b) => a.moment.time - b.moment.time || byHash(a, b));
  const groups = new Groups(inOrder.length);
  const last = new Map<string, number>();
  inOrder.forEach(({ fact, moment, files }, index) => {
    for (const file of files ?? []) {
      const key = keyOf(fact.repository.path, file);
      const before = last.get(key);
      if (before !== undefined && moment.time - inOrder[before]!.moment.time <= DAY_SECONDS) groups.join(before, index);
      last.set(key, index);
    }
  });
  const places = new Map(inOrder.map(({ fact }, index) => [keyOf(fact.repository.path, fact.row), index]));
  inOrder.forEach(({ fact, branch }, index) => {
    for (const row of branch) {
      const place = places.get(keyOf(fact.repository.path, row));
      if (place !== undefined) groups.join(place, index);
    }
  });
  return groups.all().map((members) => outageOf(members.map((index) => inOrder[index]!)));
}

function keyOf(repository: string, inIt: string | number): string {
  return `${repository}\0${inIt}`;
}

function outageOf(fixes: readonly UrgentFix[]): Outage {
  const start = fixes[0]!.moment.time;
  const first = fixes.filter(({ moment }) => moment.time === start);
  const other = fixes.find((fix) => !samePerson(fix, first[0]!));
  return {
    fixes,
    first: first.every(({ by }) => by === 'me') ? 'me' : 'team',
    untilOther: other === undefined ? null : other.moment.time - start,
  };
}

/** Fixes of one outage are of one repository. */
function samePerson(a: UrgentFix, b: UrgentFix): boolean {
  return a.fact.repository.roles.same(a.person, b.person);
}

function byHash(a: UrgentFix, b: UrgentFix): number {
  const [one, other] = [a, b].map(({ fact: { repository, row } }) => repository.ledger.hash(row)) as [string, string];
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Disjoint sets of the numbers below a size (union by least member, with path halving). */
class Groups {
  private readonly parents: number[];

  constructor(size: number) {
    this.parents = Array.from({ length: size }, (_, index) => index);
  }

  join(a: number, b: number): void {
    const [one, other] = [this.root(a), this.root(b)];
    this.parents[Math.max(one, other)] = Math.min(one, other);
  }

  /** The members of each set, both in order. */
  all(): number[][] {
    const sets = new Map<number, number[]>();
    this.parents.forEach((_, index) => {
      const root = this.root(index);
      const set = sets.get(root);
      if (set) set.push(index);
      else sets.set(root, [index]);
    });
    return [...sets.values()];
  }

  private root(index: number): number {
    while (this.parents[index] !== index) index = this.parents[index] = this.parents[this.parents[index]!]!;
    return index;
  }
}
