import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ASK } from '../../../src/hook/ask';
import { OptIn } from '../../../src/hook/opt-in';
import { createRepository, type Repository } from '../../fixtures/repository';
import { type Ended, gitAlone, gitOnTerminal, hasProgram, hookedRepository, hookOf, onTerminal, table, zoneAround } from './hooked';

const COMMIT = ['commit', '--allow-empty', '-m', 'Another'];
const QUESTION = /no code until (?:\w{3} )?(?:\d\d:\d\d|midnight) \(Focus\)/;

describe('a commit, merge or push', () => {
  let repository: Repository;
  let remote: Repository;
  let optIn: OptIn;

  beforeEach(async () => {
    repository = hookedRepository();
    remote = createRepository(undefined, { bare: true });
    repository.git('remote', 'add', 'origin', remote.path);
    repository.git('push', '--quiet', 'origin', 'main');
    repository.branch('side');
    repository.commit({ files: { here: '1' } });
    repository.checkout('side');
    repository.commit({ files: { there: '1' } });
    repository.checkout('main');
    optIn = new OptIn(join(repository.path, '.git'));
    await hookOf(repository.path).install(table(zoneAround()));
  });
  afterEach(() => {
    repository.dispose();
    remote.dispose();
  });

  const commits = () => Number(repository.git('rev-list', '--count', 'HEAD'));
  const answer = (args: string[], ...answers: string[]) => gitOnTerminal(repository, args, answers);
  const alone = (args: string[]) => gitAlone(repository, args);

  /** What each of the three does, and whether it was done. */
  const ACTIONS = {
    commit: { args: COMMIT, done: () => commits() === 3, word: /Commit anyway\?/ },
    merge: { args: ['merge', '--no-ff', '--no-edit', 'side'], done: () => commits() === 4, word: /Merge anyway\?/ },
    push: { args: ['push', 'origin', 'main'], done: () => remote.resolve('main') === repository.resolve(), word: /Push anyway\?/ },
  };

  for (const [name, { args, done, word }] of Object.entries(ACTIONS)) {
    it(`${name}: is asked about on a terminal, and done on "y"`, async () => {
      const { code, output } = await answer(args, 'y');
      assert.match(output, QUESTION);
      assert.match(output, word);
      assert.equal(code, 0, output);
      assert.ok(done());
    });

    it(`${name}: is not done on "n", and it says how to go ahead`, async () => {
      const { code, output } = await answer(args, 'n');
      assert.equal(code, 1, output);
      assert.match(output, /To go ahead: git (?:commit|push) --no-verify/);
      assert.ok(!done());
    });

    it(`${name}: without a terminal it is refused, and the way ahead works`, async () => {
      const { code, output } = await alone(args);
      assert.equal(code, 1, output);
      assert.match(output, QUESTION);
      assert.match(output, /no terminal here to ask in/);
      assert.ok(!done());
      const way = /To go ahead: git (\w+ --no-verify)/.exec(output)?.[1]?.split(' ') ?? [];
      const ahead = name === 'merge' ? [...way, '--no-edit'] : [...way, ...args.slice(1)];
      const next = await alone(ahead);
      assert.equal(next.code, 0, next.output);
      assert.ok(done());
    });

    it(`${name}: --no-verify asks nothing`, async () => {
      const { code, output } = await answer([args[0]!, '--no-verify', ...args.slice(1)]);
      assert.equal(code, 0, output);
      assert.doesNotMatch(output, /no code/);
      assert.ok(done());
    });

    it(`${name}: out of a zone nothing is said`, async () => {
      const later = { ...zoneAround(), start: Math.floor(Date.now() / 1000) + 1000, end: Math.floor(Date.now() / 1000) + 2000 };
      await optIn.write(table(later));
      const { code, output } = await alone(args);
      assert.equal(code, 0, output);
      assert.doesNotMatch(output, /Code Refuge/);
      assert.ok(done());
    });
  }

  it('nothing, an end of input, and anything but a yes are a no', async () => {
    for (const reply of ['', 'maybe', 'nyes', '\x04', '\x03']) assert.notEqual((await answer(COMMIT, reply)).code, 0, JSON.stringify(reply));
    assert.equal(commits(), 2);
    assert.deepEqual(await optIn.asked(), []);
  });

  it('a yes counts for ten minutes, for everything in that zone, and is written down once', async () => {
    assert.equal((await answer(COMMIT, 'yes')).code, 0);
    for (const { args } of Object.values(ACTIONS)) {
      const { code, output } = await answer(args);
      assert.equal(code, 0, output);
      assert.doesNotMatch(output, /anyway/);
    }
    const [asked, ...more] = await optIn.asked();
    assert.deepEqual(more, []);
    assert.deepEqual({ ...asked, time: 0 }, { time: 0, hook: 'pre-commit', title: 'Focus' });
    assert.ok(Math.abs(asked!.time - Date.now() / 1000) < 60);
  });

  it('a yes ends with its ten minutes, and with its zone', async () => {
    await optIn.write(table(zoneAround('Focus', 2)));
    assert.equal((await answer(COMMIT, 'y')).code, 0);
    const until = Number(readFileSync(join(optIn.folder, 'yes'), 'utf8'));
    assert.ok(until <= zoneAround('Focus', 2).end, 'not beyond the zone');
    for (const time of [Math.floor(Date.now() / 1000) - 1, Math.floor(Date.now() / 1000) + 100_000]) {
      writeFileSync(join(optIn.folder, 'yes'), `${time}\n`);
      assert.match((await answer(COMMIT, 'n')).output, /anyway/);
    }
  });

  it('broken glass lets all through, until its end', async () => {
    await optIn.letThrough(Date.now() / 1000 + 600);
    assert.equal((await alone(COMMIT)).code, 0);
    await optIn.letThrough(Date.now() / 1000 - 1);
    assert.equal((await alone(COMMIT)).code, 1);
  });

  it('of several zones that last, the one that ends last is named', async () => {
    await optIn.write(table(zoneAround('Short', 5), zoneAround('Long', 90), zoneAround('Middle', 20)));
    assert.match((await alone(COMMIT)).output, /\(Long\)/);
  });

  it("VS Code's Source Control is never asked on the terminal that the editor was started from", async () => {
    const { code, output } = await gitOnTerminal(repository, COMMIT, [], { env: { VSCODE_GIT_COMMAND: 'commit' } });
    assert.equal(code, 1);
    assert.match(output, /no terminal here to ask in/);
    const piped = await onTerminal(['sh', '-c', 'git commit --allow-empty -m x 2>messages'], [], { cwd: repository.path, env: repository.environment });
    assert.equal(piped.code, 1);
    assert.doesNotMatch(piped.output, /anyway/);
  });

  it('a title can neither steer the terminal nor run anything', async () => {
    await optIn.write(table(zoneAround(`$(touch gone) \`touch gone\` %s%n \\033[2J\u001b[2J\tT\nL "q' ün 集中${'x'.repeat(200)}`)));
    const { output } = await alone(COMMIT);
    assert.match(output, /no code until [^\n]*\(\$\(touch gone\) `touch gone` %s%n \\033\[2J␛\[2J T L "q' ün 集中x*…\)/);
    assert.equal(output.includes('\u001b'), false);
    assert.throws(() => readFileSync(join(repository.path, 'gone')));
    assert.equal([...(/\((.+…)\)/.exec(output)?.[1] ?? '')].length, 60);
  });

  describe('is never blocked by a failure of ours:', () => {
    const zones = () => join(optIn.folder, 'zones');
    const now = Math.floor(Date.now() / 1000);
    const passes: Record<string, () => void> = {
      'no table': () => rmSync(zones()),
      'an empty table': () => writeFileSync(zones(), ''),
      'another format': () => writeFileSync(zones(), readFileSync(zones(), 'utf8').replace('zones 1', 'zones 9')),
      'binary in place of the table': () => writeFileSync(zones(), Buffer.from([0, 255, 10, 0, 9, 9, 9, 10, 200])),
      'words in place of times': () => writeFileSync(zones(), `code-refuge zones 1\t${now}\t${now + 9999}\teditor\n$(exit 10)\tx\ty\tz\n-1\t99999999999999999999\ty\tz\n`),
      'a folder in place of the table': () => (rmSync(zones()), mkdirSync(zones())),
      'a script that is damaged': () => writeFileSync(join(optIn.folder, 'ask'), ASK.slice(0, 900)),
      'a script that may not be read': () => (rmSync(join(optIn.folder, 'ask')), mkdirSync(join(optIn.folder, 'ask'))),
      'no folder': () => rmSync(optIn.folder, { recursive: true }),
    };
    for (const [what, make] of Object.entries(passes)) {
      it(what, async () => {
        make();
        const { code, output } = await alone(COMMIT);
        assert.equal(code, 0, output);
        assert.equal(commits(), 3);
      });
    }

    it('a table that has run out, which is said once', async () => {
      await optIn.write({ ...table(zoneAround()), until: now - 1 });
      const [first, second] = [await alone(COMMIT), await alone(COMMIT)] as [Ended, Ended];
      assert.deepEqual([first.code, second.code], [0, 0]);
      assert.match(first.output, /has run out, so it no longer asks/);
      assert.doesNotMatch(second.output, /Code Refuge/);
      await optIn.write({ ...table(zoneAround()), until: now - 1 });
      assert.match((await alone(COMMIT)).output, /has run out/);
    });

    it('a damaged line among good ones', async () => {
      writeFileSync(zones(), readFileSync(zones(), 'utf8').replace('\n', '\nnonsense\n\t\t\t\n12\n'));
      assert.equal((await alone(COMMIT)).code, 1);
    });

    it('a yes that can not be written down', async () => {
      chmodSync(optIn.folder, 0o555);
      mkdirSync(join(optIn.folder, 'yes'));
      mkdirSync(join(optIn.folder, 'asked'));
      const { code, output } = await answer(COMMIT, 'y');
      assert.equal(code, 0, output);
      assert.doesNotMatch(output, /cannot|directory/i);
      chmodSync(optIn.folder, 0o755);
    });
  });

  describe('in what git does in several steps', () => {
    it('a rebase, a cherry-pick, a revert and am of whole commits run no hook', async () => {
      const patch = repository.git('format-patch', '-1', '--stdout', 'side');
      for (const args of [['cherry-pick', 'side'], ['revert', '--no-edit', 'HEAD'], ['rebase', '--force-rebase', 'HEAD~2']]) {
        const { code, output } = await alone(args);
        assert.equal(code, 0, output);
      }
      const { code, output } = await gitAlone(repository, ['am'], { input: `${patch}\n` });
      assert.equal(code, 0, output);
    });

    it('an amended commit is asked about', async () => {
      assert.equal((await alone(['commit', '--amend', '--allow-empty', '-m', 'Other words'])).code, 1);
    });

    it('a rebase that stops to reword asks once for all', async () => {
      for (const path of ['a', 'b', 'c']) repository.commit({ files: { [path]: '1' } });
      const env = { GIT_SEQUENCE_EDITOR: "sed -i.bak 's/^pick/reword/'", GIT_EDITOR: 'true' };
      const { code, output } = await gitOnTerminal(repository, ['rebase', '-i', 'HEAD~3'], ['y'], { env });
      assert.equal(code, 0, output);
      assert.equal((await optIn.asked()).length, 1);
    });
  });

  for (const [shell, ...args] of [['dash'], ['bash', '--posix'], ['bash'], ['busybox', 'sh'], ['sh']] as [string, ...string[]][]) {
    it(`the script runs in ${[shell, ...args].join(' ')}`, async function () {
      // sh and bash are everywhere these tests run; the others where they are installed.
      if (!hasProgram(shell)) return this.skip();
      const command = [shell, ...args, join(optIn.folder, 'ask'), 'pre-push'];
      const run = { cwd: repository.path, env: repository.environment };
      const no = await onTerminal(command, ['n'], run);
      assert.equal(no.code, 1, no.output);
      const yes = await onTerminal(command, ['y'], run);
      assert.equal(yes.code, 0, yes.output);
      assert.match(yes.output, /Push anyway/);
      assert.equal((await optIn.asked()).length, 1);
      assert.doesNotMatch(no.output + yes.output, /not found|bad|error/i);
    });
  }
});
