import assert from 'node:assert/strict';
import { assess, type Assessment } from '../../../../src/core/analyze';
import { DEFAULT_SETTINGS } from '../../../../src/core/settings';
import { type FollowUp, followUps } from '../../../../src/core/tactics/follow-up';
import { RepositoryReaders } from '../../../../src/git/read-repositories';
import { createRepository, type Person, type Repository } from '../../../fixtures/repository';

const ADA: Person = { name: 'Ada Example', email: 'ada@example.com' };
const LEE: Person = { name: 'Lee Example', email: 'lee@example.org' };
const INES: Person = { name: 'Ines Example', email: 'ines@example.org' };
const BOT: Person = { name: 'renovate[bot]', email: 'bot@renovateapp.com' };
/** Berlin in winter, Mon 23 Nov 2026. */
const NOW = { time: Date.UTC(2026, 10, 23, 12) / 1000, offset: 60 };

/** Real repositories; Ada is the user, Lee the successor. */
describe('the follow-up of a hand-over', () => {
  let repository: Repository;
  let change = 0;
  beforeEach(() => {
    repository = createRepository();
    repository.commit({ author: ADA, authorDate: at('2026-01-02'), files: Object.fromEntries(Array.from({ length: 6 }, (_, n) => [`src/billing/${n}.ts`, `${n}\n`])) });
  });
  afterEach(() => repository.dispose());

  function at(day: string, time = '12:00:00', zone = '+0100'): string {
    return `${Date.parse(`${day}T${time}${zone.slice(0, 3)}:${zone.slice(3)}`) / 1000} ${zone}`;
  }
  const edit = (author: Person, day: string, options: { time?: string; path?: string; coAuthors?: Person[] } = {}) =>
    repository.commit({ author, authorDate: at(day, options.time), message: `Change ${++change}`, files: { [options.path ?? 'src/billing/1.ts']: `change ${change}\n` }, ...(options.coAuthors && { coAuthors: options.coAuthors }) });
  async function assessment(): Promise<Assessment> {
    const { repositories } = await new RepositoryReaders().read('git', [repository.path], { refs: [], identities: [], me: [ADA.email], files: true });
    return assess({ repositories: repositories.map(({ history }) => history), me: [ADA.email], settings: DEFAULT_SETTINGS, zones: [], brokenGlass: [], onCall: [], now: NOW });
  }
  const area = { repository: '', path: 'src/billing', rest: false };
  async function followed(start = '2026-11-03', successor = 'Lee Example', where = area): Promise<FollowUp> {
    return followUps(await assessment(), [{ area: where, successor, start }])[0]!;
  }

  it('says that the work has moved, with the commits', async () => {
    for (const day of ['2026-09-01', '2026-09-02', '2026-10-01', '2026-10-20']) edit(ADA, day);
    edit(LEE, '2026-10-21');
    const last = [edit(LEE, '2026-11-04'), edit(ADA, '2026-11-05'), edit(LEE, '2026-11-10'), edit(INES, '2026-11-11'), edit(LEE, '2026-11-16'), edit(LEE, '2026-11-20')];
    const { status, text, since, before, commits, spans, spanWeeks } = await followed();
    assert.equal(text, 'Since Tue 3 Nov 2026 Lee Example made 4 of 6 commits there, you 1. In the 12 weeks before, they made 1 of 5, you 4. The work has moved.');
    assert.deepEqual([status, since, before], ['moved', { me: 1, successor: 4, others: 1 }, { me: 4, successor: 1, others: 0 }]);
    assert.deepEqual(commits.map(({ commit }) => commit), last.toReversed());
    assert.deepEqual(commits.map(({ by }) => by).join(), 'successor,successor,others,successor,me,successor');
    assert.equal(spanWeeks, 1);
    assert.deepEqual(spans.slice(-4).map(({ from, before: earlier, me, successor, others }) => [from, earlier, me, successor, others]), [
      ['2026-10-27', true, 0, 0, 0],
      ['2026-11-03', false, 1, 1, 0],
      ['2026-11-10', false, 0, 2, 1],
      ['2026-11-17', false, 0, 1, 0],
    ]);
    assert.equal(spans.length, 15);
  });

  it('begins with the first minute of the day on the viewer’s clock', async () => {
    edit(LEE, '2026-11-02', { time: '23:59:59' });
    edit(LEE, '2026-11-03', { time: '00:00:00' });
    const { since, before } = await followed();
    assert.deepEqual([since.successor, before.successor], [1, 1]);
  });

  it('says that it is moving, that it stays, and that others took it up', async () => {
    for (const day of ['2026-09-01', '2026-09-02', '2026-10-01', '2026-10-20']) edit(ADA, day);
    for (const day of ['2026-11-04', '2026-11-05', '2026-11-06']) edit(ADA, day);
    edit(LEE, '2026-11-09');
    assert.match((await followed()).text, /made 1 of 4 commits there, you 3\..*The work is moving\.$/);
    for (const day of ['2026-11-10', '2026-11-11', '2026-11-12', '2026-11-13', '2026-11-14', '2026-11-15', '2026-11-16', '2026-11-17']) edit(ADA, day);
    assert.match((await followed()).text, /made 1 of 12 commits there, you 11\..*The work is still with you\.$/);
    for (let n = 0; n < 20; n++) edit(INES, '2026-11-18');
    assert.match((await followed()).text, /Others make most of it now\.$/);
  });

  it('says when it is too little to say', async () => {
    assert.equal((await followed()).text, 'Nothing has changed there since Tue 3 Nov 2026. There is nothing to say yet.');
    edit(LEE, '2026-11-04');
    edit(BOT, '2026-11-05');
    const { status, text } = await followed();
    assert.equal(text, 'Since Tue 3 Nov 2026 Lee Example made 1 of 1 commit there, you 0. That is too little to say where the work goes.');
    assert.equal(status, 'too-little');
    assert.equal((await followed('2026-12-01')).text, 'It begins on Tue 1 Dec 2026.');
  });

  it('counts what was made together as the successor’s, and follows renames', async () => {
    edit(ADA, '2026-11-04', { coAuthors: [LEE] });
    repository.git('mv', 'src/billing', 'src/money');
    edit(LEE, '2026-11-05', { path: 'src/money/2.ts' });
    const { since } = await followed('2026-11-03', 'lee@example.org', { ...area, path: 'src/money' });
    assert.deepEqual(since, { me: 0, successor: 2, others: 0 });
  });

  it('counts what is outside of larger folders alone, where that is meant', async () => {
    repository.commit({ author: ADA, authorDate: at('2026-01-03'), files: { 'src/main.ts': 'x\n', 'src/small/a.ts': 'x\n' } });
    edit(LEE, '2026-11-04', { path: 'src/main.ts' });
    edit(LEE, '2026-11-05', { path: 'src/small/a.ts' });
    edit(LEE, '2026-11-06');
    assert.deepEqual([(await followed('2026-11-03', LEE.name, { ...area, path: 'src', rest: true })).since.successor, (await followed('2026-11-03', LEE.name, { ...area, path: 'src' })).since.successor], [2, 3]);
  });

  it('says why nothing is known', async () => {
    assert.match((await followed('2026-11-03', LEE.name, { ...area, repository: 'elsewhere' })).text, /^elsewhere is not open in this window/);
    assert.match((await followed('2026-11-03', LEE.name, { ...area, path: 'src/gone' })).text, /^There are no files in this area/);
    assert.match((await followed('2026-11-03', '')).text, /^No successor is named/);
    assert.match((await followed('', LEE.name)).text, /^No day is named/);
    assert.match((await followed('2026-11-03', ADA.name)).text, /^You are named/);
    edit(ADA, '2026-11-04');
    assert.match((await followed('2026-11-03', 'Nobody Known')).text, /Nobody called Nobody Known is in this history; use the name that git knows\.$/);
  });

  it('counts by four weeks where it began long ago', async () => {
    for (let n = 0; n < 6; n++) edit(LEE, '2026-03-01');
    const { spanWeeks, spans, since } = await followed('2026-02-01');
    assert.equal(spanWeeks, 4);
    assert.equal(since.successor, 6);
    assert.equal(spans.reduce((sum, { successor }) => sum + successor, 0), 6);
  });
});
