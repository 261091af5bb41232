import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RepositoryHistory } from '../../../src/core/analyze';
import { HistoryCache } from '../../../src/git/history-cache';
import { RepositoryReaders } from '../../../src/git/read-repositories';
import { createRepository, type Repository } from '../../fixtures/repository';

describe('what is kept of long histories', () => {
  let repository: Repository;
  let folder: string;
  let warnings: string[];

  beforeEach(() => {
    repository = createRepository();
    folder = join(mkdtempSync(join(tmpdir(), 'cache-')), 'code-refuge');
    warnings = [];
  });
  afterEach(() => {
    repository.dispose();
    rmSync(join(folder, '..'), { recursive: true, force: true });
  });

  /** Reads with readers that know nothing but what is in the folder; without it where `least` is null. */
  async function read(least: number | null = 1, refs: string[] = []): Promise<RepositoryHistory> {
    const cache = least === null ? null : new HistoryCache(folder, (message) => warnings.push(message), least);
    const { repositories, problems } = await new RepositoryReaders(cache).read('git', [repository.path], { refs, identities: [], detailsSince: 0, files: true });
    assert.deepEqual(problems, []);
    return repositories[0]!.history;
  }

  /** Of each commit what it did and the details; in any order, for that depends on what was asked first. */
  function whole({ files, ledger, details }: RepositoryHistory): Record<string, unknown> {
    assert.equal(files?.renames, 'all');
    const commits: Record<string, unknown> = {};
    files?.forEachCommit((row, changes) => {
      assert.equal(commits[ledger.hash(row)], undefined, 'a commit is there twice');
      for (const parent of ledger.parents(row)) if (details?.get(parent)?.lines?.length) assert.ok(commits[ledger.hash(parent)], 'a parent comes later');
      commits[ledger.hash(row)] = { changes, details: details?.get(row) };
    });
    return commits;
  }

  /** A tree without which git can't say what the commit did. */
  function loseTree(commit: string): void {
    const tree = repository.git('rev-parse', `${commit}^{tree}`);
    rmSync(join(repository.path, '.git', 'objects', tree.slice(0, 2), tree.slice(2)));
  }

  function threeCommits(): string[] {
    const one = repository.commit({ message: 'One', files: { 'a.ts': 'a\n'.repeat(20), 'dir/ä☃.ts': 'b\n' } });
    repository.git('mv', 'a.ts', 'b.ts');
    const two = repository.commit({ message: 'Two', files: { 'b.ts': 'a\n'.repeat(21) } });
    const three = repository.commit({ message: 'Three', files: { 'dir/ä☃.ts': null } });
    return [one, two, three];
  }

  it('is not asked of git again', async () => {
    const [one = '', two = ''] = threeCommits();
    const first = whole(await read());
    assert.equal(Object.keys(first).length, 3);
    for (const commit of [one, two]) loseTree(commit);
    assert.deepEqual(whole(await read()), first);
    assert.deepEqual(warnings, []);
  });

  it('says nothing of messages, and is readable by its owner alone', async () => {
    repository.commit({ message: 'A word that is ours', files: { 'a.ts': 'a\n' } });
    await read();
    const files = readdirSync(folder).map((name) => join(folder, name));
    assert.equal(files.length, 2);
    for (const file of files) {
      assert.equal(readFileSync(file).includes('A word'), false);
      if (process.platform !== 'win32') assert.equal(statSync(file).mode & 0o777, 0o600);
    }
  });

  it('grows with the history', async () => {
    const [one = '', two = ''] = threeCommits();
    await read();
    repository.checkout('topic', { create: true });
    repository.commit({ message: 'Four', files: { 'c.ts': 'c\n' } });
    repository.checkout('main');
    repository.commit({ message: 'Five', files: { 'd.ts': 'd\n' } });
    repository.merge({ branch: 'topic' });
    const fresh = whole(await read(null));
    for (const commit of [one, two]) loseTree(commit);
    assert.deepEqual(whole(await read()), fresh);
  });

  it('knows each history by itself, whatever was looked at before', async () => {
    threeCommits();
    repository.checkout('topic', { create: true });
    repository.commit({ message: 'On a branch', files: { 'c.ts': 'c\n' } });
    repository.checkout('main');
    repository.commit({ message: 'Four', files: { 'd.ts': 'd\n' } });
    for (const refs of [['topic', 'main'], ['main'], ['topic'], ['main', 'topic']]) {
      assert.deepEqual(whole(await read(1, refs)), whole(await read(null, refs)), refs.join());
    }
  });

  it('follows a history that is rewritten while it is read, and one that git has cleaned up', async () => {
    threeCommits();
    const cache = new HistoryCache(folder, (message) => warnings.push(message), 1);
    const readers = new RepositoryReaders(cache);
    const again = async () => (await readers.read('git', [repository.path], { refs: [], identities: [], detailsSince: 0, files: true })).repositories[0]!.history;
    await again();
    repository.git('commit', '--quiet', '--amend', '-m', 'Three again');
    assert.deepEqual(whole(await again()), whole(await read(null)));
    repository.git('reflog', 'expire', '--expire=now', '--all');
    repository.git('gc', '--quiet', '--prune=now');
    repository.commit({ message: 'Four', files: { 'd.ts': 'd\n' } });
    assert.deepEqual(whole(await read()), whole(await read(null)));
    repository.git('reset', '--quiet', '--hard', 'HEAD~2');
    repository.git('reflog', 'expire', '--expire=now', '--all');
    repository.git('gc', '--quiet', '--prune=now');
    assert.deepEqual(whole(await read()), whole(await read(null)));
    assert.deepEqual(warnings, []);
  });

  it('is made anew where it is damaged', async () => {
    const [one = ''] = threeCommits();
    const first = whole(await read());
    const damages: ((bytes: Buffer) => Uint8Array)[] = [(bytes) => bytes.subarray(0, -1), () => Buffer.from('x'), () => Buffer.alloc(0), (bytes) => bytes.fill(1, 20, 21)];
    for (const damage of damages) {
      for (const name of readdirSync(folder)) writeFileSync(join(folder, name), damage(readFileSync(join(folder, name))));
      assert.deepEqual(whole(await read()), first);
    }
    loseTree(one);
    assert.deepEqual(whole(await read()), first);
  });

  it('is left alone where a commit’s name does not say what it did', async () => {
    const [, two = '', three = ''] = threeCommits();
    await read();
    repository.git('replace', three, two);
    assert.deepEqual(whole(await read()), whole(await read(null)));
    repository.git('replace', '--delete', three);
    const kept = readdirSync(folder).map((name) => readFileSync(join(folder, name)));
    mkdirSync(join(repository.path, '.git', 'info'), { recursive: true });
    writeFileSync(join(repository.path, '.git', 'info', 'grafts'), `${three}\n`);
    assert.deepEqual(whole(await read()), whole(await read(null)));
    assert.deepEqual(readdirSync(folder).map((name) => readFileSync(join(folder, name))), kept);
  });

  it('holds nothing of short histories, of shallow clones and of clones without contents', async () => {
    threeCommits();
    await read(100);
    assert.equal(existsSync(folder), false);
    const original = repository;
    original.git('config', 'uploadpack.allowFilter', 'true');
    for (const clone of [original.clone({ depth: 2 }), original.clone({}, '--filter=blob:none', '--no-checkout')]) {
      repository = clone;
      await read();
      assert.equal(existsSync(folder), false);
      clone.dispose();
    }
    repository = original;
  });

  it('forgets what nobody asked for in three months', async () => {
    threeCommits();
    await read();
    const old = join(folder, 'changes-0.bin');
    writeFileSync(old, 'x');
    const longAgo = new Date(Date.now() - 91 * 24 * 60 * 60 * 1000);
    utimesSync(old, longAgo, longAgo);
    for (const name of readdirSync(folder)) utimesSync(join(folder, name), longAgo, longAgo);
    repository.commit({ message: 'Four', files: { 'd.ts': 'd\n' } });
    await read();
    assert.equal(existsSync(old), false);
    assert.equal(readdirSync(folder).length, 2);
  });

  it('says once where nothing can be kept, and goes on', async () => {
    threeCommits();
    const first = whole(await read(null));
    writeFileSync(folder, 'a file');
    assert.deepEqual(whole(await read()), first);
    assert.equal(warnings.length, 1);
    assert.match(warnings[0]!, /can't be kept in .*code-refuge, so they are read anew each time: .*file/);
    rmSync(folder);
    if (process.getuid?.() === 0) return;
    mkdirSync(folder);
    chmodSync(folder, 0o500);
    assert.deepEqual(whole(await read()), first);
    assert.equal(warnings.length, 2);
  });
});
