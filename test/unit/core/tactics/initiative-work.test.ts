import assert from 'node:assert/strict';
import { assess, type Assessment } from '../../../../src/core/analyze';
import { DEFAULT_SETTINGS } from '../../../../src/core/settings';
import { NO_DOCUMENTS } from '../../../../src/core/tactics/documents';
import { initiativesWork } from '../../../../src/core/tactics/initiative-work';
import { parseInitiatives } from '../../../../src/core/tactics/initiatives';
import { RepositoryReaders } from '../../../../src/git/read-repositories';
import { checkedOut } from '../../../../src/worker/checked-out';
import { RegisterWatch } from '../../../../src/worker/register-watch';
import { createRepository, type Person, type Repository } from '../../../fixtures/repository';

const ADA: Person = { name: 'Ada Example', email: 'ada@example.com' };
const LEE: Person = { name: 'Lee Example', email: 'lee@example.org' };
const NOW = { time: Date.UTC(2026, 10, 23, 12) / 1000, offset: 0 };

const REGISTER = `
- {name: Slots, goal: fewer calls, paths: src/slots, branches: slots/*}
- {name: Fax, goal: keep them, paths: src/fax, sunset: 2026-10-31}
`;

/** Real repositories; Ada is the user. */
describe('what lands on initiatives', () => {
  let repository: Repository;
  beforeEach(() => (repository = createRepository()));
  afterEach(() => repository.dispose());

  const at = (day: string) => `${Date.parse(`${day}T12:00:00Z`) / 1000} +0000`;
  let change = 0;
  const edit = (path: string, day: string, author = ADA) => repository.commit({ author, committer: author, authorDate: at(day), committerDate: at(day), message: `In ${path}`, files: { [path]: `${++change}\n` } });
  const { initiatives } = parseInitiatives('', REGISTER);
  async function assessment(): Promise<Assessment> {
    const { repositories } = await new RepositoryReaders().read('git', [repository.path], { refs: [], identities: [], me: [ADA.email], files: true, detailsSince: 0 });
    return assess({ repositories: repositories.map(({ history }) => history), me: [ADA.email], settings: DEFAULT_SETTINGS, zones: [], brokenGlass: [], onCall: [], documents: { ...NO_DOCUMENTS, initiatives }, now: NOW });
  }

  it('counts commits by path, those after the sunset apart, and proposes folders with work on none', async () => {
    edit('src/slots/a.ts', '2026-10-01');
    edit('src/fax/a.ts', '2026-10-31');
    edit('src/fax/a.ts', '2026-11-02', LEE);
    for (const day of ['2026-11-03', '2026-11-04', '2026-11-05']) edit('src/search/deep/a.ts', day);
    const work = initiativesWork(await assessment());
    assert.deepEqual(work.landed.map(({ name, commits, afterSunset }) => [name, commits, afterSunset]), [['Slots', 1, 0], ['Fax', 2, 1]]);
    assert.deepEqual(work.landed[1]!.recent.map(({ time, mine }) => [time.slice(0, 10), mine]), [['2026-11-02', false], ['2026-10-31', true]]);
    assert.deepEqual(work.folders.map(({ path, commits }) => [path, commits]), [['src/search', 3]]);
    assert.deepEqual(work.mine, { none: 3, of: 5 });
  });

  it('counts what a branch brought in, and proposes merged branches of none', async () => {
    edit('README.md', '2026-10-01');
    for (const [branch, day] of [['slots/returns', '2026-11-01'], ['labels', '2026-11-02']] as const) {
      repository.checkout(branch, { create: true });
      edit(`other/${day}.ts`, day);
      repository.checkout('main');
      repository.merge({ branch, date: at(day) });
    }
    const work = initiativesWork(await assessment());
    assert.equal(work.landed[0]!.commits, 1);
    assert.deepEqual(work.branches.map(({ name }) => name), ['labels']);
  });

  it('knows the initiative of the branch that is checked out', async () => {
    edit('README.md', '2026-10-01');
    const now = async () => (await checkedOut(await assessment(), 'git')).map(({ branch, isDefault, initiative }) => [branch, isDefault, initiative]);
    assert.deepEqual(await now(), [['main', true, null]]);
    repository.checkout('slots/returns', { create: true });
    assert.deepEqual(await now(), [['slots/returns', false, 'Slots']]);
    repository.checkout('labels', { create: true });
    assert.deepEqual(await now(), [['labels', false, null]]);
    repository.checkout('release/2.x', { create: true });
    assert.deepEqual(await now(), [['release/2.x', true, null]]);
  });

  it('tells a commit past its sunset, but none on the branch of something that goes on', async () => {
    edit('src/fax/a.ts', '2026-10-31');
    edit('src/fax/a.ts', '2026-11-01');
    const { repositories: [facts] } = await assessment();
    const { ledger } = facts!;
    const said = (branch: string | null) => Object.fromEntries([...ledger.rows()].map((row) => [new Date(ledger.authorTime(row) * 1000).toISOString().slice(0, 10), new RegisterWatch(facts!, initiatives, {}, branch).of(row)]));
    assert.deepEqual(said('main'), { '2026-10-31': null, '2026-11-01': { kind: 'sunset', initiative: 'Fax', sunset: '2026-10-31' } });
    assert.deepEqual(said('slots/returns'), { '2026-10-31': null, '2026-11-01': null });
  });

  it('names the branch or the folder of a commit on no initiative, but not for tests, nor where nothing is registered', async () => {
    edit('src/search/a.ts', '2026-10-01');
    edit('test/search/a.test.ts', '2026-10-02');
    edit('src/slots/a.ts', '2026-10-03');
    edit('pay.ts', '2026-10-04');
    const { repositories: [facts] } = await assessment();
    const said = (branch: string | null, register = initiatives) => [...facts!.ledger.rows()].reverse().map((row) => new RegisterWatch(facts!, register, {}, branch).of(row));
    const none = (place: string) => ({ kind: 'none', place });
    assert.deepEqual(said('main'), [none('src/search'), null, null, none('')]);
    assert.deepEqual(said('queue'), [none('queue'), null, null, none('queue')]);
    assert.deepEqual(said(null), [none('src/search'), null, null, none('')]);
    assert.deepEqual(said('slots/returns'), [null, null, null, null]);
    assert.deepEqual(said('main', initiatives.map((initiative) => ({ ...initiative, repositories: ['elsewhere'] }))), [null, null, null, null]);
  });
});
