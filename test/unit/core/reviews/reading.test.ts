import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ChangedLine } from '../../../../src/core/reviews/changed-lines';
import { DiffReading, type DiffView, type LineRange, readingSeconds } from '../../../../src/core/reviews/reading';
import { ChangeReading, isLineByLine, isReview } from '../../../../src/core/reviews/change-reading';

const line: fc.Arbitrary<ChangedLine> = fc.record({
  side: fc.constantFrom('original', 'modified'),
  line: fc.nat({ max: 60 }),
  beside: fc.nat({ max: 60 }),
  characters: fc.nat({ max: 200 }),
});
const range: fc.Arbitrary<LineRange> = fc.tuple(fc.nat({ max: 60 }), fc.nat({ max: 30 })).map(([from, length]) => ({ from, to: from + length }));
const view: fc.Arbitrary<DiffView> = fc.record({ original: fc.option(fc.array(range, { maxLength: 3 })), modified: fc.array(range, { maxLength: 3 }) });
const look = fc.record({ seconds: fc.double({ min: 0, max: 30, noNaN: true }), view });
const lines = fc.array(line, { maxLength: 80 });
const looks = fc.array(look, { maxLength: 20 });

describe('the reading of a diff', () => {
  it('never counts time twice', () => {
    fc.assert(
      fc.property(lines, looks, (changed, all) => {
        const reading = new DiffReading(changed);
        let used = 0;
        for (const { seconds, view } of all) {
          const rest = reading.look(seconds, view);
          assert.ok(rest >= 0 && rest <= seconds);
          used += seconds - rest;
        }
        const needed = changed.map(readingSeconds).reduce((sum, each) => sum + each, 0);
        assert.ok(used <= needed + 1e-6, 'no more time is used than all the lines need');
        const perLine = reading.readLines === 0 ? 0 : used / reading.readLines;
        assert.ok(reading.readLines === 0 || perLine >= 0.2 - 1e-6, 'each line that was read had its time');
      }),
    );
  });

  it('never falls by more time in view, and is never over all of it', () => {
    fc.assert(
      fc.property(lines, looks, fc.nat(), fc.double({ min: 0, max: 30, noNaN: true }), (changed, all, which, more) => {
        const less = new DiffReading(changed);
        const longer = new DiffReading(changed);
        all.forEach(({ seconds, view }, index) => {
          less.look(seconds, view);
          longer.look(seconds + (all.length > 0 && index === which % all.length ? more : 0), view);
          assert.ok(longer.readLines >= less.readLines);
        });
        assert.ok(longer.readLines <= changed.length);
      }),
    );
  });

  it('is the same in one look or in many', () => {
    fc.assert(
      fc.property(lines, view, fc.array(fc.double({ min: 0, max: 10, noNaN: true }), { maxLength: 12 }), (changed, seen, parts) => {
        const many = new DiffReading(changed);
        for (const seconds of parts) many.look(seconds, seen);
        const one = new DiffReading(changed);
        one.look(parts.reduce((sum, each) => sum + each, 0), seen);
        assert.ok(Math.abs(one.readLines - many.readLines) <= 1, 'up to the rounding of a sum');
      }),
    );
  });

  it('takes a line for read after its characters at 24 a second, 0.2 seconds at least and 5 at most', () => {
    for (const [characters, seconds] of [[0, 0.2], [4, 0.2], [24, 1], [48, 2], [120, 5], [4_000, 5]] as const) {
      assert.equal(readingSeconds({ characters }), seconds);
      const reading = new DiffReading([{ side: 'modified', line: 3, beside: 3, characters }]);
      const seen = { original: null, modified: [{ from: 0, to: 10 }] };
      reading.look(seconds * 0.9, seen);
      assert.equal(reading.readLines, 0);
      assert.ok(reading.look(seconds * 0.2, seen) > 0);
      assert.equal(reading.readLines, 1);
    }
  });

  it('gives nothing to lines out of view, and deleted lines theirs where they are shown', () => {
    const deleted: ChangedLine = { side: 'original', line: 50, beside: 3, characters: 24 };
    const cases: [DiffView, number][] = [
      [{ original: [{ from: 0, to: 40 }], modified: [{ from: 0, to: 40 }] }, 0],
      [{ original: [{ from: 40, to: 80 }], modified: [{ from: 40, to: 80 }] }, 1],
      [{ original: null, modified: [{ from: 0, to: 40 }] }, 1],
      [{ original: null, modified: [{ from: 10, to: 40 }] }, 0],
    ];
    for (const [seen, read] of cases) {
      const reading = new DiffReading([deleted]);
      reading.look(10, seen);
      assert.equal(reading.readLines, read, JSON.stringify(seen));
    }
  });
});

describe('the reading of a change', () => {
  const ten = Array.from({ length: 10 }, (_, n): ChangedLine => ({ side: 'modified', line: n, beside: n, characters: 24 }));
  const all: DiffView = { original: null, modified: [{ from: 0, to: 100 }] };

  it('counts every diff that was opened, and the time in front of several of them once', () => {
    const reading = new ChangeReading();
    reading.open('a', ten);
    reading.open('b', ten);
    reading.look(15, [{ diff: 'a', view: all }, { diff: 'b', view: all }]);
    assert.deepEqual(reading.progress, { files: 2, changedLines: 20, readLines: 15, seconds: 15 });
    reading.open('a', ten);
    assert.equal(reading.progress.changedLines, 20, 'a diff that is opened again is the same');
  });

  it('goes line by line from 80 % on', () => {
    assert.equal(isLineByLine({ changedLines: 50, readLines: 39, seconds: 60 }), false);
    assert.equal(isLineByLine({ changedLines: 50, readLines: 40, seconds: 60 }), true);
  });

  it('is none for a glance, and none for a change that is seen at a glance', () => {
    assert.equal(isReview({ changedLines: 400, seconds: 14 }), false);
    assert.equal(isReview({ changedLines: 9, seconds: 600 }), false);
    assert.equal(isReview({ changedLines: 10, seconds: 15 }), true);
    assert.equal(isLineByLine({ changedLines: 9, readLines: 9, seconds: 600 }), false);
  });

  it('knows nothing of the lines of a diff that is too large', () => {
    const reading = new ChangeReading();
    reading.open('huge', null);
    reading.look(90, [{ diff: 'huge', view: all }]);
    assert.deepEqual(reading.progress, { files: 1, changedLines: 0, readLines: 0, seconds: 90 });
  });
});
