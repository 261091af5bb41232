import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { temporaryFolder } from '../host/places';
import { eventually } from '../host/workbench';
import { lateNow } from '../integration/history';
import { documentsOf } from './panels';
import { inTerminal, keepFailure, openHistory, type Refuge } from './refuge';

const ITEM = 'codeRefuge.score';
const BUTTONS = ['Open Review', 'Snooze…', 'This Was On-Call', "Don't Show Again"];

/** A window of its own for each test: what was said before decides what is said next. */
describe('the warning of a late night', () => {
  let refuge: Refuge;
  beforeEach(async () => {
    refuge = await openHistory();
    await scoreIsShown();
  });
  afterEach(async function () {
    await keepFailure(this.currentTest, refuge);
    await refuge?.dispose();
  });

  it('names the merge and its local time, once for a burst, and knows of it no more after an amend', async () => {
    const { date, wall, offset } = lateNow();
    mergeLate(date);
    const { text, severity, buttons } = await refuge.workbench.waitForNotification('Late-night');
    assert.match(text, /^Late-night merge: “Merge branch 'late'”, /);
    assert.ok(text.includes(` ${wall} (${offset}).`), text);
    assert.equal(severity, 'warning');
    assert.deepEqual(buttons, BUTTONS);
    inTerminal(refuge.folder, date, 'commit', '--quiet', '--amend', '--allow-empty', '-m', "Merge branch 'late'");
    await pause(4_000);
    assert.equal((await refuge.workbench.notifications()).length, 1);
  });

  it('opens the review', async () => {
    mergeLate(lateNow().date);
    await refuge.workbench.clickNotificationButton('Late-night', 'Open Review');
    await refuge.workbench.webviewFrame('Leadership Review');
  });

  it('takes a night out as on-call, on disk too, and the review brings it back', async () => {
    const { date, night } = lateNow();
    mergeLate(date);
    await refuge.workbench.clickNotificationButton('Late-night', 'This Was On-Call');
    await refuge.workbench.statusBarItem(`The night of ${night} is marked as on-call`).waitFor();
    assert.deepEqual(nightsOnDisk(), [night]);

    await refuge.workbench.runCommand('Code Refuge: Leadership Review');
    const review = await refuge.workbench.webviewFrame('Leadership Review');
    await review.getByRole('heading', { name: 'Nights on call' }).waitFor();
    await review.getByRole('button', { name: /^Undo on-call/ }).click();
    await review.getByRole('heading', { name: 'Nights on call' }).waitFor({ state: 'detached' });
    assert.deepEqual(nightsOnDisk(), []);
  });

  it('can be snoozed from the keyboard, which holds for the next event', async () => {
    const { date } = lateNow();
    mergeLate(date);
    await refuge.workbench.clickNotificationButton('Late-night', 'Snooze…');
    const list = refuge.workbench.page.locator('.quick-input-widget');
    await list.getByText('Until tomorrow 9:00').waitFor();
    assert.equal(await list.locator('.monaco-list-row').count(), 3);
    await refuge.workbench.page.keyboard.press('ArrowDown');
    await refuge.workbench.page.keyboard.press('Enter');
    await refuge.workbench.statusBarItem(/No warnings until .* 09:00/).waitFor();
    await staysSilentAfter(() => inTerminal(refuge.folder, date, 'commit', '--quiet', '--allow-empty', '-m', 'Another late one'));
  });

  it('can be switched off, and on again by a command', async () => {
    mergeLate(lateNow().date);
    await refuge.workbench.clickNotificationButton('Late-night', "Don't Show Again");
    await refuge.workbench.statusBarItem('No more late-night warnings').waitFor();
    await refuge.workbench.runCommand('Code Refuge: Resume Warnings');
    await refuge.workbench.statusBarItem('Warnings are on').waitFor();
  });

  it('says so when the on-call night can not be saved', async () => {
    mergeLate(lateNow().date);
    await refuge.workbench.waitForNotification('Late-night');
    // A file that is damaged is never written over.
    writeFileSync(path.join(refuge.home, 'on-call.json'), '{');
    await refuge.workbench.clickNotificationButton('Late-night', 'This Was On-Call');
    await refuge.workbench.waitForNotification("The on-call night couldn't be saved, so it still counts.");
  });

  async function scoreIsShown(): Promise<void> {
    await eventually('the item shows a score', async () => {
      assert.match(await refuge.workbench.statusBarItem(ITEM).innerText(), /\d/);
    });
  }

  function mergeLate(date: string): void {
    inTerminal(refuge.folder, date, 'checkout', '--quiet', '-b', 'late');
    inTerminal(refuge.folder, date, 'commit', '--quiet', '--allow-empty', '-m', 'Late work');
    inTerminal(refuge.folder, date, 'checkout', '--quiet', 'main');
    inTerminal(refuge.folder, date, 'merge', '--quiet', '--no-ff', '-m', "Merge branch 'late'", 'late');
  }

  async function staysSilentAfter(act: () => void): Promise<void> {
    act();
    await pause(4_000);
    assert.deepEqual(await refuge.workbench.notifications(), []);
  }

  function nightsOnDisk(): string[] {
    return (JSON.parse(readFileSync(path.join(refuge.home, 'on-call.json'), 'utf8')) as { nights: string[] }).nights;
  }
});

describe('the warning of a no-code zone', () => {
  const ALWAYS = { title: 'Thinking time', days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], from: '00:00', to: '24:00' };
  /** Now, and hardly ever late. */
  const date = () => `${Math.floor(Date.now() / 1000)} +0000`;
  let refuge: Refuge;
  before(async () => {
    refuge = await openHistory({
      env: { TZ: 'UTC' },
      settings: { 'codeRefuge.noCodeZones': [ALWAYS], 'codeRefuge.lateNight': { from: '00:00', to: '00:01' } },
    });
    await refuge.workbench.statusBarItem('no code until').waitFor();
    await eventually('the history is read', async () => {
      assert.match(await refuge.workbench.statusBarLabel(ITEM), /Delegation score \d+/);
    });
  });
  afterEach(async function () {
    await keepFailure(this.currentTest, refuge);
  });
  after(() => refuge?.dispose());

  it('names the merge and the zone, once for a zone, and opens the zones', async () => {
    inTerminal(refuge.folder, date(), 'checkout', '--quiet', '-b', 'topic');
    inTerminal(refuge.folder, date(), '-c', 'user.name=Lee Example', '-c', 'user.email=lee@example.org', 'commit', '--quiet', '--allow-empty', '-m', 'Their work');
    inTerminal(refuge.folder, date(), 'checkout', '--quiet', 'main');
    inTerminal(refuge.folder, date(), 'merge', '--quiet', '--no-ff', '-m', "Merge branch 'topic'", 'topic');
    const { text, severity, buttons } = await refuge.workbench.waitForNotification('A merge in');
    assert.match(text, /^A merge in “Thinking time” \(no code until (\w{3} )?00:00\): “Merge branch 'topic'”\.$/);
    assert.equal(severity, 'warning');
    assert.deepEqual(buttons, ['Open Review', 'Snooze…', 'Edit Zones', "Don't Show Again"]);
    await refuge.workbench.clickNotificationButton('A merge in', 'Edit Zones');
    await eventually('the zones are open', async () => assert.ok((await refuge.workbench.editorTitles()).includes('No-Code Zones')));
  });
});

describe('the warning of work that the register does not ask for', () => {
  const REGISTER = 'initiatives:\n  - name: Fax orders\n    goal: keep the last ten customers\n    paths: [src]\n    sunset: 2020-01-31\n';
  const outside = temporaryFolder('register');
  const clock = path.join(outside, 'clock');
  let refuge: Refuge;
  before(async () => {
    writeFileSync(clock, new Date().toISOString());
    refuge = await openHistory({ env: { TZ: 'UTC', CODE_REFUGE_CLOCK: clock }, settings: { 'codeRefuge.lateNight': { from: '00:00', to: '00:01' } } });
    mkdirSync(documentsOf(refuge), { recursive: true });
    writeFileSync(path.join(documentsOf(refuge), 'initiatives.yaml'), REGISTER);
    await eventually('the history is read', async () => {
      assert.match(await refuge.workbench.statusBarLabel(ITEM), /Delegation score \d+/);
    });
  });
  afterEach(async function () {
    await keepFailure(this.currentTest, refuge);
  });
  after(async () => {
    await refuge?.dispose();
    rmSync(outside, { recursive: true, force: true });
  });

  it('asks what a branch on no initiative is for, and begins one with its name', async () => {
    inTerminal(refuge.folder, `${Math.floor(Date.now() / 1000)} +0000`, 'checkout', '--quiet', '-b', 'queue/retries');
    commit('queue.ts', 'Try a new queue');
    const { text, buttons } = await refuge.workbench.waitForNotification('A commit on no initiative');
    assert.equal(text, 'A commit on no initiative of your register: “Try a new queue”. What is it for?');
    assert.deepEqual(buttons, ['Open Review', 'Snooze…', 'Open Initiatives', "Don't Show Again"]);
    await refuge.workbench.clickNotificationButton('A commit on no initiative', 'Open Initiatives');
    const frame = await refuge.workbench.webviewFrame('Initiatives');
    await eventually('the branch is filled in', async () => assert.equal(await frame.getByLabel('Branches').inputValue(), 'queue/*'));
  });

  it('names the initiative whose sunset has passed, and the day', async () => {
    // Later than the burst that the first warning answered.
    writeFileSync(clock, new Date(Date.now() + 120_000).toISOString());
    commit('src/file-1.ts', 'Send the header twice');
    const { text } = await refuge.workbench.waitForNotification('past its sunset');
    assert.equal(text, 'A commit on “Fax orders”, past its sunset of Fri 31 Jan 2020: “Send the header twice”.');
  });

  function commit(file: string, message: string): void {
    const date = `${Math.floor(Date.now() / 1000)} +0000`;
    writeFileSync(path.join(refuge.folder, file), `${message}\n`);
    inTerminal(refuge.folder, date, 'add', file);
    inTerminal(refuge.folder, date, 'commit', '--quiet', '-m', message);
  }
});
