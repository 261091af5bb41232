import assert from 'node:assert/strict';
import { assess } from '../../../../src/core/analyze';
import { DEFAULT_SETTINGS } from '../../../../src/core/settings';
import { NO_DOCUMENTS } from '../../../../src/core/tactics/documents';
import { parseInitiatives } from '../../../../src/core/tactics/initiatives';
import { mergedWork } from '../../../../src/core/tactics/merged-work';
import { parseStories } from '../../../../src/core/tactics/stories';
import { RepositoryReaders } from '../../../../src/git/read-repositories';
import { findMergedWork } from '../../../../src/worker/merged-work';
import { createRepository, type Person, type Repository } from '../../../fixtures/repository';

const INES: Person = { name: 'Ines Duarte', email: 'ines@example.com' };
const NOW = Date.parse('2026-07-01T12:00:00Z') / 1000;

describe('the team’s merged work', () => {
  let repository: Repository;
  let days = 0;
  beforeEach(() => {
    days = 0;
    repository = createRepository();
    repository.commit({ message: 'Begin', authorDate: `${NOW - 300 * 86_400} +0000` });
  });
  afterEach(() => repository.dispose());

  /** Each a day after the one before, the first three weeks ago. */
  const date = () => `${NOW - (21 - days++) * 86_400} +0000`;
  const work = (message: string, files: Record<string, string> = {}, author = INES) => repository.commit({ message, author, committer: author, files, authorDate: date() });

  function branch(name: string, message: string, work: () => void): void {
    repository.checkout(name, { create: true });
    work();
    repository.checkout('main');
    repository.merge({ branch: name, message, date: date() });
  }

  async function assessed(documents: Parameters<typeof assess>[0]['documents'] = NO_DOCUMENTS) {
    const { repositories, me, problems } = await new RepositoryReaders().read('git', [repository.path], { refs: [], identities: [], detailsSince: 0, files: true });
    assert.deepEqual(problems, []);
    return assess({ repositories: repositories.map(({ history }) => history), me, settings: DEFAULT_SETTINGS, zones: [], brokenGlass: [], onCall: [], documents, now: { time: NOW, offset: 0 } });
  }

  const pieces = async (weeks = 4, documents = NO_DOCUMENTS) => mergedWork(await assessed(documents), weeks);

  /** The pages of the history as it is now, by the remotes as they are when it is asked. */
  async function pages() {
    const assessment = await assessed();
    return async () => (await findMergedWork(assessment, 4, 'git')).map(({ address }) => address);
  }

  it('is titled as its pull request, the first sentence of its merge, or its commit, never as a merge', async () => {
    branch('a', 'Merge pull request #12 from parcelway/a\n\nOffer pickup slots', () => work('wip'));
    branch('b', "Merge branch 'b'\n\nThe labels are drawn once, which\nis twice as fast. More follows here.\n\n* b:\n  labels", () => work('labels: wip'));
    branch('c', "Merge branch 'c'\n\n# Conflicts:\n#\tsrc/a.ts", () => work('Keep a cache'));
    work('Find streets (#14)');
    branch('d', 'Merged PR 15: Find towns\n\nRelated work items: #9', () => work('wip'));
    work('Merged PR 16: Find countries');
    branch('e', "Merge pull request 'Find it' (#17) from e into main\n\nReviewed-on: https://gitea.example.com/a/b/pulls/17", () => work('wip'));
    assert.deepEqual((await pieces()).map(({ title, numbers, people }) => [title, numbers, people]), [
      ['Find it', ['17'], ['Ines Duarte']],
      ['Find countries', ['16'], ['Ines Duarte']],
      ['Find towns', ['15'], ['Ines Duarte']],
      ['Find streets (#14)', ['14'], ['Ines Duarte']],
      ['Keep a cache', [], ['Ines Duarte']],
      ['The labels are drawn once, which is twice as fast.', [], ['Ines Duarte']],
      ['Offer pickup slots', ['12'], ['Ines Duarte']],
    ]);
  });

  it('is each piece of its own where a line of releases was brought forward', async () => {
    for (const name of ['stable', '3.1.x', 'v2.0', '7-1-stable', 'maint-2.4', 'release/1.2']) {
      branch(name, `Merge branch '${name}'`, () => {
        work(`Fix one in ${name} (#1)`);
        work(`Fix another in ${name} (#2)`);
      });
    }
    // A topic that ends in a number is none.
    branch('slots-2', "Merge branch 'slots-2'", () => {
      work('Slots');
      work('Slots for lockers');
    });
    assert.deepEqual((await pieces()).map(({ title, branches }) => [title, branches]), [
      ['Slots', ['slots-2']],
      ...['release/1.2', 'maint-2.4', '7-1-stable', 'v2.0', '3.1.x', 'stable'].flatMap((name) => [[`Fix another in ${name} (#2)`, []], [`Fix one in ${name} (#1)`, []]]),
    ]);
  });

  it('has the page of its pull request, or of its commit, where the remote has one', async () => {
    repository.git('config', 'remote.origin.url', 'git@github.com:parcelway/api.git');
    branch('a', 'Merge pull request #12 from parcelway/a\n\nOffer pickup slots', () => work('wip'));
    const commit = work('Find streets');
    const addresses = await pages();
    assert.deepEqual(await addresses(), [`https://github.com/parcelway/api/commit/${commit}`, 'https://github.com/parcelway/api/pull/12']);
    // What came from the repository that this is a fork of has its number from there.
    repository.git('config', 'remote.upstream.url', 'hub:parcelway/shop.git');
    repository.git('config', 'url.https://github.com/.insteadOf', 'hub:');
    repository.git('update-ref', 'refs/remotes/upstream/main', `${commit}^`);
    assert.deepEqual(await addresses(), [`https://github.com/parcelway/api/commit/${commit}`, 'https://github.com/parcelway/shop/pull/12']);
    repository.git('config', 'remote.origin.url', '/srv/git/api.git');
    assert.equal((await addresses())[0], null);
  });

  it('has the page of a merge request on GitLab, where a number with # is an issue', async () => {
    repository.git('config', 'remote.origin.url', 'git@gitlab.com:parcelway/api.git');
    branch('b', "Merge branch 'b' into 'main' (#7)\n\nSlots\n\nSee merge request parcelway/api!81", () => work('Slots'));
    work('Find streets (#8)');
    assert.deepEqual(await (await pages())(), [null, 'https://gitlab.com/parcelway/api/-/merge_requests/81']);
  });

  it('has the page of a pull request on Azure DevOps, where a number with # is a work item', async () => {
    repository.git('config', 'remote.origin.url', 'git@ssh.dev.azure.com:v3/parcelway/shop/api');
    branch('c', 'Merged PR 81: Offer pickup slots (#7)\n\nRelated work items: #7', () => work('Slots'));
    work('Merged PR 82: Find streets\n\nRelated work items: #9');
    work('Find towns (#8)');
    const page = 'https://dev.azure.com/parcelway/shop/_git/api/pullrequest';
    assert.deepEqual(await (await pages())(), [null, `${page}/82`, `${page}/81`]);
  });

  it('has a title of any length in a line', async () => {
    work(`${'word '.repeat(80)}`);
    assert.match((await pieces())[0]!.title, /^(?:word ){27}word…$/);
  });

  it('serves an initiative by its branch, or by most of its lines', async () => {
    const { initiatives } = parseInitiatives('initiatives.yaml', '- name: Slots\n  branches: ["slots/*"]\n- name: Labels\n  paths: src/labels\n');
    branch('slots/one', "Merge branch 'slots/one'", () => work('Offer slots', { 'src/labels/a.ts': 'a\n' }));
    work('Draw labels', { 'src/labels/b.ts': 'a\nb\n', 'src/other.ts': 'a\n' });
    work('Mostly another', { 'src/labels/c.ts': 'a\n', 'src/else.ts': 'a\nb\nc\n' });
    assert.deepEqual((await pieces(4, { ...NO_DOCUMENTS, initiatives })).map(({ title, initiative }) => [title, initiative]), [['Mostly another', null], ['Draw labels', 'Labels'], ['Offer slots', 'Slots']]);
  });

  it('is told by an entry that names it, and reaches as far back as it is asked', async () => {
    work('Find streets (#14)');
    days = 14;
    work('Find towns (#15)');
    const { stories } = parseStories('win', 'wins/a.md', '## 2026-06-30\n\nStreets since #14.\n');
    assert.deepEqual((await pieces(4, { ...NO_DOCUMENTS, stories })).map(({ numbers, told }) => [numbers[0], told]), [['15', false], ['14', true]]);
    assert.deepEqual((await pieces(2)).map(({ numbers }) => numbers[0]), ['15']);
  });

  it('is told by the title of its pull request, whatever the hosting service wrote around it', async () => {
    branch('c', 'Merged PR 15: Find towns nearby', () => work('wip'));
    const { stories } = parseStories('win', 'wins/a.md', '## 2026-06-30\n\n### Find towns nearby\n\nSearch goes on where the map ends.\n');
    assert.deepEqual((await pieces(4, { ...NO_DOCUMENTS, stories })).map(({ title, told }) => [title, told]), [['Find towns nearby', true]]);
  });
});
