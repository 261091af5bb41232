import assert from 'node:assert/strict';
import { readCheckouts } from '../../../src/git/checkouts';
import { Git } from '../../../src/git/git';
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
    repository.gitBytes(['checkout', '--quiet', ...args], { env: { GIT_COMMITTER_DATE: `${time} +0200`, GIT_COMMITTER_NAME: 'Ada', GIT_COMMITTER_EMAIL: 'ada@example.com' } });
  }

  async function found(since = 0) {
    const reviews = await readCheckouts(await Git.open('git', repository.path), '/here', since);
    return reviews?.activities.map(({ change: { id, author, repository: where }, at, seconds, kind }) => ({ id, author: author?.name, where, ...at, seconds, kind }));
  }

  it('are found by the configuration of their branch, with time, clock and length', async () => {
    checkoutAt(1_767_000_000, '-b', 'pr/lee/12');
    repository.git('config', 'branch.pr/lee/12.github-pr-owner-number', 'parcelway#api#12');
    repository.commit({ message: 'By Lee', author: lee });
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

  it('are none of branches that follow other branches, and of values that only look like it', async () => {
    checkoutAt(1_767_000_000, '-b', 'topic');
    for (const value of ['refs/heads/pull/13/head', 'refs/pull/x/head', 'refs/pull/13/head\nrefs/pull/14/head', '$(touch x)']) {
      repository.git('config', 'branch.topic.merge', value);
      repository.git('config', 'branch.topic.github-pr-owner-number', `a b#c#${value}`);
      assert.equal(await found(), undefined, value);
    }
  });

  it('are not known where no reflog is kept', async () => {
    checkoutAt(1_767_000_000, '-b', 'pr');
    repository.git('config', 'branch.pr.merge', 'refs/pull/7/head');
    checkoutAt(1_767_000_060, 'main');
    assert.equal((await found())?.length, 1);
    repository.git('config', 'core.logAllRefUpdates', 'false');
    repository.git('reflog', 'expire', '--expire=all', '--all');
    assert.equal(await found(), undefined);
  });
});
