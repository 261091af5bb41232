import assert from 'node:assert/strict';
import { analyze, earliest, repositoryFacts } from '../../../../src/core/analyze';
import { parseMoment } from '../../../../src/core/calendar/moment';
import { collectFacts } from '../../../../src/core/ledger/facts';
import { trailerReviews } from '../../../../src/core/reviews/trailers';
import { DEFAULT_SETTINGS } from '../../../../src/core/settings';
import { RepositoryReaders } from '../../../../src/git/read-repositories';
import { createRepository, type Repository } from '../../../fixtures/repository';

describe('trailers as reviews', () => {
  const now = parseMoment('2026-01-05T12:00:00Z')!;
  const ME = ['ada@example.com'];
  const lee = { name: 'Lee Example', email: 'lee@example.org' };
  let repository: Repository;
  beforeEach(() => (repository = createRepository()));
  afterEach(() => repository.dispose());

  async function read(...more: Repository[]) {
    const paths = [repository, ...more].map(({ path }) => path);
    const { repositories, problems } = await new RepositoryReaders().read('git', paths, { refs: [], identities: [], me: ME, detailsSince: earliest(DEFAULT_SETTINGS, now) });
    assert.deepEqual(problems, []);
    return repositories.map(({ history }) => history);
  }

  async function found() {
    const facts = (await read()).map((history) => repositoryFacts(history, ME, []));
    return trailerReviews(collectFacts(facts, DEFAULT_SETTINGS, 0, now.time))[0];
  }

  async function reviewOf(...more: Repository[]) {
    // A zone that never ends: whatever had a time would break it.
    const zone = { id: 'z', title: 'Z', allDay: false, source: 'settings', hold: false, start: now.time - 30 * 86_400, end: now.time, wall: null, local: { from: 0, to: 1 } };
    return analyze({ repositories: await read(...more), me: ME, settings: DEFAULT_SETTINGS, zones: [zone], brokenGlass: [], onCall: [], now });
  }

  const sources = async (...more: Repository[]) => (await reviewOf(...more)).coverage.reviewSources;
  const ONE_OF_MINE = [{ source: 'trailers', reviews: 1, comments: 0, withLines: 0, mine: 1, skipped: 0 }];

  it('name reviewers in three ways, with and without an address', async () => {
    repository.commit({ author: lee, message: 'One\n\nReviewed-by: Ada Example <ada@example.com>\nACKED-BY: Ines [for the docs]\nTested-by: <x@example.org> # twice\nSigned-off-by: Lee <lee@example.org>\nReviewed-by: <>\n' });
    const reviews = await found();
    assert.deepEqual(reviews?.activities.map(({ reviewer }) => [reviewer?.name, reviewer?.email]), [['Ada Example', 'ada@example.com'], ['Ines [for the docs]', ''], ['', 'x@example.org']]);
    assert.equal(reviews?.skipped, 1);
  });

  it('are a source of the review, and tell neither lines nor times', async () => {
    repository.commit({ author: lee, committer: lee, message: 'One\n\nReviewed-by: Ada Example <ada@example.com>\nTested-by: Ada Example <ada@example.com>\n' });
    repository.commit({ message: 'My own\n\nReviewed-by: Ada Example <ada@example.com>\n' });
    const { coverage, habits } = await reviewOf();
    assert.deepEqual(coverage.reviewSources, ONE_OF_MINE);
    for (const id of ['line-by-line-reviews', 'blocked-hours-reviews']) {
      assert.equal(habits.find((habit) => habit.id === id)?.status, 'no-evidence');
    }
  });

  it('are no reviews by those who wrote the commit together', async () => {
    repository.commit({ author: lee, coAuthors: [repository.user], message: 'Ours\n\nReviewed-by: Ada <ada@example.com>\nAcked-by: Lee Example <lee@home.example>' });
    assert.deepEqual((await found())?.activities ?? [], []);
  });

  it('count under the name that the mailmap gives', async () => {
    const old = { name: 'Ada', email: 'ada@old.example' };
    repository.commit({ author: old, message: 'Before', files: { '.mailmap': 'Ada Example <ada@example.com> <ada@old.example>\n' } });
    repository.commit({ author: lee, message: 'One\n\nReviewed-by: A. Example <ADA@old.example>' });
    assert.deepEqual(await sources(), ONE_OF_MINE);
  });

  it('count once for a commit that two clones have, and not after the end of the window', async () => {
    repository.commit({ author: lee, message: 'One\n\nReviewed-by: Ada Example <ada@example.com>' });
    repository.commit({ author: lee, message: 'Later\n\nReviewed-by: Ada Example <ada@example.com>', committerDate: `${now.time + 1} +0000` });
    const clone = repository.clone();
    assert.deepEqual(await sources(clone), ONE_OF_MINE);
    clone.dispose();
  });

  it('take any text for a name, and run or break nothing', async () => {
    const names = ['$(touch here)', '`id` <a@b', '<script>', "'; --", '\u202e<x@y>', '= : <<>>', 'x'.repeat(10_000)];
    repository.commit({ author: lee, message: `One\n\n${names.map((name) => `Reviewed-by: ${name}`).join('\n')}\nAcked-by:\n` });
    const reviews = await found();
    assert.equal((reviews?.activities.length ?? 0) + (reviews?.skipped ?? 0), names.length + 1);
    assert.equal((await sources())[0]?.mine, 0);
  });

  it('are none where there are none', async () => {
    repository.commit({ message: 'One\n\nSigned-off-by: Ada Example <ada@example.com>\n' });
    assert.equal(await found(), undefined);
  });
});
