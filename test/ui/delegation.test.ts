import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import type { Repository } from '../fixtures/repository';
import { eventually } from '../host/workbench';
import { LEE } from '../integration/history';
import { documentsOf, isAccessible, userFile } from './panels';
import { keepFailure, openHistory, type Refuge } from './refuge';

const TITLE = 'Delegation Plan';
const FILE = 'delegation/src.md';
const WEEK = 7 * 24 * 60 * 60;

describe('the panel of the delegation plan in a real window', () => {
  let refuge: Refuge & { repository: Repository };
  before(async () => {
    refuge = await openHistory({ settings: { 'codeRefuge.quiet': true } });
  });
  afterEach(async function () {
    await keepFailure(this.currentTest, refuge);
  });
  after(() => refuge?.dispose());

  const panel = () => refuge.workbench.webviewFrame(TITLE);
  const keyboard = () => refuge.workbench.page.keyboard;
  const file = () => path.join(documentsOf(refuge), ...FILE.split('/'));

  it('opens from the palette, and proposes who comes next in each area', async () => {
    await refuge.workbench.runCommand('Code Refuge: Delegation Plan');
    const frame = await panel();
    await frame.getByRole('heading', { name: TITLE, level: 1 }).waitFor();
    const areas = frame.getByRole('navigation', { name: 'Areas' });
    await areas.getByRole('button', { name: /^src/ }).click();
    assert.equal(await frame.getByLabel('Successor').inputValue(), 'Lee Example');
    await frame.locator('.preview-text').getByText('Ask Lee Example, and agree on a day by which it is theirs').waitFor();
  });

  it('saves the hand-over by keyboard alone, as a file with a checklist', async () => {
    const frame = await panel();
    await frame.getByLabel('Start').fill('2026-11-02');
    await frame.getByLabel('First step').focus();
    // Not Control+a: the editor answers it by selecting all once more, a little later, with what was typed since.
    await keyboard().press('Control+Home');
    await keyboard().press('Control+Shift+End');
    await keyboard().type('Lee takes the next ticket.');
    await keyboard().press('Tab');
    await keyboard().press('Space');
    await keyboard().press('Control+s');
    const text = await userFile(refuge, FILE, /Lee takes the next ticket\./);
    assert.match(text, /^# Handing over src\n\n- Area: src\n- Repository: work\n- Successor: Lee Example\n- Start: 2026-11-02\n\nAs of .*4 of 6 files have no author but you\./);
    assert.match(text, /\n## Checklist\n\n- \[x\] Ask Lee Example/);
    await frame.getByText('Saved in').waitFor();
  });

  it('keeps what was added by hand, to the byte', async () => {
    const byHand = (await userFile(refuge, FILE)).replace('## Checklist', '## Agreed\n\n*  Lunch on Fridays  \n\n## Checklist');
    writeFileSync(file(), byHand);
    const frame = await panel();
    await frame.locator('.preview-text').getByText('Lunch on Fridays').waitFor();
    await frame.getByLabel(/^Write down what src is for/).check();
    await frame.getByRole('button', { name: 'Save Hand-Over' }).click();
    assert.equal(await userFile(refuge, FILE, /- \[x\] Write down/), byHand.replace('- [ ] Write down', '- [x] Write down'));
  });

  it('follows up in the history whether the work moves', async () => {
    const now = Math.floor(Date.now() / 1000);
    const started = new Date((now - 2 * WEEK) * 1000).toISOString().slice(0, 10);
    const frame = await panel();
    await frame.getByLabel('Start').fill(started);
    await frame.getByRole('button', { name: 'Save Hand-Over' }).click();
    const followUp = frame.getByRole('region', { name: 'Is the work moving?' });
    await followUp.getByText(/Nothing has changed there since/).waitFor();
    for (let n = 0; n < 5; n++) {
      const author = n === 2 ? refuge.repository.user : LEE;
      refuge.repository.commit({ author, committer: author, message: `After the start ${n}`, files: { 'src/file-1.ts': `export const after = ${n};\n` }, authorDate: `${now - WEEK + n * 3600} +0000` });
    }
    await followUp.getByText(/Lee Example made 4 of 5 commits there, you 1\..*The work has moved\./).waitFor();
    assert.match((await frame.getByRole('navigation', { name: 'Areas' }).getByRole('button', { name: /^src/ }).textContent()) ?? '', /to Lee Example from .*: has moved/);
    await followUp.getByText('The 5 commits since').click();
    await followUp.getByRole('button', { name: /After the start 2/ }).waitFor();
    assert.equal(await followUp.getByRole('img', { name: /^Commits in the area, by week/ }).count(), 1);
  });

  it('names a file that it can’t take, and goes on with the others', async () => {
    mkdirSync(path.dirname(file()), { recursive: true });
    writeFileSync(path.join(path.dirname(file()), 'odd.md'), '# Something else\n');
    const frame = await panel();
    await frame.getByText('delegation/odd.md names no area, so it is left out here.').waitFor();
    await frame.getByRole('heading', { name: 'src', level: 2 }).waitFor();
  });

  isAccessible(() => refuge, TITLE, { unfolded: true });

  it('fits a narrow window', async () => {
    await refuge.workbench.page.setViewportSize({ width: 700, height: 900 });
    const frame = await panel();
    await eventually('nothing sticks out', async () => assert.equal(await frame.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth), true));
    await refuge.workbench.page.setViewportSize({ width: 1280, height: 800 });
  });

  it('keeps a half-written form over a reload of the window', async () => {
    const frame = await panel();
    await frame.getByLabel('First step').fill('Half a');
    await refuge.workbench.runCommand('Developer: Reload Window');
    await refuge.workbench.page.locator('.statusbar-item').first().waitFor();
    await eventually('the form is back', async () => assert.equal(await (await panel()).getByLabel('First step').inputValue({ timeout: 2000 }), 'Half a'));
  });
});
