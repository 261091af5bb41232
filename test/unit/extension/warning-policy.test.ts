import assert from 'node:assert/strict';
import type { Zone } from '../../../src/core/calendar/zone';
import type { CommitEvidence, MyRole } from '../../../src/core/review/review';
import { decide, type FreshReview, NO_MEMORY, type WarningKind, type WarningMemory, type WarningRules } from '../../../src/extension/warnings/warning-policy';
import type { FreshEvent } from '../../../src/protocol/worker';

const RULES: WarningRules = { quiet: false, warningsPerDay: 3, onCall: [] };
const HOUR = 60 * 60_000;
const NOW = { time: Date.parse('2026-11-23T23:13:00Z'), day: '2026-11-24' };

function late(time: string, more: Partial<CommitEvidence<MyRole>> = {}, night: string | null = '2026-11-23', zones: Zone[] = []): FreshEvent {
  const evidence: CommitEvidence<MyRole> = {
    kind: 'commit',
    repository: '/repo',
    commit: 'a'.repeat(40),
    role: 'merge',
    time,
    subject: "Merge branch 'x'",
    ...more,
  };
  return { evidence, lateNight: night, zones, offRegister: null };
}

function after(memory: WarningMemory, ...fresh: FreshEvent[]) {
  return decide(fresh, memory, RULES, { ...NOW, time: NOW.time + HOUR });
}

const MERGE = late('2026-11-24T01:12:00+02:00');

describe('warnings', () => {
  it('name what it was and when, on the clock where it was made', () => {
    const { warning } = decide([MERGE], NO_MEMORY, RULES, NOW);
    assert.deepEqual(warning, {
      kind: 'late-night',
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

/** A zone that ends at 17:00 on the viewer's clock. */
function zone(title: string, id = title): Zone {
  const end = new Date(2026, 10, 24, 17).getTime() / 1000;
  return { id, title, start: end - 4 * 3600, end, allDay: false, source: 'settings', hold: false, wall: null, local: { from: 0, to: 240 } };
}

const ONE_ON_ONES = zone('One-on-ones');
const AFTERNOON = { time: new Date(2026, 10, 24, 14).getTime(), day: '2026-11-24' };

function inZone(subject: string, role: MyRole, zones = [ONE_ON_ONES], night: string | null = null): FreshEvent {
  return late(new Date(AFTERNOON.time - subject.length * 1000).toISOString(), { role, subject }, night, zones);
}

function review(kind: FreshReview['kind'], zones = [ONE_ON_ONES], lateNight: string | null = null): FreshReview {
  return { kind, change: 'github:parcelway/parcelway#12', readLines: 46, changedLines: 52, time: '2026-11-24T14:00:00+01:00', zones, lateNight };
}

/** What is said of events that come an hour apart. */
function said(events: (FreshEvent | FreshReview)[], memory: WarningMemory = NO_MEMORY, rules: WarningRules = { ...RULES, warningsPerDay: 20 }) {
  const messages: string[] = [];
  events.forEach((event, index) => {
    const { warning, memory: next } = decide([event], memory, rules, { ...AFTERNOON, time: AFTERNOON.time + index * HOUR });
    memory = next;
    if (warning) messages.push(`${warning.kind}: ${warning.message}`);
  });
  return { messages, memory };
}

describe('warnings in no-code zones', () => {
  it('say what it was, in which zone, and until when that lasts', () => {
    const { messages } = said([inZone("Merge branch 'x'", 'merge'), inZone('Tidy', 'authored'), review('reading'), review('comment')]);
    assert.deepEqual(messages, [
      "zone-merge: A merge in “One-on-ones” (no code until 17:00): “Merge branch 'x'”.",
      'zone-commit: A commit in “One-on-ones” (no code until 17:00): “Tidy”.',
      'zone-reading: Reading line by line in “One-on-ones” (no code until 17:00): 46 of 52 changed lines of #12. What would the author learn from settling this without you?',
      'zone-comment: A review comment in “One-on-ones” (no code until 17:00), on #12.',
    ]);
  });

  it('come once for a zone and a kind, and again in the next zone', () => {
    const other = zone('Board', 'board');
    const { messages } = said([inZone('One', 'authored'), inZone('Two!', 'authored'), inZone('Three', 'authored', [other])]);
    assert.deepEqual(messages.map((message) => /“(.*?)”/.exec(message)?.[1]), ['One-on-ones', 'Board']);
  });

  it('come once where zones overlap', () => {
    assert.equal(said([inZone('One', 'authored'), inZone('Two!', 'authored', [zone('Board', 'board'), ONE_ON_ONES])]).messages.length, 1);
  });

  it('are one for a commit that is late too, and the night is named', () => {
    const event = inZone('Tidy', 'authored', [ONE_ON_ONES], '2026-11-23');
    const { messages, memory } = said([event, event]);
    assert.equal(messages.length, 1);
    assert.match(messages[0]!, /^late-night: /);
    assert.match(said([event], { ...NO_MEMORY, muted: ['late-night'] }).messages[0]!, /^zone-commit: /);
    assert.equal(said([event], memory).messages.length, 0);
  });

  it('are none outside of zones, and none on a night on call', () => {
    assert.deepEqual(said([inZone('Tidy', 'authored', []), review('reading', []), review('comment', [])]).messages, []);
    const onCall = { ...RULES, onCall: ['2026-11-23'] };
    assert.deepEqual(said([inZone('Tidy', 'authored', [ONE_ON_ONES], '2026-11-23'), review('reading', [ONE_ON_ONES], '2026-11-23')], NO_MEMORY, onCall).messages, []);
  });

  it('can be switched off one kind at a time', () => {
    const all = [inZone('Merge', 'merge'), inZone('Tidy', 'authored'), review('reading'), review('comment')];
    for (const muted of ['zone-merge', 'zone-commit', 'zone-reading', 'zone-comment'] satisfies WarningKind[]) {
      const { messages } = said(all, { ...NO_MEMORY, muted: [muted] });
      assert.equal(messages.length, 3);
      assert.ok(messages.every((message) => !message.startsWith(muted)));
    }
  });

  it('are kept back by quiet, a snooze and the limit of a day; the next one in the zone is told then', () => {
    const first = inZone('One', 'authored');
    for (const [memory, rules] of [[{}, { quiet: true }], [{ snoozedUntil: AFTERNOON.time + 1 }, {}], [{}, { warningsPerDay: 0 }]] as const) {
      const silent = decide([first], { ...NO_MEMORY, ...memory }, { ...RULES, ...rules }, AFTERNOON);
      assert.equal(silent.warning, null);
      const later = said([first, inZone('Two!', 'authored')], { ...silent.memory, snoozedUntil: 0 });
      assert.equal(later.messages.length, 1);
      assert.match(later.messages[0]!, /“Two!”/);
    }
  });

  it('say how many there were in a burst', () => {
    const { warning } = decide([inZone('One', 'authored'), inZone('Two!', 'authored'), inZone('Three', 'authored')], NO_MEMORY, RULES, AFTERNOON);
    assert.equal(warning?.message, 'A commit in “One-on-ones” (no code until 17:00): “One”. And 2 more.');
  });

  it('make no link of the title of a zone', () => {
    const [message] = said([inZone('One', 'authored', [zone('[x](command:y)\n')])]).messages;
    assert.match(message!, /“\[x\] \(command:y\)”/);
  });
});

describe('warnings of what the register does not ask for', () => {
  const past = (subject: string, sunset = '2026-06-30', more: Partial<FreshEvent> = {}): FreshEvent => ({ ...inZone(subject, 'authored', []), offRegister: { kind: 'sunset', initiative: 'Fax orders', sunset }, ...more });

  it('name an initiative past its sunset and the day, once for each sunset', () => {
    const first = said([past('Send the header twice')]);
    assert.deepEqual(first.messages, ['sunset-commit: A commit on “Fax orders”, past its sunset of Tue 30 Jun 2026: “Send the header twice”.']);
    const later = (event: FreshEvent) => decide([event], first.memory, RULES, { ...AFTERNOON, time: AFTERNOON.time + HOUR }).warning;
    assert.equal(later({ ...past('Another'), evidence: { ...past('Another').evidence, time: '2026-11-24T15:00:00+01:00' } }), null);
    assert.notEqual(later({ ...past('Another', '2026-09-30'), evidence: { ...past('Another').evidence, time: '2026-11-24T15:00:00+01:00' } }), null);
  });

  it('give way to those of late nights and zones, and can be switched off', () => {
    assert.equal(said([past('A', '2026-06-30', { zones: [ONE_ON_ONES] })]).messages[0]?.split(':')[0], 'zone-commit');
    assert.equal(said([past('A', '2026-06-30', { lateNight: '2026-11-23' })]).messages[0]?.split(':')[0], 'late-night');
    assert.deepEqual(said([past('A')], { ...NO_MEMORY, muted: ['sunset-commit'] }).messages, []);
  });

  it('ask what a commit on no initiative is for, once for each branch or folder', () => {
    const stray = (place: string, more: Partial<FreshEvent['evidence']> = {}): FreshEvent => {
      const event = inZone('Try a new queue', 'authored', []);
      return { ...event, evidence: { ...event.evidence, ...more }, offRegister: { kind: 'none', place } };
    };
    const first = said([stray('queue')]);
    assert.deepEqual(first.messages, ['stray-commit: A commit on no initiative of your register: “Try a new queue”. What is it for?']);
    const later = (event: FreshEvent) => decide([event], first.memory, RULES, { ...AFTERNOON, time: AFTERNOON.time + HOUR }).warning?.kind ?? null;
    const time = '2026-11-24T15:00:00+01:00';
    assert.equal(later(stray('queue', { time })), null);
    assert.equal(later(stray('labels', { time })), 'stray-commit');
    assert.equal(later(stray('queue', { time, repository: '/other' })), 'stray-commit');
    const both = [stray('queue'), past('Send the header twice', '2026-06-30', { evidence: { ...past('').evidence, time } })];
    assert.equal(decide(both, NO_MEMORY, RULES, AFTERNOON).warning?.kind, 'sunset-commit');
    assert.deepEqual(said([stray('queue')], { ...NO_MEMORY, muted: ['stray-commit'] }).messages, []);
  });
});
