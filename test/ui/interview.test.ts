import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import * as path from 'node:path';
import { eventually } from '../host/workbench';
import { documentsOf, isAccessible, userFile } from './panels';
import { keepFailure, openRefuge, type Refuge } from './refuge';

const TITLE = 'Interview Coaching';

describe('the panel of interview coaching in a real window', () => {
  let refuge: Refuge;
  before(async () => {
    // It works without a repository too.
    refuge = await openRefuge(() => {}, { settings: { 'codeRefuge.quiet': true } });
    await refuge.workbench.runCommand(`Code Refuge: ${TITLE}`);
  });
  afterEach(async function () {
    await keepFailure(this.currentTest, refuge);
  });
  after(() => refuge?.dispose());

  const panel = () => refuge.workbench.webviewFrame(TITLE);

  it('asks about what is missing, and saves the record', async () => {
    const frame = await panel();
    await frame.getByText('Say what role it is for.').waitFor();
    await frame.getByLabel('Day').fill('2026-12-07');
    // Not by the keyboard either.
    await refuge.workbench.page.keyboard.press('Control+s');
    await frame.getByLabel('Role').fill('Backend engineer');
    await frame.getByLabel('Evidence').fill('- Debugging: smart');
    await frame.getByText('There is evidence and no bar.').waitFor();
    await frame.getByText('“smart” is a verdict. What was said or done?').waitFor();
    await frame.getByLabel('The bar').fill('- Debugging: finds the cause before changing code');
    await frame.getByLabel('Evidence').fill('- Debugging: read the log first, then bisected');
    await eventually('nothing is left to ask', async () => assert.equal(await frame.locator('.meter.over').count(), 0));
    await refuge.workbench.page.keyboard.press('Control+s');
    const text = await userFile(refuge, 'practices/interview-2026-12-07-backend-engineer.md');
    assert.equal(text, '# Interview: Backend engineer\n\n- Day: 2026-12-07\n- Role: Backend engineer\n\n## The bar\n\n- Debugging: finds the cause before changing code\n\n## Evidence\n\n- Debugging: read the log first, then bisected\n');
    await frame.getByText('Saved in').waitFor();
    assert.equal(existsSync(path.join(documentsOf(refuge), 'practices', 'interview-2026-12-07-role.md')), false);
  });

  isAccessible(() => refuge, TITLE);

  it('keeps a half-written form over a reload of the window', async () => {
    await (await panel()).getByLabel('Decision').fill('Above the bar');
    await refuge.workbench.runCommand('Developer: Reload Window');
    await refuge.workbench.page.locator('.statusbar-item').first().waitFor();
    await eventually('the form is back', async () => assert.equal(await (await panel()).getByLabel('Decision').inputValue({ timeout: 2000 }), 'Above the bar'));
  });
});
