import assert from 'node:assert/strict';
import type { Evidence } from '../../../src/core/review/review';
import { decide, NO_MEMORY, type WarningMemory, type WarningRules } from '../../../src/extension/warning-policy';
import type { FreshEvent } from '../../../src/protocol/worker';

const RULES: WarningRules = { quiet: false, warningsPerDay: 3, onCall: [] };
const HOUR = 60 * 60_000;
const NOW = { time: Date.parse('2026-11-23T23:13:00Z'), day: '2026-11-24' };

function late(time: string, more: Partial<Evidence> = {}, night: string | null = '2026-11-23'): FreshEvent {
  const evidence: Evidence = {
    kind: 'commit',
    repository: '/repo',
    commit: 'a'.repeat(40),
    role: 'merge',
    time,
    subject: "Merge branch 'x'",
    ...more,
  };
  return { evidence, lateNight: night };
}

function after(memory: WarningMemory, ...fresh: FreshEvent[]) {
  return decide(fresh, memory, RULES, { ...NOW, time: NOW.time + HOUR });
}

const MERGE = late('2026-11-24T01:12:00+02:00');

describe('warnings', () => {
  it('name what it was and when, on the clock where it was made', () => {
    const { warning } = decide([MERGE], NO_MEMORY, RULES, NOW);
    assert.deepEqual(warning, {
      message: "Late-night merge: “Merge branch 'x'”, Tue 01:12 (+02:00).",
      nights: ['2026-11-23'],
    });
  });

  it('leave out what was not late', () => {
    const { warning, memory } = decide([late('2026-11-24T11:12:00+02:00', {}, null)], NO_MEMORY, RULES, NOW);
    assert.equal(warning, null);
    assert.equal(memory, NO_MEMORY);
  });

  it('are one for a burst, and lead with the merge', () => {
    const burst = [
      late('2026-11-24T01:14:00+02:00', { role: 'authored', subject: 'Tidy up' }),
      MERGE,
      late('2026-11-24T01:10:00+02:00', { role: 'applied', subject: 'Fix it' }),
    ];
    const { warning, memory } = decide(burst, NO_MEMORY, RULES, NOW);
    assert.equal(warning?.message, "Late-night merge: “Merge branch 'x'”, Tue 01:12 (+02:00). And 2 more late events.");
    assert.equal(memory.shownThatDay, 1);
    const soon = decide([late('2026-11-24T01:15:00+02:00')], memory, RULES, { ...NOW, time: NOW.time + 30_000 });
    assert.equal(soon.warning, null, 'the next commit of a slow rebase is the same burst');
  });

  it('never come twice for the same thing, also not after an amend', () => {
    const { memory } = decide([MERGE, late('2026-11-24T01:14:00+02:00', { role: 'authored', subject: 'Tidy' })], NO_MEMORY, RULES, NOW);
    assert.equal(after(memory, MERGE).warning, null, 'the same again');
    assert.equal(after(memory, late('2026-11-24T01:40:00+02:00', { commit: 'b'.repeat(40) })).warning, null, 'a merge amended later');
    const reworded = late('2026-11-24T01:14:00+02:00', { role: 'authored', subject: 'Tidy up', commit: 'c'.repeat(40) });
    assert.equal(after(memory, reworded).warning, null, 'a commit reworded: its author date stays');
    assert.equal(after(memory, late('2026-11-24T00:14:00+01:00', { role: 'authored', subject: 'x' })).warning, null, 'in another zone');
    assert.notEqual(after(memory, late('2026-11-24T01:50:00+02:00', { subject: 'Another' })).warning, null, 'another merge');
  });

  it('stop at the limit of the day and begin anew on the next', () => {
    let memory = NO_MEMORY;
    const shown: boolean[] = [];
    for (let minute = 10; minute < 15; minute++) {
      const event = late(`2026-11-24T01:${minute}:00+02:00`, { subject: `Merge ${minute}` });
      const decision = decide([event], memory, RULES, { ...NOW, time: NOW.time + minute * HOUR });
      shown.push(decision.warning !== null);
      memory = decision.memory;
    }
    assert.deepEqual(shown, [true, true, true, false, false]);
    const next = decide([late('2026-11-25T01:00:00+02:00', {}, '2026-11-24')], memory, RULES, {
      time: NOW.time + 30 * HOUR,
      day: '2026-11-25',
    });
    assert.notEqual(next.warning, null);
  });

  const silences: [string, Partial<WarningMemory>, Partial<WarningRules>][] = [
    ['quiet', {}, { quiet: true }],
    ['a limit of 0', {}, { warningsPerDay: 0 }],
    ['a snooze', { snoozedUntil: NOW.time + 1 }, {}],
    ['"don\'t show again"', { muted: ['late-night'] }, {}],
  ];
  for (const [name, memory, rules] of silences) {
    it(`are none with ${name}, and what came meanwhile does not come up later`, () => {
      const silent = decide([MERGE], { ...NO_MEMORY, ...memory }, { ...RULES, ...rules }, NOW);
      assert.equal(silent.warning, null);
      assert.equal(silent.memory.shownThatDay, 0);
      assert.equal(after({ ...silent.memory, snoozedUntil: 0, muted: [] }, MERGE).warning, null);
    });
  }

  it('are none for a night that is on-call', () => {
    assert.equal(decide([MERGE], NO_MEMORY, { ...RULES, onCall: ['2026-11-23'] }, NOW).warning, null);
  });

  it('make no link and no second line of commit text', () => {
    const hostile = late('2026-11-24T01:12:00+02:00', { subject: '[click](command:x)\n\u202eevil' });
    const { warning } = decide([hostile], NO_MEMORY, RULES, NOW);
    assert.equal(warning?.message, 'Late-night merge: “[click] (command:x) evil”, Tue 01:12 (+02:00).');
  });

  it('remember a bounded number of things', () => {
    const many = Array.from({ length: 3_000 }, (_, n) => late(new Date(n * 60_000).toISOString(), { subject: `Merge ${n}` }));
    assert.equal(decide(many, NO_MEMORY, RULES, NOW).memory.told.length, 1_000);
  });
});
