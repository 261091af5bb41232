import assert from 'node:assert/strict';
import { assess } from '../../../../../src/core/analyze';
import { DEFAULT_SETTINGS } from '../../../../../src/core/settings';
import type { Mentors } from '../../../../../src/core/tactics/mentoring/mentors';
import { topicTitle } from '../../../../../src/core/tactics/mentoring/topic';
import { RepositoryReaders } from '../../../../../src/git/read-repositories';
import { findMentors } from '../../../../../src/worker/mentors';
import { createRepository, type CommitOptions, type Repository } from '../../../../fixtures/repository';

const NOW = Date.parse('2026-11-20T12:00:00Z') / 1000;
const DAY = 24 * 60 * 60;
const INES = { name: 'Ines Roth', email: 'ines@example.com' };
const TARIQ = { name: 'Tariq Aziz', email: 'tariq@example.com' };
const LEE = { name: 'Lee Old', email: 'lee@example.com' };
const BOT = { name: 'renovate[bot]', email: 'bot@renovateapp.com' };

describe('who could teach what', () => {
  let repository: Repository;
  beforeEach(() => {
    repository = createRepository();
    // Three years old, so that its beginning is long past. Lee was there from the start.
    commit(1000, { message: 'Begin', files: { 'package.json': '{"dependencies":{"express":"4"}}', 'src/a.js': 'a\n' } });
    commit(990, { message: 'Go on', author: LEE, files: { 'src/b.js': 'b\n' } });
  });
  afterEach(() => repository.dispose());

  function commit(daysAgo: number, options: CommitOptions): string {
    return repository.commit({ ...options, authorDate: `${NOW - daysAgo * DAY} +0100` });
  }

  /** What makes somebody a member of the team in the window. */
  function works(author: { name: string; email: string }, commits = 3): void {
    for (let index = 0; index < commits; index++) commit(20 - index, { message: `Work ${index}`, author });
  }

  async function mentors(paths = [repository.path]): Promise<Mentors> {
    const { repositories, me, problems } = await new RepositoryReaders().read('git', paths, { refs: [], identities: [], files: true });
    assert.deepEqual(problems, []);
    return findMentors(assess({ repositories: repositories.map(({ history }) => history), me, settings: DEFAULT_SETTINGS, zones: [], brokenGlass: [], onCall: [], now: { time: NOW, offset: 0 } }), 'git');
  }

  const inWords = ({ suggestions }: Mentors) => suggestions.map(({ person, since, kind, evidence, ...topic }) => `${person}${since === null ? '' : ' (new)'}: ${kind} ${topicTitle(topic)}: ${evidence.subject}`);

  it('gives what newcomers brought, newest first, each with its commit', async () => {
    commit(300, { message: 'First steps', author: INES, files: { 'src/c.js': 'c\n' } });
    const vitest = commit(200, { message: 'Test with vitest', author: INES, files: { 'package.json': '{"dependencies":{"express":"5"},"devDependencies":{"vitest":"4","happy-dom":"20"}}', 'vitest.config.ts': 'x\n' } });
    commit(100, { message: 'A view', author: INES, files: { 'src/View.kt': 'k\n', 'src/Model.kt': 'k\n' } });
    commit(90, { message: 'Build images', author: INES, files: { '.github/workflows/ci.yml': 'on: push\njobs:\n  a:\n    steps:\n      - uses: actions/checkout@v5\n      - uses: docker/build-push-action@v6\n' } });
    commit(80, { message: 'Scan images', author: INES, files: { '.github/workflows/ci.yml': 'on: push\njobs:\n  a:\n    steps:\n      - uses: actions/checkout@v5\n      - uses: docker/build-push-action@v6\n      - uses: aquasecurity/trivy-action@v1\n' } });
    works(INES);
    const found = await mentors();
    assert.deepEqual(inWords(found), [
      'Ines Roth (new): tool aquasecurity/trivy-action (GitHub Actions): Scan images',
      'Ines Roth (new): tool GitHub Actions: Build images',
      'Ines Roth (new): language Kotlin: A view',
      'Ines Roth (new): dependency vitest and happy-dom (npm): Test with vitest',
    ]);
    assert.deepEqual(found.suggestions.at(-1)!.evidence, { repository: repository.path, commit: vitest, time: '2026-05-04T13:00:00+01:00', subject: 'Test with vitest' });
    assert.equal(found.suggestions[0]!.since, '2026-01-24');
    assert.equal(found.damaged, 0);
  });

  it('leaves out the user, bots, those who left, and whoever is the user under another address', async () => {
    commit(100, { message: 'Mine', files: { 'package.json': '{"dependencies":{"express":"5","mine":"1"}}' } });
    commit(99, { message: 'Mine too', author: { name: 'ada-example', email: 'other@example.org' }, files: { 'package.json': '{"dependencies":{"express":"5","mine":"1","also":"1"}}' } });
    commit(98, { message: 'Update', author: BOT, files: { 'renovate.json': '{}' } });
    commit(97, { message: 'Gone since', author: TARIQ, files: { 'a.swift': 'x\n', 'b.swift': 'x\n' } });
    works({ name: 'ada-example', email: 'other@example.org' });
    works(BOT);
    assert.deepEqual(inWords(await mentors()), []);
  });

  it('does not suggest what was there before: in the first month, in another manifest or another repository, or what is gone again', async () => {
    commit(980, { message: 'Still the beginning', author: LEE, files: { 'tool.rs': 'x\n', 'other.rs': 'x\n' } });
    commit(500, { message: 'A second package', author: LEE, files: { 'web/package.json': '{"name":"web","dependencies":{"lodash":"4"}}' } });
    commit(200, { message: 'Use it here too', author: INES, files: { 'package.json': '{"dependencies":{"express":"4","lodash":"4","web":"1","tried":"1","shared":"1"}}' } });
    commit(190, { message: 'Not that', author: INES, files: { 'package.json': '{"dependencies":{"express":"4","lodash":"4","web":"1","shared":"1"}}' } });
    commit(180, { message: 'One file is no language', author: INES, files: { 'x.pl': 'x\n', 'examples/a.zig': 'z\n', 'examples/b.zig': 'z\n' } });
    commit(170, { message: 'Move', author: INES, files: { 'package.json': null, 'app/package.json': '{"dependencies":{"express":"4","lodash":"4","web":"1","shared":"1"}}' } });
    works(INES);
    const other = createRepository();
    other.commit({ message: 'Begin', authorDate: `${NOW - 900 * DAY} +0000`, files: { 'package.json': '{"dependencies":{"shared":"1"}}' } });
    try {
      assert.deepEqual(inWords(await mentors([repository.path, other.path])), []);
    } finally {
      other.dispose();
    }
  });

  it('gives newcomers of the last half year as fresh eyes, and what others brought after them', async () => {
    commit(100, { message: 'Fix a typo', author: INES });
    works(INES);
    commit(50, { message: 'Lint with Biome', author: LEE, files: { 'biome.json': '{}' } });
    works(LEE);
    assert.deepEqual(inWords(await mentors()), ['Ines Roth (new): eyes : Fix a typo', 'Lee Old: tool Biome: Lint with Biome']);
  });

  it('counts damaged manifests, and goes on with the others', async () => {
    commit(100, { message: 'Half a merge', author: LEE, files: { 'package.json': '<<<<<<< HEAD\n' } });
    commit(99, { message: 'Mended', author: LEE, files: { 'package.json': '{"dependencies":{"express":"4","secret":"1"}}', 'Cargo.toml': '[dependencies]\nserde = "1"\n' } });
    works(LEE);
    const found = await mentors();
    // What was added to a manifest that can't be read is not known.
    assert.deepEqual(inWords(found), ['Lee Old: dependency serde (crates.io): Mended']);
    assert.equal(found.damaged, 1);
  });

  it('takes nobody for a newcomer where history is missing', async () => {
    commit(300, { message: 'First steps', author: INES });
    commit(60, { message: 'Lint with Biome', author: INES, files: { 'biome.json': '{}' } });
    works(INES);
    const shallow = createRepository();
    try {
      shallow.git('fetch', '--quiet', '--depth=5', `file://${repository.path}`, 'main');
      shallow.git('reset', '--quiet', '--hard', 'FETCH_HEAD');
      const found = await mentors([shallow.path]);
      assert.equal(found.shallow, true);
      assert.deepEqual(inWords(found), ['Ines Roth: tool Biome: Lint with Biome']);
    } finally {
      shallow.dispose();
    }
  });
});
