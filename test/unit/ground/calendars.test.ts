import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Review } from '../../../src/core/review/review';
import { calendarText, type EventText } from '../../fixtures/calendar';
import { assertExplained, type Ended, habit, Program, subjects } from '../../fixtures/program';
import { createRepository, type Repository } from '../../fixtures/repository';

const STRANGER = 54_321;
const isRoot = process.getuid?.() === 0;
const NOW = ['--now', '2026-02-01T00:00:00Z'];
const HABIT = 'blocked-hours-work';

/** Git's raw form of a time. */
function at(time: string, offset: string): string {
  const sign = offset.startsWith('-') ? '-' : '+';
  return `${Date.parse(`${time}${sign}${offset.slice(1, 3)}:${offset.slice(3)}`) / 1000} ${offset}`;
}

describe('calendars in the terminal', () => {
  const program = new Program();
  const made: Repository[] = [];
  let number = 0;
  after(() => {
    for (const each of [...made, program]) each.dispose();
  });

  /** Commits by their subject, each at a time of the wall clock with its offset: `2026-01-13T13:30:00 +0100`. */
  function repositoryOf(commits: Record<string, string>): Repository {
    const repository = createRepository();
    made.push(repository);
    repository.importCommits(Object.entries(commits).map(([message, date]) => ({ message, authorDate: at(...(date.split(' ') as [string, string])) })));
    return repository;
  }

  function calendar(...events: EventText[]): string {
    return program.file(`calendar-${++number}.ics`, calendarText(...events));
  }

  describe('blocked-hours-work', () => {
    const commits = {
      'Early in Berlin': '2026-01-13T12:59:59 +0100',
      'In Berlin': '2026-01-13T13:00:00 +0100',
      'In Berlin, from New York': '2026-01-13T09:59:59 -0500',
      'One o\'clock in New York': '2026-01-13T13:30:00 -0500',
      'Late in Berlin': '2026-01-13T16:00:00 +0100',
      'One o\'clock in Kolkata': '2026-01-13T13:30:00 +0530',
      'Next day in Apia': '2026-01-14T00:30:00 +1300',
    };
    let path: string;
    before(() => (path = repositoryOf(commits).path));

    const broken = async (event: EventText, timeZone: string, ...args: string[]) => {
      const review = await program.review(path, ['--calendar', calendar(event), ...NOW, ...args], { env: { TZ: timeZone } });
      const { count, of } = habit(review, HABIT);
      return { subjects: subjects(review, HABIT), count, of };
    };

    for (const timeZone of ['UTC', 'America/New_York', 'Asia/Kolkata']) {
      it(`goes by the instant for an event with a time zone, seen from ${timeZone}`, async () => {
        const event = { title: 'Focus', start: ';TZID=Europe/Berlin:20260113T130000', end: ';TZID=Europe/Berlin:20260113T160000' };
        assert.deepEqual(await broken(event, timeZone), { subjects: ['In Berlin', 'In Berlin, from New York'], count: 1, of: 1 });
      });

      it(`goes by the clock where it was committed for a floating event, seen from ${timeZone}`, async () => {
        const event = { title: 'Focus', start: '20260113T130000', end: '20260113T140000' };
        assert.deepEqual(await broken(event, timeZone), { subjects: ['In Berlin', 'One o\'clock in Kolkata', 'One o\'clock in New York'], count: 1, of: 1 });
      });

      it(`goes by the date where it was committed for an all-day event, seen from ${timeZone}`, async () => {
        const event = { title: 'Offsite', start: ';VALUE=DATE:20260114' };
        assert.deepEqual(await broken(event, timeZone), { subjects: ['Next day in Apia'], count: 1, of: 1 });
      });
    }

    it('counts the zones of the window, kept ones too, and those of the settings beside them', async () => {
      const weekly = { title: 'Focus', start: ';TZID=Europe/Berlin:20260106T130000', end: ';TZID=Europe/Berlin:20260106T160000', lines: ['RRULE:FREQ=WEEKLY;COUNT=3'] };
      assert.deepEqual((await broken(weekly, 'UTC')).of, 3);
      const settings = program.settings({ 'codeRefuge.noCodeZones': [{ days: ['sun'], from: '09:00', to: '10:00' }] });
      assert.deepEqual((await broken(weekly, 'UTC', '--weeks', '4', ...settings)), { subjects: ['In Berlin', 'In Berlin, from New York'], count: 1, of: 7 });
    });

    it('takes the events whose title --match fits, in place of the rules', async () => {
      const rules = program.settings({ 'codeRefuge.calendarRules': [{ title: 'never' }] });
      const free = { title: 'Focus time', start: ';TZID=Europe/Berlin:20260113T130000', end: ';TZID=Europe/Berlin:20260113T160000', lines: ['TRANSP:TRANSPARENT'] };
      assert.equal((await broken(free, 'UTC')).of ?? 0, 0);
      assert.equal((await broken(free, 'UTC', ...rules)).of ?? 0, 0);
      assert.equal((await broken(free, 'UTC', ...rules, '--match', 'FOCUS')).count, 1);
      assert.equal((await broken(free, 'UTC', ...rules, '--match', '^time')).of ?? 0, 0);
      const away = { ...free, lines: ['X-MICROSOFT-CDO-BUSYSTATUS:OOF'] };
      assert.equal((await broken(away, 'UTC', '--match', 'focus')).of ?? 0, 0);
    });

    it('reads the calendars of the settings, from the workspace wherever one is', async () => {
      const own = repositoryOf(commits);
      mkdirSync(join(own.path, '.vscode'));
      writeFileSync(join(own.path, 'mine.ics'), calendarText({ title: 'Focus', start: ';TZID=Europe/Berlin:20260113T130000', end: ';TZID=Europe/Berlin:20260113T160000' }));
      writeFileSync(join(own.path, '.vscode', 'settings.json'), '{ "codeRefuge.calendars": ["mine.ics"] }');
      const review = await program.review(own.path, NOW, { cwd: '/', env: { TZ: 'UTC' } });
      assert.equal(habit(review, HABIT).count, 1);
      const score = await program.run(['score', own.path, '--json', ...NOW], { env: { TZ: 'UTC' } });
      assert.equal(score.code, 0);
      assert.equal((await program.review(own.path, ['--calendar', calendar(), ...NOW])).habits.find(({ id }) => id === HABIT)?.count ?? 0, 0);
    });
  });

  describe('that are bad', () => {
    let path: string;
    before(() => (path = repositoryOf({ Zone: '2026-01-13T13:30:00 +0000', Other: '2026-01-14T20:00:00 +0000' }).path));
    const good = { title: 'Focus', start: '20260113T130000Z', end: '20260113T160000Z' };

    /** Reads a bad source beside a good one: one message, and the good one counts, in the list and in the review. */
    async function goesOn(bad: string, message: RegExp, code: number): Promise<void> {
      const args = ['--calendar', bad, '--calendar', calendar(good)];
      const listed = await program.run(['zones', '--json', ...args, '--from', '2026-01-01', '--to', '2026-02-01'], { env: { TZ: 'UTC' } });
      check(listed, bad, message, code);
      assert.deepEqual((JSON.parse(listed.stdout) as { title: string }[]).map(({ title }) => title), ['Focus']);
      const ended = await program.run(['review', path, '--json', ...args, ...NOW], { env: { TZ: 'UTC' } });
      check(ended, bad, message, code);
      assert.equal(habit(JSON.parse(ended.stdout) as Review, HABIT).count, 1);
    }

    function check(ended: Ended, bad: string, message: RegExp, code: number): void {
      assertExplained(ended);
      assert.equal(ended.stderr.split('\n').length, 2, ended.stderr);
      assert.ok(ended.stderr.startsWith(`code-refuge: ${bad}`), ended.stderr);
      assert.match(ended.stderr, message);
      assert.equal(ended.code, code);
    }

    it('are named with the reason, and the others go on', async () => {
      const folder = program.folder();
      symlinkSync('nowhere', join(folder, 'link.ics'));
      execFileSync('mkfifo', [join(folder, 'pipe.ics')]);
      const big = calendar(good);
      truncateSync(big, (20 << 20) + 1);
      const unreadable: [string, RegExp][] = [
        [join(folder, 'gone.ics'), /: There is no such file or folder\. Check the path\./],
        [join(folder, 'link.ics'), /: This is a link to something that is not there/],
        [join(folder, 'pipe.ics'), /: This is a pipe, not a file/],
        [program.folder(), /: There are no calendars in this folder/],
        [big, /: This file has 20\.1 MB, more than the 20 MB/],
        [program.file('empty.ics', ''), /: This is empty/],
        [program.file('page.ics', '<!doctype html><title>Sign in</title>'), /: This is a web page, not a calendar/],
        [program.file('zip.ics', 'PK\x03\x04\0\0'), /: This is no calendar but binary data/],
      ];
      for (const [bad, message] of unreadable) await goesOn(bad, message, 1);
    });

    it('are told in part, where a part can be read, and that is no failure', async () => {
      const cut = calendarText({ title: 'Focus', start: '20260301T130000Z' }).replace(/END:VCALENDAR\s*$/, '');
      await goesOn(program.file('cut.ics', cut), /: The file ends before its END:VCALENDAR/, 0);
      await goesOn(calendar({ title: 'X', start: 'soon' }), /Line \d+/, 0);
      const mixed = program.folder();
      writeFileSync(join(mixed, 'a.ics'), calendarText());
      writeFileSync(join(mixed, 'b.ics'), '');
      await goesOn(mixed, /b\.ics: This is empty/, 0);
    });

    it('may be closed to the user', async function () {
      if (!isRoot) return this.skip();
      const closed = calendar(good);
      chmodSync(closed, 0o600);
      for (const folder of [program.home, dirname(closed)]) chmodSync(folder, 0o755);
      const ended = await program.run(['zones', '--calendar', closed], { uid: STRANGER, cwd: '/' });
      assert.equal(ended.stderr, `code-refuge: ${closed}: You may not read this. Change its permissions, or those of the folder it is in.\n`);
      assert.equal(ended.code, 1);
    });

    it('don\'t keep a review from being printed when there is no other', async () => {
      const ended = await program.run(['review', path, '--calendar', '/nonexistent.ics', ...NOW]);
      assert.equal(ended.code, 1);
      assert.match(ended.stdout, /Leadership review/i);
      assert.match(ended.stderr, /^code-refuge: \/nonexistent\.ics: There is no such file or folder/);
    });
  });
});
