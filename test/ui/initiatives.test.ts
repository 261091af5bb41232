import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import * as path from 'node:path';
import type { Repository } from '../fixtures/repository';
import { eventually } from '../host/workbench';
import { documentsOf, isAccessible, userFile } from './panels';
import { keepFailure, openHistory, type Refuge } from './refuge';

const TITLE = 'Initiatives';
const FILE = 'initiatives.yaml';

describe('the panel of the initiatives in a real window', () => {
  let refuge: Refuge & { repository: Repository };
  before(async () => {
    refuge = await openHistory({ settings: { 'codeRefuge.quiet': true } });
    refuge.repository.checkout('slots/returns', { create: true });
  });
  afterEach(async function () {
    await keepFailure(this.currentTest, refuge);
  });
  after(() => refuge?.dispose());

  const panel = () => refuge.workbench.webviewFrame(TITLE);
  const keyboard = () => refuge.workbench.page.keyboard;
  const file = () => path.join(documentsOf(refuge), FILE);

  it('opens from the palette, with the checked-out branch in a new initiative', async () => {
    await refuge.workbench.runCommand('Code Refuge: Initiatives');
    const frame = await panel();
    await frame.getByRole('heading', { name: TITLE, level: 1 }).waitFor();
    await frame.getByText('It belongs to no initiative; a new one is ready with its name.').waitFor();
    await eventually('the branch is filled in', async () => assert.equal(await frame.getByLabel('Branches').inputValue(), 'slots/*'));
  });

  it('begins the register by keyboard, with a folder that the history suggests', async () => {
    const frame = await panel();
    await frame.getByLabel('Name').focus();
    await keyboard().type('Pickup slots');
    await keyboard().press('Tab');
    await keyboard().type('Fewer calls: to support');
    await frame.getByLabel('Measure').fill('calls a week');
    await frame.getByLabel('Why the business wants it').selectOption('customers');
    assert.equal(await frame.getByRole('textbox', { name: 'In a sentence' }).getAttribute('placeholder'), 'Pickup slots serves customers: Fewer calls: to support. How we will know: calls a week.');
    await frame.getByRole('button', { name: /^Add src / }).click();
    await frame.getByRole('region', { name: 'In the register' }).getByText('goal: "Fewer calls: to support"').waitFor();
    await frame.getByLabel('Goal').focus();
    await keyboard().press('Control+s');
    const text = await userFile(refuge, FILE);
    assert.equal(text, 'initiatives:\n  - name: Pickup slots\n    goal: "Fewer calls: to support"\n    measure: calls a week\n    serves: customers\n    paths: [src]\n    branches: ["slots/*"]\n');
  });

  it('says what landed on it, and on which initiative the branch is', async () => {
    const frame = await panel();
    await frame.getByText(/It belongs to\s+Pickup slots/).waitFor();
    await frame.getByRole('heading', { name: 'Pickup slots', level: 2 }).waitFor();
    await frame.getByText(/^24 commits in \d+ weeks, the last one on /).waitFor();
  });

  it('opens from Source Control too, on the initiative of the branch', async () => {
    const { page } = refuge.workbench;
    await refuge.workbench.runCommand('View: Close All Editors');
    await page.getByRole('tab', { name: /^Source Control/ }).first().click();
    const changes = page.locator('.part.sidebar .pane-header:visible').first();
    await changes.hover();
    await changes.locator('[aria-label*="More Actions"]').click();
    // A menu takes no click in the first moment of its life.
    await page.locator('.monaco-menu').getByText('Initiatives').hover();
    await keyboard().press('Enter');
    await (await panel()).getByText(/It belongs to\s+Pickup slots/).waitFor();
  });

  it('is named in the tree, with the branch', async () => {
    await refuge.workbench.runCommand('View: Show Code Refuge');
    await refuge.workbench.page.getByRole('treeitem', { name: /Initiatives.*slots\/returns: Pickup slots/ }).first().waitFor();
  });

  it('keeps what was written by hand, to the byte, and tells of work after the sunset', async () => {
    const byHand = (await userFile(refuge, FILE)).replace('goal:', '# agreed in May\n    owner: me\n    goal:   ');
    writeFileSync(file(), byHand);
    const frame = await panel();
    await frame.getByText(/"owner" is no field of an initiative/).waitFor();
    await frame.getByLabel('Sunset').fill('2020-01-31');
    await frame.getByRole('button', { name: 'Save Register' }).click();
    assert.equal(await userFile(refuge, FILE, /sunset/), `${byHand}    sunset: 2020-01-31\n`);
    await frame.getByText(/All of them were made after the sunset of .*: who still needs it\?/).waitFor();
  });

  it('lets the user choose where the file was changed in the meantime', async () => {
    const frame = await panel();
    await frame.getByLabel('Measure').fill('mine');
    const theirs = (await userFile(refuge, FILE)).replace('Fewer calls', 'No calls');
    writeFileSync(file(), theirs);
    await frame.getByRole('button', { name: 'Save Register' }).click();
    await frame.getByRole('button', { name: 'Write My Form Into It' }).click();
    assert.equal(await userFile(refuge, FILE, /mine/), theirs.replace('calls a week', 'mine'));
  });

  isAccessible(() => refuge, TITLE);

  it('fits a narrow window', async () => {
    await refuge.workbench.page.setViewportSize({ width: 700, height: 900 });
    const frame = await panel();
    await eventually('nothing sticks out', async () => assert.equal(await frame.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth), true));
    const pictures = process.env['CODE_REFUGE_PICTURES'];
    if (pictures !== undefined) await refuge.workbench.screenshot(path.join(pictures, 'initiatives-narrow.png'));
    await refuge.workbench.page.setViewportSize({ width: 1280, height: 800 });
    if (pictures !== undefined) await refuge.workbench.screenshot(path.join(pictures, 'initiatives-contrast.png'));
  });

  it('keeps a half-written form over a reload of the window', async () => {
    const frame = await panel();
    await frame.getByLabel('Measure').fill('Half a');
    await refuge.workbench.runCommand('Developer: Reload Window');
    await refuge.workbench.page.locator('.statusbar-item').first().waitFor();
    await eventually('the form is back', async () => assert.equal(await (await panel()).getByLabel('Measure').inputValue({ timeout: 2000 }), 'Half a'));
  });
});
