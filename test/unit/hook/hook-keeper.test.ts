import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HookKeeper } from '../../../src/worker/hook-keeper';
import type { HookTablesRequest } from '../../../src/protocol/worker';
import type { Repository } from '../../fixtures/repository';
import { gitAlone, hookedRepository, hookOf, listing, table, zoneAround } from './hooked';

describe('the editor and the hook', () => {
  const keeper = new HookKeeper();
  let repository: Repository;
  let other: Repository;
  beforeEach(() => ([repository, other] = [hookedRepository(), hookedRepository()]));
  afterEach(() => [repository, other].forEach((each) => each.dispose()));

  const request = (changes: Partial<HookTablesRequest> = {}): HookTablesRequest => ({
    type: 'hook-tables',
    id: 1,
    repositories: [repository.path, other.path, '/nowhere'],
    git: 'git',
    zones: [zoneAround('Editor')],
    now: new Date().toISOString(),
    letThroughUntil: null,
    ...changes,
  });
  const zones = () => readFileSync(join(repository.path, '.git', 'code-refuge', 'zones'), 'utf8');
  const commit = () => gitAlone(repository, ['commit', '--allow-empty', '-m', 'Another']);

  it('keeps the table, where the user has opted in and nowhere else, for eight weeks', async () => {
    const untouched = listing(other.path);
    await hookOf(repository.path).install({ ...table(), keeper: 'editor' });
    assert.equal((await commit()).code, 0);
    const problems = await keeper.update(request());
    assert.equal(problems.length, 1);
    assert.match(problems[0]!, /There is no folder \/nowhere/);
    assert.match((await commit()).output, /\(Editor\)/);
    const [, written, until] = zones().split('\t').map(Number);
    assert.equal(until! - written!, 56 * 86_400);
    assert.deepEqual(listing(other.path), untouched);
  });

  it('leaves a table alone that only the terminal can make', async () => {
    await hookOf(repository.path).install(table(zoneAround('Terminal')));
    await keeper.update(request());
    assert.match((await commit()).output, /\(Terminal\)/);
  });

  it('lets through while the glass is broken, also with a table of the terminal', async () => {
    await hookOf(repository.path).install(table(zoneAround('Terminal')));
    await keeper.update(request({ letThroughUntil: Date.now() / 1000 + 60 }));
    assert.equal((await commit()).code, 0);
    assert.ok(!existsSync(join(other.path, '.git', 'code-refuge')));
  });

  it('installs and removes, and says what it could not', async () => {
    const before = listing(repository.path);
    const change = { type: 'hook', id: 1, repository: repository.path, git: 'git', zones: [zoneAround()], now: new Date().toISOString() } as const;
    assert.deepEqual(await keeper.change({ ...change, action: 'install' }), { type: 'hook', id: 1, done: true, notes: [] });
    assert.equal((await commit()).code, 1);
    assert.deepEqual(await keeper.change({ ...change, action: 'remove' }), { type: 'hook', id: 1, done: true, notes: [] });
    assert.deepEqual(listing(repository.path), before);
    await assert.rejects(keeper.change({ ...change, repository: '/', action: 'install' }), /is not in a git repository/);
  });
});
