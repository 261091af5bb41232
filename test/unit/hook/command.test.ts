import assert from 'node:assert/strict';
import { chmodSync, cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Program } from '../../fixtures/program';
import type { Repository } from '../../fixtures/repository';
import { gitAlone, hookedRepository, listing, writeHook } from './hooked';

const COMMIT = ['commit', '--allow-empty', '-m', 'Another'];

describe('code-refuge hook', () => {
  const program = new Program();
  let repository: Repository;
  let path: string;

  beforeEach(() => {
    repository = hookedRepository();
    path = repository.path;
  });
  afterEach(() => repository.dispose());
  after(() => program.dispose());

  /** An event from an hour ago to an hour ahead. */
  function calendar(title: string): string {
    const stamp = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString().replace(/[-:]|\.\d+/g, '');
    const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//test', 'BEGIN:VEVENT', 'UID:1', `DTSTAMP:${stamp(0)}`, `DTSTART:${stamp(-60)}`, `DTEND:${stamp(60)}`, `SUMMARY:${title}`, 'END:VEVENT', 'END:VCALENDAR', ''];
    return program.file('work.ics', lines.join('\r\n'));
  }
  const run = (args: string[], cwd = path) => program.run(['hook', ...args], { cwd });

  it('installs with a calendar, asks, tells how things are, and removes all of it', async () => {
    writeHook(join(path, '.git', 'hooks', 'pre-commit'), '#!/bin/sh\necho mine >&2\n', 0o750);
    const before = listing(path);
    const installed = await run(['install', '--calendar', calendar('No code'), '--match', 'no code']);
    assert.equal(installed.code, 0, installed.stderr);
    assert.match(installed.stdout, /pre-commit +asks, then runs the hook that was there before\n {2}pre-merge-commit +asks\n/);
    assert.match(installed.stdout, /one lasts now: No code, /);
    assert.match((await gitAlone(repository, COMMIT)).output, /no code until .* \(No code\)/);
    const status = await run(['status']);
    assert.equal(status.code, 0);
    assert.match(status.stdout, /1 zone known until \d{4}-\d\d-\d\d \d\d:\d\d; the terminal keeps them/);
    assert.equal((await run(['remove', path], '/')).code, 0);
    assert.deepEqual(listing(path), before);
    const again = await run(['remove']);
    assert.deepEqual([again.code, again.stdout], [0, `Code Refuge has no hook in ${path}.\n`]);
    assert.match((await run(['status'])).stdout, /does not ask here/);
  });

  it('takes the zones of the settings, for a year', async () => {
    const weekly = [{ days: ['mon'], from: '09:00', to: '11:30', title: 'Mondays' }];
    const installed = await run(['install', ...program.settings({ 'codeRefuge.noCodeZones': weekly })]);
    assert.equal(installed.code, 0, installed.stderr);
    const rows = readFileSync(join(path, '.git', 'code-refuge', 'zones'), 'utf8').split('\n').slice(1, -1);
    assert.ok(rows.length >= 52 && rows.length <= 54, `${rows.length} Mondays`);
    for (const row of rows) assert.match(row, /^\d{10}\t\d{10}\t11:30\tMondays$/);
  });

  it('says what is wrong with the command, and does nothing', async () => {
    const before = listing(path);
    const cases: [string[], RegExp][] = [
      [[], /Say what to do: hook install, hook remove or hook status/],
      [['instal'], /does not know "instal"/],
      [['install', 'a', 'b'], /takes one repository/],
      [['remove', '--calendar', 'x.ics'], /--calendar does not go with hook remove/],
      [['install', '--json'], /--json does not go with hook/],
    ];
    for (const [args, message] of cases) await program.fails(['hook', ...args], message, { code: 2, cwd: path });
    await program.fails(['hook', 'install'], /is not in a git repository/, { cwd: program.folder() });
    assert.deepEqual(listing(path), before);
  });

  it('fails with the line to add where the hook belongs to the project', async () => {
    writeHook(join(path, '.githooks', 'pre-push'), '#!/bin/sh\n');
    repository.git('add', '.githooks');
    repository.commit({ message: 'Hooks' });
    repository.git('config', 'core.hooksPath', '.githooks');
    const { code, stdout, stderr } = await run(['install']);
    assert.equal(code, 1);
    assert.match(stderr, /pre-push: .*belongs to the project's files.* add this line to it: ask="/);
    assert.match(stderr, /pre-commit: .*would belong to the project's files, so it is not made\. .* with this line: ask="/);
    for (const told of [stdout, (await run(['status'])).stdout]) assert.match(told, /^Code Refuge is switched on, but none of the hooks in .* asks yet\./);
    assert.equal(repository.git('status', '--porcelain'), '');
  });

  it('may not write there: a message, and nothing is left', async function () {
    // Another user than root, for whom rights count.
    const uid = process.getuid?.() === 0 ? 54_321 : undefined;
    const config = program.file('gitconfig', `[safe]\n\tdirectory = ${path}\n`);
    const copy = join(program.folder(), 'copy');
    cpSync(path, copy, { recursive: true });
    writeFileSync(config, '[safe]\n\tdirectory = *\n');
    for (const folder of [program.home, join(copy, '..'), join(config, '..'), copy]) chmodSync(folder, 0o755);
    const before = listing(copy);
    if (uid === undefined) chmodSync(join(copy, '.git'), 0o555);
    const { code, stderr } = await program.run(['hook', 'install', copy], { env: { GIT_CONFIG_GLOBAL: config }, ...(uid !== undefined && { uid }) });
    if (uid === undefined) chmodSync(join(copy, '.git'), 0o755);
    assert.equal(code, 1);
    assert.match(stderr, /^code-refuge: .*code-refuge.* could not be (?:made|written): permission denied\.\n$/);
    assert.deepEqual(listing(copy), before);
  });
});
