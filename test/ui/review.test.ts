import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import type { Frame } from 'playwright-core';
import { eventually } from '../host/workbench';
import { lateNow } from '../integration/history';
import { isAccessible } from './panels';
import { inTerminal, keepFailure, openHistory, type Refuge } from './refuge';

describe('the review in a real window', () => {
  let refuge: Refuge;
  before(async () => {
    refuge = await openHistory({ settings: { 'codeRefuge.quiet': true } });
    inTerminal(refuge.folder, lateNow().date, 'commit', '--quiet', '--allow-empty', '-m', 'Late <b>work</b> [x](command:y)');
  });
  beforeEach(async () => {
    await refuge.workbench.runCommand('Code Refuge: Leadership Review');
    await eventually('the panel has the focus', async () => {
      assert.equal(await (await review()).evaluate(() => document.hasFocus()), true);
    });
    // The panel remembers what the test before unfolded, if it had the time.
    await (await review()).evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = false)));
  });
  afterEach(async function () {
    await keepFailure(this.currentTest, refuge);
  });
  after(() => refuge?.dispose());

  const review = () => refuge.workbench.webviewFrame('Leadership Review');

  it('shows the score that the status bar shows', async () => {
    const frame = await review();
    const shown = await frame.locator('.score-value').innerText();
    assert.equal(parseInt(shown), parseInt(await refuge.workbench.statusBarItem('codeRefuge.score').innerText()));
  });

  it('shows a commit that is made while it is open, as text', async () => {
    const frame = await review();
    await eventually('the commit is there', async () => {
      assert.notEqual(await evidence(frame, 'Late <b>work</b> [x](command:y)').count(), 0);
    });
  });

  it('opens a commit in the editor\'s own view', async () => {
    const frame = await review();
    const button = evidence(frame, 'Merge branch \'topic-3\'').first();
    await frame.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)));
    await button.click();
    await eventually('the view of the commit is open', async () => {
      const titles = await refuge.workbench.editorTitles();
      assert.ok(titles.some((title) => /^[0-9a-f]{7} - Merge branch 'topic-3'/.test(title)), titles.join(', '));
    });
    await refuge.workbench.page.locator('.multiDiffEditor, .monaco-multi-diff-editor, .multiDiffEntry').first().waitFor();
  });

  it('opens a file that only the user knows', async () => {
    const frame = await review();
    await frame.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)));
    await frame.locator('[data-action=open-file]').filter({ hasText: 'src/file-1.ts' }).first().click();
    await eventually('the file is open', async () => {
      const titles = await refuge.workbench.editorTitles();
      assert.ok(titles.some((title) => title.startsWith('file-1')), titles.join(', '));
    });
  });

  it('answers a question beside its finding, with the numbers of the history, and leads to the tactic', async () => {
    const frame = await review();
    const finding = frame.getByRole('region', { name: /^Hands-on share/ });
    await finding.getByText('How technical should I stay?').click();
    await finding.getByText(/^You wrote \d+ % of the commits, and \d+ of \d+ files have no author but you\.$/).waitFor();
    await finding.locator('details[open]').getByRole('button', { name: 'Delegation Plan' }).click();
    await (await refuge.workbench.webviewFrame('Delegation Plan')).locator('h1').first().waitFor();
    await refuge.workbench.runCommand('Code Refuge: Leadership Review');
  });

  it('writes the delegation plan as Markdown to go on with', async () => {
    await refuge.workbench.runCommand('Code Refuge: Write Delegation Plan');
    const lines = refuge.workbench.page.locator('.editor-instance .view-lines').filter({ hasText: 'Delegation plan' });
    await lines.waitFor();
    assert.match((await lines.innerText()).replace(/\u00a0/g, ' '), /Truck factor/);
  });

  it('can be used by keyboard alone', async () => {
    await refuge.workbench.runCommand('View: Close All Editors');
    await refuge.workbench.runCommand('Code Refuge: Leadership Review');
    const frame = await review();
    await eventually('Tab reaches the first button of the page', async () => {
      await refuge.workbench.page.keyboard.press('Tab');
      assert.equal(await frame.evaluate(() => document.activeElement?.getAttribute('data-action')), 'refresh');
    }, 10_000);
    const visited = new Set<string>();
    for (let n = 0; n < 60; n++) {
      visited.add((await frame.evaluate(() => document.activeElement?.getAttribute('data-key'))) ?? '');
      await refuge.workbench.page.keyboard.press('Tab');
    }
    for (const key of ['export-markdown', 'export-html', 'signals summary']) assert.ok(visited.has(key), `${key} in ${[...visited].join(', ')}`);
  });

  it('gives its evidence by keyboard: Tab, Enter on the list, Tab, Enter on the commit', async () => {
    // A reload of the page, unlike one of the window, may forget what was open.
    await refuge.workbench.page.reload();
    await refuge.workbench.runCommand('Code Refuge: Leadership Review');
    const frame = await review();
    // The history is read anew, and Tab reaches nothing that isn't there yet.
    await frame.locator('summary').filter({ hasText: 'Evidence' }).first().waitFor();
    await tabTo(frame, 'summary', 'Evidence');
    await refuge.workbench.page.keyboard.press('Enter');
    await tabTo(frame, 'button[data-action=open-commit]', '');
    await refuge.workbench.page.keyboard.press('Enter');
    await eventually('the view of the commit is open', async () => {
      assert.ok((await refuge.workbench.editorTitles()).some((title) => /^[0-9a-f]{7} - /.test(title)));
    });
    await refuge.workbench.runCommand('View: Close All Editors');
  });

  isAccessible(() => refuge, 'Leadership Review', { unfolded: true });

  for (const [button, ending, start] of [['Export Markdown', 'md', '# Leadership review'], ['Export HTML', 'html', '<!DOCTYPE html>']] as const) {
    it(`is written to a file of the user's choice: ${button}`, async () => {
      await (await review()).getByRole('button', { name: button }).click();
      const dialog = refuge.workbench.page.locator('.quick-input-widget');
      await eventually('the dialog suggests a name', async () => {
        assert.match(await dialog.locator('input[type=text]').inputValue(), new RegExp(`leadership-review-\\d{4}-\\d\\d-\\d\\d\\.${ending}$`));
      });
      const file = await dialog.locator('input[type=text]').inputValue();
      await refuge.workbench.page.keyboard.press('Enter');
      await refuge.workbench.waitForNotification(`.${ending}`);
      assert.ok(readFileSync(file, 'utf8').startsWith(start));
      await refuge.workbench.clickNotificationButton(`.${ending}`, 'Open');
      await eventually('the file is open', async () => {
        const titles = await refuge.workbench.editorTitles();
        // The newer VS Code shows the ending apart from the name.
        assert.ok(titles.some((title) => path.basename(file).startsWith(title)), JSON.stringify(titles));
      });
    });
  }

  async function tabTo(frame: Frame, selector: string, text: string): Promise<void> {
    for (let n = 0; n < 80; n++) {
      const here = await frame.evaluate(
        ([wanted = '', part = '']) => document.activeElement?.matches(wanted) === true && (document.activeElement.textContent ?? '').includes(part),
        [selector, text],
      );
      if (here) return;
      await refuge.workbench.page.keyboard.press('Tab');
    }
    assert.fail(`Tab does not reach ${selector} ${text}`);
  }

  it('follows a setting at once', async () => {
    const says = (text: RegExp) =>
      // The frame is another one where the panel was hidden and came back.
      eventually(`the review says ${text}`, async () => assert.notEqual(await (await review()).getByText(text).count(), 0));
    refuge.configure({ 'codeRefuge.windowWeeks': 5 });
    await says(/, 5 weeks/);
    refuge.configure({ 'codeRefuge.windowWeeks': undefined });
    await says(/, 26 weeks/);
  });

  it('names a setting that is wrong, in one message and in the review', async () => {
    refuge.configure({ 'codeRefuge.windowWeeks': 0, 'codeRefuge.weekend': ['saturday'] });
    const { buttons, text } = await refuge.workbench.waitForNotification("2 settings can't be used");
    assert.deepEqual(buttons, ['Open Settings']);
    assert.match(text, /codeRefuge\.windowWeeks: must be at least 1/);
    await (await review()).locator('.problems').getByText('codeRefuge.windowWeeks').first().waitFor();
    await refuge.workbench.clickNotificationButton("2 settings can't be used", 'Open Settings');
    const settings = refuge.workbench.page.locator('.settings-editor');
    for (const name of ['Window Weeks', 'Weekend']) await settings.getByText(name).first().waitFor();
    assert.equal(await settings.locator('.setting-item-contents').count(), 2);
  });
});

function evidence(frame: Frame, subject: string) {
  return frame.locator('[data-action=open-commit]').filter({ hasText: subject }).or(
    frame.locator('li, tr').filter({ hasText: subject }).locator('[data-action=open-commit]'),
  );
}
