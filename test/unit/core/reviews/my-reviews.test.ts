import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ReviewActivity, ReviewedChange, Reviewer } from '../../../../src/core/reviews/activity';
import { collectReviews } from '../../../../src/core/reviews/all-reviews';
import { myReviews, withLines } from '../../../../src/core/reviews/my-reviews';
import { reviewSources } from '../../../../src/core/reviews/review-sources';
import { reviewVolume } from '../../../../src/core/reviews/review-volume';
import { ReviewerMatcher } from '../../../../src/core/reviews/reviewers';
import type { WindowFacts } from '../../../../src/core/ledger/window-facts';

const ME: Reviewer = { name: '', email: 'mona@example.com', account: null };
const OTHER: Reviewer = { name: 'Tariq Aziz', email: 'tariq@example.com', account: null };
const BOT: Reviewer = { name: 'build[bot]', email: '', account: null };

const FROM = { time: 1_700_000_000, offset: 60 };
const WINDOW = { from: FROM, to: { time: FROM.time + 2 * 604_800, offset: 60 }, weeks: 2 } as WindowFacts;

const change = (id: string, more: Partial<ReviewedChange> = {}): ReviewedChange => ({ id, repository: '/work', author: OTHER, opened: FROM.time + 1000, ...more });

function comment(of: ReviewedChange, more: Partial<ReviewActivity> = {}): ReviewActivity {
  return {
    source: 'git-appraise',
    kind: 'comment',
    change: of,
    reviewer: ME,
    at: { time: FROM.time + 4600, offset: null },
    robot: false,
    comments: 1,
    place: null,
    text: null,
    revision: { commit: 'a'.repeat(40), base: null },
    size: null,
    reading: null,
    ...more,
  };
}

/** Comments on as many lines of a file, one after the other. */
function onLines(of: ReviewedChange, count: number, size: ReviewActivity['size'], more: Partial<ReviewActivity> = {}): ReviewActivity[] {
  return Array.from({ length: count }, (_, line) => comment(of, { place: { file: 'a.c', line: line + 1 }, size, ...more }));
}

function collected(activities: readonly ReviewActivity[], accounts: string[] = []) {
  const found = [...new Set(activities.map(({ source }) => source))].map((source) => ({ source, skipped: 1, activities: activities.filter((each) => each.source === source) }));
  const log = { events: [], since: null, skipped: 0 };
  return collectReviews({ found, log, repositories: ['/work'], me: ['mona@example.com', 'Mona Meier'], accounts, isBot: ({ name }) => name.includes('[bot]'), clock: (time) => ({ time, offset: -300 }) });
}

const reviewsOf = (activities: readonly ReviewActivity[], accounts?: string[]) => myReviews(collected(activities, accounts), WINDOW);

describe('reviews from notes', () => {
  it('go line by line with five comments on lines, and one for each 50 changed lines or in half of the files', () => {
    const cases: [ReviewActivity[], boolean | null][] = [
      [onLines(change('a'), 5, { files: 9, lines: 250 }), true],
      [onLines(change('b'), 5, { files: 9, lines: 251 }), false],
      [onLines(change('c'), 4, { files: 1, lines: 20 }), false],
      [onLines(change('d'), 5, { files: 2, lines: 9000 }), true],
      [onLines(change('e'), 5, { files: 3, lines: 9000 }), false],
      [onLines(change('f'), 5, null), null],
      [[comment(change('g'), { kind: 'vote', size: { files: 1, lines: 3 } })], false],
      [onLines(change('h'), 5, { files: 1, lines: 10 }, { source: 'review-notes' }), null],
    ];
    const { reviews } = reviewsOf(cases.flatMap(([activities]) => activities));
    assert.deepEqual(Object.fromEntries(reviews.map((review) => [review.change, review.lineByLine])), Object.fromEntries(cases.map(([[first], expected]) => [first!.change.id, expected])));
    assert.equal(withLines({ reviews } as ReturnType<typeof reviewsOf>).length, 6);
  });

  it('leave out the own change, the time outside of the window, others and programs', () => {
    const kept = comment(change('kept'));
    const others = [
      comment(change('own', { author: { name: 'mona meier', email: '', account: null } })),
      comment(change('early'), { at: { time: FROM.time - 1, offset: null } }),
      comment(change('late'), { at: { time: WINDOW.to.time + 1, offset: null } }),
      comment(change('other'), { reviewer: OTHER }),
      comment(change('robot'), { robot: true }),
    ];
    const { reviews, recorded } = reviewsOf([kept, ...others]);
    assert.deepEqual(reviews.map((review) => review.change), ['kept']);
    assert.deepEqual([...recorded], ['git-appraise']);
    assert.equal(reviewsOf([others[1]!]).recorded.size, 0, 'nobody did anything in the window');
  });

  it('take a comment that stands on two commits of one review once', () => {
    const of = change('a');
    const { reviews } = reviewsOf([...onLines(of, 3, { files: 1, lines: 9 }), ...onLines(of, 3, { files: 1, lines: 9 }, { revision: { commit: 'b'.repeat(40), base: null } })]);
    assert.equal(reviews[0]?.lineComments, 3);
    const done = comment(change('gerrit:1'), { source: 'notedb', place: { file: 'a.c', line: 1 }, text: 'Done' });
    assert.equal(reviewsOf([done, { ...done }]).reviews[0]?.lineComments, 2, 'two answers of Gerrit on one line');
  });

  it('happened on the clock that the source records, else on that of the nearest commit', () => {
    const { events } = reviewsOf([comment(change('a')), comment(change('b'), { at: { time: FROM.time + 5000, offset: 330 } })]);
    assert.deepEqual(events.map(({ moment }) => moment.offset), [-300, 330]);
  });

  it('have no time to break a zone with, where the source says by when alone', () => {
    const later = (['trailers', 'review-notes'] as const).map((source) => comment(change(source), { source, kind: source === 'trailers' ? 'trailer' : 'vote' }));
    const { events, reviews } = reviewsOf([...later, comment(change('timed'), { kind: 'vote' })]);
    assert.deepEqual(events.map((event) => event.change.id), ['timed']);
    assert.equal(reviews.length, 3);
  });

  it('never count more reviews as line by line than there are, whatever was commented on', () => {
    const place = fc.option(fc.record({ file: fc.constantFrom('a', 'b', 'c'), line: fc.option(fc.nat()) }));
    const size = fc.option(fc.record({ files: fc.integer({ min: 1, max: 5 }), lines: fc.nat({ max: 900 }) }));
    fc.assert(
      fc.property(fc.array(fc.record({ id: fc.constantFrom('x', 'y'), place, size, time: fc.nat({ max: 604_800 }) }), { maxLength: 40 }), (made) => {
        const { reviews } = reviewsOf(made.map((each) => comment(change(each.id), { place: each.place, size: each.size, at: { time: FROM.time + each.time, offset: null } })));
        assert.ok(reviews.length <= 2);
        for (const { lineByLine, lineComments, size: known } of reviews) if (lineByLine === true) assert.ok(lineComments >= 5 && known !== null);
      }),
    );
  });
});

describe('the reviewer', () => {
  const is = (reviewer: Partial<Reviewer>, accounts: string[] = []) => new ReviewerMatcher(['mona@example.com', 'monam@users.noreply.github.com', 'Mona Meier'], accounts).isMe({ name: '', email: '', account: null, ...reviewer });

  it('is the user by address, name, login or account', () => {
    assert.ok(is({ email: 'Mona@Example.com' }));
    assert.ok(is({ name: 'mona  meier' }));
    assert.ok(is({ name: 'monam' }), 'a login, by the address of the hosting service');
    assert.ok(is({ account: '1000@server' }, ['1000']));
    assert.ok(is({ account: '1000@server' }, ['1000@server']));
    assert.ok(is({ account: '1000@server', name: 'Mona Meier' }), 'by what NoteDb says');
  });

  it('is nobody else', () => {
    assert.ok(!is({ name: 'mona' }));
    assert.ok(!is({ account: '1000@other' }, ['1000@server', '10', '1']));
    assert.ok(!is({ name: 'monam', account: '1000@server' }));
    assert.ok(!is({ name: '', email: '' }));
  });
});

describe('the coverage of review sources', () => {
  it('counts everybody and all time, programs left out, authors among the comments alone', () => {
    const of = change('a');
    const all = collected([
      ...onLines(of, 2, null),
      comment(of, { reviewer: OTHER }),
      comment(of, { reviewer: BOT }),
      comment(change('b'), { reviewer: { name: 'Ines', email: '', account: null }, at: { time: 1, offset: null } }),
      comment(change('gerrit:1'), { source: 'notedb', kind: 'vote', comments: 0 }),
    ]);
    assert.deepEqual(reviewSources(all), [
      { source: 'notedb', reviews: 1, comments: 0, withLines: 0, mine: 1, skipped: 1 },
      { source: 'git-appraise', reviews: 2, comments: 4, withLines: 2, mine: 1, skipped: 1 },
    ]);
  });
});

describe('reviews by accounts that have numbers alone', () => {
  const account = (id: number, more: Partial<Reviewer> = {}): Reviewer => ({ name: '', email: '', account: `${id}@server`, ...more });
  const reviewed = (reviewer: Reviewer, more: Partial<ReviewedChange> = {}) => comment(change('gerrit:1', { author: account(9), ...more }), { source: 'notedb', reviewer });
  const seen = (activities: readonly ReviewActivity[], accounts?: string[]) => {
    const all = collected(activities, accounts);
    const mine = myReviews(all, WINDOW);
    return { recorded: [...mine.recorded], unidentified: [...mine.unidentified], mine: reviewSources(all)[0]?.mine, volume: reviewVolume(all, mine, WINDOW)?.reviews ?? null };
  };

  it('are no evidence where any of them may be the user', () => {
    const unknown = { recorded: [], unidentified: ['notedb'], mine: null, volume: null };
    assert.deepEqual(seen([reviewed(account(1))]), unknown);
    assert.deepEqual(seen([reviewed(account(1)), reviewed(OTHER)]), unknown);
    assert.deepEqual(seen([reviewed(account(1)), comment(change('a'), { reviewer: OTHER })]).recorded, ['git-appraise']);
  });

  it('are where the user is known, or everybody is', () => {
    const known = (mine: number) => ({ recorded: ['notedb'], unidentified: [], mine, volume: mine });
    assert.deepEqual(seen([reviewed(account(1))], ['1']), known(1));
    assert.deepEqual(seen([reviewed(account(1))], ['2']), known(0), 'the setting says that there is none');
    assert.deepEqual(seen([reviewed(account(1)), reviewed(account(2, { email: 'mona@example.com' }))]), known(1));
    assert.deepEqual(seen([reviewed(account(1), { author: account(2, { name: 'Mona Meier' }) })]), known(0));
    assert.deepEqual(seen([reviewed(account(1, { name: 'Ada' })), reviewed(account(2, { email: 'bo@example.com' }))]), known(0));
  });

  it('are the same in all repositories with that server', () => {
    const here = reviewed(account(1, { email: 'mona@example.com' }));
    const there = reviewed(account(1), { id: 'gerrit:2', repository: '/other' });
    const elsewhere = reviewed({ ...account(1), account: '1@another' }, { id: 'gerrit:3', repository: '/third' });
    assert.equal(seen([here, there, elsewhere]).mine, 2);
  });
});

describe('the review volume', () => {
  const volume = (activities: readonly ReviewActivity[]) => {
    const all = collected(activities);
    return reviewVolume(all, myReviews(all, WINDOW), WINDOW);
  };

  it('adds up what the user wrote and how much it was about, and divides by the weeks', () => {
    const found = volume([...onLines(change('a'), 3, { files: 2, lines: 40 }), comment(change('b'), { kind: 'vote' }), comment(change('c'), { size: { files: 1, lines: 6 } })]);
    assert.deepEqual(found, {
      reviews: 3, comments: 4, files: 3, changedLines: 46, sized: 2,
      perWeek: { reviews: 1.5, comments: 2, files: 1.5, changedLines: 23 },
      firstReview: { medianHours: 1, changes: 3 },
    });
  });

  it('has the median of the first reviews by somebody else, of changes of the window', () => {
    const at = (hours: number, reviewer = ME): Partial<ReviewActivity> => ({ reviewer, at: { time: FROM.time + 1000 + hours * 3600, offset: null } });
    const [a, b, c] = [change('a'), change('b'), change('c')] as const;
    const found = volume([
      comment(a, at(1, OTHER)), comment(a, at(3)), comment(a, at(90)), comment(b, at(5)),
      comment(c, at(2, OTHER)),
      comment(change('old', { opened: FROM.time - 9 }), at(1)),
      comment(change('unknown', { opened: null }), at(1)),
      comment(change('nobody', { author: null }), at(1)),
      comment(change('before', { opened: FROM.time + 90_000 }), at(1)),
    ]);
    assert.deepEqual(found?.firstReview, { medianHours: 4, changes: 2 });
  });

  it('is unknown where nothing records reviews, and none is known to be none', () => {
    assert.equal(volume([]), null);
    const none = volume([comment(change('a', { author: ME }), { reviewer: OTHER, at: { time: FROM.time + 1000 + 7200, offset: null } })]);
    assert.deepEqual([none?.reviews, none?.firstReview], [0, { medianHours: 2, changes: 1 }]);
  });
});
