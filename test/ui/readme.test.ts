import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { eventually } from '../host/workbench';
import { documentsOf, isAccessible, userFile } from './panels';
import { keepFailure, openHistory, type Refuge } from './refuge';

const TITLE = 'Manager README';
const FILE = 'manager-readme.md';

describe('the panel of the Manager README in a real window', () => {
  let refuge: Refuge;
  before(async () => {
    refuge = await openHistory({ settings: { 'codeRefuge.quiet': true, 'codeRefuge.noCodeZones': [{ title: 'One-on-ones', days: ['tue'], from: '13:00', to: '15:00' }] }, env: { TZ: 'Europe/Berlin' } });
  });
  afterEach(async function () {
    await keepFailure(this.currentTest, refuge);
  });
  after(() => refuge?.dispose());

  const panel = () => refuge.workbench.webviewFrame(TITLE);
  const keyboard = () => refuge.workbench.page.keyboard;
  const file = () => path.join(documentsOf(refuge), FILE);

  it('opens from the view Code Refuge', async () => {
    const { page } = refuge.workbench;
    await refuge.workbench.runCommand('View: Show Code Refuge');
    const entry = page.getByRole('treeitem', { name: /^Manager README/ }).last();
    await entry.click();
    const frame = await panel();
    await frame.getByRole('heading', { name: TITLE, level: 1 }).waitFor();
    await frame.locator('.preview-text').getByText('No code: Tue, 13:00 to 15:00, One-on-ones').waitFor();
    // The name comes with the history, which is read while the form is already there.
    await frame.locator('.preview-text').getByText('Working with Ada Example').waitFor();
  });

  it('saves what is written by keyboard alone, and shows it while it is written', async () => {
    const frame = await panel();
    await frame.getByLabel('How I lead').focus();
    await keyboard().type('The team decides how, I say why.');
    await frame.locator('.preview-text').getByText('The team decides how, I say why.').waitFor();
    await keyboard().press('Control+s');
    const text = await userFile(refuge, FILE, /The team decides/);
    assert.match(text, /^# Working with Ada Example\n\n## When I work\n\n- Working hours: Mon to Fri, 09:00 to 18:00 \(Europe\/Berlin\)\n- No code: Tue, 13:00 to 15:00, One-on-ones\n\n## How I lead\n\nThe team decides how, I say why\.\n$/);
    await frame.getByText('Saved in').waitFor();
  });

  it('says how much more than a page it is, and where it describes a temper', async () => {
    const frame = await panel();
    await frame.getByLabel('What I expect').fill(`I am blunt. ${'word '.repeat(400)}`);
    await frame.getByText(/words, \d+ more than a page/).waitFor();
    await frame.getByText('“I am blunt” describes you.').waitFor();
    await frame.getByRole('button', { name: 'Discard Changes' }).click();
    await frame.getByText(/words, one page/).waitFor();
  });

  it('keeps what was edited by hand, and lets its user choose where both were changed', async () => {
    const frame = await panel();
    await frame.getByLabel('How I give feedback').fill('The same day, in private.');
    const byHand = `${await userFile(refuge, FILE)}\n## Lunch\n\nAt twelve.\n`;
    writeFileSync(file(), byHand);
    await frame.getByRole('button', { name: 'Save README' }).click();
    await frame.getByText('was changed elsewhere since this form was opened').waitFor();
    assert.equal(await userFile(refuge, FILE), byHand);
    await frame.getByRole('button', { name: 'Write My Form Into It' }).click();
    const both = await userFile(refuge, FILE, /The same day, in private\./);
    assert.match(both, /## Lunch\n\nAt twelve\.\n/);
    // The file is there a moment before the panel hears of it.
    await eventually('nothing is left to choose', async () => assert.equal(await frame.getByText('was changed elsewhere').count(), 0));
  });

  it('says when settings and page have drifted apart', async () => {
    refuge.configure({ 'codeRefuge.noCodeZones': [{ title: 'One-on-ones', days: ['wed'], from: '13:00', to: '15:00' }] });
    const frame = await panel();
    const drift = frame.getByRole('region', { name: 'The no-code zones differ' });
    await drift.getByText('No code: Wed, 13:00 to 15:00, One-on-ones').waitFor();
    const entry = refuge.workbench.page.getByRole('treeitem', { name: /^Manager README/ }).last();
    await eventually('the tree says so', async () => assert.match((await entry.textContent()) ?? '', /Other no-code zones than in your settings/));
    await drift.getByRole('button', { name: /Take the Settings/ }).click();
    await frame.getByRole('button', { name: 'Save README' }).click();
    await userFile(refuge, FILE, /No code: Wed, 13:00/);
    await eventually('nothing differs', async () => assert.equal(await drift.count(), 0));
    await eventually('nor in the tree', async () => assert.match((await entry.textContent()) ?? '', /One page on how to work with you/));
  });

  isAccessible(() => refuge, TITLE);

  it('keeps a half-written form over a reload of the window', async () => {
    const frame = await panel();
    await frame.getByLabel('How I support you').fill('One-on-ones are yours');
    await refuge.workbench.runCommand('Developer: Reload Window');
    await refuge.workbench.page.locator('.statusbar-item').first().waitFor();
    await eventually('the form is back', async () => assert.equal(await (await panel()).getByLabel('How I support you').inputValue({ timeout: 2000 }), 'One-on-ones are yours'));
    assert.doesNotMatch(await userFile(refuge, FILE), /One-on-ones are yours/);
  });

  it('opens as it was left after it was closed, and what was saved is not asked about again', async () => {
    const { workbench } = refuge;
    const reopened = async () => {
      const tab = workbench.page.getByRole('tab', { name: TITLE });
      await workbench.runCommand('View: Close Editor');
      await tab.waitFor({ state: 'detached' });
      await workbench.runCommand(`Code Refuge: ${TITLE}`);
      await tab.waitFor();
    };
    await reopened();
    await eventually('the form is back', async () => assert.equal(await (await panel()).getByLabel('How I support you').inputValue({ timeout: 2000 }), 'One-on-ones are yours'));
    await (await panel()).getByRole('button', { name: 'Save README' }).click();
    await userFile(refuge, FILE, /One-on-ones are yours/);
    await (await panel()).getByText('Saved in').waitFor();
    await reopened();
    await eventually('it is saved', async () => assert.equal(await (await panel()).getByText('Saved in').count(), 1));
    assert.equal(await (await panel()).getByRole('button', { name: 'Discard Changes' }).count(), 0);
  });
});
