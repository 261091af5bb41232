import assert from 'node:assert/strict';
import { lastDue, nextDue } from '../../../src/extension/reminders/due';

const FRIDAY = { day: 5, at: 16 * 60 };
const at = (text: string) => new Date(text);

describe('when a reminder is due', () => {
  it('is on that day of the week, on the clock of the machine', () => {
    assert.deepEqual(lastDue(FRIDAY, at('2026-11-20T16:00:00')), at('2026-11-20T16:00:00'));
    assert.deepEqual(lastDue(FRIDAY, at('2026-11-20T15:59:59')), at('2026-11-13T16:00:00'));
    assert.deepEqual(lastDue(FRIDAY, at('2026-11-23T09:00:00')), at('2026-11-20T16:00:00'));
    assert.deepEqual(nextDue(FRIDAY, at('2026-11-20T16:00:00')), at('2026-11-27T16:00:00'));
    assert.deepEqual(nextDue(FRIDAY, at('2026-11-20T15:59:59')), at('2026-11-20T16:00:00'));
  });

  it('knows Sunday as the last day, and weeks in which a year or the clocks change', () => {
    assert.deepEqual(lastDue({ day: 7, at: 0 }, at('2027-01-02T10:00:00')), at('2026-12-27T00:00:00'));
    assert.deepEqual(nextDue({ day: 7, at: 9 * 60 }, at('2026-10-24T10:00:00')), at('2026-10-25T09:00:00'));
    assert.deepEqual(nextDue({ day: 1, at: 9 * 60 }, at('2026-10-19T10:00:00')), at('2026-10-26T09:00:00'));
  });
});
