import assert from 'node:assert/strict';
import { analyze, earliest } from '../../../../src/core/analyze';
import { parseMoment } from '../../../../src/core/calendar/moment';
import type { HabitId } from '../../../../src/core/habits/habit';
import { parseSettings, type Settings } from '../../../../src/core/settings';
import { RepositoryReaders } from '../../../../src/git/read-repositories';
import { type CommitOptions, createRepository, type Person, type Repository } from '../../../fixtures/repository';

const ME: Person = { name: 'Mona Meier', email: 'mona@example.com' };
const TARIQ: Person = { name: 'Tariq Aziz', email: 'tariq@example.com' };
const INES: Person = { name: 'Ines Duarte', email: 'ines@example.com' };
const BOT: Person = { name: 'dependabot[bot]', email: 'bot@users.noreply.github.com' };
const NOW = '2026-08-17T12:00:00Z';

describe('outages, firefighting and system improvement of real histories', () => {
  let repository: Repository;
  beforeEach(() => {
    repository = createRepository(undefined, { user: ME });
  });
  afterEach(() => repository.dispose());

  /** `when` is an ISO date of UTC. */
  function commit(author: Person, when: string, message: string, files: CommitOptions['files'], more: CommitOptions = {}): string {
    return repository.commit({ author, committer: author, message, authorDate: raw(when), ...(files && { files }), ...more });
  }
  const raw = (when: string) => `${Date.parse(when) / 1000} +0000`;

  async function review(raw: Partial<Record<keyof Settings, unknown>> = {}, directory = repository.path) {
    const { settings, problems } = parseSettings(raw);
    assert.deepEqual(problems, []);
    const now = parseMoment(NOW)!;
    const read = await new RepositoryReaders().read('git', [directory], { refs: [], identities: [], detailsSince: earliest(settings, now), files: true });
    assert.deepEqual(read.problems, []);
    const { habits, ...rest } = analyze({ repositories: read.repositories.map(({ history }) => history), me: read.me, settings, zones: [], brokenGlass: [], onCall: [], now });
    return { ...rest, habit: (id: HabitId) => habits.find((each) => each.id === id)! };
  }

  it('puts fixes together by their files, and tells who moved first and who joined', async () => {
    commit(TARIQ, '2026-08-01T09:00:00Z', 'Start', { 'src/a.ts': 'a\n', 'src/b.ts': 'b\n' });
    const first = commit(ME, '2026-08-03T22:10:00Z', 'Hotfix: totals are wrong', { 'src/a.ts': 'a1\n', 'package-lock.json': '1\n' });
    commit(TARIQ, '2026-08-04T08:25:00Z', 'Hotfix: totals are wrong for returns too', { 'src/a.ts': 'a2\n' });
    commit(INES, '2026-08-04T09:00:00Z', 'Incident: slots vanish', { 'src/b.ts': 'b1\n', 'package-lock.json': '2\n' });
    commit(BOT, '2026-08-04T09:30:00Z', 'Revert "Bump x"', { 'src/b.ts': 'b2\n' });
    const { habit, outages, systemTime } = await review();
    const { count, of, value, status, evidence, arithmetic } = habit('first-responder');
    assert.deepEqual({ count, of, value, status }, { count: 1, of: 2, value: 0.5, status: 'flag' });
    assert.equal(arithmetic, 'You moved first in 1 of 2 outages');
    assert.deepEqual(evidence.map((each) => each.kind === 'commit' && [each.commit, each.role]), [[first, 'authored']]);
    assert.deepEqual(outages.map((outage) => [outage.start, outage.first, outage.minutesUntilOther, outage.fixes, outage.files.map(({ path, urgentFixes }) => `${path} ${urgentFixes}`)]), [
      ['2026-08-04T09:00:00+00:00', 'team', null, 1, ['src/b.ts 1']],
      ['2026-08-03T22:10:00+00:00', 'me', 615, 2, ['src/a.ts 2']],
    ]);
    assert.deepEqual(outages[1]?.commits.map(({ role, subject }) => [role, subject]), [['authored', 'Hotfix: totals are wrong'], ['team', 'Hotfix: totals are wrong for returns too']]);
    const fires = habit('firefighting');
    assert.deepEqual([fires.count, fires.of, fires.evidence.map((each) => each.kind === 'commit' && each.role)], [3, 4, ['team', 'team', 'authored']]);
    assert.deepEqual(systemTime.hottestFiles, [{ repository: repository.path, path: 'src/a.ts', urgentFixes: 2 }]);
  });

  it('counts what came in on a hotfix branch, and its merge in the outage alone', async () => {
    commit(TARIQ, '2026-08-01T09:00:00Z', 'Start', { 'src/a.ts': 'a\n' });
    repository.checkout('hotfix/totals', { create: true });
    commit(TARIQ, '2026-08-04T09:00:00Z', 'Round the other way', { 'src/a.ts': 'a1\n' });
    commit(TARIQ, '2026-08-04T10:00:00Z', 'And in the mail', { 'src/mail.ts': 'm\n' });
    repository.checkout('main');
    commit(INES, '2026-08-04T11:00:00Z', 'Something else', { 'src/b.ts': 'b\n' });
    repository.merge({ branch: 'hotfix/totals', committer: ME, date: raw('2026-08-07T12:00:00Z') });
    repository.checkout('hotfix-again', { create: true });
    repository.merge({ branch: 'main', committer: ME, message: "Merge branch 'main' into hotfix/again", date: raw('2026-08-07T13:00:00Z') });
    const { habit, outages } = await review();
    assert.deepEqual([habit('firefighting').count, habit('firefighting').of], [2, 4]);
    assert.deepEqual(outages.map(({ fixes, first, minutesUntilOther, commits }) => [fixes, first, minutesUntilOther, commits.map(({ role }) => role)]), [[3, 'team', 75 * 60, ['team', 'team', 'merge']]]);
  });

  it('knows a revert by its text, and lets the setting say what else is urgent', async () => {
    const bad = commit(TARIQ, '2026-08-01T09:00:00Z', 'Start', { 'src/a.ts': 'a\n' });
    commit(TARIQ, '2026-08-04T09:00:00Z', `Stop sending twice\n\nThis reverts commit ${bad}.`, { 'src/a.ts': 'b\n' });
    commit(TARIQ, '2026-08-05T09:00:00Z', 'Feuerwehr: scans', { 'src/a.ts': 'c\n' });
    commit(TARIQ, '2026-08-06T09:00:00Z', 'Hotfix: scans', { 'src/a.ts': 'd\n' });
    assert.equal((await review()).habit('firefighting').count, 2);
    const own = (await review({ urgentFixes: ['^feuerwehr\\b'] })).habit('firefighting');
    assert.deepEqual(own.evidence.map((each) => each.kind === 'commit' && each.subject), ['Feuerwehr: scans', 'Stop sending twice']);
  });

  it('has no outage to speak of where none was named, and a share of zero', async () => {
    commit(TARIQ, '2026-08-01T09:00:00Z', 'Start', { 'src/a.ts': 'a\n' });
    const { habit } = await review();
    assert.deepEqual([habit('first-responder').status, habit('first-responder').value], ['no-evidence', null]);
    assert.deepEqual([habit('firefighting').status, habit('firefighting').value], ['good', 0]);
  });

  it('tells work on the system from work on the product', async () => {
    const improves: [string, CommitOptions['files']][] = [
      ['Test the totals', { 'tests/a.test.ts': 'x\n' }],
      ['Tell how to deploy, and check it', { 'docs/deploy.md': 'x\n', '.github/workflows/ci.yml': 'x\n', 'package.json': '{}\n' }],
      ['refactor(billing): split the totals', { 'src/a.ts': 'x\n' }],
      ['perf: cache', { 'src/b.ts': 'x\n' }],
      ['Alert on a full queue', { 'monitoring/alerts.toml': 'x\n' }],
    ];
    const not: [string, CommitOptions['files']][] = [
      ['Count the totals', { 'src/c.ts': 'x\n', 'tests/c.test.ts': 'x\n'.repeat(40) }],
      ['feat: say hello', { 'docs/hello.md': 'x\n' }],
      ['Bump fastify from 5.2.0 to 5.2.1', { 'docs/versions.md': 'x\n' }],
      ['build(deps): newer tools', { Makefile: 'x\n' }],
      ['Newer libraries', { 'package.json': '{ }\n', 'package-lock.json': '{}\n' }],
      ['Hotfix: the build', { Makefile: 'y\n' }],
      ['5.0.0-alpha.8', { 'History.md': 'x\n' }],
      ['chore(release): 5.0.1', { 'History.md': 'y\n' }],
      ['Rename', {}],
    ];
    [...improves, ...not].forEach(([message, files], index) => commit(index % 2 === 0 ? ME : TARIQ, `2026-08-${String(index + 1).padStart(2, '0')}T09:00:00Z`, message, files));
    commit(BOT, '2026-08-16T09:00:00Z', 'docs: by a machine', { 'docs/x.md': 'x\n' });
    const { habit, systemTime } = await review();
    const { count, of, status, evidence } = habit('system-improvement');
    assert.deepEqual(evidence.map((each) => each.kind === 'commit' && each.subject), improves.map(([message]) => message).reverse());
    assert.deepEqual({ count, of, status }, { count: 5, of: 14, status: 'good' });
    assert.match(habit('system-improvement').arithmetic, /^5 of 14 commits improve the system; 2 of 3 weeks with commits reach the budget$/);
    const sum = (of_: 'count' | 'of') => systemTime.weeks.reduce((total, week) => total + week[of_], 0);
    assert.deepEqual([systemTime.weeks.length, systemTime.weeks.at(-1)?.to, sum('count'), sum('of')], [26, '2026-08-17T12:00:00+00:00', 5, 14]);
    const own = (await review({ systemPaths: { tests: ['!**'], build: ['src/c.ts'] } })).habit('system-improvement');
    assert.ok(!own.evidence.some((each) => each.kind === 'commit' && each.subject === 'Test the totals'));
  });

  it('tells absence by silence only in who commits in most weeks', async () => {
    const monday = (week: number) => new Date(Date.UTC(2026, 5, 15 + 7 * week, 12)).toISOString();
    for (let week = 0; week < 9; week++) {
      commit(TARIQ, monday(week), `Week ${week}`, { 'src/a.ts': `${week}\n` });
      if (week < 3) commit(ME, monday(week), `Mine ${week}`, { 'src/b.ts': `${week}\n` });
    }
    const seldom = (await review({ windowWeeks: 10 })).habit('absence-resilience');
    assert.deepEqual([seldom.status, seldom.value, seldom.count], ['no-evidence', null, 0]);
    assert.match(seldom.why, /^Too little to say: nothing in 6 of 9 whole weeks is yours\./);
    for (let week = 6; week < 9; week++) commit(ME, monday(week), `Mine ${week}`, { 'src/b.ts': `${week}\n` });
    const often = (await review({ windowWeeks: 10 })).habit('absence-resilience');
    assert.deepEqual([often.status, often.value, often.count, often.of], ['good', 1, 3, 9]);
  });

  it('believes .gitattributes', async () => {
    commit(TARIQ, '2026-08-01T09:00:00Z', 'Say what is what', { '.gitattributes': 'docs/app/** -linguist-documentation\nsite/** linguist-documentation\n' });
    commit(TARIQ, '2026-08-02T09:00:00Z', 'Change the app', { 'docs/app/a.js': 'x\n' });
    commit(TARIQ, '2026-08-03T09:00:00Z', 'Change the site', { 'site/a.js': 'x\n' });
    assert.deepEqual((await review()).habit('system-improvement').evidence.map((each) => each.kind === 'commit' && each.subject), ['Change the site']);
  });

  it('says what it can where the clone has no contents of files', async () => {
    commit(TARIQ, '2026-08-01T09:00:00Z', 'Start', { 'src/a.ts': 'a\n', 'tests/a.test.ts': 'x\n' });
    commit(ME, '2026-08-03T22:10:00Z', 'Hotfix: totals', { 'src/a.ts': 'a1\n' });
    commit(ME, '2026-08-03T23:10:00Z', 'Hotfix: totals again', { 'src/a.ts': 'a2\n' });
    repository.git('config', 'uploadpack.allowFilter', 'true');
    const partial = repository.clone({}, '--filter=blob:none', '--no-checkout');
    try {
      // The clone that is asked for contents later must not get them from anywhere.
      partial.git('remote', 'set-url', 'origin', 'file:///nowhere');
      const { habit } = await review({}, partial.path);
      assert.deepEqual([habit('system-improvement').status, habit('system-improvement').coverage.share], ['no-evidence', 0]);
      assert.deepEqual([habit('first-responder').count, habit('first-responder').of], [2, 2]);
      assert.match(habit('first-responder').coverage.note, /Of 2 urgent fixes it is not known what changed, so each stands for itself\.$/);
    } finally {
      partial.dispose();
    }
  });
});
