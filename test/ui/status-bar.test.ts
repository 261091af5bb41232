import assert from 'node:assert/strict';
import { eventually } from '../host/workbench';
import { keepFailure, openHistory, type Refuge } from './refuge';

const ITEM = 'codeRefuge.score';

describe('the status bar of a real window', () => {
  let refuge: Refuge;
  before(async () => {
    refuge = await openHistory();
  });
  afterEach(async function () {
    await keepFailure(this.currentTest, refuge);
  });
  after(() => refuge?.dispose());

  it('shows the score', async () => {
    await eventually('the item shows a score', async () => {
      assert.match(await refuge.workbench.statusBarItem(ITEM).innerText(), /^\s*\d+( [▲▼]\d+)?\s*$/);
    });
  });

  it('says it in words to a screen reader', async () => {
    assert.match(await refuge.workbench.statusBarLabel(ITEM), /^Delegation score \d+ of 100/);
  });

  it('explains it on hover', async () => {
    await refuge.workbench.statusBarItem(ITEM).hover();
    const hover = refuge.workbench.page.locator('.workbench-hover');
    await hover.getByText('of 100').waitFor();
    await hover.locator('table').getByText('Merge gatekeeping').waitFor();
    await hover.getByText('From 26 weeks').waitFor();
    await refuge.workbench.page.keyboard.press('Escape');
  });

  it('opens the review with a click', async () => {
    await refuge.workbench.statusBarItem(ITEM).click();
    await refuge.workbench.webviewFrame('Leadership Review');
    assert.deepEqual(await refuge.workbench.editorTitles(), ['Leadership Review']);
  });

  it('keeps to one panel, which the palette opens too', async () => {
    await refuge.workbench.runCommand('Code Refuge: Leadership Review');
    assert.deepEqual(await refuge.workbench.editorTitles(), ['Leadership Review']);
  });

  it('gets its panel back after a reload of the window', async () => {
    const loaded = refuge.workbench.page.waitForEvent('load');
    // The page may be gone before the palette is seen to close.
    await refuge.workbench.runCommand('Developer: Reload Window').catch(() => {});
    await loaded;
    await refuge.workbench.webviewFrame('Leadership Review');
    assert.deepEqual(await refuge.workbench.editorTitles(), ['Leadership Review']);
  });
});
