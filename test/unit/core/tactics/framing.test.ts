import assert from 'node:assert/strict';
import { framingOf, whyInitiatives } from '../../../../src/core/tactics/framing';
import { fullReview } from '../review/sample';

describe('the sentence of an initiative', () => {
  const SLOTS = { name: 'Pickup slots', goal: 'Fewer calls to support', measure: 'calls a week', serves: 'customers' } as const;

  it('says what, for whom, why, and how one will know', () => {
    assert.equal(framingOf(SLOTS), 'Pickup slots serves customers: Fewer calls to support. How we will know: calls a week.');
    assert.equal(framingOf({ ...SLOTS, serves: 'money', measure: '' }), 'Pickup slots saves money: Fewer calls to support.');
    assert.equal(framingOf({ ...SLOTS, serves: '' }), 'Pickup slots: Fewer calls to support. How we will know: calls a week.');
  });

  it('is none without a name and a goal, and takes one line and one stop of whatever was written', () => {
    assert.equal(framingOf({ ...SLOTS, goal: ' \n' }), '');
    assert.equal(framingOf({ ...SLOTS, name: '' }), '');
    assert.equal(framingOf({ ...SLOTS, goal: 'Fewer\n calls...', measure: 'calls;' }), 'Pickup slots serves customers: Fewer calls. How we will know: calls.');
  });
});

describe('why a register', () => {
  const review = fullReview();
  const withHabit = (fields: object) => ({ ...review, habits: [{ ...review.habits[0]!, id: 'goal-less-work' as const, status: 'flag' as const, count: 11, of: 52, ...fields }] });

  it('is said from the own commits', () => {
    assert.match(whyInitiatives(withHabit({ arithmetic: '11 of 52 commits: 8 on no initiative, 3 on an area past its sunset' })), /^Of your commits, 11 of 52 served no current goal: 8 on no initiative, 3 on an area past its sunset\. /);
    assert.match(whyInitiatives(withHabit({ count: 0, arithmetic: '0 of 52 commits' })), /^Of your commits, 0 of 52 served no current goal\. /);
  });

  it('is said from what landed on nothing, while nothing is registered', () => {
    const none = withHabit({ status: 'no-evidence', count: 0, of: 0, arithmetic: '' });
    assert.match(whyInitiatives(none, { none: 202, of: 202 }), /^202 of your 202 commits in 26 weeks are on nothing registered\. The register says/);
    assert.match(whyInitiatives(none, { none: 1, of: 1 }), /^1 of your 1 commit in 26 weeks is on nothing registered\. /);
    assert.match(whyInitiatives(none, { none: 0, of: 0 }), /Your history can be compared with it once/);
  });

  it('is no number where nothing is known', () => {
    for (const known of [null, withHabit({ status: 'no-evidence', count: 0, of: 0, arithmetic: '' })]) assert.match(whyInitiatives(known), /Your history can be compared with it once it has an initiative/);
  });
});
