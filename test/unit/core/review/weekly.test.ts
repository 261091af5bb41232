import assert from 'node:assert/strict';
import { commitmentText } from '../../../../src/core/commitments/commitment';
import { suggestions } from '../../../../src/core/commitments/suggestions';
import type { HabitId } from '../../../../src/core/habits/habit';
import { changesSince, sinceSentences } from '../../../../src/core/review/changes';
import type { Review } from '../../../../src/core/review/review';
import { timeline } from '../../../../src/core/review/timeline';
import { trapsOf } from '../../../../src/core/review/traps';
import { type HeldReview, parseHeldReview } from '../../../../src/core/tactics/held-reviews';
import { changed, outcomes, readWeekly, type WeeklyGround, writeWeekly } from '../../../../src/core/tactics/weekly-review';
import { emptyReview, fullReview, HOSTILE, hostileReview } from './sample';

const FILE = 'reviews/2026-11-21.md';
const HELD = '2026-11-21T18:00:00+01:00';

function held(day: string, fields: Partial<HeldReview> = {}): HeldReview {
  return { file: `reviews/${day}.md`, at: { time: Date.parse(`${day}T15:00:00Z`) / 1000, offset: 60 }, score: 50, habits: {}, commitments: [], results: [], ...fields };
}

const titles = new Map<HabitId, string>([['late-night-merges', 'Late-night merges'], ['hands-on-share', 'Hands-on share']]);

describe('the five traps', () => {
  it('stand as their worst habit does, with the one that has most evidence', () => {
    const [refuge, ...others] = trapsOf(fullReview());
    assert.equal(refuge!.status, 'flag');
    assert.equal(refuge!.strongest!.id, 'merge-gatekeeping');
    assert.equal(refuge!.text, "Merge gatekeeping: 127 of 204 merges brought in others' work through you.");
    assert.deepEqual(others.map(({ title }) => title), ['Meritocracy myth', 'EQ blind spots', 'Strategic tunnel vision', 'Firefighting spiral']);
  });

  it('have one thing to do next: in the words of the plan where it names somebody, and nothing where all is well', () => {
    const review = fullReview();
    const [refuge, , , , firefighting] = trapsOf(review);
    assert.equal(refuge!.step, review.delegationPlan.find(({ successors }) => successors.length > 0)!.firstStep);
    assert.equal(refuge!.next!.id, 'delegation');
    assert.equal(trapsOf({ ...review, delegationPlan: [] })[0]!.step, 'Name a successor for one area.');
    const calm = trapsOf({ ...review, habits: review.habits.map((habit) => ({ ...habit, status: 'good' as const })) });
    assert.deepEqual(calm.map(({ step, next }) => [step, next]), calm.map(() => ['Nothing to do here this week.', null]));
    assert.notEqual(firefighting!.step, '');
  });

  it('say why there is no evidence', () => {
    for (const { status, strongest } of trapsOf(emptyReview())) assert.deepEqual([status, strongest], ['no-evidence', null]);
    const review = fullReview();
    const habits = review.habits.map((habit) => ({ ...habit, status: 'no-evidence' as const, why: 'There is no register of initiatives. Begin with initiatives.yaml.' }));
    for (const { text, step } of trapsOf({ ...review, habits }).filter(({ trap }) => habits.some((habit) => habit.trap === trap))) {
      assert.equal(text, 'There is no register of initiatives.');
      assert.notEqual(step, 'Nothing to do here this week.');
    }
  });
});

describe('what changed since the last review', () => {
  it('is told with the worst first, and nothing that stayed as it was', () => {
    const review = fullReview();
    const last = held('2026-11-14', { score: 58, habits: { 'merge-gatekeeping': { status: 'good', value: 0.1 }, 'hands-on-share': { status: 'watch', value: 0.3 }, 'sole-knowledge': { status: 'good', value: 0.1 } } });
    assert.deepEqual(changesSince(last, review), [
      `The delegation score went up from 58 to ${review.score.value}.`,
      "Merge gatekeeping went from “good” to “flag”: 127 of 204 merges brought in others' work through you.",
      'Hands-on share went from “watch” to “good”: 0 of 452 commits are yours.',
    ]);
    assert.deepEqual(changesSince(held('2026-11-14', { score: review.score.value }), review), [`The delegation score is ${review.score.value}, as it was.`]);
    assert.deepEqual(changesSince(held('2026-11-14', { score: 58 }), emptyReview()), ['There is no delegation score any more; it was 58.']);
  });

  it('says what happened, and leaves out what didn’t', () => {
    const nothing = { from: HELD, commits: 0, merges: 0, othersMerges: 0, lateNights: 0, weekendDays: 0, zones: { kept: 0, of: 0 }, outages: { first: 0, of: 0 }, reviews: 0, teamCommits: 0, teamPieces: { told: 0, of: 0 } };
    assert.deepEqual(sinceSentences(nothing), ['You made 0 commits and 0 merges; the team made 0 commits.']);
    assert.deepEqual(sinceSentences({ ...nothing, commits: 3, merges: 2, othersMerges: 1, lateNights: 1, zones: { kept: 2, of: 3 }, outages: { first: 1, of: 1 }, reviews: 4, teamCommits: 9, teamPieces: { told: 1, of: 5 } }), [
      'You made 3 commits and 2 merges, 1 of them of the team’s work; the team made 9 commits.',
      'Part of that fell into 1 late night.',
      'You kept 2 of 3 no-code zones.',
      'There was 1 outage, and you moved first in 1.',
      'You reviewed 4 changes of others.',
      '5 pieces of the team’s work were merged; 1 is told in your portfolio or wins.',
    ]);
  });
});

describe('suggested commitments', () => {
  it('fit what stands out, flags first', () => {
    const offered = suggestions(fullReview());
    assert.equal(offered[0]!.text, 'Merge the team’s work myself 2 times a week at most');
    assert.ok(offered.some(({ text }) => text === 'No merges after 22:00'));
    assert.ok(offered.every(({ check, text }) => check === null || text === commitmentText(check, 22 * 60)));
    assert.equal(new Set(offered.map(({ text }) => text)).size, offered.length);
  });

  it('hand over a whole folder only: of the rest of one the history can’t tell who works there', () => {
    const review = fullReview();
    const [area] = review.delegationPlan;
    const habits = review.habits.map((habit) => ({ ...habit, status: habit.id === 'sole-knowledge' ? ('flag' as const) : ('good' as const) }));
    const offered = (...areas: { path: string; title: string }[]) => suggestions({ ...review, habits, delegationPlan: areas.map((each) => ({ ...area!, successors: [{ name: 'Ines', why: '' }], ...each })) }).map(({ text }) => text);
    assert.deepEqual(offered({ path: '', title: 'Top level' }, { path: 'src', title: 'src, without its folders' }, { path: 'docs', title: 'docs' }), ['Hand docs to Ines']);
    assert.deepEqual(offered({ path: '', title: 'Top level' }), []);
  });

  it('name the file that a runbook is for', () => {
    const review = fullReview();
    const habits = [{ ...review.habits[0]!, id: 'firefighting' as const, status: 'flag' as const }];
    const runbook = (...hottestFiles: Review['systemTime']['hottestFiles']) => suggestions({ ...review, habits, systemTime: { ...review.systemTime, hottestFiles } }).map(({ text }) => text);
    assert.deepEqual(runbook({ repository: '/work', path: 'src/tax.ts', urgentFixes: 3 }), ['Write a runbook for src/tax.ts']);
    assert.deepEqual(runbook(), ['Write a runbook for what broke last']);
  });

  it('are none where nothing stands out', () => {
    assert.deepEqual(suggestions(emptyReview()), []);
  });
});

describe('the file of a weekly review', () => {
  const ground = (review: Review, last: HeldReview | null = null): WeeklyGround => ({ review, held: HELD, last, promised: review.commitments, since: null });

  it('says what was chosen, and reads back as it was', () => {
    const review = fullReview();
    const draft = { answers: {}, commitments: suggestions(review).slice(0, 3).map(({ text, check }) => ({ text, check })), notes: 'One *thing*.\n\n- two' };
    const text = writeWeekly(null, draft, ground(review));
    assert.deepEqual(readWeekly(FILE, text), draft);
    const { review: read, problems } = parseHeldReview(FILE, text);
    assert.deepEqual(problems, []);
    assert.equal(read!.score, review.score.value);
    assert.equal(read!.habits['merge-gatekeeping']?.status, 'flag');
    assert.equal(writeWeekly(text, draft, ground(review)), text);
  });

  it('keeps what was written into it by hand', () => {
    const review = fullReview();
    const draft = { answers: {}, commitments: [{ text: 'Ask', check: null }], notes: 'Mine.' };
    const byHand = writeWeekly(null, draft, ground(review)).replace('---\n# Lead', 'mood: fine # mine\n---\n# Lead').concat('\n## My own\n\nKeep me.\n');
    const after = writeWeekly(byHand, { ...draft, notes: 'Other.' }, ground(review));
    assert.equal(after, byHand.replace('Mine.', 'Other.'));
  });

  it('keeps a heading that was typed into the notes, and a block that was left open, within the notes', () => {
    const review = fullReview();
    const typed = (notes: string) => writeWeekly(null, { answers: {}, commitments: [], notes }, ground(review));
    const heading = typed('First\n\n## Second\n\nThird');
    assert.match(heading, /## Notes\n\nFirst\n\n\\## Second\n\nThird\n$/);
    assert.equal(readWeekly(FILE, heading).notes, 'First\n\n\\## Second\n\nThird');
    assert.equal(writeWeekly(heading, readWeekly(FILE, heading), ground(review)), heading);
    assert.match(typed('```\ncode'), /## Notes\n\n```\ncode\n```\n$/);
  });

  it('tells the outcome by the history where it can, and by its user else', () => {
    const last = held('2026-11-14', { commitments: [{ text: 'No merges after 22:00', check: { kind: 'no-late-merges' } }, { text: 'Ask', check: null }] });
    const review: Review = {
      ...fullReview(),
      commitments: [
        { text: 'No merges after 22:00', since: '2026-11-14T16:00:00+01:00', check: 'no-late-merges', standing: 'kept', arithmetic: 'No late merge', evidence: [], evidenceCount: 0 },
        { text: 'Ask', since: '2026-11-14T16:00:00+01:00', check: null, standing: 'asked', arithmetic: '', evidence: [], evidenceCount: 0 },
      ],
    };
    assert.deepEqual(outcomes(ground(review, last), { Ask: 'broken' }).map(({ outcome, proved }) => [outcome, proved]), [['kept', true], ['broken', false]]);
    const text = writeWeekly(null, { answers: { Ask: 'broken' }, commitments: [], notes: '' }, ground(review, last));
    assert.match(text, /- Kept: No merges after 22:00 \(No late merge\)\n- Broken: Ask\n/);
    assert.deepEqual(parseHeldReview(FILE, text).review!.results, [{ text: 'No merges after 22:00', result: 'kept' }, { text: 'Ask', result: 'broken' }]);
  });

  it('keeps what it said of the commitments until now while the history has not answered', () => {
    const last = held('2026-11-14', { commitments: [{ text: 'No merges after 22:00', check: { kind: 'no-late-merges' } }] });
    const review: Review = { ...fullReview(), commitments: [{ text: 'No merges after 22:00', since: '2026-11-14T16:00:00+01:00', check: 'no-late-merges', standing: 'broken', arithmetic: '1 late merge', evidence: [], evidenceCount: 0 }] };
    const draft = { answers: {}, commitments: [], notes: '' };
    const before = writeWeekly(null, draft, ground(review, last));
    assert.match(before, /- Broken: No merges after 22:00 \(1 late merge\)\n/);
    const unknown = { ...ground(review, last), promised: null };
    const read = readWeekly(FILE, before);
    assert.equal(writeWeekly(before, { ...read, notes: 'Later.' }, unknown), `${before}\n## Notes\n\nLater.\n`);
    assert.deepEqual(outcomes(unknown, read.answers).map(({ outcome, proved }) => [outcome, proved]), [['broken', true]]);
  });

  it('says from when on it counts where the window is shorter than the time since the last review', () => {
    const review = fullReview();
    const figures = { commits: 1, merges: 0, othersMerges: 0, lateNights: 0, weekendDays: 0, zones: { kept: 0, of: 0 }, outages: { first: 0, of: 0 }, reviews: 0, teamCommits: 0, teamPieces: { told: 0, of: 0 } };
    const said = (day: string, from: string) => changed({ ...ground(review, held(day)), since: { ...figures, from } }).at(-1);
    assert.equal(said('2026-01-09', '2026-05-23T18:00:00+02:00'), `What happened is counted from Sat 23 May 2026 on: no more than ${review.window.weeks} weeks are read.`);
    assert.doesNotMatch(said('2026-11-14', '2026-11-14T16:00:00+01:00')!, /counted from/);
  });

  it('takes any text for what it is', () => {
    for (const hostile of HOSTILE) {
      const notes = hostile.replace(/\r\n?/g, '\n').trim();
      const draft = { answers: {}, commitments: [{ text: hostile.replace(/\s+/g, ' ').trim() || 'x', check: null }], notes: /^ {0,3}#{1,2}(?:[ \t]|$)|<!--/m.test(notes) ? '' : notes };
      const text = writeWeekly(null, draft, ground(hostileReview()));
      assert.equal(parseHeldReview(FILE, text).review!.commitments[0]!.text, draft.commitments[0]!.text);
    }
  });
});

describe('the time line of reviews', () => {
  it('has a column for each review, oldest first, and nothing for a single one', () => {
    assert.equal(timeline([held('2026-11-14')], titles), null);
    const text = timeline(
      [held('2026-11-14', { habits: { 'late-night-merges': { status: 'flag', value: 1 } }, results: [{ text: 'a', result: 'kept' }, { text: 'b', result: 'broken' }] }), held('2026-11-07', { score: null })],
      titles,
    )!.toString();
    assert.match(text, /<th scope="col">7 Nov<\/th><th scope="col">14 Nov<\/th>/);
    assert.match(text, /Delegation score<\/th><td>–<\/td><td>50<\/td>/);
    assert.match(text, /Commitments kept<\/th><td>–<\/td><td>1 of 2<\/td>/);
    assert.match(text, /Late-night merges/);
    assert.doesNotMatch(text, /Hands-on share/);
  });
});
