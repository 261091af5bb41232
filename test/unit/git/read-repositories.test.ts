import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { analyze } from '../../../src/core/analyze';
import { parseMoment } from '../../../src/core/calendar/moment';
import { DEFAULT_SETTINGS } from '../../../src/core/settings';
import { RepositoryReaders } from '../../../src/git/read-repositories';
import { createRepository, type Repository } from '../../fixtures/repository';

describe('reading repositories', () => {
  const options = { refs: [], identities: [] };
  let repository: Repository;
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'code-refuge-read-'));
    repository = createRepository();
    for (const message of ['One', 'Two', 'Three']) repository.commit({ message });
  });

  afterEach(() => {
    repository.dispose();
    rmSync(folder, { recursive: true, force: true });
  });

  const subjects = ({ repositories }: Awaited<ReturnType<RepositoryReaders['read']>>) =>
    repositories.flatMap(({ history, news }) => news.map((row) => history.ledger.subject(row)));

  it('tells of new commits once, also where history was rewritten', async () => {
    const readers = new RepositoryReaders();
    const read = async () => subjects(await readers.read('git', [repository.path], options));
    assert.deepEqual(await read(), []);
    repository.commit({ message: 'Four' });
    assert.deepEqual(await read(), ['Four']);
    assert.deepEqual(await read(), []);
    repository.git('commit', '--amend', '--quiet', '--allow-empty', '-m', 'Four, said better');
    assert.deepEqual(await read(), ['Four, said better']);
    repository.git('reset', '--quiet', '--hard', 'HEAD~2');
    assert.deepEqual(await read(), []);
    const { repositories } = await readers.read('git', [repository.path], options);
    assert.equal(repositories[0]?.history.commits, 2);
  });

  it('keeps what is new where a read is called off before all repositories were read', async () => {
    const other = createRepository();
    other.commit({ message: 'Elsewhere' });
    const readers = new RepositoryReaders();
    await readers.read('git', [repository.path, other.path], options);
    repository.commit({ message: 'Four' });
    other.commit({ message: 'Elsewhere, too' });
    const signal = AbortSignal.abort();
    await assert.rejects(readers.read('git', [repository.path, other.path], { ...options, signal }));
    assert.deepEqual(subjects(await readers.read('git', [repository.path, other.path], options)), ['Four', 'Elsewhere, too']);
    other.dispose();
  });

  it('counts each commit once over a repository, its worktree and its clone', async () => {
    const worktree = join(folder, 'worktree');
    repository.git('worktree', 'add', '--quiet', '-b', 'topic', worktree);
    const clone = repository.clone({ directory: join(folder, 'clone') });
    const { repositories, me } = await new RepositoryReaders().read('git', [repository.path, worktree, clone.path], options);
    const now = parseMoment('2026-01-02T00:00:00Z')!;
    const review = analyze({ repositories: repositories.map(({ history }) => history), me, settings: DEFAULT_SETTINGS, zones: [], brokenGlass: [], onCall: [], now });
    assert.equal(review.repositories.length, 3);
    assert.deepEqual([review.coverage.commitsRead, review.coverage.commits, review.me[0]?.commits], [3, 3, 3]);
  });
});
