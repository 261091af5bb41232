import assert from 'node:assert/strict';
import fc from 'fast-check';
import { blockLine, blocksIn, budgetText, proposedBlocks, type SystemBlock, weeklyBudget, weeklyMinutes, withBlocks, zonesInTheWay } from '../../../../../src/core/tactics/escape/system-blocks';

const HOURS = { days: [1, 2, 3, 4, 5], from: 540, to: 1080 };
const ZONE = { title: 'One-on-ones', days: [3], from: 780, to: 1020, hold: false };

const days = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }).map((list) => list.sort((a, b) => a - b));
const times = fc.tuple(fc.integer({ min: 0, max: 1438 }), fc.integer({ min: 1, max: 1439 })).filter(([from, to]) => from < to);
const block: fc.Arbitrary<SystemBlock> = fc.tuple(days, times).map(([list, [from, to]]) => ({ days: list, from, to }));

describe('system time', () => {
  it('is a day in five, on the freest one', () => {
    assert.deepEqual(proposedBlocks(HOURS, [], 'one-day'), [{ days: [3], from: 540, to: 1080 }]);
    assert.deepEqual(proposedBlocks(HOURS, [ZONE], 'one-day'), [{ days: [2], from: 540, to: 1080 }]);
    assert.deepEqual(proposedBlocks(HOURS, [ZONE], 'two-days'), [{ days: [2, 4], from: 810, to: 1080 }]);
    assert.deepEqual(proposedBlocks(HOURS, [ZONE], 'every-day'), [{ days: [1, 2, 4, 5], from: 975, to: 1080 }, { days: [3], from: 540, to: 645 }]);
  });

  it('makes about a fifth of any working week, within its hours', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 14 }), fc.integer({ min: 4, max: 10 }), fc.constantFrom('one-day' as const, 'two-days' as const, 'every-day' as const), (list, begin, length, spread) => {
        const hours = { days: list, from: begin * 60, to: (begin + length) * 60 };
        const blocks = proposedBlocks(hours, [ZONE], spread);
        assert.ok(Math.abs(weeklyMinutes(blocks) - weeklyBudget(hours)) <= 7.5 * list.length + 1e-6);
        for (const { days: on, from, to } of blocks) assert.ok(on.every((day) => list.includes(day)) && from >= hours.from && to <= hours.to && from < to);
      }),
    );
  });

  it('is written in lines that are read back, beside others', () => {
    fc.assert(fc.property(fc.array(block), (blocks) => assert.deepEqual(blocksIn(blocks.map(blockLine).join('\n')), blocks)));
    const text = '- System time: Wed, 09:00 to 18:00\n\nNobody books over it.';
    assert.equal(withBlocks(text, [{ days: [2, 4], from: 540, to: 810 }]), '- System time: Tue, Thu, 09:00 to 13:30\n\nNobody books over it.');
    assert.equal(withBlocks('* system time: wednesday 9:00 to 18:00', [{ days: [3], from: 540, to: 1080 }]), '* system time: wednesday 9:00 to 18:00');
    assert.deepEqual(blocksIn('- System time: someday, 09:00 to 10:00\n- System time: Mon, 10:00 to 09:00\n- System time: Fri to Mon, 09:00 to 10:00'), []);
  });

  it('says where its hours come from, and what lies in their way', () => {
    assert.equal(budgetText(HOURS, 6), '20 % of 45 h (Mon to Fri, 09:00 to 18:00) is 9 h a week for each person; for the 6 of you together 54 h.');
    assert.equal(budgetText(HOURS, 253), '20 % of 45 h (Mon to Fri, 09:00 to 18:00) is 9 h a week for each person.');
    assert.deepEqual(zonesInTheWay([{ days: [3], from: 540, to: 800 }], [ZONE]), ['One-on-ones']);
    assert.deepEqual(zonesInTheWay([{ days: [3], from: 540, to: 780 }, { days: [2], from: 780, to: 900 }], [ZONE]), []);
  });
});
