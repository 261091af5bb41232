import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '../host/workbench';
import { isolatedEnvironment } from '../fixtures/git';
import { keepFailure, openHistory, type Refuge } from './refuge';

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
/** Every day and hour: the hook has no clock but the machine's. */
const ALWAYS = (title: string) => ({ 'codeRefuge.noCodeZones': [{ title, days: DAYS, from: '00:00', to: '12:00' }, { title, days: DAYS, from: '12:00', to: '24:00' }] });

describe('the git hook, from the editor', () => {
  let refuge: Refuge;
  beforeEach(async () => {
    refuge = await openHistory({ settings: ALWAYS('Leading') });
    await refuge.workbench.statusBarItem(/no code until/).waitFor();
  });
  afterEach(async function () {
    await keepFailure(this.currentTest, refuge);
    await refuge?.dispose();
  });

  const at = (...names: string[]) => join(refuge.folder, '.git', ...names);

  it('is installed after a question, follows the settings, and one command takes it out', async () => {
    await refuge.workbench.runCommand('Code Refuge: Install the Git Hook');
    await refuge.workbench.clickNotificationButton('Git will ask before a commit', 'Install');
    await refuge.workbench.statusBarItem(/Git asks in .* in no-code zones/).waitFor();
    const refused = await commit(refuge.folder);
    assert.equal(refused.code, 1, refused.output);
    assert.match(refused.output, /no code until .* \(Leading\)/);

    refuge.configure(ALWAYS('Hands off'));
    await eventually('the hook knows the new zones', async () => assert.match(readFileSync(at('code-refuge', 'zones'), 'utf8'), /\tHands off\n/));
    assert.match((await commit(refuge.folder)).output, /\(Hands off\)/);

    await refuge.workbench.runCommand('Code Refuge: Remove the Git Hook');
    await refuge.workbench.statusBarItem(/Git no longer asks in/).waitFor();
    for (const name of ['code-refuge', 'hooks/pre-commit', 'hooks/pre-merge-commit', 'hooks/pre-push', 'hooks/.code-refuge.json']) assert.ok(!existsSync(at(name)), name);
    assert.equal((await commit(refuge.folder)).code, 0);
  });

  it('is not installed without a yes', async () => {
    await refuge.workbench.runCommand('Code Refuge: Install the Git Hook');
    await refuge.workbench.waitForNotification('Git will ask before a commit');
    assert.ok(!existsSync(at('code-refuge')));
    await refuge.workbench.runCommand('Code Refuge: Remove the Git Hook');
    await refuge.workbench.waitForNotification('Code Refuge has no hook in');
  });
});

/** As a program without a terminal does. */
function commit(cwd: string): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const who = { GIT_AUTHOR_NAME: 'A', GIT_AUTHOR_EMAIL: 'a@example.com', GIT_COMMITTER_NAME: 'A', GIT_COMMITTER_EMAIL: 'a@example.com' };
    const child = spawn('git', ['commit', '--allow-empty', '-m', 'Another'], { cwd, detached: true, env: { ...isolatedEnvironment(cwd), ...who } });
    let output = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
  });
}
