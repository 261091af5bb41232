import assert from 'node:assert/strict';
import { analyze, earliest } from '../../../../src/core/analyze';
import { parseMoment } from '../../../../src/core/calendar/moment';
import { DEFAULT_SETTINGS, type Settings } from '../../../../src/core/settings';
import { RepositoryReaders } from '../../../../src/git/read-repositories';
import { createRepository, type Repository } from '../../../fixtures/repository';

describe('harsh wording', () => {
  const now = parseMoment('2026-01-05T12:00:00Z')!;
  const ME = ['ada@example.com'];
  const lee = { name: 'Lee Example', email: 'lee@example.org' };
  let repository: Repository;
  beforeEach(() => (repository = createRepository()));
  afterEach(() => repository.dispose());

  async function found(settings: Partial<Settings> = {}, { details = true } = {}) {
    const { repositories } = await new RepositoryReaders().read('git', [repository.path], { refs: [], identities: [], me: ME, detailsSince: earliest(DEFAULT_SETTINGS, now), reviews: { accounts: [] } });
    const histories = repositories.map(({ history }) => (details ? history : { ...history, details: new Map() }));
    const review = analyze({ repositories: histories, me: ME, settings: { ...DEFAULT_SETTINGS, ...settings }, zones: [], brokenGlass: [], onCall: [], now });
    return review.habits.find(({ id }) => id === 'harsh-wording')!;
  }

  /** A change of Lee's with comments, as git-appraise notes them. */
  function reviewed(...comments: { author: string; description: string }[]): void {
    const commit = repository.commit({ author: lee, committer: lee, message: 'A change' });
    const at = '1767225900';
    const request = { timestamp: at, reviewRef: 'refs/heads/topic', targetRef: 'refs/heads/main', requester: lee.email, reviewers: ME, description: 'A change' };
    repository.git('notes', '--ref', 'devtools/reviews', 'add', '-m', JSON.stringify(request), commit);
    const lines = comments.map((comment) => JSON.stringify({ timestamp: at, ...comment, location: { commit } }));
    repository.git('notes', '--ref', 'devtools/discuss', 'add', '-m', lines.join('\n'), commit);
  }

  it('is counted in my commit messages, of all of mine', async () => {
    repository.commit({ message: 'Fix the fucking tests' });
    repository.commit({ message: 'Fix the tests\n\n> what the hell\n' });
    repository.commit({ author: lee, committer: lee, message: 'Fix the fucking docs' });
    const { count, of, value, status, arithmetic, evidence } = await found();
    assert.deepEqual({ count, of, value, status }, { count: 1, of: 2, value: 0.5, status: 'watch' }, 'one message is no habit yet');
    assert.equal(arithmetic, '1 of 2 commit messages');
    assert.deepEqual(evidence.map((each) => each.kind === 'commit' && each.subject), ['Fix the fucking tests']);
  });

  it('is counted in my comments on changes of others, and quotes the flagged words alone', async () => {
    reviewed({ author: ME[0]!, description: 'This is ugly, and the rest stays unsaid.' }, { author: ME[0]!, description: 'Fine.' }, { author: lee.email, description: 'This is ugly.' });
    const { count, of, evidence, coverage } = await found();
    assert.deepEqual({ count, of }, { count: 1, of: 2 });
    const [first] = evidence;
    assert.ok(first?.kind === 'review');
    assert.match(first.text, /^“ugly” in a comment on /);
    assert.ok(!JSON.stringify(evidence).includes('unsaid'));
    assert.deepEqual(coverage, { share: 1, note: '' });
  });

  it('stands out from three on', async () => {
    for (const word of ['one', 'two', 'three']) repository.commit({ message: `Fix the fucking test ${word}` });
    assert.equal((await found()).status, 'flag');
  });

  it('leaves out what the user allows', async () => {
    repository.commit({ message: 'Fix the fucking tests' });
    assert.equal((await found({ 'wording.allowed': ['Fucking'] })).count, 0);
  });

  it('has no evidence where nothing was written, or nothing was read', async () => {
    assert.equal((await found()).status, 'no-evidence');
    repository.commit({ message: 'Fix the fucking tests' });
    const { status, value, why } = await found({}, { details: false });
    assert.deepEqual({ status, value }, { status: 'no-evidence', value: null });
    assert.match(why, /were not read/);
  });

  it('is zero, and not unknown, for whom did not write in a repository that records it', async () => {
    repository.commit({ author: lee, committer: lee, message: 'Fix the fucking docs' });
    const { status, value, of } = await found();
    assert.deepEqual({ status, value, of }, { status: 'good', value: 0, of: 0 });
  });
});
