import assert from 'node:assert/strict';
import { analyze, earliest, repositoryFacts } from '../../../../src/core/analyze';
import { parseMoment } from '../../../../src/core/calendar/moment';
import { trailerReviews } from '../../../../src/core/reviews/trailers';
import { DEFAULT_SETTINGS } from '../../../../src/core/settings';
import { RepositoryReaders } from '../../../../src/git/read-repositories';
import { createRepository, type Repository } from '../../../fixtures/repository';

describe('trailers as reviews', () => {
  const now = parseMoment('2026-01-05T12:00:00Z')!;
  const lee = { name: 'Lee Example', email: 'lee@example.org' };
  let repository: Repository;
  beforeEach(() => (repository = createRepository()));
  afterEach(() => repository.dispose());

  async function read() {
    const { repositories } = await new RepositoryReaders().read('git', [repository.path], { refs: [], identities: [], detailsSince: earliest(DEFAULT_SETTINGS, now) });
    return repositories[0]!.history;
  }

  it('name reviewers in three ways, with and without an address', async () => {
    repository.commit({ author: lee, message: 'One\n\nReviewed-by: Ada Example <ada@example.com>\nACKED-BY: Ines [for the docs]\nTested-by: <x@example.org> # twice\nSigned-off-by: Lee <lee@example.org>\nReviewed-by: <>\n' });
    const [found] = trailerReviews([repositoryFacts(await read(), ['ada@example.com'], [])]);
    assert.deepEqual(found?.activities.map(({ reviewer }) => [reviewer?.name, reviewer?.email]), [['Ada Example', 'ada@example.com'], ['Ines [for the docs]', ''], ['', 'x@example.org']]);
    assert.equal(found?.skipped, 1);
  });

  it('are a source of the review, and tell neither lines nor times', async () => {
    repository.commit({ author: lee, committer: lee, message: 'One\n\nReviewed-by: Ada Example <ada@example.com>\n' });
    repository.commit({ message: 'My own\n\nReviewed-by: Ada Example <ada@example.com>\n' });
    const history = await read();
    // A zone that never ends: whatever had a time would break it.
    const settings = { ...DEFAULT_SETTINGS, noCodeZones: [] };
    const zone = { id: 'z', title: 'Z', allDay: false, source: 'settings', hold: false, start: now.time - 30 * 86_400, end: now.time, wall: null, local: { from: 0, to: 1 } };
    const review = analyze({ repositories: [history], me: ['ada@example.com'], settings, zones: [zone], brokenGlass: [], onCall: [], now });
    assert.deepEqual(review.coverage.reviewSources, [{ source: 'trailers', reviews: 1, comments: 0, withLines: 0, mine: 1, skipped: 0 }]);
    for (const id of ['line-by-line-reviews', 'blocked-hours-reviews']) {
      assert.equal(review.habits.find((habit) => habit.id === id)?.status, 'no-evidence');
    }
  });

  it('are none where there are none', async () => {
    repository.commit({ message: 'One\n\nSigned-off-by: Ada Example <ada@example.com>\n' });
    assert.deepEqual(trailerReviews([repositoryFacts(await read(), ['ada@example.com'], [])]), []);
  });
});
