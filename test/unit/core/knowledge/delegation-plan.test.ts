import assert from 'node:assert/strict';
import { analyze } from '../../../../src/core/analyze';
import { renderPlan } from '../../../../src/core/review/plan-markdown';
import type { Review } from '../../../../src/core/review/review';
import { DEFAULT_SETTINGS } from '../../../../src/core/settings';
import { RepositoryReaders } from '../../../../src/git/read-repositories';
import { createRepository, type Person, type Repository } from '../../../fixtures/repository';

const ADA: Person = { name: 'Ada Example', email: 'ada@example.com' };
const LEE: Person = { name: 'Lee Example', email: 'lee@example.org' };
const INES: Person = { name: 'Ines Example', email: 'ines@example.org' };
const BOT: Person = { name: 'renovate[bot]', email: 'bot@renovateapp.com' };

/** The clock of the fixture begins at 2026-01-01. */
const NOW = { time: Date.UTC(2026, 0, 8) / 1000, offset: 0 };
const LONG_AGO = '1700000000 +0100';
const LATELY = '1767225900 +0000';

/** Real repositories; Ada is the user. */
describe('the delegation plan', () => {
  let repository: Repository;
  beforeEach(() => {
    repository = createRepository();
  });
  afterEach(() => repository.dispose());

  async function review(): Promise<Review> {
    const { repositories } = await new RepositoryReaders().read('git', [repository.path], { refs: [], identities: [], me: [ADA.email], files: true });
    return analyze({ repositories: repositories.map(({ history }) => history), me: [ADA.email], settings: DEFAULT_SETTINGS, zones: [], brokenGlass: [], onCall: [], now: NOW });
  }

  /** So many files in a folder, in one commit. */
  const make = (folder: string, count: number, author: Person, authorDate?: string) =>
    repository.commit({ author, message: `Begin ${folder}`, files: Object.fromEntries(Array.from({ length: count }, (_, n) => [`${folder}${n}.ts`, `${folder} ${n}\n`])), ...(authorDate && { authorDate }) });
  const edit = (path: string, author: Person, message: string) => repository.commit({ author, message, files: { [path]: `${message} by ${author.name}\n` } });

  it('names the areas that depend on the user alone, how alive they are, who comes next and how to begin', async () => {
    make('src/billing/', 6, ADA);
    make('src/auth/', 6, LEE);
    make('lib/parser/', 8, ADA, LONG_AGO);
    edit('src/billing/2.ts', ADA, 'Round half to even');
    edit('src/billing/2.ts', LEE, 'Say which rate');
    edit('src/billing/3.ts', BOT, 'Bump');
    const { delegationPlan, truckFactor } = await review();
    assert.deepEqual(delegationPlan, [
      {
        repository: repository.path,
        path: 'src/billing',
        title: 'src/billing',
        files: 6,
        soleFiles: 6,
        commits: 3,
        myCommits: 2,
        lastChange: '2026-01-01T00:04:00+00:00',
        successors: [{ name: 'Lee Example', why: '1 commit here in 26 weeks, has worked on 1 of 6 files' }],
        hotFiles: [{ path: 'src/billing/2.ts', commits: 3 }, { path: 'src/billing/0.ts', commits: 1 }, { path: 'src/billing/1.ts', commits: 1 }],
        firstStep: 'Let Lee Example take the next change in src/billing/2.ts; the last 3 there were “Say which rate”, “Round half to even” and “Begin src/billing/”.',
      },
      {
        repository: repository.path,
        path: 'lib/parser',
        title: 'lib/parser',
        files: 8,
        soleFiles: 8,
        commits: 0,
        myCommits: 0,
        lastChange: '2023-11-14T23:13:20+01:00',
        successors: [{ name: 'Lee Example', why: '2 commits next to it in 26 weeks, in this repository' }],
        hotFiles: [{ path: 'lib/parser/0.ts', commits: 0 }],
        firstStep: 'Nothing has changed in lib/parser/0.ts since Tue 14 Nov 2023, so there is time: ask Lee Example to read it and to tell you what is unclear.',
      },
    ]);
    assert.deepEqual(truckFactor, { value: 1, files: 20, authors: 2 });
  });

  it('keeps a folder in one piece whose parts change together, and takes one apart whose parts do not', async () => {
    for (const root of ['joined/', 'apart/']) {
      make(`${root}one/`, 12, ADA);
      make(`${root}two/`, 12, ADA);
    }
    for (let n = 0; n < 6; n++) {
      repository.commit({ author: ADA, files: { [`joined/one/${n}.ts`]: `${n}\n!`, [`joined/two/${n}.ts`]: `${n}\n!` } });
      edit(`apart/one/${n}.ts`, ADA, 'One');
      edit(`apart/two/${n}.ts`, ADA, 'Two');
    }
    assert.deepEqual((await review()).delegationPlan.map(({ path }) => path).sort(), ['apart/one', 'apart/two', 'joined']);
  });

  it('puts small folders together with the one above', async () => {
    make('src/', 4, ADA);
    for (const folder of ['a', 'b', 'c']) make(`src/${folder}/`, 2, ADA);
    make('docs/', 6, LEE);
    assert.deepEqual((await review()).delegationPlan.map(({ path, files }) => [path, files]), [['src', 10]]);
  });

  it('takes a flat repository for one area, and a single file for none', async () => {
    make('', 4, ADA);
    assert.deepEqual((await review()).delegationPlan.map(({ path, title, files }) => [path, title, files]), [['', 'Top level', 4]]);
    repository.dispose();
    repository = createRepository();
    make('', 1, ADA);
    make('src/', 6, LEE);
    assert.deepEqual((await review()).delegationPlan, []);
  });

  it('offers nobody who is not there any more, and no bots', async () => {
    make('src/', 6, ADA, LONG_AGO);
    repository.commit({ author: INES, message: 'Long ago', authorDate: LONG_AGO, files: { 'src/1.ts': 'x\n' } });
    edit('src/2.ts', ADA, 'Lately');
    edit('src/2.ts', BOT, 'Bump');
    const [area] = (await review()).delegationPlan;
    assert.deepEqual(area?.successors, []);
    assert.match(area?.firstStep ?? '', /^Nobody else committed in this window\. Write down what src\/2\.ts is for/);
  });

  it('offers the user nobody of their own name', async () => {
    const other: Person = { name: 'Ada Example', email: 'ada@elsewhere.example' };
    const again: Person = { name: 'ada-e', email: 'ada@elsewhere.example' };
    make('src/', 9, ADA);
    edit('src/1.ts', other, 'From home');
    edit('src/2.ts', again, 'From the train');
    edit('src/3.ts', LEE, 'Say why');
    const [area] = (await review()).delegationPlan;
    assert.deepEqual(area?.successors.map(({ name }) => name), ['Lee Example']);
  });

  it('leaves the data of tests to their tests, and small folders that nobody touches alone', async () => {
    make('test/fixtures/pages/', 8, ADA);
    make('test/', 6, LEE);
    make('samples/quiet/', 3, ADA, LONG_AGO);
    make('samples/', 6, LEE);
    make('samples/busy/', 3, ADA);
    make('test/apply/patches/', 1, LEE);
    // Named in no way that a framework would: inputs and expected outputs.
    repository.commit({ author: ADA, message: 'Record', files: Object.fromEntries(['am-test-1', 'expect', 'diff.log_-p_main', 'page.html', 'big.json', 'out.stderr'].map((name) => [`test/apply/${name}`, `${name}\n`])) });
    assert.deepEqual((await review()).delegationPlan.map(({ path }) => path), ['samples/busy']);
  });

  it('calls a small area by the folder that all of it lies in', async () => {
    make('app/models/', 6, LEE);
    make('app/views/sidekiq/locks/', 2, ADA);
    assert.deepEqual((await review()).delegationPlan.map(({ path, files }) => [path, files]), [['app/views/sidekiq/locks', 2]]);
  });

  it('takes a commit that goes over everything for one commit', async () => {
    make('src/', 30, ADA);
    make('lib/', 6, LEE);
    const everywhere = (author: Person, message: string) =>
      repository.commit({ author, message, files: Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`src/${n}.ts`, `${message} ${n}\n`])) });
    everywhere(ADA, 'Begin again');
    everywhere(ADA, 'Say how');
    for (let n = 0; n < 3; n++) edit(`src/${n}.ts`, INES, `Round ${n}`);
    everywhere(LEE, 'Add a heading');
    const [area] = (await review()).delegationPlan;
    assert.deepEqual(area?.successors.map(({ name }) => name), ['Ines Example', 'Lee Example']);
  });

  it('asks those next to an area who work there now before those who did long ago', async () => {
    make('src/auth/', 6, ADA);
    make('src/', 6, LEE, LONG_AGO);
    for (let n = 0; n < 3; n++) repository.commit({ author: LEE, message: 'Long ago', authorDate: LONG_AGO, files: { [`src/${n}.ts`]: `${n}\n!` } });
    edit('src/1.ts', INES, 'Say why');
    edit('README', LEE, 'Hello');
    const area = (await review()).delegationPlan.find(({ path }) => path === 'src/auth');
    assert.deepEqual(area?.successors, [{ name: 'Ines Example', why: '1 commit next to it in 26 weeks, in src' }]);
  });

  it('calls somebody by what they sign with, not by what a trailer calls them', async () => {
    make('src/', 6, ADA);
    edit('src/1.ts', LEE, 'Say why');
    edit('src/1.ts', INES, `Say how\n\nCo-authored-by: lee-42 <${LEE.email}>`);
    const [area] = (await review()).delegationPlan;
    assert.deepEqual(area?.successors.map(({ name }) => name).sort(), ['Ines Example', 'Lee Example']);
  });

  it('tells of newer versions only where nothing else was done', async () => {
    make('lib/', 6, LEE);
    make('src/', 6, ADA);
    edit('src/0.ts', ADA, 'Round half to even');
    edit('src/0.ts', LEE, 'Bump typescript from 5.1 to 5.2');
    const [area] = (await review()).delegationPlan;
    assert.equal(area?.firstStep, 'Let Lee Example take the next change in src/0.ts; the last 2 there were “Round half to even” and “Begin src/”.');
  });

  it('dates a change by when it came in, and says each subject once', async () => {
    make('src/', 6, ADA);
    make('lib/', 6, LEE);
    repository.commit({ author: ADA, message: 'Update', authorDate: LONG_AGO, committerDate: LATELY, files: { 'src/LICENSE': 'x\n', 'src/0.ts': '1\n' } });
    repository.commit({ author: ADA, message: 'Update', authorDate: LONG_AGO, committerDate: LATELY, files: { 'src/LICENSE': 'y\n', 'src/0.ts': '2\n' } });
    repository.commit({ author: ADA, message: 'Another year', authorDate: LONG_AGO, committerDate: LATELY, files: { 'src/LICENSE': 'z\n' } });
    const [area] = (await review()).delegationPlan;
    assert.equal(area?.lastChange, '2026-01-01T00:05:00+00:00');
    assert.equal(area?.firstStep, 'Let Lee Example take the next change in src/0.ts; the last 2 there were “Update” and “Begin src/”.');
  });

  it('is empty where nothing depends on the user, and where no file is known', async () => {
    make('src/', 6, LEE);
    edit('src/1.ts', ADA, 'A little');
    assert.deepEqual((await review()).delegationPlan, []);
    repository.dispose();
    repository = createRepository();
    repository.commit();
    const { delegationPlan, truckFactor } = await review();
    assert.deepEqual([delegationPlan, truckFactor], [[], null]);
  });

  it('is written as a checklist, and a name in it can be no markup', async () => {
    const odd: Person = { name: '[x](https://evil.example) <b>', email: 'odd@example.org' };
    make('src/`bil|ling`/', 6, ADA);
    make('src/auth/', 5, odd);
    const plan = renderPlan(await review());
    assert.match(plan, /^# Delegation plan\n/);
    assert.match(plan, /^Truck factor 1: without one person, more than half of 11 files would have no author\.$/m);
    assert.match(plan, /^- \[ \] Ask \\\[x\\\]\(https:\u200b\/\/evil\.example\) b, and agree on a day by which it is theirs$/m);
    assert.match(plan, /^- \[ \] Write down what `` src\/`bil\|ling` `` is for/m);
  });
});
