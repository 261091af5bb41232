import assert from 'node:assert/strict';
import type { HabitId, HabitStatus } from '../../../../src/core/habits/habit';
import type { Review } from '../../../../src/core/review/review';
import { suggest, whyRehearse } from '../../../../src/core/tactics/rehearsal-suggestions';

const conversation = (title: string, ...answers: HabitId[]) => ({ title, answers });
const CONVERSATIONS = [conversation('thanks', 'untold-wins'), conversation('design', 'line-by-line-reviews', 'hands-on-share'), conversation('branch', 'hands-on-share'), conversation('lunch')];

function review(statuses: Partial<Record<HabitId, HabitStatus>>): Review {
  const habits = Object.entries(statuses).map(([id, status]) => ({ id, status, title: id, arithmetic: `3 of 4 by ${id}` }));
  return { habits } as unknown as Review;
}

function order(of: Review | null): [string, string | undefined][] {
  return suggest(CONVERSATIONS, of).map(({ conversation: { title }, habit }) => [title, habit?.id]);
}

describe('suggest', () => {
  it('puts flagged findings before watched ones, and what a conversation is about most before the rest', () => {
    assert.deepEqual(order(review({ 'hands-on-share': 'flag', 'untold-wins': 'watch', 'line-by-line-reviews': 'good' })), [
      ['branch', 'hands-on-share'],
      ['design', 'hands-on-share'],
      ['thanks', 'untold-wins'],
      ['lunch', undefined],
    ]);
  });

  it('keeps the order where nothing stands out, nothing is known, or there is no review', () => {
    const asTheyAre = CONVERSATIONS.map(({ title }): [string, undefined] => [title, undefined]);
    for (const each of [null, review({}), review({ 'untold-wins': 'no-evidence', 'hands-on-share': 'good' })]) assert.deepEqual(order(each), asTheyAre);
  });

  it('says why in the numbers of the first one', () => {
    const flagged = review({ 'hands-on-share': 'flag' });
    assert.match(whyRehearse(suggest(CONVERSATIONS, flagged), flagged), /^hands-on-share: 3 of 4 by hands-on-share\. /);
    assert.match(whyRehearse(suggest(CONVERSATIONS, review({})), review({})), /^Nothing that stands out/);
    assert.match(whyRehearse(suggest(CONVERSATIONS, null), null), /^A talk that one puts off/);
  });
});
