import assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import { chmodSync, existsSync, lstatSync, mkdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArguments } from '../../../src/cli/arguments';
import { UsageError } from '../../../src/cli/usage-error';
import { loadSettings } from '../../../src/cli/settings-file';
import { DEFAULT_SETTINGS } from '../../../src/core/settings';
import { assertExplained, habit, Program, subjects } from '../../fixtures/program';
import { createRepository, type Repository } from '../../fixtures/repository';

const NOW = ['--now', '2026-02-01T00:00:00Z'];
const STRANGER = 54_321;
const isRoot = process.getuid?.() === 0;

describe('the command line on bad ground', () => {
  const program = new Program();
  let repository: Repository;
  let path: string;
  before(() => {
    repository = createRepository();
    repository.importCommits([{ message: 'One', authorDate: '1767960000 +0000' }, { message: 'Late', authorDate: '1768002000 +0000' }]);
    path = repository.path;
  });
  after(() => {
    repository.dispose();
    program.dispose();
  });

  it('answers wrong usage with what is wrong, and code 2', async () => {
    const cases: [string[], RegExp][] = [
      [[], /Name a command/],
      [['revue'], /no command "revue"/],
      [['review', '--frobnicate'], /Unknown option '--frobnicate'/],
      [['review', '--json', '--md'], /don't go together/],
      [['review', '--json=1'], /does not take an argument/],
      [['review', '--weeks'], /argument missing/],
      [['review', '--weeks=0'], /no whole number from 1 to 520/],
      [['review', '--now=nonsense'], /is no ISO 8601 time/],
      [['review', '--me', ' , '], /--me needs at least one entry/],
      [['review', '--refs='], /--refs needs at least one entry/],
      [['review', '--out='], /--out needs a file name/],
      [['review', ''], /A repository has an empty name/],
    ];
    for (let at = 0; at < cases.length; at += 4) {
      await Promise.all(cases.slice(at, at + 4).map(([args, message]) => program.fails(args, message, { code: 2, cwd: path })));
    }
  });

  it('takes no other number of weeks and no other time for granted', () => {
    for (const weeks of ['', '521', '-1', '1.5', '1e3', 'x']) assert.throws(() => parseArguments(['score', `--weeks=${weeks}`]), UsageError);
    const times = ['', '2026', '2026-13-01', '2026-02-30', '2026-08-01T24:00', '2026-08-01T12:00+99:00', '1767225600', '2026-08-01T12:00:00 Europe/Berlin'];
    for (const time of times) assert.throws(() => parseArguments(['score', `--now=${time}`]), UsageError);
    for (const args of [['score', '--html'], ['review', '-x'], ['review', '--weeks=1', '--no-force']]) assert.throws(() => parseArguments(args), UsageError);
  });

  describe('--out', () => {
    it('takes the format from the ending of a review’s name, unless one is named', async () => {
      const folder = program.folder();
      const written = async (name: string, ...args: string[]) => {
        assert.equal((await program.run(['review', path, '--out', join(folder, name), ...NOW, ...args])).code, 0);
        return readFileSync(join(folder, name), 'utf8');
      };
      assert.match(await written('a.html'), /^<!doctype html>/i);
      assert.match(await written('a.MD'), /^# Leadership review/);
      assert.ok(JSON.parse(await written('a.json')));
      for (const name of ['a.txt', 'a', '.html.d', 'constructor.constructor']) assert.match(await written(name), /^Leadership review\n/);
      assert.match(await written('b.html', '--md'), /^# Leadership review/);
    });

    it('replaces results of every kind, an empty file, and what --force allows, and nothing else', async () => {
      const file = join(program.folder(), 'review');
      writeFileSync(file, '');
      const write = (...args: string[]) => program.run([...args, path, '--out', file, ...NOW]);
      const kinds = [['review'], ['review', '--md'], ['review', '--html'], ['review', '--json'], ['score'], ['score', '--json'], ['review']];
      for (const kind of kinds) {
        assert.deepEqual(await write(...kind), { code: 0, stdout: '', stderr: '' });
        assert.notEqual(readFileSync(file, 'utf8'), '');
        assert.doesNotMatch(readFileSync(file, 'utf8'), /\x1b/);
      }
      for (const foreign of ['# My notes\n', '{"value": 1}', '<!doctype html><title>Mine</title>']) {
        writeFileSync(file, foreign);
        await program.fails(['review', path, '--out', file], /it exists and is no review, so it was left as it is\. Use --force to replace it/);
        assert.equal(readFileSync(file, 'utf8'), foreign);
      }
      assert.equal((await write('review', '--force', '--json')).code, 0);
      assert.equal((JSON.parse(readFileSync(file, 'utf8')) as { schema: number }).schema, 1);
    });

    it('follows a link, and keeps off folders, pipes and devices', async () => {
      const folder = program.folder();
      const [link, pipe] = [join(folder, 'link'), join(folder, 'pipe')];
      symlinkSync(join(folder, 'target'), link);
      writeFileSync(join(folder, 'target'), '');
      assert.equal((await program.run(['score', path, '--out', link])).code, 0);
      assert.ok(lstatSync(link).isSymbolicLink());
      assert.match(readFileSync(join(folder, 'target'), 'utf8'), /score/i);
      execFileSync('mkfifo', [pipe]);
      await program.fails(['score', path, '--out', folder], /is a folder; name a file for --out/);
      await program.fails(['score', path, '--out', pipe, '--force'], /is no ordinary file; without --out the result goes to standard output/);
      await program.fails(['score', path, '--out', '/dev/null'], /is no ordinary file/);
      assert.ok(statSync('/dev/null').isCharacterDevice());
    });

    it('says where it could not write', async function () {
      await program.fails(['score', path, '--out', join(program.file('file', ''), 'review')], /review could not be written: /);
      if (!isRoot) return;
      const folder = program.folder();
      for (const open of [program.home, path, join(path, '..')]) chmodSync(open, 0o755);
      const trusting = program.file('gitconfig', '[safe]\n\tdirectory = *\n');
      chmodSync(join(trusting, '..'), 0o755);
      const as = { uid: STRANGER, cwd: '/', env: { GIT_CONFIG_GLOBAL: trusting, CODE_REFUGE_HOME: '/nonexistent' } };
      const { stderr, code } = await program.run(['score', path, '--out', join(folder, 'review')], as);
      assert.match(stderr, /review could not be written: permission denied\./);
      assertExplained({ code, stderr, stdout: '' });
    });
  });

  it('ends quietly when nobody reads on, and loudly when the disk is full', async () => {
    const shell = (script: string) =>
      new Promise<{ code: number; stdout: string; stderr: string }>((ended) => {
        const env = { ...program.environment, NODE: process.execPath, CLI: join(process.cwd(), 'dist', 'cli.js'), REPO: path };
        execFile('bash', ['-c', `set -o pipefail; ${script}`], { env }, (error, stdout, stderr) => ended({ code: Number(error?.code ?? 0), stdout, stderr }));
      });
    assert.deepEqual(await shell('"$NODE" "$CLI" review "$REPO" --json | head -1'), { code: 0, stdout: '{\n', stderr: '' });
    assert.deepEqual(await shell('"$NODE" "$CLI" review "$REPO" | true'), { code: 0, stdout: '', stderr: '' });
    assert.deepEqual(await shell('"$NODE" "$CLI" review "$REPO" >&-'), { code: 0, stdout: '', stderr: '' });
    assert.deepEqual(await shell('"$NODE" "$CLI" review /nonexistent 2>&1 >/dev/null | true'), { code: 1, stdout: '', stderr: '' });
    if (!existsSync('/dev/full')) return;
    const full = await shell('"$NODE" "$CLI" review "$REPO" > /dev/full');
    assert.equal(full.code, 1);
    assert.match(full.stderr, /^code-refuge: The result could not be written to standard output: ENOSPC/);
  });

  it('needs no home, and no current folder for more than to say that it is gone', async () => {
    const none = { HOME: undefined, USERPROFILE: undefined, XDG_CONFIG_HOME: undefined, CODE_REFUGE_HOME: undefined };
    for (const env of [none, { ...none, HOME: '/nonexistent' }]) assert.deepEqual(subjects(await program.review(path, NOW, { env }), 'late-night-commits'), ['Late']);
    if (isRoot) {
      // A number without an account, as containers have it.
      for (const open of [path, join(path, '..')]) chmodSync(open, 0o755);
      const trusting = program.file('gitconfig', '[safe]\n\tdirectory = *\n');
      for (const open of [program.home, join(trusting, '..')]) chmodSync(open, 0o755);
      const { stdout, stderr } = await program.run(['score', path, ...NOW], { uid: STRANGER, cwd: '/', env: { ...none, GIT_CONFIG_GLOBAL: trusting } });
      assert.equal(stderr, '');
      assert.match(stdout, /score/i);
    }
    const gone = program.folder();
    const script = `cd '${gone}' && rmdir '${gone}' && exec "$0" "$1" score "$2"`;
    await new Promise<void>((ended) => {
      execFile('sh', ['-c', script, process.execPath, join(process.cwd(), 'dist', 'cli.js'), path], { env: program.environment }, (error, stdout, stderr) => {
        assert.equal(error?.code, 1);
        assert.equal(stdout, '');
        assert.equal(stderr, 'code-refuge: The folder you are in is no longer there. Change to another one and try again.\n');
        ended();
      });
    });
  });

  it('goes on without nights on call that it cannot read, names the file, and ends with code 1', async () => {
    const nights = (content: string) => join(program.file('on-call.json', content), '..');
    const homes: [string, RegExp][] = [
      [nights('{"version": 1, "nights": ["2026-01-0'), /on-call\.json is damaged, so no nights count as on-call\. Mend it, or remove it to start anew\./],
      [nights('{"version": 2, "nights": []}'), /is damaged/],
      [nights('{"version": 1, "nights": ["yesterday"]}'), /is damaged/],
      [nights(''), /is damaged/],
      [program.file('file', ''), /on-call\.json can't be read: a part of that path is a file, not a folder\.\n(?:.* can't be read(?:, so no reviews in the editor count)?: a part of that path is a file, not a folder\.\n){2}$/],
    ];
    const folder = program.folder();
    mkdirSync(join(folder, 'on-call.json'));
    homes.push([folder, /on-call\.json can't be read: it is a folder\./]);
    for (const [CODE_REFUGE_HOME, message] of homes) {
      const ended = await program.run(['review', path, '--json', ...NOW], { env: { CODE_REFUGE_HOME } });
      assert.equal(ended.code, 1);
      assertExplained(ended);
      assert.match(ended.stderr, message);
      const review = JSON.parse(ended.stdout) as Parameters<typeof habit>[0];
      assert.deepEqual([review.onCall, habit(review, 'late-night-commits').count], [[], 1]);
    }
  });

  it('uses what can be read of the settings and names the rest', async () => {
    const folder = join(path, '.vscode');
    mkdirSync(folder, { recursive: true });
    const settings = async (text: string | Uint8Array, ...args: string[]) => {
      writeFileSync(join(folder, 'settings.json'), text);
      const ended = await program.run(['review', path, '--json', ...NOW, ...args]);
      assertExplained(ended);
      assert.equal(ended.code, 0);
      const review = JSON.parse(ended.stdout) as Parameters<typeof habit>[0];
      return { stderr: ended.stderr, weeks: review.window.weeks, late: habit(review, 'late-night-commits').count };
    };
    const sound = '// ours\n{ "editor.fontSize": "x", "codeRefuge.windowWeeks": 10, /* theirs */ "codeRefuge": { "lateNight": { "from": "09:00", "to": "13:00", }, } }';
    assert.deepEqual(await settings(sound), { stderr: '', weeks: 10, late: 1 });
    assert.deepEqual(await settings(`\ufeff${sound}`, '--weeks', '4'), { stderr: '', weeks: 4, late: 1 });
    const broken = await settings('{\n "codeRefuge.windowWeeks": 10,\n "codeRefuge.refs": [\n');
    assert.match(broken.stderr, /settings\.json:4: this is no valid JSON \(close bracket expected\); what could be read of it counts\./);
    assert.equal(broken.weeks, 10);
    const wrong = await settings('{"codeRefuge.windowWeeks": 1e9, "codeRefuge.lateNight": {"from": "25:00", "to": "5"}, "codeRefuge.weekend": "sat", "codeRefuge.noCodeZones": [{}], "codeRefuge.bots": ["", 1]}');
    for (const name of ['windowWeeks', 'lateNight', 'weekend', 'noCodeZones', 'bots']) assert.match(wrong.stderr, new RegExp(`settings\\.json: codeRefuge\\.${name}: .+; the default is used\\.`));
    assert.deepEqual([wrong.weeks, wrong.late], [26, 1]);
    for (const text of ['', '[]', 'null', '"x"', '{"codeRefuge": null}', '{"__proto__": {"codeRefuge.windowWeeks": 2}, "codeRefuge": [1]}', Buffer.from([0, 255, 254])]) {
      writeFileSync(join(folder, 'settings.json'), text);
      assert.deepEqual(await loadSettings(null, path, () => undefined), { settings: DEFAULT_SETTINGS, folder: path });
    }
    for (const text of ['', ' \n', '// nothing yet\n', '\ufeff{}']) {
      writeFileSync(join(folder, 'settings.json'), text);
      await loadSettings(null, path, assert.fail);
    }
    rmSync(folder, { recursive: true });
    await program.fails(['review', path, '--settings', join(folder, 'none.json')], /The settings in \S+none\.json can't be read: there is no such file\./);
    await program.fails(['review', path, '--settings', path], /can't be read: it is a folder\./);
  });
});
