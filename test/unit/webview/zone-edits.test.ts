import assert from 'node:assert/strict';
import fc from 'fast-check';
import { WEEKDAYS } from '../../../src/core/calendar/weekdays';
import type { WeeklyZone } from '../../../src/core/review/review';
import { parseSettings } from '../../../src/core/settings';
import { draftOf, parseTime, readDraft } from '../../../src/webview/zones/draft';
import { draggedSpan, endMoved, lengthOf, moved, startMoved } from '../../../src/webview/zones/zone-edits';
import { zoneText } from '../../../src/webview/zones/words';

const zone = (change: Partial<WeeklyZone> = {}): WeeklyZone => ({ title: 'Design', days: [2, 4], from: 780, to: 1020, hold: false, ...change });

describe('edits of a zone on the grid', () => {
  it('move one of its days, and the time of all', () => {
    assert.deepEqual(moved(zone(), 4, 1, 15), zone({ days: [2, 5], from: 795, to: 1035 }));
  });

  it('leave the day where the zone already has the other', () => {
    assert.deepEqual(moved(zone(), 2, 2, 0), zone());
  });

  it('go round from the last day of the week to the first', () => {
    assert.deepEqual(moved(zone({ days: [7] }), 7, 1, 0).days, [1]);
    assert.deepEqual(moved(zone({ days: [1] }), 1, -1, 0).days, [7]);
  });

  it('carry the end over midnight, and keep the beginning in its day', () => {
    assert.deepEqual(moved(zone({ from: 1320, to: 1380 }), 2, 0, 90), zone({ from: 1410, to: 30 }));
    assert.equal(moved(zone({ from: 1380, to: 60 }), 2, 0, 600).from, 1425);
    assert.equal(moved(zone({ from: 30, to: 90 }), 2, 0, -600).from, 0);
  });

  it('move either end by quarters of an hour', () => {
    assert.deepEqual(endMoved(zone({ to: 1010 }), 15), zone({ to: 1020 }));
    assert.deepEqual(startMoved(zone(), -15), zone({ from: 765 }));
    assert.deepEqual(endMoved(zone(), -6000), zone({ to: 795 }));
    assert.deepEqual(startMoved(zone(), 6000), zone({ from: 1005 }));
  });

  it('end at 24:00 and not at 00:00 of the same day', () => {
    assert.deepEqual(endMoved(zone({ from: 1320, to: 1425 }), 15), zone({ from: 1320, to: 1440 }));
    assert.deepEqual(draggedSpan(1439, 1400), { from: 1395, to: 1440 });
    assert.deepEqual(draggedSpan(600, 600), { from: 600, to: 615 });
  });

  it('always make a zone that settings take, of 15 minutes to a day', () => {
    const time = fc.integer({ min: 0, max: 96 }).map((quarter) => quarter * 15);
    const some = fc.record({ from: time, to: time, days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }) }).filter(({ from, to }) => from !== to);
    fc.assert(
      fc.property(some, fc.integer({ min: -3000, max: 3000 }), fc.integer({ min: -7, max: 7 }), (span, minutes, days) => {
        const before = zone(span);
        for (const after of [moved(before, before.days[0]!, days, minutes), endMoved(before, minutes), startMoved(before, minutes)]) {
          const written = readDraft(draftOf(after));
          assert.ok('zone' in written, JSON.stringify(after));
          const { problems } = parseSettings({ noCodeZones: [{ ...draftOf(after), days: after.days.map((day) => WEEKDAYS[day - 1]) }] });
          assert.deepEqual(problems, []);
          assert.ok(lengthOf(after) >= 15 && lengthOf(after) <= 1440);
        }
      }),
    );
  });
});

describe('the form of a zone', () => {
  it('reads times as people write them', () => {
    assert.deepEqual(['9', '9:30', '09.30', '0930', '24:00', ' 7:05 '].map(parseTime), [540, 570, 570, 570, 1440, 425]);
    assert.deepEqual(['', '25', '9:7', '24:01', '9:60', 'noon', '12345'].map(parseTime), [null, null, null, null, null, null, null]);
  });

  it('says what is missing, field by field', () => {
    assert.deepEqual(readDraft({ title: '', days: [], from: 'x', to: '' , hold: false }), {
      problems: { days: 'Choose at least one day.', from: 'Write a time from 00:00 to 24:00.', to: 'Write a time from 00:00 to 24:00.' },
    });
    assert.ok('problems' in readDraft({ ...draftOf(zone()), to: '13:00' }));
    assert.ok('zone' in readDraft({ ...draftOf(zone()), from: '0', to: '24' }));
  });

  it('calls a zone without a title what settings call it', () => {
    assert.deepEqual(readDraft({ ...draftOf(zone()), title: '  ' }), { zone: zone({ title: 'No code' }) });
  });

  it('gives a zone in words', () => {
    assert.equal(zoneText(zone({ from: 1320, to: 60, hold: true })), 'Design, Tuesday and Thursday, 22:00 to 01:00 the next day, you are held to it');
    assert.equal(zoneText(zone({ days: [1, 2, 3, 4, 5, 6, 7] })), 'Design, every day, 13:00 to 17:00');
  });
});
