import assert from 'node:assert/strict';
import fc from 'fast-check';
import { activityText, changeName } from '../../../../src/core/reviews/activity-text';
import { collectReviews } from '../../../../src/core/reviews/all-reviews';
import { myReviews, withLines } from '../../../../src/core/reviews/my-reviews';
import { formatReviewLine, parseReviewLog, type ReviewLogEvent } from '../../../../src/core/reviews/review-events';

const EVENT: ReviewLogEvent = {
  version: 1,
  kind: 'reading',
  time: '2026-11-24T14:10:00+02:00',
  change: 'github:parcelway/parcelway#12',
  repository: '/work/parcelway',
  files: 2,
  changedLines: 52,
  readLines: 46,
  comments: 0,
  seconds: 140,
};
const event = (more: Partial<ReviewLogEvent>): ReviewLogEvent => ({ ...EVENT, ...more });
const START = { version: 1, kind: 'start', time: '2026-11-01T09:00:00+01:00' } as const;

const WINDOW = {
  from: { time: Date.parse('2026-11-01T00:00:00Z') / 1000, offset: 0 },
  to: { time: Date.parse('2026-11-30T00:00:00Z') / 1000, offset: 0 },
};
const allReviews = (text: string) =>
  collectReviews({ found: [], log: parseReviewLog(text), repositories: ['/work/parcelway'], me: ['ada@example.com'], accounts: [], isBot: () => false, clock: (time) => ({ time, offset: 0 }) });
const reviewsOf = (...lines: ReviewLogEvent[]) => myReviews(allReviews([START, ...lines].map(formatReviewLine).join('')), WINDOW);

describe('the review-event log', () => {
  it('comes back as it was written', () => {
    const { events, since, skipped } = parseReviewLog(formatReviewLine(START) + formatReviewLine(EVENT));
    assert.equal(since, Date.parse(START.time) / 1000);
    assert.equal(skipped, 0);
    const { version, time, ...rest } = EVENT;
    assert.deepEqual(events, [{ ...rest, moment: { time: Date.parse(time) / 1000, offset: 120 } }]);
    assert.equal(version, 1);
  });

  it('counts damaged lines, and reads the others', () => {
    const damaged = ['{"version":1,"kind":"rea', 'null', '[]', '\u0000', JSON.stringify({ ...EVENT, version: 2 }), JSON.stringify({ ...EVENT, seconds: -1 }), JSON.stringify({ ...EVENT, time: 'yesterday' })];
    const { events, skipped } = parseReviewLog([...damaged, JSON.stringify(EVENT), ''].join('\n'));
    assert.equal(events.length, 1);
    assert.equal(skipped, damaged.length);
  });

  it('never throws, and never tells of a share above 1', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.json(), fc.record({ readLines: fc.nat(), changedLines: fc.nat() }).map((more) => JSON.stringify(event(more))))), (rows) => {
        for (const { readLines, changedLines } of parseReviewLog(rows.join('\n')).events) assert.ok(readLines <= changedLines);
      }),
    );
  });
});

describe('my reviews', () => {
  it('are one for a change, with what came furthest', () => {
    const { reviews } = reviewsOf(
      event({ readLines: 20 }),
      event({ time: '2026-11-25T10:00:00+02:00', readLines: 46 }),
      event({ time: '2026-11-26T10:00:00+02:00', readLines: 30, changedLines: 90 }),
      event({ kind: 'comment', time: '2026-11-26T11:00:00+02:00', comments: 1, changedLines: 0, readLines: 0, files: 0, seconds: 0 }),
    );
    assert.equal(reviews.length, 1);
    assert.equal(reviews[0]?.reading?.reading?.readLines, 46);
    assert.equal(reviews[0]?.comments, 1);
    assert.equal(reviews[0]?.lineByLine, true);
  });

  it('are those of the window and of its repositories, and of none in particular', () => {
    const { reviews } = reviewsOf(
      event({ change: 'a', time: '2026-10-31T23:00:00Z' }),
      event({ change: 'b', time: '2026-11-30T00:00:01Z' }),
      event({ change: 'c', repository: '/work/other' }),
      event({ change: 'd', repository: '' }),
      event({ change: 'e', repository: '/work/parcelway/' }),
    );
    assert.deepEqual(reviews.map(({ change }) => change).sort(), ['d', 'e']);
  });

  it('have line evidence where lines could be counted', () => {
    const mine = reviewsOf(event({ change: 'a' }), event({ change: 'huge', changedLines: 0, readLines: 0 }), event({ change: 'talk', kind: 'comment', changedLines: 0, readLines: 0, comments: 1 }));
    assert.equal(mine.reviews.length, 3);
    assert.deepEqual(withLines(mine).map(({ change }) => change), ['a']);
  });

  it('are unknown where nobody was watching yet', () => {
    assert.equal(myReviews(allReviews(''), WINDOW).since, null);
    assert.equal(myReviews(allReviews(formatReviewLine({ ...START, time: '2026-12-01T00:00:00Z' })), WINDOW).since, null);
  });

  it('are told in words', () => {
    const { mine } = allReviews([EVENT, event({ kind: 'comment', comments: 1, change: 'commit:0123456789abcdef' }), event({ changedLines: 0, readLines: 0 })].map(formatReviewLine).join(''));
    assert.deepEqual(mine.map(activityText), ['46 of 52 changed lines of #12 read', 'a comment on commit 01234567', '2 min in front of #12']);
    assert.equal(changeName('gitlab:gitlab.com/parcelway/api:mr-81'), 'a merge request');
  });
});
