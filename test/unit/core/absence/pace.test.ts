import assert from 'node:assert/strict';
import { pacesOf, teamWeeks } from '../../../../src/core/absence/pace';
import { daysAway, wholeWeeks } from '../../../../src/core/absence/weeks';
import { weekdayOf, formatDay, parseMoment } from '../../../../src/core/calendar/moment';
import type { TimeSpan } from '../../../../src/core/calendar/zone';
import type { CommitFact, MyEvent } from '../../../../src/core/ledger/facts';
import type { WindowFacts } from '../../../../src/core/ledger/window-facts';
import { DEFAULT_SETTINGS } from '../../../../src/core/settings';

const HOURS = DEFAULT_SETTINGS;
const at = (iso: string) => parseMoment(iso)!;
const dayOf = (date: string) => Date.parse(`${date}T00:00:00Z`) / 86_400_000;
const allDay = (from: string, to: string): TimeSpan => {
  const [first, last] = [dayOf(from), dayOf(to)];
  return { start: first * 86_400, end: last * 86_400, wall: { from: first * 1440, to: last * 1440 } };
};
const timed = (from: string, to: string): TimeSpan => ({ start: at(from).time, end: at(to).time, wall: null });

describe('the weeks of a window', () => {
  it('are whole, and begin after the weekend', () => {
    const weeks = (from: string, to: string, weekend: number[]) => wholeWeeks(at(from).time, at(to).time, weekend).map(({ first }) => formatDay(first));
    assert.deepEqual(weeks('2026-07-01T12:00:00+02:00', '2026-07-22T12:00:00+02:00', [6, 7]), ['2026-07-06', '2026-07-13']);
    assert.deepEqual(weeks('2026-07-06T00:00:00Z', '2026-07-13T00:00:00Z', [6, 7]), ['2026-07-06']);
    assert.deepEqual(weeks('2026-07-06T00:00:01Z', '2026-07-13T00:00:00Z', [6, 7]), []);
    assert.deepEqual(weeks('2026-07-01T12:00:00Z', '2026-07-22T12:00:00Z', [5, 6]).map((day) => weekdayOf(dayOf(day))), [7, 7]);
    assert.deepEqual(weeks('2026-07-06T00:00:00Z', '2026-07-13T00:00:00Z', []), ['2026-07-06']);
  });
});

describe('days out of office', () => {
  const window = { from: at('2026-01-01T00:00:00+02:00'), to: at('2026-12-31T00:00:00+02:00') };
  const away = (...spans: TimeSpan[]) => [...daysAway(spans, HOURS, window)].sort((a, b) => a - b).map(formatDay);

  it('are working days that are taken by half at least', () => {
    assert.deepEqual(away(allDay('2026-07-09', '2026-07-14')), ['2026-07-09', '2026-07-10', '2026-07-13']);
    assert.deepEqual(away(timed('2026-07-09T13:30:00+02:00', '2026-07-09T18:00:00+02:00')), ['2026-07-09']);
    assert.deepEqual(away(timed('2026-07-09T13:31:00+02:00', '2026-07-09T20:00:00+02:00')), []);
    assert.deepEqual(away(timed('2026-07-09T09:00:00+02:00', '2026-07-09T11:15:00+02:00'), timed('2026-07-09T15:45:00+02:00', '2026-07-09T18:00:00+02:00')), ['2026-07-09']);
  });

  it('count hours that two calendars have once', () => {
    const morning = timed('2026-07-09T09:00:00+02:00', '2026-07-09T12:00:00+02:00');
    assert.deepEqual(away(morning, morning), []);
  });

  it('end with the window, however long an event is', () => {
    const start = performance.now();
    assert.equal(away({ start: -60_000_000_000, end: 250_000_000_000, wall: null }).length, 262);
    assert.ok(performance.now() - start < 500);
  });
});

/** Six whole weeks from Monday 6 July on, judged on Monday 17 August. */
const FROM = at('2026-07-06T02:00:00+02:00');
const TO = at('2026-08-17T10:00:00+02:00');

/** A commit of the team's at noon of a day, unless the user is its author. */
function commit(date: string, { by = 'team', ...more }: Partial<CommitFact> & { by?: 'me' | 'team' } = {}): CommitFact {
  const repository = { ledger: { author: () => 0, committerOffset: () => 120 }, roles: { of: () => by } };
  return { repository, row: 0, time: at(`${date}T12:00:00+02:00`).time, authors: 1, integration: null, ...more } as unknown as CommitFact;
}

function found(mine: string[], commits: CommitFact[], absences: TimeSpan[] = [], since = 0) {
  const events = mine.map((date) => ({ local: { day: dayOf(date) } }) as MyEvent);
  return teamWeeks({ facts: { from: FROM, to: TO, events } as unknown as WindowFacts, commits, since, absences, hours: HOURS });
}

describe("the team's pace", () => {
  it('is of weeks without an event of mine, and with one', () => {
    const weeks = found(['2026-07-06', '2026-07-19', '2026-08-01', '2026-08-04'], [commit('2026-07-20'), commit('2026-07-26'), commit('2026-07-27')]);
    assert.deepEqual(weeks.map(({ away, pace }) => [away, pace]), [[null, 0], [null, 0], ['history', 2], [null, 1], [null, 0], ['history', 0]]);
  });

  it('takes no silence for absence in somebody who seldom commits; calendars still tell', () => {
    const commits = [commit('2026-07-07'), commit('2026-07-13'), commit('2026-07-14'), commit('2026-07-20'), commit('2026-08-10')];
    const seldom = found(['2026-07-06', '2026-07-19', '2026-08-01'], commits);
    assert.deepEqual(seldom.map(({ away }) => away), [null, null, 'silent', null, 'silent', 'silent']);
    assert.deepEqual(pacesOf(seldom).away, null);
    const away = [allDay('2026-08-10', '2026-08-15'), allDay('2026-07-20', '2026-07-25')];
    // Without the two weeks of the calendar, most are with the user again.
    assert.deepEqual(found(['2026-07-06', '2026-07-19', '2026-08-01'], commits, away).map((week) => week.away), [null, null, 'calendar', null, 'history', 'calendar']);
    const rarely = found(['2026-07-06', '2026-07-19'], commits, away);
    assert.deepEqual(rarely.map((week) => week.away), [null, null, 'calendar', 'silent', 'silent', 'calendar']);
    assert.deepEqual([pacesOf(rarely).away?.weeks, pacesOf(rarely).present?.weeks, pacesOf(rarely).present?.median], [2, 2, 1.5]);
  });

  it('takes three working days out of office for a week away, whatever was done in the rest', () => {
    const weeks = found(['2026-07-06', '2026-07-13', '2026-07-20'], [], [allDay('2026-07-07', '2026-07-10'), allDay('2026-07-16', '2026-07-20')]);
    assert.deepEqual(weeks.slice(0, 3).map(({ away }) => away), ['calendar', null, null]);
  });

  it('counts work of the team and integrations, not mine', () => {
    const weeks = found(['2026-07-06'], [
      commit('2026-07-06', { by: 'me' }),
      commit('2026-07-06', { by: 'me', authors: 2 }),
      commit('2026-07-06', { authors: 2, mine: 1 }),
      commit('2026-07-07', { authors: 0, integration: 'team' }),
      commit('2026-07-07', { authors: 1, integration: 'team' }),
      commit('2026-07-08', { authors: 0, integration: 'me' }),
      commit('2026-07-08', { authors: 0, integration: 'hidden' }),
    ]);
    assert.equal(weeks[0]?.pace, 4);
  });

  it('looks at no week before I came', () => {
    assert.equal(found([], [], [], at('2026-07-19T12:00:00+02:00').time).length, 5);
    assert.equal(found([], [], [], Infinity).length, 0);
  });

  it('has a median and quartiles', () => {
    const paces = [3, 1, 4, 1, 5].map((pace) => ({ first: 0, away: null, work: [], pace }));
    assert.deepEqual(pacesOf(paces), { away: null, present: { weeks: 5, median: 3, lowerQuartile: 1, upperQuartile: 4 } });
    assert.deepEqual(pacesOf(paces.slice(0, 2)).present, { weeks: 2, median: 2, lowerQuartile: 1.5, upperQuartile: 2.5 });
  });
});
