import assert from 'node:assert/strict';
import { LEE } from './history';
import { configure, habit, reviewWhere } from './window';

export function settings(): void {
  describe('settings', () => {
    it('apply without a reload', async () => {
      await reviewWhere(({ window }) => assert.equal(window.weeks, 26));
      await configure('codeRefuge.windowWeeks', 4);
      await reviewWhere(({ window }) => assert.equal(window.weeks, 4));
      await configure('codeRefuge.windowWeeks', undefined);
      await reviewWhere(({ window }) => assert.equal(window.weeks, 26));
    });

    it('that are wrong give way to their default, and only those', async () => {
      await configure('codeRefuge.identities', [LEE.email]);
      await configure('codeRefuge.windowWeeks', 0);
      await reviewWhere(({ window, me }) => {
        assert.equal(window.weeks, 26);
        assert.deepEqual(me.map(({ email }) => email).sort(), ['ada@example.com', LEE.email]);
      });
      await configure('codeRefuge.windowWeeks', undefined);
      await configure('codeRefuge.identities', undefined);
      await reviewWhere(({ me }) => assert.equal(me.length, 1));
    });

    it('take a part of an object and keep the rest', async () => {
      await configure('codeRefuge.lateNight', { from: '11:00' });
      await reviewWhere((review) => {
        assert.deepEqual(review.hours.lateNight, { from: 11 * 60, to: 5 * 60 });
        assert.equal(habit(review, 'late-night-merges').count, 4);
      });
      await configure('codeRefuge.lateNight', undefined);
      await reviewWhere((review) => assert.equal(habit(review, 'late-night-merges').count, 0));
    });
  });
}
