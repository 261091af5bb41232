import assert from 'node:assert/strict';
import { copyFileSync, existsSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { OptIn } from '../../../src/hook/opt-in';
import { createRepository, type Repository } from '../../fixtures/repository';
import { gitAlone, gitOnTerminal, hookedRepository, hookOf, listing, table, writeHook, zoneAround } from './hooked';

const COMMIT = ['commit', '--allow-empty', '-m', 'Another'];

describe('the hook that was there before', () => {
  let repository: Repository;
  let hooks: string;
  let log: string;
  let before: string[];

  beforeEach(() => {
    repository = hookedRepository();
    hooks = join(repository.path, '.git', 'hooks');
    log = join(repository.path, '.git', 'log');
  });
  afterEach(() => repository.dispose());

  /** Installs out of a zone, so that all the hook does is to chain. */
  const install = async () => {
    before = listing(hooks);
    const { hooks: reports } = await hookOf(repository.path).install(table());
    assert.deepEqual(reports.filter(({ asks }) => !asks), []);
  };
  const commit = () => gitAlone(repository, COMMIT);
  const logged = () => (existsSync(log) ? readFileSync(log, 'utf8') : '');
  const removed = async () => {
    assert.deepEqual((await hookOf(repository.path).remove()).notes, []);
    assert.deepEqual(listing(hooks), before);
  };

  it('of a push gets its arguments, its standard input and its folder', async () => {
    const remote = createRepository(undefined, { bare: true });
    writeHook(join(hooks, 'pre-push'), '#!/bin/sh\n{ pwd; printf "%s\\n" "$#" "$@"; cat; } >.git/log\n');
    await install();
    const { code, output } = await gitAlone(repository, ['push', remote.path, 'main', 'main:other branch'.replace(' ', '-')]);
    assert.equal(code, 0, output);
    const head = repository.resolve();
    const none = '0'.repeat(40);
    assert.equal(
      logged(),
      `${repository.path}\n2\n${remote.path}\n${remote.path}\nrefs/heads/main ${head} refs/heads/main ${none}\nrefs/heads/main ${head} refs/heads/other-branch ${none}\n`,
    );
    await removed();
    remote.dispose();
  });

  it('of a push gets the same after it was asked', async () => {
    const remote = createRepository(undefined, { bare: true });
    writeHook(join(hooks, 'pre-push'), '#!/bin/sh\ncat >.git/log\n');
    await install();
    await new OptIn(join(repository.path, '.git')).write(table(zoneAround()));
    assert.equal((await gitOnTerminal(repository, ['push', remote.path, 'main'], ['n'])).code, 1);
    assert.equal(logged(), '');
    assert.equal((await gitOnTerminal(repository, ['push', remote.path, 'main'], ['y'])).code, 0);
    assert.match(logged(), /^refs\/heads\/main [0-9a-f]{40} refs\/heads\/main 0{40}\n$/);
    remote.dispose();
  });

  it('fails, and so does the commit', async () => {
    writeHook(join(hooks, 'pre-commit'), '#!/bin/sh\necho "lint says no" >&2\nexit 42\n');
    await install();
    const { code, output } = await commit();
    assert.equal(code, 1);
    assert.match(output, /lint says no/);
    assert.equal((await gitAlone(repository, ['hook', 'run', 'pre-commit'])).code, 42);
    await removed();
  });

  it('is in another language, with a name and folder of its own', async () => {
    writeHook(join(hooks, 'pre-commit'), `#!/usr/bin/env node\nrequire('fs').writeFileSync(${JSON.stringify(log)}, [process.cwd(), ...process.argv.slice(2)].join());\n`);
    await install();
    assert.equal((await commit()).code, 0);
    assert.equal(logged(), repository.path);
    await removed();
  });

  it('is a program that no shell could read', async () => {
    copyFileSync('/bin/true', join(hooks, 'pre-commit'));
    copyFileSync('/bin/false', join(hooks, 'pre-merge-commit'));
    await install();
    const { code, output } = await commit();
    assert.equal(code, 0, output);
    assert.doesNotMatch(output, /null byte|grep|Binary/);
    assert.equal((await gitAlone(repository, ['hook', 'run', 'pre-merge-commit'])).code, 1);
    await removed();
  });

  it('may not be run, so it is not, as before', async () => {
    writeHook(join(hooks, 'pre-commit'), '#!/bin/sh\nexit 1\n', 0o640);
    await install();
    assert.equal((await commit()).code, 0);
    await removed();
  });

  it('is a symbolic link, and looks where it really lies', async () => {
    writeHook(join(repository.path, '.git', 'tools', 'lint.sh'), '#!/bin/sh\nbasename "$(dirname "$(readlink -f "$0")")" >.git/log\n');
    symlinkSync('../tools/lint.sh', join(hooks, 'pre-commit'));
    await install();
    assert.equal((await commit()).code, 0);
    assert.equal(logged(), 'tools\n');
    await removed();
  });

  it('is a symbolic link to one script for all hooks, which goes by its name', async () => {
    writeHook(join(repository.path, '.git', 'tools', 'all.sh'), '#!/usr/bin/env bash\nset -eu\necho "$(basename "$0") $# $*" >>.git/log\n');
    for (const hook of ['pre-commit', 'pre-push']) symlinkSync('../tools/all.sh', join(hooks, hook));
    await install();
    assert.equal((await commit()).code, 0);
    assert.equal((await gitAlone(repository, ['hook', 'run', 'pre-push', '--', 'a  b', '*'])).code, 0);
    assert.equal(logged(), 'pre-commit 0 \npre-push 2 a  b *\n');
    await removed();
  });

  it('is a symbolic link into nowhere', async () => {
    symlinkSync('nowhere', join(hooks, 'pre-commit'));
    await install();
    assert.equal((await commit()).code, 0);
    await removed();
  });

  it('asks bash whether it was sourced', async () => {
    writeHook(join(hooks, 'pre-commit'), '#!/bin/bash\nmain() { basename "$0" >.git/log; }\nif [[ "${BASH_SOURCE[0]}" == "${0}" ]]; then main; fi\n');
    await install();
    assert.equal((await commit()).code, 0);
    assert.match(logged(), /^pre-commit/);
  });

  it('is in a folder with an odd name', async () => {
    const odd = hookedRepository(join(repository.path, `a b'c"d\ne$HOME ünï\n`));
    writeHook(join(odd.path, '.git', 'hooks', 'pre-commit'), '#!/bin/sh\nbasename "$0" >.git/log\n');
    const all = listing(join(odd.path, '.git'));
    await hookOf(odd.path).install(table(zoneAround()));
    assert.equal((await gitAlone(odd, COMMIT)).code, 1);
    await new OptIn(join(odd.path, '.git')).write(table());
    assert.equal((await gitAlone(odd, COMMIT)).code, 0);
    assert.equal(readFileSync(join(odd.path, '.git', 'log'), 'utf8'), 'pre-commit\n');
    await hookOf(odd.path).remove();
    assert.deepEqual(listing(join(odd.path, '.git', 'hooks')), all.filter((line) => line.startsWith('hooks/')).map((line) => line.slice(6)));
    odd.dispose();
  });

  it('goes by its own name in a language that is no shell: it is left as it is, and that is said', async () => {
    writeHook(join(hooks, 'pre-commit'), '#!/usr/bin/env ruby\nhook_type = File.basename($0)\n');
    before = listing(hooks);
    const { hooks: reports } = await hookOf(repository.path).install(table());
    assert.deepEqual(reports.map(({ asks }) => asks), [false, true, true]);
    assert.match(reports[0]!.text, /goes by its own file name/);
    await removed();
  });

  describe("husky's (version 9)", () => {
    const H = '#!/usr/bin/env sh\nn=$(basename "$0")\ns=$(dirname "$(dirname "$0")")/$n\n[ ! -f "$s" ] && exit 0\nsh -e "$s" "$@"\nc=$?\n[ $c != 0 ] && echo "husky - $n script failed (code $c)"\nexit $c\n';
    const husky = () => {
      const folder = join(repository.path, '.husky', '_');
      writeHook(join(folder, 'h'), H, 0o644);
      writeFileSync(join(folder, '.gitignore'), '*');
      for (const hook of ['pre-commit', 'pre-merge-commit', 'pre-push']) writeHook(join(folder, hook), '#!/usr/bin/env sh\n. "$(dirname "$0")/h"');
      return folder;
    };
    const setUp = () => {
      hooks = husky();
      writeHook(join(repository.path, '.husky', 'pre-commit'), 'echo "$0" >>.git/log\n', 0o644);
      repository.git('add', '.husky');
      repository.commit({ message: 'Husky' });
      repository.git('config', 'core.hooksPath', '.husky/_');
    };

    it('runs the script of the project', async () => {
      setUp();
      await install();
      assert.equal((await commit()).code, 0);
      assert.equal(logged(), '.husky/pre-commit\n');
      writeFileSync(join(repository.path, '.husky', 'pre-commit'), 'exit 3\n');
      assert.match((await commit()).output, /pre-commit script failed \(code 3\)/);
      writeFileSync(join(repository.path, '.husky', 'pre-commit'), 'echo "$0" >>.git/log\n');
      assert.equal(repository.git('status', '--porcelain'), '');
      await removed();
    });

    it('comes again with npm install, which the status says; installing again asks again', async () => {
      setUp();
      await install();
      husky();
      const hook = hookOf(repository.path);
      assert.match((await hook.status()).hooks[0]!.text, /another tool has replaced/);
      assert.equal((await commit()).code, 0);
      await hook.install(table(zoneAround()));
      assert.equal((await commit()).code, 1);
      husky();
      assert.deepEqual((await hook.remove()).notes, []);
      assert.deepEqual(listing(hooks).map((line) => line.split(' ')[0]), ['.gitignore', 'h', 'pre-commit', 'pre-merge-commit', 'pre-push']);
    });
  });

  describe('of a tool that came after ours', () => {
    const FRAMEWORK = (version: number) => `#!/usr/bin/env bash
# File generated by pre-commit: https://pre-commit.com
# ${version}
HERE="$(cd "$(dirname "$0")" && pwd)"
echo "framework ${version}" >>.git/log
if [ -n "$PRE_COMMIT_RUNNING_LEGACY" ]; then echo 'bug: installed in migration mode' >&2; exit 1; fi
if [ -x "$HERE/pre-commit.legacy" ]; then PRE_COMMIT_RUNNING_LEGACY=1 "$HERE/pre-commit.legacy" "$@"; fi
`;
    /** What `pre-commit install` does where it finds a hook. */
    const framework = (version: number) => {
      const file = join(hooks, 'pre-commit');
      if (existsSync(file) && !readFileSync(file, 'utf8').includes('\n# File generated by pre-commit:')) renameSync(file, join(hooks, 'pre-commit.legacy'));
      writeHook(file, FRAMEWORK(version));
    };
    const MINE = '#!/bin/sh\necho mine >>.git/log\n';

    it('runs ours as its legacy hook, and that the one from before', async () => {
      writeHook(join(hooks, 'pre-commit'), MINE);
      await install();
      framework(1);
      const hook = hookOf(repository.path);
      assert.match((await hook.status()).hooks[0]!.text, /asks, from the hook of the pre-commit framework/);
      assert.equal((await commit()).code, 0);
      assert.equal(logged(), 'framework 1\nmine\n');
      await hook.install(table(zoneAround()));
      assert.equal((await commit()).code, 1);
      assert.deepEqual((await hook.remove()).notes, []);
      assert.equal(readFileSync(join(hooks, 'pre-commit'), 'utf8'), FRAMEWORK(1));
      assert.equal(readFileSync(join(hooks, 'pre-commit.legacy'), 'utf8'), MINE);
      assert.ok(!existsSync(join(hooks, 'pre-commit.before-code-refuge')));
    });

    it('was there before too, and does not run twice', async () => {
      framework(1);
      await install();
      framework(2);
      const { code, output } = await commit();
      assert.equal(code, 0, output);
      assert.equal(logged(), 'framework 2\n');
      assert.deepEqual((await hookOf(repository.path).remove()).notes, []);
      assert.equal(readFileSync(join(hooks, 'pre-commit'), 'utf8'), FRAMEWORK(2));
      assert.deepEqual(listing(hooks).filter((line) => /^pre-commit\.(?!sample)/.test(line)), []);
    });

    it('moves ours aside as lefthook does (.old): the one from before goes where it would be without us', async () => {
      writeHook(join(hooks, 'pre-commit'), MINE);
      await install();
      renameSync(join(hooks, 'pre-commit'), join(hooks, 'pre-commit.old'));
      writeHook(join(hooks, 'pre-commit'), '#!/bin/sh\necho lefthook >>.git/log\n');
      await hookOf(repository.path).install(table());
      assert.equal(readFileSync(join(hooks, 'pre-commit.old'), 'utf8'), MINE);
      assert.equal((await commit()).code, 0);
      assert.equal(logged(), 'lefthook\n');
      assert.deepEqual((await hookOf(repository.path).remove()).notes, []);
      assert.match(readFileSync(join(hooks, 'pre-commit'), 'utf8'), /lefthook/);
    });

    it('writes over ours: nothing is lost, installing again says what to do, and removing keeps both', async () => {
      writeHook(join(hooks, 'pre-commit'), MINE);
      await install();
      writeHook(join(hooks, 'pre-commit'), '#!/bin/sh\n# theirs\n');
      const hook = hookOf(repository.path);
      const again = await hook.install(table());
      assert.match(again.hooks[0]!.text, /Another tool has replaced .*pre-commit.*Move or delete/);
      const { notes } = await hook.remove();
      assert.match(notes.join('\n'), /Another tool has replaced .* The hook from before is yours/);
      assert.equal(readFileSync(join(hooks, 'pre-commit'), 'utf8'), '#!/bin/sh\n# theirs\n');
      assert.equal(readFileSync(join(hooks, 'pre-commit.before-code-refuge'), 'utf8'), MINE);
    });

    it('deletes ours: the one from before comes back', async () => {
      writeHook(join(hooks, 'pre-commit'), MINE);
      await install();
      rmSync(join(hooks, 'pre-commit'));
      await removed();
    });
  });
});
