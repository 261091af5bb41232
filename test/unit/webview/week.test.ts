import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { CalendarBlock } from '../../../src/protocol/zones-panel';
import { allDayPieces, type Piece, sideBySide, weekPieces } from '../../../src/webview/zones/pieces';
import { firstWeekday, localeWeekday, weekdaysFrom, weekOf } from '../../../src/webview/zones/week';

const DAY = 1440;
/** Monday, 16 November 2026. */
const MONDAY = Date.UTC(2026, 10, 16) / 86_400_000;

describe("the user's week", () => {
  it('begins with the first working day after the longest rest', () => {
    assert.equal(firstWeekday([1, 2, 3, 4, 5], 7), 1);
    assert.equal(firstWeekday([7, 1, 2, 3, 4], 1), 7);
    assert.equal(firstWeekday([6, 7, 1, 2, 3], 1), 6);
    assert.equal(firstWeekday([1, 3, 5], 7), 1);
    assert.equal(firstWeekday([2], 7), 2);
  });

  it('begins as in the locale where working days say nothing', () => {
    assert.equal(firstWeekday([1, 2, 3, 4, 5, 6, 7], 7), 7);
    assert.equal(firstWeekday([1, 4], 7), 1);
    assert.equal(firstWeekday([], 6), 6);
    assert.equal(localeWeekday('not a locale'), 1);
  });

  it('is found for any of its days', () => {
    for (const first of [1, 6, 7]) {
      const start = weekOf(MONDAY, first);
      for (let day = start; day < start + 7; day++) assert.equal(weekOf(day, first), start);
      assert.ok(start <= MONDAY && MONDAY < start + 7);
    }
    assert.deepEqual(weekdaysFrom(7), [7, 1, 2, 3, 4, 5, 6]);
  });
});

describe('the blocks of a week', () => {
  const night = { title: 'Night', days: [7], from: 1320, to: 60, hold: false };

  it('are cut at midnight, and what began the week before comes in at its beginning', () => {
    const pieces = weekPieces([night], [], MONDAY).map(({ column, from, to, continues, goesOn }) => ({ column, from, to, continues, goesOn }));
    assert.deepEqual(pieces, [
      { column: 0, from: 0, to: 60, continues: true, goesOn: false },
      { column: 6, from: 1320, to: 1440, continues: false, goesOn: true },
    ]);
  });

  it('hold those of calendars beside the own ones', () => {
    const block: CalendarBlock = { kind: 'zone', title: 'Leads', source: 'work.ics', from: MONDAY * DAY + 600, to: MONDAY * DAY + 660, allDay: false, hold: false };
    const [first, second] = weekPieces([{ title: 'Own', days: [1], from: 615, to: 700, hold: false }], [block], MONDAY);
    assert.deepEqual([first!.lane, first!.lanes, second!.lane, second!.lanes], [0, 2, 1, 2]);
    assert.deepEqual(weekPieces([], [block], MONDAY + 7), []);
  });

  it('of a whole day span their columns, cut at the week', () => {
    const away: CalendarBlock = { kind: 'absence', title: 'Away', source: 'work.ics', from: (MONDAY + 5) * DAY, to: (MONDAY + 9) * DAY, allDay: true, hold: false };
    assert.deepEqual(allDayPieces([away], MONDAY).map(({ column, columns }) => [column, columns]), [[5, 2]]);
    assert.deepEqual(allDayPieces([away], MONDAY + 7).map(({ column, columns }) => [column, columns]), [[0, 2]]);
    assert.deepEqual(allDayPieces([away], MONDAY + 14), []);
  });

  it('never lie over each other', () => {
    const some = fc
      .tuple(fc.integer({ min: 0, max: 95 }), fc.integer({ min: 1, max: 40 }))
      .map(([at, length]): Piece => ({ column: 0, from: at * 15, to: Math.min(1440, (at + length) * 15), continues: false, goesOn: false, lane: 0, lanes: 1, of: { own: { zone: 0, weekday: 1 } } }));
    fc.assert(
      fc.property(fc.array(some, { maxLength: 12 }), (pieces) => {
        const placed = sideBySide(pieces);
        assert.equal(placed.length, pieces.length);
        for (const [index, a] of placed.entries()) {
          assert.ok(a.lane < a.lanes);
          for (const b of placed.slice(index + 1)) {
            const overlap = a.from < b.to && b.from < a.to;
            assert.ok(!overlap || (a.lanes === b.lanes && a.lane !== b.lane));
          }
        }
      }),
    );
  });
});
