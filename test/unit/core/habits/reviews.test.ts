import assert from 'node:assert/strict';
import { analyze, type AnalysisInput, zoneRange } from '../../../../src/core/analyze';
import { findZones } from '../../../../src/core/calendar/zones';
import { Ledger } from '../../../../src/core/ledger/ledger';
import type { HabitId } from '../../../../src/core/habits/habit';
import type { ReviewEvidence } from '../../../../src/core/review/review';
import { formatReviewLine, parseReviewLog, type ReviewLogEvent } from '../../../../src/core/reviews/review-events';
import { ME, NOW, SETTINGS } from '../histories';

const HALF_A_YEAR = 26;

/** Monday 3 August 2026, 14:00 at +02:00; the zones are on Tuesdays and Thursdays from nine to noon. */
function log(start: string | null, ...events: Partial<ReviewLogEvent>[]): string {
  const whole = events.map((more): ReviewLogEvent => ({
    version: 1,
    kind: 'reading',
    time: '2026-07-28T10:00:00+02:00',
    change: 'github:parcelway/api#12',
    repository: '/sample',
    files: 1,
    changedLines: 50,
    readLines: 45,
    comments: 0,
    seconds: 90,
    ...more,
  }));
  return [...(start === null ? [] : [formatReviewLine({ version: 1, kind: 'start', time: start })]), ...whole.map(formatReviewLine)].join('');
}

function reviewOf(text: string, more: Partial<AnalysisInput> = {}) {
  const ledger = new Ledger();
  const repository = { name: 'sample', path: '/sample', refs: [], commits: 0, shallow: false, ledger, canonical: [], damaged: 0 };
  const { zones } = findZones({ weekly: SETTINGS.noCodeZones, calendars: [], rules: [] }, { ...zoneRange(SETTINGS, NOW), timeZone: 'Europe/Berlin' });
  return analyze({ repositories: [repository], me: [ME.email], settings: SETTINGS, zones, brokenGlass: [], reviewEvents: parseReviewLog(text), onCall: [], now: NOW, ...more });
}

function habit(id: HabitId, text: string, more: Partial<AnalysisInput> = {}) {
  return reviewOf(text, more).habits.find((each) => each.id === id)!;
}

const LONG_AGO = '2025-01-01T09:00:00+01:00';

describe('reviews in no-code zones', () => {
  const found = (text: string, more?: Partial<AnalysisInput>) => habit('blocked-hours-reviews', text, more);

  it('are zones broken by what was read and by comments, of all zones', () => {
    const { count, of, value, status, evidence, arithmetic } = found(
      log(
        LONG_AGO,
        {},
        { time: '2026-07-28T11:00:00+02:00', kind: 'comment', comments: 1, changedLines: 0, readLines: 0 },
        { time: '2026-07-30T09:00:00+02:00', change: 'github:parcelway/api#13', readLines: 5 },
        { time: '2026-07-30T12:00:00+02:00', change: 'github:parcelway/api#14' },
        { time: '2026-07-29T10:00:00+02:00', change: 'github:parcelway/api#15' },
      ),
    );
    assert.deepEqual({ count, of, value, status }, { count: 2, of: 2 * HALF_A_YEAR, value: 2 / (2 * HALF_A_YEAR), status: 'good' });
    assert.equal(arithmetic, '2 of 52 no-code zones broken, by 3 review events');
    assert.deepEqual(evidence.map(({ time }) => time), ['2026-07-30T09:00:00+02:00', '2026-07-28T11:00:00+02:00', '2026-07-28T10:00:00+02:00']);
    assert.deepEqual(evidence[2], { kind: 'review', source: 'editor', repository: '/sample', change: 'github:parcelway/api#12', time: '2026-07-28T10:00:00+02:00', text: '45 of 50 changed lines of #12 read' } satisfies ReviewEvidence);
  });

  it('are judged over the zones since the editor watches, and say since when', () => {
    const { of, coverage } = found(log('2026-07-29T09:00:00+02:00', { time: '2026-07-30T10:00:00+02:00' }));
    assert.equal(of, 1);
    assert.match(coverage.note, /^The editor has been watching since 2026-07-29\. /);
    assert.ok(coverage.share > 0 && coverage.share < 0.05);
  });

  it('are unknown without a log, without zones, and without a zone since it began', () => {
    for (const [text, more, why] of [
      ['', {}, /^No editor with Code Refuge was watching/],
      [log('2026-09-01T09:00:00+02:00'), {}, /^No editor with Code Refuge was watching/],
      [log(LONG_AGO), { zones: [] }, /^There were no no-code zones/],
      [log('2026-08-01T09:00:00+02:00'), {}, /^There was no no-code zone since 2026-08-01/],
    ] as const) {
      const { status, value, why: said } = found(text, more);
      assert.deepEqual({ status, value }, { status: 'no-evidence', value: null });
      assert.match(said, why);
    }
  });

  it('are zero, and known to be, where the editor watched and saw none', () => {
    const { value, status, arithmetic } = found(log(LONG_AGO));
    assert.deepEqual({ value, status, arithmetic }, { value: 0, status: 'good', arithmetic: '0 of 52 no-code zones broken' });
  });

  it('leave out nights on call', () => {
    const night = { settings: { ...SETTINGS, lateNight: { from: 9 * 60, to: 11 * 60 } } };
    assert.equal(found(log(LONG_AGO, {}), night).count, 1);
    // The day rolls over at the end of the late hours.
    assert.equal(found(log(LONG_AGO, {}), { ...night, onCall: ['2026-07-27', '2026-07-28'] }).count, 0);
  });

  it('break the zones of the last weeks too', () => {
    const broken = reviewOf(log(LONG_AGO, {})).recentZones.filter((zone) => zone.broken);
    assert.deepEqual(broken.map(({ start, by }) => [start, by.map(({ kind }) => kind)]), [['2026-07-28T09:00:00+02:00', ['review']]]);
  });
});

describe('line-by-line reviews', () => {
  const found = (text: string) => habit('line-by-line-reviews', text);

  it('are those of which four lines in five were read, of all with line evidence', () => {
    const { count, of, status, evidence } = found(
      log(
        LONG_AGO,
        { change: 'a#1', readLines: 40 },
        { change: 'a#2', readLines: 39 },
        { change: 'a#3', readLines: 10, time: '2026-07-20T10:00:00+02:00' },
        { change: 'a#3', readLines: 50, time: '2026-07-22T10:00:00+02:00' },
        { change: 'a#4', changedLines: 0, readLines: 0 },
        { change: 'a#5', kind: 'comment', changedLines: 0, readLines: 0, comments: 1 },
        { change: 'a#6', seconds: 10 },
      ),
    );
    assert.deepEqual({ count, of, status }, { count: 2, of: 3, status: 'flag' });
    assert.deepEqual(evidence.map((each) => (each as ReviewEvidence).change), ['a#1', 'a#3']);
  });

  it('are unknown where nothing was read, and where nobody watched', () => {
    assert.equal(found(log(LONG_AGO)).status, 'no-evidence');
    assert.equal(found('').status, 'no-evidence');
  });

  it('say how many lines of the log were damaged', () => {
    assert.match(found(`${log(LONG_AGO, {})}nonsense\n`).coverage.note, /1 damaged line of the review-event log was skipped\.$/);
  });
});

describe('reviews as signals of the score', () => {
  const why = (text: string) => {
    const { missing } = reviewOf(text).score;
    return (['line-by-line-reviews', 'blocked-hours-reviews'] as const).map((id) => missing.find((signal) => signal.id === id)!.why);
  };

  it('need four weeks of watching: an editor of yesterday saw no review because it saw nothing', () => {
    const soon = '4 weeks of reviews make a signal; the editor has been watching since 2026-07-08.';
    assert.deepEqual(why(log('2026-07-08T09:00:00+02:00')), [soon, soon]);
    // There are no commits, so no score; but they are measured.
    const measured = 'Measured, but there is no score to add it to.';
    assert.deepEqual(why(log('2026-07-01T09:00:00+02:00')), [measured, measured]);
  });
});

describe('the coverage of reviews', () => {
  it('names the editor as a source once it has watched', () => {
    assert.deepEqual(reviewOf('').coverage.reviewSources, []);
    const comment = { kind: 'comment', changedLines: 0, readLines: 0, comments: 1 } as const;
    assert.deepEqual(reviewOf(`${log(LONG_AGO, {}, comment, { ...comment, change: 'b#1' })}x\n`).coverage.reviewSources, [
      { source: 'editor', reviews: 2, comments: 2, withLines: 1, mine: 2, skipped: 1 },
    ]);
  });
});
