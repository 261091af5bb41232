import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Ledger } from '../../../../src/core/ledger/ledger';
import { TextArena } from '../../../../src/core/ledger/text-arena';
import { parentsOf, recordsOf, steps } from '../histories';

describe('Ledger', () => {
  it('gives back every commit, in whatever order they came', () => {
    fc.assert(
      fc.property(steps.chain((history) => fc.tuple(fc.constant(history), fc.shuffledSubarray([...history.keys()], { minLength: history.length }))), ([history, order]) => {
        const records = recordsOf(history);
        const ledger = new Ledger();
        for (const index of order) assert.notEqual(ledger.add(records[index] as (typeof records)[0]), -1);
        assert.equal(ledger.size, history.length);
        const rows = new Map(ledger.window(-Infinity, Infinity).map((row) => [ledger.hash(row), row]));
        records.forEach((record, index) => {
          const row = rows.get(record.hash) as number;
          assert.deepEqual(ledger.parents(row).map((parent) => ledger.hash(parent)), record.parents);
          assert.equal(ledger.isMerge(row), parentsOf(history, index).length > 1);
          assert.equal(ledger.subject(row), record.subject);
          assert.deepEqual(ledger.people.get(ledger.author(row)), { name: record.author.name, email: record.author.email });
          assert.deepEqual(ledger.people.get(ledger.committer(row)), { name: record.committer.name, email: record.committer.email });
          assert.deepEqual([ledger.authorTime(row), ledger.authorOffset(row)], [record.author.time, record.author.offset]);
          assert.deepEqual([ledger.committerTime(row), ledger.committerOffset(row)], [record.committer.time, record.committer.offset]);
        });
      }),
      { numRuns: 50 },
    );
  });

  it('takes a commit once', () => {
    const history = fc.sample(steps, 1).flat();
    const records = recordsOf(history);
    const ledger = new Ledger();
    for (const record of records) ledger.add(record);
    for (const record of records) assert.equal(ledger.add(record), -1);
    assert.equal(ledger.size, records.length);
  });

  it('knows a parent that was not read by its hash alone', () => {
    const [parent, child] = recordsOf([
      { author: 1, committer: 1, ago: 10, offset: 0, follows: 1, merges: 0 },
      { author: 0, committer: 0, ago: 5, offset: 0, follows: 1, merges: 0 },
    ]) as [ReturnType<typeof recordsOf>[0], ReturnType<typeof recordsOf>[0]];
    const ledger = new Ledger();
    const row = ledger.add(child);
    const [edge] = ledger.parents(row) as [number];
    assert.equal(ledger.hash(edge), parent.hash);
    assert.equal(ledger.isPresent(edge), false);
    assert.equal(ledger.has(parent.hash), false);
    assert.deepEqual(ledger.window(-Infinity, Infinity), [row]);
  });
});

describe('TextArena', () => {
  it('gives back any text', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 300 })), (texts) => {
        const arena = new TextArena();
        const positions = texts.map((text) => arena.add(text));
        assert.deepEqual(positions.map((position) => arena.get(position)), texts);
      }),
    );
  });

  it('goes on in a new buffer where one is full', () => {
    const arena = new TextArena();
    const text = 'é'.repeat(5_000);
    const positions = Array.from({ length: 300 }, (_, index) => arena.add(`${index}${text}`));
    assert.deepEqual(positions.map((position) => arena.get(position)), positions.map((_, index) => `${index}${text}`));
  });
});
