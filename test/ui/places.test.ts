import assert from 'node:assert/strict';
import { chownSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { eventually } from '../host/workbench';
import { lateNow, repositoryWithHistory } from '../integration/history';
import { inTerminal, keepFailure, openHistory, openRefuge, type Refuge } from './refuge';

const ITEM = 'codeRefuge.score';

describe('windows of other kinds', () => {
  let refuge: Refuge;
  afterEach(async function () {
    await keepFailure(this.currentTest, refuge);
    await refuge?.dispose();
  });

  const showsScore = () =>
    eventually('the item shows a score', async () => {
      assert.match(await refuge.workbench.statusBarItem(ITEM).innerText(), /\d/);
    });

  async function paletteOffers(title: string): Promise<boolean> {
    const palette = refuge.workbench.page.locator('.quick-input-widget');
    await refuge.workbench.page.keyboard.press('F1');
    await palette.locator('input[type=text]').fill(`>Code Refuge: ${title}`);
    await palette.locator('.monaco-list-row').first().waitFor();
    await pause(500);
    const offered = await palette.locator('.monaco-list-row').filter({ hasText: title }).count();
    await refuge.workbench.page.keyboard.press('Escape');
    return offered > 0;
  }

  it('show nothing in a workspace that is not trusted, and everything once it is', async () => {
    refuge = await openHistory({
      settings: { 'security.workspace.trust.enabled': true, 'security.workspace.trust.startupPrompt': 'never' },
    });
    await refuge.workbench.statusBarItem('Restricted Mode').waitFor();
    await pause(5_000);
    assert.equal(await refuge.workbench.statusBarItem(ITEM).count(), 0);
    assert.equal(await paletteOffers('Leadership Review'), false, 'VS Code has started it');
    await refuge.workbench.runCommand('Workspaces: Manage Workspace Trust');
    await refuge.workbench.page.getByRole('button', { name: 'Trust', exact: true }).click();
    await showsScore();
    assert.equal(await paletteOffers('Leadership Review'), true);
  });

  it('show nothing where there is no repository', async () => {
    refuge = await openRefuge();
    await pause(5_000);
    assert.equal(await refuge.workbench.statusBarItem(ITEM).count(), 0);
    assert.deepEqual(await refuge.workbench.notifications(), []);
  });

  it('show the score without VS Code\'s Git extension, and notice what happens', async () => {
    refuge = await openHistory({ settings: { 'git.enabled': false } });
    await showsScore();
    inTerminal(refuge.folder, lateNow().date, 'commit', '--quiet', '--allow-empty', '-m', 'Late work');
    await refuge.workbench.waitForNotification('Late-night commit: “Late work”');
    await refuge.workbench.clickNotificationButton('Late-night', 'Open Review');
    const review = await refuge.workbench.webviewFrame('Leadership Review');
    await review.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)));
    await review.locator('[data-action=open-commit]').first().click();
    await refuge.workbench.waitForNotification("VS Code's Git extension is off");
  });

  it('read every folder of a multi-root workspace', async () => {
    refuge = await openRefuge((folder) => {
      for (const name of ['one', 'two']) repositoryWithHistory(path.join(folder, name));
      const folders = ['one', 'two'].map((name) => ({ path: name }));
      writeFileSync(path.join(folder, 'both.code-workspace'), JSON.stringify({ folders }));
    });
    const url = new URL(refuge.workbench.server.url);
    url.searchParams.delete('folder');
    url.searchParams.set('workspace', path.join(refuge.folder, 'both.code-workspace'));
    // The older editor opens such a workspace without its folders now and then: "You have not yet added a folder".
    await eventually('the window has the folders', async () => {
      await refuge.workbench.page.goto(url.href);
      await refuge.workbench.page.getByRole('treeitem', { name: 'two' }).first().waitFor({ timeout: 10_000 });
    });
    await showsScore();
    await refuge.workbench.statusBarItem(ITEM).click();
    const review = await refuge.workbench.webviewFrame('Leadership Review');
    await review.locator('.masthead').getByText('one, two').waitFor();
  });

  it('say in the tooltip why there is no score', async () => {
    refuge = await openRefuge((folder) => {
      inTerminal(folder, lateNow().date, 'init', '--quiet');
    });
    await eventually('the item says why', async () => {
      assert.equal((await refuge.workbench.statusBarItem(ITEM).innerText()).trim(), '–');
    });
    assert.match(await refuge.workbench.statusBarLabel(ITEM), /^No delegation score\. \S/);
  });

  it('say so when git is not there', async () => {
    refuge = await openRefuge((folder) => void repositoryWithHistory(folder), {
      settings: { 'git.enabled': false, 'git.path': '/nowhere/git' },
    });
    await eventually('the item says why', async () => {
      assert.match(await refuge.workbench.statusBarLabel(ITEM), /^No delegation score\. .*git/i);
    });
  });

  it('say so when git does not trust the owner of the repository', async function () {
    // Only the superuser can give a folder away.
    if (process.getuid?.() !== 0) return this.skip();
    refuge = await openRefuge((folder) => {
      repositoryWithHistory(folder);
      chownSync(folder, 12_345, 12_345);
      chownSync(path.join(folder, '.git'), 12_345, 12_345);
    });
    await eventually('the item says why', async () => {
      assert.match(await refuge.workbench.statusBarLabel(ITEM), /^No delegation score\. .*safe\.directory/s);
    });
  });
});
