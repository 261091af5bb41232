import assert from 'node:assert/strict';
import { appendFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { analyze } from '../../../src/core/analyze';
import { parseMoment } from '../../../src/core/calendar/moment';
import { parseReviewLog } from '../../../src/core/reviews/review-events';
import { DEFAULT_SETTINGS } from '../../../src/core/settings';
import { readCheckouts } from '../../../src/git/checkouts';
import { Git } from '../../../src/git/git';
import { RepositoryReaders } from '../../../src/git/read-repositories';
import { createRepository, type Repository } from '../../fixtures/repository';

describe('checkouts of pull requests', () => {
  const lee = { name: 'Lee Example', email: 'lee@example.org' };
  let repository: Repository;
  beforeEach(() => {
    repository = createRepository();
    repository.commit({ message: 'One' });
  });
  afterEach(() => repository.dispose());

  /** Checks out at a time, in epoch seconds, on a clock two hours east of Greenwich. */
  function checkoutAt(time: number, ...args: string[]): void {
    const env = { GIT_COMMITTER_DATE: `${time} +0200`, GIT_COMMITTER_NAME: 'Ada', GIT_COMMITTER_EMAIL: 'ada@example.com' };
    repository.gitBytes(['checkout', '--quiet', ...args], { env });
  }

  /** A commit on a branch of its own, which is not checked out. */
  function commitOf(author: typeof lee): string {
    return repository.gitBytes(['commit-tree', '-p', 'HEAD', '-m', `By ${author.name}`, 'HEAD^{tree}'], {
      env: { GIT_AUTHOR_NAME: author.name, GIT_AUTHOR_EMAIL: author.email, GIT_COMMITTER_NAME: 'S', GIT_COMMITTER_EMAIL: 's@example.com' },
    }).toString().trim();
  }

  async function found(since = 0, path = repository.path) {
    const reviews = await readCheckouts(await Git.open('git', path), '/here', since);
    return reviews?.activities.map(({ change: { id, author, repository: where }, at, seconds, kind }) => ({ id, author: author?.name, where, ...at, seconds, kind }));
  }

  const ids = async (path?: string) => (await found(0, path))?.map(({ id }) => id);

  it('are found by the configuration of their branch, with time, clock and length', async () => {
    checkoutAt(1_767_000_000, '-b', 'pr/lee/12', commitOf(lee));
    repository.git('config', 'branch.pr/lee/12.github-pr-owner-number', 'parcelway#api#12');
    checkoutAt(1_767_000_600, 'main');
    checkoutAt(1_767_003_000, '-b', 'fix.the.dots');
    repository.git('config', 'branch.fix.the.dots.merge', 'refs/pull/13/head');
    checkoutAt(1_767_090_000, 'main');
    checkoutAt(1_767_100_000, 'pr/lee/12');
    const here = { where: '/here', offset: 120, kind: 'checkout' };
    assert.deepEqual(await found(), [
      { ...here, id: 'github:parcelway/api#12', author: 'Lee Example', time: 1_767_000_000, seconds: 600 },
      { ...here, id: 'refs/pull/13/head', author: 'Ada Example', time: 1_767_003_000, seconds: 8 * 60 * 60 },
      { ...here, id: 'github:parcelway/api#12', author: 'Lee Example', time: 1_767_100_000, seconds: null },
    ]);
    assert.equal((await found(1_767_003_000))?.length, 2);
  });

  it('have the name of the repository where the remote tells it, and none where it does not', async () => {
    repository.git('remote', 'add', 'up', 'git@github.com:parcelway/api.git');
    repository.git('remote', 'add', 'lab', 'https://user:secret@gitlab.example/group/api.git');
    repository.git('remote', 'add', 'tea', 'https://codeberg.org/parcelway/api');
    const branches = [
      ['a', 'up', 'refs/pull/1/head', 'github:parcelway/api#1'],
      ['b', 'https://github.com/parcelway/web.git', 'refs/pull/2/head', 'github:parcelway/web#2'],
      ['c', 'lab', 'refs/merge-requests/3/head', 'gitlab:gitlab.example/group/api:mr-3'],
      ['d', 'tea', 'refs/pull/4/head', 'refs/pull/4/head'],
      ['e', 'gone', 'refs/pull/5/head', 'refs/pull/5/head'],
    ] as const;
    branches.forEach(([branch, remote, merge], index) => {
      checkoutAt(1_767_000_000 + index * 60, '-b', branch);
      repository.git('config', `branch.${branch}.remote`, remote);
      repository.git('config', `branch.${branch}.merge`, merge);
    });
    assert.deepEqual(await ids(), branches.map(([, , , id]) => id));
  });

  it('are found by what the remote fetches, where a remote-tracking branch is checked out', async () => {
    repository.git('remote', 'add', 'origin', 'https://github.com/parcelway/api.git');
    repository.git('config', '--add', 'remote.origin.fetch', '+refs/pull/*/head:refs/remotes/origin/pr/*');
    for (const name of ['7', '8', 'x']) repository.git('update-ref', `refs/remotes/origin/pr/${name}`, commitOf({ ...lee, name }));
    checkoutAt(1_767_000_000, 'origin/pr/7');
    checkoutAt(1_767_000_060, 'origin/pr/x');
    checkoutAt(1_767_000_120, 'refs/remotes/origin/pr/8');
    assert.deepEqual(await ids(), ['github:parcelway/api#7', 'github:parcelway/api#8']);
  });

  it('are whose commit was at the tip at first, and none where one only passed by', async () => {
    checkoutAt(1_767_000_000, '-b', 'theirs', commitOf(lee));
    repository.git('config', 'branch.theirs.merge', 'refs/pull/7/head');
    repository.commit({ message: 'A fix of mine' });
    checkoutAt(1_767_000_014, 'main');
    checkoutAt(1_767_000_100, 'theirs');
    checkoutAt(1_767_000_115, 'main');
    assert.deepEqual((await found())?.map(({ author, seconds }) => [author, seconds]), [['Lee Example', 15]]);
  });

  it('are none of branches that follow other branches, and of values that only look like it', async () => {
    checkoutAt(1_767_000_000, '-b', 'topic');
    for (const value of ['refs/heads/pull/13/head', 'refs/pull/x/head', 'refs/pull/13/head\nrefs/pull/14/head', '$(touch x)', '']) {
      repository.git('config', 'branch.topic.merge', value);
      repository.git('config', 'branch.topic.github-pr-owner-number', `a b#c#${value}`);
      repository.git('config', 'remote.x.fetch', value);
      assert.equal(await found(), undefined, value);
    }
    appendFileSync(join(repository.path, '.git', 'config'), '[branch "topic"]\n\tmerge\n\tgithub-pr-owner-number\n');
    assert.equal(await found(), undefined);
  });

  it('are found under any name that a branch can have, and run nothing', async () => {
    const names = ['$(touch${IFS}here)', '`touch${IFS}here`', "'; touch here; '".replaceAll(' ', '_'), '"quoted"', 'höhe/日本', 'a.merge', 'HEAD-', 'moving', '\u202egnp'];
    names.forEach((name, index) => {
      checkoutAt(1_767_000_000 + index * 60, '-b', name);
      repository.git('config', `branch.${name}.merge`, `refs/pull/${index + 1}/head`);
    });
    assert.deepEqual(await ids(), names.map((_, index) => `refs/pull/${index + 1}/head`));
    assert.ok(!existsSync(join(repository.path, 'here')));
  });

  it('are found whatever the configuration makes of dates and colours', async () => {
    checkoutAt(1_767_000_000, '-b', 'pr');
    repository.git('config', 'branch.pr.merge', 'refs/pull/7/head');
    for (const [key, value] of [['log.date', 'relative'], ['color.ui', 'always'], ['log.showSignature', 'true'], ['log.mailmap', 'false'], ['core.abbrev', '4']] as const) repository.git('config', key, value);
    assert.deepEqual((await found())?.map(({ time, offset }) => [time, offset]), [[1_767_000_000, 120]]);
  });

  it('are those of the working tree that is asked about', async () => {
    repository.git('branch', 'pr');
    repository.git('config', 'branch.pr.merge', 'refs/pull/7/head');
    const beside = join(repository.path, '..', 'beside');
    repository.git('worktree', 'add', '--quiet', '--detach', beside);
    assert.equal(await ids(beside), undefined);
    repository.git('-C', beside, 'checkout', '--quiet', 'pr');
    assert.deepEqual(await ids(beside), ['refs/pull/7/head']);
    assert.equal(await ids(), undefined);
    rmSync(beside, { recursive: true });
  });

  it('are not known where no reflog is kept, or nothing has been committed on the branch', async () => {
    checkoutAt(1_767_000_000, '-b', 'pr');
    repository.git('config', 'branch.pr.merge', 'refs/pull/7/head');
    checkoutAt(1_767_000_060, 'main');
    assert.equal((await found())?.length, 1);
    repository.git('checkout', '--quiet', '--orphan', 'empty');
    assert.equal(await found(), undefined);
    repository.git('checkout', '--quiet', '--force', 'main');
    repository.git('config', 'core.logAllRefUpdates', 'false');
    repository.git('reflog', 'expire', '--expire=all', '--all');
    assert.equal(await found(), undefined);
  });

  it('are read around entries that are damaged or lead to nothing', async () => {
    checkoutAt(1_767_000_000, '-b', 'pr');
    repository.git('config', 'branch.pr.merge', 'refs/pull/7/head');
    const log = join(repository.path, '.git', 'logs', 'HEAD');
    const gone = '0123456789'.repeat(4);
    const head = repository.resolve();
    const who = 'Ada <ada@example.com>';
    appendFileSync(log, 'garbage\n');
    appendFileSync(log, Buffer.from([0xff, 0xfe, 0x00, 0x0a]));
    appendFileSync(log, `${head} ${gone} ${who} 1767000060 +0200\tcheckout: moving from pr to gone\n`);
    appendFileSync(log, `${head} ${head} ${who} 1767000120 +0200\tcheckout: moving from gone to pr\n`);
    appendFileSync(log, `${head} ${head} ${who} 17670`);
    assert.deepEqual((await found())?.map(({ time }) => time), [1_767_000_000, 1_767_000_120]);
    rmSync(log);
    mkdirSync(log);
    assert.equal(await found(), undefined);
  });

  it("break a no-code zone where reviews are watched, unless the pull request is the user's own", async () => {
    const now = parseMoment('2026-01-05T12:00:00Z')!;
    const at = now.time - 7 * 86_400;
    checkoutAt(at, '-b', 'theirs', commitOf(lee));
    repository.git('config', 'branch.theirs.merge', 'refs/pull/7/head');
    checkoutAt(at + 3600, '-b', 'mine', 'main');
    repository.git('config', 'branch.mine.merge', 'refs/pull/8/head');
    checkoutAt(at + 7200, 'main');
    const { repositories, me } = await new RepositoryReaders().read('git', [repository.path], { refs: [], identities: [], detailsSince: 0, reviews: { accounts: [] } });
    const zone = (id: string, start: number) => ({ id, title: id, allDay: false, source: 'settings', hold: false, start, end: start + 3600, wall: null, local: { from: 0, to: 1 } });
    const zones = [zone('first', at), zone('second', at + 3600)];
    const review = (since: string) =>
      analyze({ repositories: repositories.map(({ history }) => history), me, settings: DEFAULT_SETTINGS, zones, brokenGlass: [], reviewEvents: parseReviewLog(since), onCall: [], now });
    const watched = review(`${JSON.stringify({ version: 1, kind: 'start', time: '2025-01-01T00:00:00Z' })}\n`);
    assert.deepEqual(watched.coverage.reviewSources[0], { source: 'reflog', reviews: 1, comments: 0, withLines: 0, mine: 1, skipped: 0 });
    const habit = watched.habits.find(({ id }) => id === 'blocked-hours-reviews');
    assert.deepEqual([habit?.count, habit?.of], [1, 2]);
    assert.deepEqual(habit?.evidence, [{ kind: 'review', source: 'reflog', repository: repository.path, change: 'refs/pull/7/head', time: '2025-12-29T14:00:00+02:00', text: '#7 checked out for 1 h' }]);
    // What was checked out says nothing of the reviews that left no trace here.
    const unwatched = review('').habits.find(({ id }) => id === 'blocked-hours-reviews');
    assert.equal(unwatched?.status, 'no-evidence');
    assert.match(unwatched.why, /recorded by the reflog alone: that can't show which zones were free of them\.$/);
  });
});
