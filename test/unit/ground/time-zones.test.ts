import assert from 'node:assert/strict';
import { commitsOf } from '../../fixtures/evidence';
import { habit, Program, subjects } from '../../fixtures/program';
import { createRepository, type ImportCommit, type Person, type Repository } from '../../fixtures/repository';

const LEE: Person = { name: 'Lee Example', email: 'lee@example.org' };
const NOW = ['--now', '2026-11-01T12:00:00Z'];
/** A rule of the POSIX form needs no zone files on the machine. */
const BERLIN = 'CET-1CEST,M3.5.0,M10.5.0/3';

/** Git's raw date of a wall clock somewhere: `at('2026-08-08 01:12', '+1400')`. */
function at(wall: string, zone: string): string {
  return `${seconds(wall, zone)} ${zone}`;
}

function seconds(wall: string, zone: string): number {
  return Date.parse(`${wall.replace(' ', 'T')}${zone.slice(0, 3)}:${zone.slice(3)}`) / 1000;
}

/** A commit of the user whose subject says when and where it was made. */
function own(wall: string, zone: string): ImportCommit {
  return { message: `${wall} ${zone}`, authorDate: at(wall, zone) };
}

describe('time zones', () => {
  const program = new Program();
  const made: Repository[] = [];
  const repositoryOf = (commits: readonly ImportCommit[]): Repository => {
    const repository = createRepository(undefined, { bare: true });
    made.push(repository);
    repository.importCommits(commits);
    return repository;
  };
  after(() => {
    for (const each of [...made, program]) each.dispose();
  });

  describe('the clock is the one where it happened', () => {
    // From Kiritimati to Baker Island, with half and quarter hours; each zone has a week of its own.
    const zones = ['+1400', '+1245', '+1030', '+0545', '+0530', '+0000', '-0330', '-0930', '-1200'];
    const day = (week: number, weekday: number) => new Date(Date.UTC(2026, 7, 3 + 7 * week + weekday)).toISOString().slice(0, 10);
    const commits = zones.flatMap((zone, week) => [
      own(`${day(week, 1)} 21:59`, zone),
      own(`${day(week, 1)} 22:00`, zone),
      own(`${day(week, 2)} 04:59`, zone),
      own(`${day(week, 2)} 05:00`, zone),
    ]);
    const late = commits.map(({ message }) => String(message)).filter((message) => /22:00|04:59/.test(message));

    it('for the late night, to the minute', async () => {
      const review = await program.review(repositoryOf(commits).path, NOW);
      assert.deepEqual(subjects(review, 'late-night-commits'), late.sort());
      const found = habit(review, 'late-night-commits');
      const { count, of, value } = found;
      assert.deepEqual({ count, of }, { count: late.length, of: commits.length });
      // 22:00 and 04:59 are one night.
      assert.equal(value, zones.length / 26);
      for (const { time, subject } of commitsOf(found)) {
        const [date, clock, zone] = subject.split(' ') as [string, string, string];
        assert.equal(time, `${date}T${clock}:00${zone.slice(0, 3)}:${zone.slice(3)}`);
      }
      const rows = review.heatmap.map((row) => row.reduce((sum, count) => sum + count, 0));
      assert.deepEqual(rows, [0, 2 * zones.length, 2 * zones.length, 0, 0, 0, 0]);
      assert.equal(review.heatmap[1]?.[21], zones.length);
      assert.equal(review.heatmap[2]?.[4], zones.length);
    });

    it('and no viewer changes that, wherever they sit', async () => {
      const { path } = repositoryOf([...commits, { message: 'Team', author: LEE, committer: LEE, authorDate: at('2026-08-05 12:00', '+0000') }]);
      const zone = program.settings({ 'codeRefuge.noCodeZones': [{ title: 'Evening', days: ['tue'], from: '21:00', to: '21:59' }, { title: 'Evening', days: ['tue'], from: '21:59', to: '22:30' }] });
      const seen = await Promise.all(
        ['UTC', 'Pacific/Kiritimati', 'Etc/GMT+12', 'Asia/Kathmandu', 'Europe/Berlin'].map((TZ) => program.review(path, [...NOW, ...zone], { env: { TZ } })),
      );
      // When a zone of the last weeks began is told on the viewer's clock, with its offset.
      const ofAllViewers = seen.map((review) => ({ ...review, recentZones: review.recentZones.map((each) => ({ ...each, start: each.start.slice(0, 19), end: each.end.slice(0, 19) })) }));
      for (const review of ofAllViewers) assert.deepEqual(review, ofAllViewers[0]);
      const nows = ['2026-11-02T02:00:00+14:00', '2026-11-01T00:00:00-12:00', '2026-11-01T17:45:00+05:45'];
      const elsewhere = await Promise.all(nows.map((now) => program.review(path, ['--now', now, ...zone])));
      for (const review of elsewhere) {
        assert.deepEqual(review.habits, seen[0]?.habits);
        assert.deepEqual(review.heatmap, seen[0]?.heatmap);
        assert.equal(review.score.value, seen[0]?.score.value);
        assert.equal(Date.parse(review.window.from), Date.parse('2026-05-03T12:00:00Z'));
      }
      const { count, of } = habit(seen[0] as NonNullable<(typeof seen)[0]>, 'blocked-hours-work');
      assert.deepEqual({ count, of }, { count: zones.length, of: 52 });
    });

    it('without --now too', async () => {
      const now = Math.floor(Date.now() / 1000);
      const { path } = repositoryOf([{ message: 'Fresh', authorDate: `${now - 600} +1400` }, { message: 'Old', authorDate: `${now - 26 * 604_800 - 600} -1200` }]);
      const seen = await Promise.all(['Pacific/Kiritimati', 'Etc/GMT+12'].map((TZ) => program.review(path, [], { env: { TZ } })));
      assert.match(seen[0]?.window.to ?? '', /\+14:00$/);
      assert.match(seen[1]?.window.to ?? '', /-12:00$/);
      assert.equal(seen[0]?.coverage.events, 1);
      assert.deepEqual(seen[0]?.habits, seen[1]?.habits);
      assert.deepEqual(seen[0]?.heatmap, seen[1]?.heatmap);
    });
  });

  describe('the day ends at the end of the night', () => {
    const walls = ['2026-08-07 23:30', '2026-08-08 01:12', '2026-08-08 04:59', '2026-08-08 05:00', '2026-08-09 23:59', '2026-08-10 02:00', '2026-08-10 05:00'];
    const commits = ['+1400', '-1200'].flatMap((zone) => walls.map((wall) => own(wall, zone)));

    it('Saturday 01:12 is Friday evening, Monday 02:00 is Sunday', async () => {
      const review = await program.review(repositoryOf(commits).path, NOW);
      const weekend = commits.map(({ message }) => String(message)).filter((message) => /08 05:00|09 23:59|10 02:00/.test(message));
      assert.deepEqual(subjects(review, 'weekend-work'), weekend.sort());
      assert.equal(habit(review, 'weekend-work').value, 2 / 26);
    });

    it('a night on call takes out its late hours, before and after midnight, and nothing else', async () => {
      const { path } = repositoryOf(commits);
      const review = await program.review(path, NOW, { env: program.onCall('2026-08-07', '2026-08-09') });
      assert.deepEqual(review.onCall, [{ night: '2026-08-09', events: 4 }, { night: '2026-08-07', events: 6 }]);
      assert.equal(habit(review, 'late-night-commits').count, 0);
      assert.deepEqual(subjects(review, 'weekend-work'), ['2026-08-08 05:00 +1400', '2026-08-08 05:00 -1200']);
      // The Saturday on call is another night.
      const other = await program.review(path, NOW, { env: program.onCall('2026-08-08') });
      assert.deepEqual(other.onCall, [{ night: '2026-08-08', events: 0 }]);
      assert.equal(habit(other, 'late-night-commits').count, 10);
    });
  });

  it('a night across a change of the clocks is one night, also where an hour comes twice', async () => {
    const repository = repositoryOf([
      own('2026-10-25 02:30', '+0200'),
      own('2026-10-25 02:30', '+0100'),
      own('2026-10-25 04:59', '+0100'),
      own('2026-10-25 05:00', '+0100'),
      // In New York the hour from two to three is left out.
      own('2027-03-13 23:30', '-0500'),
      own('2027-03-14 01:59', '-0500'),
      own('2027-03-14 03:00', '-0400'),
    ]);
    const autumn = await program.review(repository.path, ['--now', '2026-11-01T12:00:00Z']);
    assert.equal(habit(autumn, 'late-night-commits').arithmetic, '3 of 4 commits, 1 night in 26 weeks');
    const spring = await program.review(repository.path, ['--now', '2027-03-20T12:00:00Z', '--weeks', '4']);
    assert.equal(habit(spring, 'late-night-commits').arithmetic, '3 of 3 commits, 1 night in 4 weeks');
  });

  it('reads the offsets that git itself records as the clocks change', async () => {
    const repository = createRepository();
    made.push(repository);
    for (const wall of ['2026-10-24T23:30:00', '2026-10-25T03:30:00']) {
      repository.gitBytes(['commit', '--quiet', '--allow-empty', '--message', wall], { env: { TZ: BERLIN, GIT_AUTHOR_DATE: wall, GIT_COMMITTER_DATE: wall } });
    }
    const { evidence, value } = habit(await program.review(repository.path, NOW), 'late-night-commits');
    assert.deepEqual(evidence.map(({ time }) => time), ['2026-10-25T03:30:00+01:00', '2026-10-24T23:30:00+02:00']);
    assert.equal(value, 1 / 26);
  });

  it('the window takes in both of its ends, by committer date, to the second', async () => {
    const to = Date.parse('2026-11-01T12:00:00Z') / 1000;
    const from = to - 26 * 7 * 86_400;
    const commits = [from - 1, from, to, to + 1].map((time, index): ImportCommit => ({ message: `C${index}`, authorDate: `${to - 86_400} +0000`, committerDate: `${time} -1200` }));
    const review = await program.review(repositoryOf(commits).path, NOW);
    assert.deepEqual(review.window, { from: '2026-05-03T12:00:00+00:00', to: '2026-11-01T12:00:00+00:00', weeks: 26 });
    assert.deepEqual(subjects(review, 'hands-on-share'), ['C1', 'C2']);
    assert.deepEqual([review.coverage.commits, review.coverage.commitsRead], [2, 4]);
  });

  it('own work is late by its author date, merges and applied patches by their committer date', async () => {
    const day = at('2026-08-05 11:00', '+0200');
    const night = at('2026-08-05 23:00', '+0200');
    const longAgo = at('2024-08-05 23:00', '+0200');
    const repository = repositoryOf([
      { message: 'Rebased by day', authorDate: night, committerDate: day },
      { message: 'Rebased by night', authorDate: day, committerDate: night },
      { message: 'Rebased after years', authorDate: longAgo, committerDate: day },
      { message: 'Before the window', authorDate: night, committerDate: longAgo },
      { message: 'Side', branch: 'side', author: LEE, committer: LEE, authorDate: day, parents: [0] },
      { message: 'Merged by night', authorDate: day, committerDate: night, parents: [3, 4] },
      { message: 'Merged by day', authorDate: night, committerDate: day, parents: [5, 4] },
      { message: 'Applied by night', author: LEE, authorDate: day, committerDate: night },
      { message: 'Applied by day', author: LEE, authorDate: night, committerDate: day },
    ]);
    const review = await program.review(repository.path, NOW);
    assert.deepEqual(subjects(review, 'late-night-commits'), ['Rebased after years', 'Rebased by day']);
    assert.deepEqual(subjects(review, 'late-night-merges'), ['Applied by night', 'Merged by night']);
    assert.equal(habit(review, 'late-night-commits').of, 3);
  });

  describe('other hours', () => {
    const walls = ['2026-08-07 19:59', '2026-08-07 20:00', '2026-08-07 22:59', '2026-08-07 23:00', '2026-08-08 00:00', '2026-08-08 03:59', '2026-08-08 04:00', '2026-08-08 06:29', '2026-08-08 06:30'];
    const night = async (from: string, to: string) => {
      const repository = repositoryOf(walls.map((wall) => own(wall, '+0930')));
      const review = await program.review(repository.path, [...NOW, ...program.settings({ 'codeRefuge.lateNight': { from, to } })]);
      const clocks = (id: 'late-night-commits' | 'weekend-work') => subjects(review, id).map((subject) => subject.slice(8, 16));
      return { late: clocks('late-night-commits'), weekend: clocks('weekend-work'), nights: (habit(review, 'late-night-commits').value ?? 0) * 26 };
    };

    it('a late night that ends before midnight leaves the small hours to their own day', async () => {
      const { late, weekend, nights } = await night('20:00', '23:00');
      assert.deepEqual([late, nights], [['07 20:00', '07 22:59'], 1]);
      assert.deepEqual(weekend, ['08 00:00', '08 03:59', '08 04:00', '08 06:29', '08 06:30']);
    });

    it('one that begins at midnight still belongs to the evening before', async () => {
      const { late, weekend, nights } = await night('00:00', '04:00');
      assert.deepEqual([late, nights], [['08 00:00', '08 03:59'], 1]);
      assert.deepEqual(weekend, ['08 04:00', '08 06:29', '08 06:30']);
    });

    it('one that ends at midnight takes nothing from the next day', async () => {
      const { late, weekend } = await night('20:00', '24:00');
      assert.deepEqual(late, ['07 20:00', '07 22:59', '07 23:00']);
      assert.deepEqual(weekend, ['08 00:00', '08 03:59', '08 04:00', '08 06:29', '08 06:30']);
    });

    it('a longer one moves the end of the day', async () => {
      const { late, weekend, nights } = await night('23:00', '06:30');
      assert.deepEqual([late, nights], [['07 23:00', '08 00:00', '08 03:59', '08 04:00', '08 06:29'], 1]);
      assert.deepEqual(weekend, ['08 06:30']);
    });

    it('a weekend can be Friday and Saturday, or none', async () => {
      const days = ['2026-08-07 02:00', '2026-08-07 10:00', '2026-08-08 10:00', '2026-08-09 02:00', '2026-08-09 10:00'];
      const { path } = repositoryOf(days.map((wall) => own(wall, '+0300')));
      const [two, none] = await Promise.all([
        program.review(path, [...NOW, ...program.settings({ 'codeRefuge.weekend': ['fri', 'sat'] })]),
        program.review(path, [...NOW, ...program.settings({ 'codeRefuge.weekend': [] })]),
      ]);
      assert.deepEqual(subjects(two, 'weekend-work'), days.slice(1, 4).map((wall) => `${wall} +0300`));
      assert.equal(habit(two, 'weekend-work').value, 2 / 26);
      assert.equal(habit(none, 'weekend-work').status, 'no-evidence');
    });
  });
});
