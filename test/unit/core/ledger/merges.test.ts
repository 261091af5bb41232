import assert from 'node:assert/strict';
import fc from 'fast-check';
import { IdentityMatcher } from '../../../../src/core/history/identities';
import { Ledger } from '../../../../src/core/ledger/ledger';
import { bringsOthersWork } from '../../../../src/core/ledger/merges';
import { Roles } from '../../../../src/core/ledger/roles';
import { hashOf, ME, parentsOf, recordsOf, reviewOf, type Step, steps } from '../histories';

describe('what a merge brings in', () => {
  it('is what the other parents reach and the first does not, whatever the dates say', () => {
    fc.assert(
      fc.property(steps, (history) => {
        const ledger = new Ledger();
        // Newest first, as git log gives them: a parent gets its row before its record comes.
        for (const record of recordsOf(history).reverse()) ledger.add(record);
        const roles = new Roles(ledger.people.all(), ledger.people, new IdentityMatcher([ME.email]), []);
        const rows = rowsByHash(ledger);
        history.forEach((_, index) => {
          const parents = parentsOf(history, index);
          if (parents.length < 2) return;
          const mainline = reachable(history, parents[0] as number);
          const expected = [...reachable(history, parents[1] as number)].some(
            (other) => !mainline.has(other) && parentsOf(history, other).length < 2 && history[other]?.author !== 0,
          );
          assert.equal(bringsOthersWork(ledger, roles, rows.get(hashOf(index)) as number), expected);
        });
      }),
    );
  });

  it('is found in a history of a hundred thousand commits in a row', () => {
    const ledger = new Ledger();
    const length = 100_000;
    const line = Array.from({ length }, (_, index): Step => ({ author: 0, committer: 0, ago: length - index, offset: 0, follows: 1, merges: index === length - 1 ? 50 : 0 }));
    for (const record of recordsOf(line)) ledger.add(record);
    const roles = new Roles(ledger.people.all(), ledger.people, new IdentityMatcher([ME.email]), []);
    assert.equal(bringsOthersWork(ledger, roles, length - 1), false);
    assert.equal(ledger.generations()[length - 1], length);
  });
});

function rowsByHash(ledger: Ledger): Map<string, number> {
  return new Map(ledger.window(-Infinity, Infinity).map((row) => [ledger.hash(row), row]));
}

function reachable(history: readonly Step[], start: number): Set<number> {
  const seen = new Set<number>();
  const stack = [start];
  for (let index = stack.pop(); index !== undefined; index = stack.pop()) {
    if (seen.has(index)) continue;
    seen.add(index);
    stack.push(...parentsOf(history, index));
  }
  return seen;
}

describe('a commit without a readable date', () => {
  const [me, other] = [0, 1];
  const plain = { ago: 100, offset: 0, follows: 1, merges: 0 };

  it('keeps its place in the graph, and is counted nowhere else', () => {
    const history: Step[] = [
      { ...plain, author: other, committer: other },
      { ...plain, author: other, committer: other },
      // The main line goes on with the damaged commit, a branch of mine forks off before it and is merged.
      { ...plain, author: other, committer: other },
      { ...plain, author: me, committer: me, follows: 2 },
      { ...plain, author: me, committer: me, follows: 2, merges: 1 },
    ];
    const records = recordsOf(history);
    records[2]!.author.time = records[2]!.committer.time = NaN;
    const { coverage, habits } = reviewOf(records);
    assert.equal(coverage.commits, 4);
    const gatekeeping = habits.find(({ id }) => id === 'merge-gatekeeping');
    assert.deepEqual([gatekeeping?.count, gatekeeping?.of], [0, 1]);
  });
});
