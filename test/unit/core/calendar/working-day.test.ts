import assert from 'node:assert/strict';
import fc from 'fast-check';
import { DAY_MINUTES, formatDay, formatMoment, parseMoment } from '../../../../src/core/calendar/moment';
import { isWithin, localTime, rollover } from '../../../../src/core/calendar/working-day';
import { DEFAULT_SETTINGS } from '../../../../src/core/settings';

const moment = fc.record({ time: fc.integer({ min: -1_000_000_000, max: 8_000_000_000 }), offset: fc.integer({ min: -12 * 60, max: 14 * 60 }) });
const minute = fc.nat({ max: DAY_MINUTES - 1 });
const span = fc.record({ from: minute, to: minute }).filter(({ from, to }) => from !== to);
const hours = span.map((lateNight) => ({ ...DEFAULT_SETTINGS, lateNight }));

/** The wall clock by the platform's own calendar, as an independent witness. */
function witness({ time, offset }: { time: number; offset: number }): Date {
  return new Date((time + offset * 60) * 1000);
}

describe('moments', () => {
  it('are read back as they were written', () => {
    fc.assert(fc.property(moment.filter(({ time }) => time >= 0), (each) => assert.deepEqual(parseMoment(formatMoment(each)), { ...each })));
  });

  it('without an offset are UTC, without a time midnight', () => {
    assert.deepEqual(parseMoment('2026-08-01'), { time: Date.UTC(2026, 7, 1) / 1000, offset: 0 });
    assert.deepEqual(parseMoment('2026-08-01T12:30'), { time: Date.UTC(2026, 7, 1, 12, 30) / 1000, offset: 0 });
    assert.deepEqual(parseMoment('2026-08-01T00:00:00.123-0330'), { time: Date.UTC(2026, 7, 1, 3, 30) / 1000, offset: -210 });
  });

  it('that do not exist are none', () => {
    for (const text of ['', 'yesterday', '0050-01-01', '2026-02-30', '2026-13-01', '2026-08-01T24:30', '2026-08-01T12:60', '2026-08-01T12:00+99:00', '1754000000']) {
      assert.equal(parseMoment(text), null, text);
    }
  });
});

describe('the local time', () => {
  it('is that of the wall clock where it happened', () => {
    fc.assert(
      fc.property(moment, hours, (each, settings) => {
        const local = localTime(each, settings);
        const clock = witness(each);
        assert.equal(local.minuteOfDay, clock.getUTCHours() * 60 + clock.getUTCMinutes());
        assert.equal(local.weekday, clock.getUTCDay() || 7);
      }),
    );
  });

  it('belongs to a day that begins where the late night of the one before ends', () => {
    fc.assert(
      fc.property(moment, hours, (each, settings) => {
        const local = localTime(each, settings);
        const shifted = witness({ time: each.time - rollover(settings) * 60, offset: each.offset });
        assert.equal(formatDay(local.day), shifted.toISOString().slice(0, 10));
        assert.equal(local.weekend, [6, 7].includes(shifted.getUTCDay() || 7));
      }),
    );
  });

  it('puts one night that ends in the morning on one day', () => {
    const lateNight = fc.record({ from: fc.integer({ min: 18 * 60, max: DAY_MINUTES - 1 }), to: fc.integer({ min: 1, max: 12 * 60 }) });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), lateNight, fc.nat(), fc.nat(), (day, night, one, other) => {
        const length = DAY_MINUTES - night.from + night.to;
        const at = (minutes: number) => localTime({ time: (day * DAY_MINUTES + night.from + (minutes % length)) * 60, offset: 0 }, { ...DEFAULT_SETTINGS, lateNight: night });
        assert.ok(at(one).lateNight && at(other).lateNight);
        assert.equal(at(one).day, day);
        assert.equal(at(other).day, day);
      }),
    );
  });

  it('ends the night at its end, not after it', () => {
    const at = (text: string) => localTime(parseMoment(text)!, DEFAULT_SETTINGS);
    assert.deepEqual([at('2026-08-03T21:59:59Z').lateNight, at('2026-08-03T22:00:00Z').lateNight], [false, true]);
    assert.deepEqual([at('2026-08-04T04:59:59+14:00').lateNight, at('2026-08-04T05:00:00-12:00').lateNight], [true, false]);
    assert.equal(formatDay(at('2026-08-04T04:59:59+05:30').day), '2026-08-03');
    assert.equal(formatDay(at('2026-08-04T05:00:00+05:30').day), '2026-08-04');
  });
});

describe('spans of a day', () => {
  it('and their complements never meet', () => {
    fc.assert(fc.property(minute, span, (at, { from, to }) => assert.notEqual(isWithin(at, { from, to }), isWithin(at, { from: to, to: from }))));
  });
});
