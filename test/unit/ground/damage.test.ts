import assert from 'node:assert/strict';
import { appendFileSync, chmodSync, cpSync, existsSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { HistoryReader } from '../../../src/git/history-reader';
import { Program, subjects } from '../../fixtures/program';
import { createRepository, type Repository } from '../../fixtures/repository';

const NOW = ['--now', '2026-02-01T00:00:00Z'];
const NO_COMMIT = '1234567890'.repeat(4);

/** Damage must be a failure with a message: a total that looks plausible and is wrong would be worse than none. */
describe('a damaged repository', () => {
  const program = new Program();
  let sound: Repository;
  let ids: string[];
  before(() => {
    sound = createRepository();
    sound.importCommits([{ message: 'One' }, { message: 'Two' }, { message: 'Three' }]);
    ids = sound.git('rev-list', '--reverse', 'HEAD').split('\n');
    // Objects in files of their own, so that one can go.
    const pack = sound.gitBytes(['pack-objects', '--all', '--stdout', '-q']);
    rmSync(join(sound.path, '.git', 'objects', 'pack'), { recursive: true });
    sound.gitBytes(['unpack-objects', '-q'], { input: pack });
  });
  after(() => {
    sound.dispose();
    program.dispose();
  });

  const copy = (): string => {
    const path = join(program.folder(), 'copy');
    cpSync(sound.path, path, { recursive: true });
    return path;
  };
  const inGit = (path: string, ...names: string[]) => join(path, '.git', ...names);
  const object = (path: string, id: string | undefined) => inGit(path, 'objects', String(id).slice(0, 2), String(id).slice(2));
  const fails = async (path: string, message: RegExp) => {
    const { stderr } = await program.fails(['review', path, '--json'], message);
    assert.match(stderr, /copy/);
  };

  it('is no empty one when the commit under HEAD is gone', async () => {
    const path = copy();
    rmSync(object(path, ids[2]));
    await fails(path, /bad object .*The repository is damaged or incomplete; "git fsck" there says more\./);
  });

  it('is no shorter one when a commit further down is gone, is no commit or is cut off', async () => {
    const gone = copy();
    rmSync(object(gone, ids[0]));
    await fails(gone, /git fsck/);
    const garbage = copy();
    chmodSync(object(garbage, ids[1]), 0o644);
    writeFileSync(object(garbage, ids[1]), 'garbage');
    await fails(garbage, /git fsck/);
    const cut = copy();
    chmodSync(object(cut, ids[1]), 0o644);
    truncateSync(object(cut, ids[1]), 30);
    await fails(cut, /git fsck/);
  });

  it('is no shorter one when its pack is cut off', async () => {
    const path = copy();
    sound.git('-C', path, 'repack', '-adq');
    const packs = inGit(path, 'objects', 'pack');
    const pack = join(packs, readdirSync(packs).find((name) => name.endsWith('.pack')) ?? '');
    chmodSync(pack, 0o644);
    truncateSync(pack, 100);
    await fails(path, /git could not read/);
  });

  it('is no empty one when a branch points nowhere, holds nonsense or nothing, as after a crash', async () => {
    for (const content of [`${NO_COMMIT}\n`, 'nonsense\n', '']) {
      const main = copy();
      writeFileSync(inGit(main, 'refs', 'heads', 'main'), content);
      await fails(main, /bad object|appears to be broken/);
      // Nor is it the history of the default branch, when HEAD stands elsewhere.
      const topic = copy();
      writeFileSync(inGit(topic, 'refs', 'heads', 'topic'), content);
      writeFileSync(inGit(topic, 'HEAD'), 'ref: refs/heads/topic\n');
      await fails(topic, /bad object|appears to be broken/);
    }
  });

  it('is no shorter one when the default branch of the remote points nowhere', async () => {
    const path = copy();
    sound.git('-C', path, 'update-ref', 'refs/remotes/origin/main', 'HEAD');
    writeFileSync(inGit(path, 'refs', 'remotes', 'origin', 'main'), `${NO_COMMIT}\n`);
    await fails(path, /bad object/);
    writeFileSync(inGit(path, 'refs', 'remotes', 'origin', 'main'), '');
    await fails(path, /ignoring broken ref refs\/remotes\/origin\/main\. The repository is damaged/);
    // A default that the remote has renamed is no damage.
    rmSync(inGit(path, 'refs', 'remotes', 'origin', 'main'));
    writeFileSync(inGit(path, 'refs', 'remotes', 'origin', 'HEAD'), 'ref: refs/remotes/origin/gone\n');
    assert.deepEqual(subjects(await program.review(path, NOW), 'hands-on-share'), ['One', 'Three', 'Two']);
  });

  it('is named when HEAD or the configuration is broken, or the format is of the future', async () => {
    const head = copy();
    writeFileSync(inGit(head, 'HEAD'), 'nonsense\n');
    await fails(head, /copy\/\.git is there, but git can't use it: HEAD or another part of it is missing or damaged\./);
    const configuration = copy();
    appendFileSync(inGit(configuration, 'config'), '[core\n');
    await fails(configuration, /bad config line \d+ in file/);
    const future = copy();
    sound.git('-C', future, 'config', 'core.repositoryformatversion', '99');
    await fails(future, /Expected git repo version/);
  });

  it('does not take the place of what was read before, and is read again when it is whole', async () => {
    const path = copy();
    const reader = new HistoryReader('git', path);
    const options = { refs: [], identities: [] };
    assert.equal((await reader.read(options)).history.commits, 3);
    const before = program.folder();
    cpSync(object(path, ids[2]), join(before, 'object'));
    sound.git('-C', path, '-c', 'user.name=A', '-c', 'user.email=a@b', 'commit', '--quiet', '--allow-empty', '-m', 'Four');
    rmSync(object(path, ids[2]));
    await assert.rejects(reader.read(options), /git fsck/);
    cpSync(join(before, 'object'), object(path, ids[2]));
    const { history } = await reader.read(options);
    assert.deepEqual([history.commits, reader.takeNews().length], [4, 1]);
    assert.ok(existsSync(object(path, ids[2])));
  });

  it('is read again from the edge when a shallow clone was deepened', async () => {
    const clone = sound.clone({ depth: 1 });
    const reader = new HistoryReader('git', clone.path);
    const options = { refs: [], identities: [] };
    assert.equal((await reader.read(options)).history.commits, 1);
    clone.git('fetch', '--quiet', '--deepen=1');
    const { history } = await reader.read(options);
    assert.deepEqual([history.commits, reader.takeNews().length, history.shallow], [2, 1, true]);
    clone.git('fetch', '--quiet', '--unshallow');
    assert.equal((await reader.read(options)).history.commits, 3);
    clone.dispose();
  });
});
