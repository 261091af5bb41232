import assert from 'node:assert/strict';
import { lastMonthly, nextMonthly } from '../../../src/extension/reminders/due';
import { localDay, toLocalIso, wallClock } from '../../../src/extension/time/local-time';
import { snoozeChoices } from '../../../src/extension/warnings/snooze';

describe('times of the extension', () => {
  it('are read on the clock where they were recorded', () => {
    assert.equal(wallClock('2026-11-24T01:12:59+14:00'), 'Tue 01:12 (+14:00)');
    assert.equal(wallClock('2026-01-01T00:05:00-09:30'), 'Thu 00:05 (-09:30)');
    assert.equal(wallClock('2026-01-01T00:05:00Z'), 'Thu 00:05 (+00:00)');
    assert.equal(wallClock('unknown'), 'unknown');
  });

  it('are written with the offset of the viewer', () => {
    const now = new Date();
    assert.equal(Date.parse(toLocalIso(now)), Math.floor(now.getTime() / 1000) * 1000);
    assert.equal(localDay(now), toLocalIso(now).slice(0, 10));
  });

  it('have a day of the month, the last one where the month is shorter', () => {
    const day = (date: Date) => [date.getFullYear(), date.getMonth() + 1, date.getDate(), date.getHours()];
    assert.deepEqual(day(lastMonthly(31, new Date(2026, 1, 28, 9, 0))), [2026, 2, 28, 9]);
    assert.deepEqual(day(lastMonthly(31, new Date(2026, 1, 28, 8, 59))), [2026, 1, 31, 9]);
    assert.deepEqual(day(nextMonthly(31, new Date(2026, 1, 28, 9, 0))), [2026, 3, 31, 9]);
    assert.deepEqual(day(lastMonthly(15, new Date(2026, 0, 2))), [2025, 12, 15, 9]);
    assert.deepEqual(day(nextMonthly(1, new Date(2026, 11, 5))), [2027, 1, 1, 9]);
  });

  it('offer snoozes that end in the future, "tomorrow" being the morning after this evening', () => {
    const evening = new Date(2026, 10, 23, 23, 30);
    const night = new Date(2026, 10, 24, 1, 12);
    const morning = new Date(2026, 10, 24, 9, 0).getTime();
    assert.deepEqual(
      snoozeChoices(evening).map(({ until }) => until - evening.getTime()),
      [60 * 60_000, morning - evening.getTime(), 7 * 24 * 60 * 60_000],
    );
    assert.equal(snoozeChoices(night)[1]?.until, morning);
    assert.equal(snoozeChoices(night)[1]?.description, 'Tue 24 Nov, 09:00');
    assert.ok((snoozeChoices(new Date(2026, 10, 24, 8, 0))[1]?.until ?? 0) > morning);
  });
});
