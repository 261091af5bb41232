import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exactly } from '../../../src/store/hold-bytes';
import { addKeys } from '../../../src/store/hold-keys';
import { HoldRecord, type Globs } from '../../../src/store/hold-record';

const GLOBS: Globs = { 'files.readonlyInclude': ['/work/a/**'], 'files.readonlyExclude': [] };
const TEXT = '{ // mine\n   "a":1 }';

describe('the script that VS Code runs after an uninstall', () => {
  let home: string;
  beforeEach(() => (home = mkdtempSync(join(tmpdir(), 'uninstall-'))));
  afterEach(() => rmSync(home, { recursive: true, force: true }));

  it('has nothing to do, and does nothing, where nothing is held', () => {
    assert.deepEqual(run(), { status: 0, stderr: '' });
  });

  it('puts the settings back and keeps the user’s files', async () => {
    await held(TEXT);
    for (const kept of ['on-call.json', 'broken-glass.jsonl']) writeFileSync(join(home, kept), 'x');
    assert.deepEqual(run(), { status: 0, stderr: '' });
    assert.equal(readFileSync(join(home, 'settings.json'), 'utf8'), TEXT);
    assert.equal(existsSync(join(home, 'hold.json')), false);
    for (const kept of ['on-call.json', 'broken-glass.jsonl']) assert.equal(readFileSync(join(home, kept), 'utf8'), 'x');
  });

  it('leaves nothing of what was kept to save time', () => {
    mkdirSync(join(home, 'cache'));
    writeFileSync(join(home, 'cache', 'changes-0.bin'), 'x');
    assert.deepEqual(run(), { status: 0, stderr: '' });
    assert.equal(existsSync(join(home, 'cache')), false);
  });

  it('keeps the record of what it could not put back, and says so', async () => {
    await held(TEXT);
    writeFileSync(join(home, 'settings.json'), '{');
    const { status, stderr } = run();
    assert.equal(status, 1);
    assert.match(stderr, /Code Refuge: .*settings\.json can't be changed/);
    assert.ok(existsSync(join(home, 'hold.json')));
  });

  async function held(text: string): Promise<void> {
    const file = join(home, 'settings.json');
    const after = Buffer.from(addKeys(text, GLOBS));
    writeFileSync(file, after);
    await new HoldRecord(join(home, 'hold.json')).write([
      {
        user: home,
        file,
        settings: { 'files.readonlyInclude': { existed: false, keys: { '/work/a/**': {} } }, 'files.readonlyExclude': { existed: false, keys: {} } },
        exact: exactly(Buffer.from(text), after),
        holders: [{ session: 's', process: 1, host: 'h', until: '2026-11-24T11:30:00+00:00', keys: GLOBS }],
      },
    ]);
  }

  function run(): { status: number | null; stderr: string } {
    const script = join(__dirname, '../../../src/uninstall/uninstall.ts');
    const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', script], { env: { ...process.env, CODE_REFUGE_HOME: home }, encoding: 'utf8' });
    return { status, stderr };
  }
});
