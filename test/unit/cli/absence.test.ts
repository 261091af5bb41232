import assert from 'node:assert/strict';
import { sentence } from '../../../src/core/habits/detector';
import { calendarText } from '../../fixtures/calendar';
import { habit, Program } from '../../fixtures/program';
import { createRepository, type Person } from '../../fixtures/repository';

const ADA: Person = { name: 'Ada Example', email: 'ada@example.com' };
const BO: Person = { name: 'Bo Example', email: 'bo@example.com' };
const MONDAY = Date.parse('2026-01-19T00:00:00Z') / 1000;
const DAY = 86_400;
const WINDOW = ['--now', '2026-03-02T00:00:00Z', '--weeks', '6'];

describe('code-refuge review of weeks out of office', () => {
  const program = new Program();
  const repository = createRepository();

  /** Six weeks: Ada commits on each Monday, Bo four times a week, in the third and the fourth twice. */
  before(() => {
    for (let week = 0; week < 6; week++) {
      const at = (day: number) => `${MONDAY + (week * 7 + day) * DAY + 10 * 3600} +0000`;
      repository.commit({ author: ADA, committer: ADA, authorDate: at(0) });
      for (let day = 0; day < (week === 2 || week === 3 ? 2 : 4); day++) repository.commit({ author: BO, committer: BO, authorDate: at(day) });
    }
  });
  after(() => {
    repository.dispose();
    program.dispose();
  });

  const calendar = (busy: string) =>
    program.file('away.ics', calendarText({
      title: 'By the sea', start: ';VALUE=DATE:20260203', end: ';VALUE=DATE:20260214', lines: [`X-MICROSOFT-CDO-BUSYSTATUS:${busy}`],
    }));

  it('takes weeks for absence that the calendar has out of office, also where a commit of mine lies in them', async () => {
    const review = await program.review(repository.path, ['--calendar', calendar('OOF'), ...WINDOW]);
    const { value, count, of, coverage } = habit(review, 'absence-resilience');
    assert.deepEqual([value, count, of], [0.5, 2, 6]);
    // Nothing is taken for absence by history here, so there is nothing to be careful about.
    assert.equal(coverage.note, '');
  });

  it('has too little to say without the calendar, and where the event is no absence', async () => {
    for (const args of [[], ['--calendar', calendar('BUSY')]]) {
      const { value, status, count, why } = habit(await program.review(repository.path, [...args, ...WINDOW]), 'absence-resilience');
      assert.deepEqual([value, status, count], [null, 'no-evidence', 0]);
      assert.match(why, /^Too little to say: the window has 0 whole weeks without you and 6 with you/);
    }
  });

  it('says the same in the terminal, in Markdown and in HTML', async () => {
    const args = ['review', repository.path, '--calendar', calendar('OOF'), ...WINDOW];
    const { arithmetic, why } = habit(await program.review(repository.path, args.slice(2)), 'absence-resilience');
    assert.match(why, /^50 ?% of the pace/);
    assert.match(arithmetic, /a median of 2 a week .* in 2 weeks without you, a median of 4 a week .* in 4 weeks with you/);
    for (const format of ['--text', '--md', '--html']) {
      const { code, stdout, stderr } = await program.run([...args, format]);
      assert.deepEqual([code, stderr], [0, '']);
      const said = stdout.replace(/<[^>]*>|\\/g, '').replaceAll('&#39;', "'").replace(/\s+/g, ' ');
      // On a line of its own it begins with a capital.
      assert.ok(said.includes(sentence(arithmetic)), `${format}: ${arithmetic}`);
    }
  });
});
