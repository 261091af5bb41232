import assert from 'node:assert/strict';
import fc from 'fast-check';
import { WEEK_SECONDS } from '../../../../src/core/calendar/moment';
import { localTime } from '../../../../src/core/calendar/working-day';
import { NOW, parentsOf, recordsOf, reviewOf, SETTINGS, type Step, step, steps } from '../histories';

/** The properties that docs/score.md promises, each for any history in which both scores exist. */
describe('the delegation score', () => {
  const scoreOf = (history: readonly Step[]) => reviewOf(recordsOf(history)).score;

  it('lies between 0 and 100, and its contributions add up to it', () => {
    fc.assert(
      fc.property(steps, (history) => {
        const { value, signals, weeks } = scoreOf(history);
        for (const week of weeks) assert.ok(week.value === null || (week.value >= 0 && week.value <= 100));
        if (value === null) return;
        assert.ok(value >= 0 && value <= 100);
        assert.ok(Math.abs(signals.reduce((sum, { weight }) => sum + weight, 0) - 1) < 1e-9);
        assert.equal(Math.round(signals.reduce((sum, { contribution }) => sum + contribution, 0)), value);
      }),
    );
  });

  it('does not depend on the order of the commits', () => {
    fc.assert(
      fc.property(steps.chain((history) => fc.tuple(fc.constant(recordsOf(history)), fc.shuffledSubarray(recordsOf(history), { minLength: history.length }))), ([records, shuffled]) => {
        assert.deepEqual(reviewOf(shuffled), reviewOf(records));
      }),
    );
  });

  it('is not lowered by handing an event of mine to a teammate', () => {
    let compared = 0;
    const handedOver = steps.chain((history) => fc.tuple(fc.constant(history), fc.nat({ max: history.length - 1 }), fc.constantFrom(1, 2)));
    fc.assert(
      fc.property(handedOver, ([history, index, teammate]) => {
        const event = history[index] as Step;
        const authored = parentsOf(history, index).length < 2;
        if (authored ? event.author !== 0 || event.committer !== 0 : event.committer !== 0) return;
        const changed = history.with(index, { ...event, author: authored ? teammate : event.author, committer: teammate });
        const before = scoreOf(history).value;
        const after = scoreOf(changed).value;
        if (before === null || after === null) return;
        compared++;
        assert.ok(after >= before, `${before} became ${after}`);
      }),
      { numRuns: 3000 },
    );
    assert.ok(compared > 100, `only ${compared} histories could be compared`);
  });

  it('is not raised by moving an event of mine from working hours into the night, a weekend or a no-code zone', () => {
    let compared = 0;
    const moved = steps.chain((history) => fc.tuple(fc.constant(history), fc.nat({ max: history.length - 1 }), step));
    fc.assert(
      fc.property(moved, ([history, index, { ago, offset }]) => {
        const event = history[index] as Step;
        // Who was first at an outage is a question of time, so an urgent fix that moves may leave the first step to others.
        if (event.author !== 0 || event.committer !== 0 || event.urgent) return;
        if (placeOf(event) !== 'working hours' || ['working hours', 'spare time'].includes(placeOf({ ...event, ago, offset }))) return;
        const before = scoreOf(history).value;
        const after = scoreOf(history.with(index, { ...event, ago, offset })).value;
        if (before === null || after === null) return;
        compared++;
        assert.ok(after <= before, `${before} became ${after}`);
      }),
      { numRuns: 8000 },
    );
    assert.ok(compared > 50, `only ${compared} histories could be compared`);
  });

  it('names the signals that it has and the one a week earlier hadn’t, and the other way round', () => {
    let changed = 0;
    fc.assert(
      fc.property(steps, (history) => {
        const records = recordsOf(history);
        const [now, before] = [scoreOf(history), reviewOf(records, SETTINGS, [], { ...NOW, time: NOW.time - WEEK_SECONDS }).score];
        assert.equal(now.weeks.at(-2)?.value, before.value);
        const { added, removed } = now.signalChanges;
        if (now.change === null) return assert.deepEqual([...added, ...removed], []);
        const ids = (signals: readonly { id: string }[]) => signals.map(({ id }) => id);
        assert.deepEqual([...ids(before.signals).filter((id) => !ids(removed).includes(id as never)), ...ids(added)].sort(), ids(now.signals).sort());
        if (added.length + removed.length > 0) changed++;
      }),
      { numRuns: 400 },
    );
    assert.ok(changed > 0, 'no history had others');
  });

  it('is the same for the same input', () => {
    fc.assert(fc.property(steps, (history) => assert.deepEqual(reviewOf(recordsOf(history)), reviewOf(recordsOf(history)))), { numRuns: 20 });
  });
});

function placeOf({ ago, offset }: Step): string {
  const { lateNight, weekend, minuteOfDay, weekday } = localTime({ time: NOW.time - ago * 60, offset }, SETTINGS);
  if (lateNight) return 'late night';
  if (weekend) return 'weekend';
  const inside = ({ days, from, to }: { days: number[]; from: number; to: number }) => days.includes(weekday) && minuteOfDay >= from && minuteOfDay < to;
  if (SETTINGS.noCodeZones.some(inside)) return 'no-code zone';
  return inside(SETTINGS.workingHours) ? 'working hours' : 'spare time';
}
