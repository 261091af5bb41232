import assert from 'node:assert/strict';
import fc from 'fast-check';
import { authorsOf, type Contribution, degreeOfAuthorship } from '../../../../src/core/knowledge/authorship';
import { truckFactor } from '../../../../src/core/knowledge/truck-factor';

const ME = 0;

describe('degree of authorship', () => {
  it('is the published formula', () => {
    assert.equal(degreeOfAuthorship({ created: true, changes: 0 }, 0), 3.293 + 1.098);
    assert.equal(degreeOfAuthorship({ created: false, changes: 3 }, 10), 3.293 + 0.164 * 3 - 0.321 * Math.log(8));
  });

  it('makes an author of whoever reaches 3.293 and more than three quarters of the highest', () => {
    const people = new Map<string, Contribution>([
      ['maker', { created: true, changes: 0 }],
      ['worker', { created: false, changes: 6 }],
      ['passer-by', { created: false, changes: 1 }],
    ]);
    // 3.72, 4.05 and 2.83.
    assert.deepEqual(authorsOf(people, 7), ['maker', 'worker']);
    // 3.40, which is more than 3.293 but no three quarters of 6.35.
    assert.deepEqual(authorsOf(new Map([['maker', { created: true, changes: 0 }], ['worker', { created: false, changes: 20 }]]), 21), ['worker']);
    assert.deepEqual(authorsOf(new Map(), 0), []);
  });

  it('leaves a file that everybody changed and nobody owns without an author', () => {
    const crowd = new Map(Array.from({ length: 40 }, (_, person) => [person, { created: false, changes: 1 }] as const));
    assert.deepEqual(authorsOf(crowd, 40), []);
  });
});

/** A file as the commits that made or changed it, each with its people; the user is 0. */
const commit = fc.record({ made: fc.boolean(), people: fc.uniqueArray(fc.oneof({ weight: 2, arbitrary: fc.constant(ME) }, fc.nat({ max: 4 })), { minLength: 1, maxLength: 2 }) });
const file = fc.array(commit, { minLength: 1, maxLength: 12 }).map((commits) => commits.map((each, index) => ({ ...each, made: index === 0 || (each.made && index % 5 === 0) })));
type Commits = { made: boolean; people: number[] }[];

function authors(commits: Commits): number[] {
  const people = new Map<number, Contribution>();
  for (const { made, people: who } of commits) {
    for (const person of who) {
      const known = people.get(person) ?? { created: false, changes: 0 };
      people.set(person, made ? { ...known, created: true } : { ...known, changes: known.changes + 1 });
    }
  }
  return authorsOf(people, commits.filter(({ made }) => !made).length);
}

const isSoleMine = (commits: Commits) => {
  const found = authors(commits);
  return found.length === 1 && found[0] === ME;
};

describe('sole authorship', () => {
  it('never comes from handing a commit of mine to a teammate, be it the one that made the file', () => {
    let lost = 0;
    fc.assert(
      fc.property(file, fc.nat(), fc.integer({ min: 1, max: 5 }), (commits, at, teammate) => {
        const mine = commits.flatMap(({ people }, index) => (people.includes(ME) ? [index] : []));
        if (mine.length === 0) return;
        const index = mine[at % mine.length]!;
        const people = [...new Set(commits[index]!.people.map((person) => (person === ME ? teammate : person)))];
        const after = commits.with(index, { ...commits[index]!, people });
        if (isSoleMine(after)) assert.ok(isSoleMine(commits));
        else if (isSoleMine(commits)) lost++;
      }),
      { numRuns: 5000 },
    );
    assert.ok(lost > 100, `only ${lost} files changed hands`);
  });

  it('does not depend on the order of the commits', () => {
    fc.assert(
      fc.property(file.chain((commits) => fc.tuple(fc.constant(commits), fc.shuffledSubarray(commits, { minLength: commits.length }))), ([commits, shuffled]) => {
        assert.deepEqual(authors(shuffled).sort(), authors(commits).sort());
      }),
    );
  });
});

describe('truck factor', () => {
  it('takes the one with the most files first, until more than half have no author', () => {
    assert.equal(truckFactor([[0], [0], [0], [1]]), 1);
    assert.equal(truckFactor([[0], [0], [1], [1]]), 2, 'half of the files is not more than half');
    assert.equal(truckFactor([[0, 1], [0, 1], [0, 1]]), 2);
    assert.equal(truckFactor([[0], [1], [2], [3], [4]]), 3);
    assert.equal(truckFactor([[], [], [0]]), 0);
    assert.equal(truckFactor([]), 0);
  });

  it('is that of a slow word-by-word version of the algorithm', () => {
    fc.assert(
      fc.property(fc.array(fc.uniqueArray(fc.nat({ max: 6 }), { maxLength: 3 }), { minLength: 1, maxLength: 30 }), (files) => {
        let left = files;
        let removed = 0;
        while (left.filter((people) => people.length > 0).length >= files.length / 2) {
          const filesOf = (person: number) => left.filter((people) => people.includes(person)).length;
          const top = [0, 1, 2, 3, 4, 5, 6].reduce((best, person) => (filesOf(person) > filesOf(best) ? person : best));
          left = left.map((people) => people.filter((person) => person !== top));
          removed++;
        }
        assert.equal(truckFactor(files), removed);
      }),
    );
  });
});
