import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Outage, outagesOf } from '../../../../src/core/work/outages';
import type { UrgentFix } from '../../../../src/core/work/urgent-fixes';
import { firstResponder } from '../../../../src/core/habits/first-responder';
import { collectFacts, type CommitFact } from '../../../../src/core/ledger/facts';
import { windowFacts } from '../../../../src/core/ledger/window-facts';
import { repositoryFacts } from '../../../../src/core/analyze';
import { Ledger } from '../../../../src/core/ledger/ledger';
import { workOf } from '../../../../src/core/work/work';
import { hashOf, ME, NOW, PEOPLE, SETTINGS } from '../histories';

const HOUR = 3600;

/** An urgent fix by plain numbers: who (0 is the user), how many seconds before now, and which of a few files. */
interface Fix {
  author: number;
  ago: number;
  files: number[];
}

// Few moments and few files, so that times tie and outages grow together.
const fix: fc.Arbitrary<Fix> = fc.record({
  author: fc.nat({ max: PEOPLE.length - 1 }),
  ago: fc.integer({ min: 1, max: 40 }).map((half) => half * 12 * HOUR),
  files: fc.uniqueArray(fc.nat({ max: 4 }), { maxLength: 2 }),
});
const fixes = fc.array(fix, { minLength: 1, maxLength: 12 });

function factsOf(history: readonly Fix[], order: readonly number[] = history.map((_, index) => index)): CommitFact[] {
  const ledger = new Ledger();
  const details = new Map<number, { message: string; trailers: []; lines: { path: string; added: number; deleted: number }[] }>();
  for (const index of order) {
    const { author, ago, files } = history[index]!;
    const person = { ...PEOPLE[author]!, time: NOW.time - ago, offset: 0 };
    const row = ledger.add({ hash: hashOf(index), parents: [], author: person, committer: person, coAuthors: [], subject: `Hotfix: ${index}` });
    details.set(row, { message: '', trailers: [], lines: files.map((file) => ({ path: `src/${file}.ts`, added: 1, deleted: 0 })) });
  }
  const history_ = { name: 'sample', path: '/sample', refs: [], commits: ledger.size, shallow: false, ledger, canonical: ledger.people.all(), damaged: 0, details, files: null };
  return collectFacts([repositoryFacts(history_, [ME.email, ME.name], [])], SETTINGS, 0, NOW.time);
}

function outages(facts: readonly CommitFact[]): Outage[] {
  return outagesOf(workOf(facts, SETTINGS).urgent);
}

function found(history: readonly Fix[], order?: readonly number[]) {
  const commits = factsOf(history, order);
  const facts = windowFacts(commits, NOW, 26);
  const context = { commits, facts, outages: outages(commits) } as unknown as Parameters<typeof firstResponder.detect>[0];
  return firstResponder.detect(context);
}

describe('outages', () => {
  const of = (...history: Fix[]) => outages(factsOf(history)).map(({ fixes: list, first, untilOther }) => ({ fixes: list.length, first, untilOther }));

  it('are fixes that touch a common file within 24 hours', () => {
    assert.deepEqual(of({ author: 0, ago: 24 * HOUR, files: [1] }, { author: 1, ago: 0, files: [1, 2] }), [{ fixes: 2, first: 'me', untilOther: 24 * HOUR }]);
    assert.equal(of({ author: 0, ago: 24 * HOUR + 1, files: [1] }, { author: 1, ago: 0, files: [1] }).length, 2);
    assert.equal(of({ author: 0, ago: HOUR, files: [1] }, { author: 1, ago: 0, files: [2] }).length, 2);
  });

  it('grow over a fix that two others share a file with', () => {
    assert.deepEqual(of({ author: 1, ago: 40 * HOUR, files: [1] }, { author: 1, ago: 20 * HOUR, files: [1, 2] }, { author: 0, ago: 0, files: [2] }), [{ fixes: 3, first: 'team', untilOther: 40 * HOUR }]);
  });

  it('leave a fix without files for itself, and say where nobody joined', () => {
    assert.deepEqual(of({ author: 0, ago: HOUR, files: [] }, { author: 0, ago: 0, files: [] }), [
      { fixes: 1, first: 'me', untilOther: null },
      { fixes: 1, first: 'me', untilOther: null },
    ]);
  });

  it('are not the user\'s alone where somebody else moved in the same second', () => {
    assert.deepEqual(of({ author: 0, ago: HOUR, files: [1] }, { author: 2, ago: HOUR, files: [1] }), [{ fixes: 2, first: 'team', untilOther: 0 }]);
  });

  it('are parts of the fixes, whatever the order they are read in', () => {
    fc.assert(
      fc.property(fixes.chain((history) => fc.tuple(fc.constant(history), fc.shuffledSubarray(history.map((_, index) => index), { minLength: history.length }))), ([history, order]) => {
        const hashes = (list: readonly UrgentFix[]) => list.map(({ fact: { repository, row } }) => repository.ledger.hash(row));
        const parts = (order_?: readonly number[]) => outages(factsOf(history, order_)).map(({ fixes: list, first, untilOther }) => [hashes(list), first, untilOther]);
        assert.deepEqual(parts(order), parts());
        assert.deepEqual(parts().flatMap(([list]) => list as string[]).sort(), history.map((_, index) => hashOf(index)).sort());
        assert.deepEqual(found(history, order).value, found(history).value);
      }),
    );
  });

  it('never move first in more cases after one of my fixes was handed over', () => {
    let compared = 0;
    fc.assert(
      fc.property(fixes, fc.nat({ max: 11 }), fc.constantFrom(1, 2), (history, index, teammate) => {
        if (history[index]?.author !== 0) return;
        compared++;
        const before = found(history);
        const after = found(history.with(index, { ...history[index], author: teammate }));
        assert.equal(after.of, before.of);
        assert.ok((after.value ?? NaN) <= (before.value ?? NaN), `${before.value} became ${after.value}`);
      }),
      { numRuns: 3000 },
    );
    assert.ok(compared > 200, `only ${compared}`);
  });

  it('are evidence whoever\'s they are', () => {
    fc.assert(fc.property(fixes, (history) => assert.notEqual(found(history.map((each) => ({ ...each, author: 1 }))).value, null)));
  });
});
