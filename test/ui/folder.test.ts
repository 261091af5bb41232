import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { temporaryFolder } from '../host/places';
import { eventually } from '../host/workbench';
import { keepFailure, openHistory, type Refuge } from './refuge';

describe('the folder of the user’s files in a real window', () => {
  let refuge: Refuge;
  const home = temporaryFolder('home');
  const folder = path.join(home, 'Code Refuge');
  before(async () => {
    refuge = await openHistory({ settings: { 'codeRefuge.quiet': true }, env: { CODE_REFUGE_DOCUMENTS: '', HOME: home } });
  });
  afterEach(async function () {
    await keepFailure(this.currentTest, refuge);
  });
  after(async () => {
    await refuge?.dispose();
    rmSync(home, { recursive: true, force: true });
  });

  const keyboard = () => refuge.workbench.page.keyboard;
  const question = () => refuge.workbench.page.locator('.quick-input-widget').getByText('Where Shall Your Files Be Kept?');

  it('is asked for when something is saved for the first time, and nothing is written by who leaves', async () => {
    await refuge.workbench.runCommand('Code Refuge: Manager README');
    const frame = await refuge.workbench.webviewFrame('Manager README');
    await frame.getByRole('button', { name: 'Save README' }).click();
    await question().waitFor();
    await keyboard().press('Escape');
    await question().waitFor({ state: 'hidden' });
    assert.equal(existsSync(folder), false);
    assert.match(await frame.locator('.save-bar').innerText(), /Goes to ~\/Code Refuge\/manager-readme\.md/);
  });

  it('is the suggested one with one key, and is not asked for again', async () => {
    const frame = await refuge.workbench.webviewFrame('Manager README');
    await frame.getByRole('button', { name: 'Save README' }).click();
    await question().waitFor();
    await keyboard().press('Enter');
    const file = path.join(folder, 'manager-readme.md');
    await eventually('the page is there', async () => assert.equal(existsSync(file), true));
    await frame.getByText('Saved in').waitFor();
    await frame.getByLabel('How I lead').fill('By asking.');
    await frame.getByRole('button', { name: 'Save README' }).click();
    await eventually('it is saved again', async () => assert.match(readFileSync(file, 'utf8'), /By asking\./));
  });

  it('says what is wrong where it can’t be written to, and keeps the form', async () => {
    writeFileSync(path.join(folder, 'reviews'), 'in the way');
    await refuge.workbench.runCommand('Code Refuge: Hold the Weekly Review');
    const frame = await refuge.workbench.webviewFrame('Hold the Weekly Review');
    await frame.getByLabel('Notes').fill('Not lost.');
    await frame.getByText(/a part of that path is a file, not a folder/).first().waitFor();
    const save = frame.getByRole('button', { name: 'Save the Review' });
    assert.equal(await save.getAttribute('aria-disabled'), 'true');
    rmSync(path.join(folder, 'reviews'));
    await eventually('it can be saved', async () => assert.equal(await save.getAttribute('aria-disabled'), 'false'));
    assert.equal(await frame.getByLabel('Notes').inputValue(), 'Not lost.');
    await save.click();
    await eventually('the review is there', async () => assert.equal(existsSync(path.join(folder, 'reviews')), true));
  });
});
