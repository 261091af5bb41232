import assert from 'node:assert/strict';
import { spelledClock } from '../../../../../src/core/calendar/icalendar/spelled-zone';

describe('the name of a time zone that is spelled out', () => {
  it('says nothing where it is endless, and takes no time for it', () => {
    const start = performance.now();
    for (const name of [`GMT${' '.repeat(300_000)}x`, `(UTC)${' '.repeat(300_000)}a\nb`]) assert.equal(spelledClock(name), null);
    assert.ok(performance.now() - start < 5_000);
  });
});
