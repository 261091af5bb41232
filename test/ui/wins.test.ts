import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { temporaryFolder } from '../host/places';
import { eventually } from '../host/workbench';
import { isAccessible, userFile } from './panels';
import { keepFailure, openRefuge, type Refuge } from './refuge';
import { teamHistory } from './team-history';

const TITLE = 'Win Teller';
const FILE = 'wins/2026-11.md';

describe('the panel of the wins in a real window', () => {
  let refuge: Refuge;
  const outside = temporaryFolder('wins');
  before(async () => {
    const clock = path.join(outside, 'clock');
    writeFileSync(clock, '2026-11-20T10:00:00+01:00');
    refuge = await openRefuge(teamHistory, { settings: { 'codeRefuge.quiet': true }, env: { CODE_REFUGE_CLOCK: clock, TZ: 'Europe/Berlin', HOME: outside } });
    await refuge.workbench.runCommand(`Code Refuge: ${TITLE}`);
  });
  afterEach(async function () {
    await keepFailure(this.currentTest, refuge);
  });
  after(async () => {
    await refuge?.dispose();
    rmSync(outside, { recursive: true, force: true });
  });

  const panel = () => refuge.workbench.webviewFrame(TITLE);
  const untold = async () => (await panel()).getByRole('region', { name: 'Not told yet' });

  it('shows the team’s merged work as stories, without bumps and merges', async () => {
    const section = await untold();
    await section.getByRole('heading', { name: 'Changes in labels' }).waitFor();
    assert.deepEqual(await section.getByRole('heading', { level: 3 }).allInnerTexts(), ['Changes in labels', 'Find parcels by street', 'Upkeep']);
    await section.getByText('2 pieces of work, by Ines Duarte, Tariq Aziz').waitFor();
    assert.doesNotMatch(await section.innerText(), /Merge pull request|left-pad|couriers/);
  });

  it('looks further back', async () => {
    const section = await untold();
    await section.getByLabel('Look back').selectOption('8');
    await section.getByRole('heading', { name: 'Book couriers by the hour' }).waitFor();
    await section.getByLabel('Look back').selectOption('4');
    await section.getByRole('heading', { name: 'Book couriers by the hour' }).waitFor({ state: 'detached' });
  });

  it('saves no day without a story', async () => {
    const frame = await panel();
    await frame.getByRole('button', { name: 'Tell: Changes in labels' }).click();
    await frame.getByRole('button', { name: 'Leave Out' }).click();
    await frame.getByText('Choose a story to tell first.').waitFor();
    assert.equal(await frame.getByRole('button', { name: 'Save Wins' }).getAttribute('aria-disabled'), 'true');
  });

  it('turns a story into cost, risk or velocity, and makes the paragraph', async () => {
    const frame = await panel();
    await frame.getByRole('button', { name: 'Tell: Changes in labels' }).click();
    assert.equal(await (await untold()).getByRole('heading', { name: 'Changes in labels' }).count(), 0);
    // The list may be long, and the form is below it.
    await frame.getByRole('button', { name: 'Put Into Words' }).press('Enter');
    assert.equal(await frame.getByRole('heading', { name: 'What to tell' }).evaluate((heading) => heading === document.activeElement && heading.getBoundingClientRect().top < window.innerHeight), true);
    const story = frame.getByRole('group', { name: 'Changes in labels' });
    await story.getByText('Say it in one of the three').waitFor();
    // It is told when it is saved.
    assert.match(await frame.locator('.why').innerText(), /^4 of 4 pieces of your team’s work, /);
    await story.getByLabel('Velocity unblocked').fill('Packers wait less');
    await story.getByText('No number yet').waitFor();
    await story.getByLabel('Velocity unblocked').fill('Each packer saves 20 minutes a day');
    await eventually('nothing is missing', async () => assert.equal(await story.locator('.meter').count(), 0));
    await story.getByLabel('Title').fill('Labels print twice as fast');
    await frame.getByLabel('Paragraph').focus();
    assert.equal(await frame.getByLabel('Paragraph').inputValue(), 'Labels print twice as fast: Each packer saves 20 minutes a day. Thanks to Ines Duarte and Tariq Aziz.');
    await refuge.workbench.page.keyboard.press('Control+s');
    const text = await userFile(refuge, FILE);
    assert.match(text, /^# Wins\n\n## 2026-11-20 Leadership sync\n\nLabels print twice as fast: Each packer saves 20 minutes a day\. Thanks to Ines Duarte and Tariq Aziz\.\n\n### Labels print twice as fast\n\n#### Velocity unblocked\n\nEach packer/);
    assert.match(text, /#### Evidence\n\n- #418 Keep labels in memory\n- #412 Print each label once\n$/);
    await frame.getByText('Saved in').waitFor();
  });

  it('has the history agree that it is told', async () => {
    assert.match(await (await panel()).locator('.why').innerText(), /^2 of 4 pieces of your team’s work, merged in the last 4 weeks, are told nowhere\./);
    await refuge.workbench.runCommand('Code Refuge: Leadership Review');
    const review = await refuge.workbench.webviewFrame('Leadership Review');
    await review.getByText('2 of 4 merged pieces of team work told in no entry').first().waitFor();
    await refuge.workbench.runCommand(`Code Refuge: ${TITLE}`);
    assert.equal(await (await untold()).getByRole('heading', { name: /labels/i }).count(), 0);
  });

  it('keeps what was added by hand, and copies the paragraph', async () => {
    const file = path.join(refuge.home, 'documents', ...FILE.split('/'));
    writeFileSync(file, `${await userFile(refuge, FILE)}\n## 2026-11-06\n\nAn older one.\n`);
    const frame = await panel();
    await eventually('the panel has read it', async () => assert.match(await frame.locator('.preview-text').innerText(), /An older one/));
    await frame.getByLabel('Paragraph').fill('Labels are fast now.');
    await frame.getByRole('button', { name: 'Save Wins' }).click();
    const text = await userFile(refuge, FILE, /Leadership sync\n\nLabels are fast now\.\n/);
    assert.match(text, /\n## 2026-11-06\n\nAn older one\.\n$/);
    await frame.getByRole('button', { name: 'Copy Paragraph' }).click();
    await frame.getByRole('status').getByText('Copied.').waitFor({ state: 'attached' });
  });

  isAccessible(() => refuge, TITLE);

  it('keeps a half-written form over a reload of the window', async () => {
    await (await panel()).getByRole('button', { name: 'Tell: Find parcels by street' }).click();
    await (await panel()).getByRole('group', { name: 'Find parcels by street' }).getByLabel('Risk mitigated').fill('Fewer lost parcels');
    await refuge.workbench.runCommand('Developer: Reload Window');
    await refuge.workbench.page.locator('.statusbar-item').first().waitFor();
    await eventually('the form is back', async () => {
      const story = (await panel()).getByRole('group', { name: 'Find parcels by street' });
      assert.equal(await story.getByLabel('Risk mitigated').inputValue({ timeout: 2000 }), 'Fewer lost parcels');
    });
    assert.doesNotMatch(await userFile(refuge, FILE), /lost parcels/);
  });
});
