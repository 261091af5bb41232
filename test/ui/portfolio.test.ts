import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { temporaryFolder } from '../host/places';
import { eventually } from '../host/workbench';
import { isAccessible, saveWhereSuggested, userFile } from './panels';
import { keepFailure, openRefuge, type Refuge } from './refuge';
import { teamHistory } from './team-history';

const TITLE = 'Impact Portfolio';
const FILE = 'portfolio/2026.md';

describe('the panel of the impact portfolio in a real window', () => {
  let refuge: Refuge;
  const outside = temporaryFolder('portfolio');
  const clock = path.join(outside, 'clock');
  const goOnTo = (time: string) => writeFileSync(clock, time);
  before(async () => {
    goOnTo('2026-11-20T10:00:00+01:00');
    refuge = await openRefuge((folder) => {
      teamHistory(folder);
      execFileSync('git', ['-C', folder, 'config', 'remote.origin.url', 'git@github.parcelway.example:shop/parcelway.git']);
    }, { settings: { 'codeRefuge.warningsPerDay': 0 }, env: { CODE_REFUGE_CLOCK: clock, TZ: 'Europe/Berlin', HOME: outside } });
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
  const keyboard = () => refuge.workbench.page.keyboard;
  const settings = () => readFileSync(path.join(refuge.workbench.server.dataDir, 'data', 'User', 'settings.json'), 'utf8');
  const reminders = () => refuge.workbench.page.locator('.notification-list-item').filter({ hasText: 'Once a month' });

  it('begins an entry from merged work, and asks for what it lacks', async () => {
    const frame = await panel();
    await frame.getByText(/^There is no entry yet; \d of \d pieces of your team’s work, merged in the last 13 weeks, are told nowhere\./).waitFor();
    await frame.getByRole('button', { name: 'Begin: Changes in labels' }).click();
    assert.equal(await frame.getByLabel('Quarter').inputValue(), '2026-Q4');
    assert.equal(await frame.getByLabel('Credit').inputValue(), 'Ines Duarte, Tariq Aziz');
    await frame.getByText('No number yet: how much money, risk or time?').waitFor();
    assert.equal(await frame.getByRole('button', { name: 'Discard Changes' }).count(), 1);
    await frame.getByLabel('Title').fill('Labels print twice as fast');
    await frame.getByLabel('Result').fill('Each packer saves 20 minutes a day, about €90,000 a year.');
    await frame.getByText('There is a number for money and speed.').waitFor();
    await keyboard().press('Control+s');
    const text = await userFile(refuge, FILE);
    assert.equal(
      text,
      '# Impact portfolio\n\n## 2026 Q4\n\n### Labels print twice as fast\n\n#### Result\n\nEach packer saves 20 minutes a day, about €90,000 a year.\n\n#### Credit\n\nInes Duarte, Tariq Aziz\n\n#### Evidence\n\n- [#418](https://github.parcelway.example/shop/parcelway/pull/418) Keep labels in memory\n- [#412](https://github.parcelway.example/shop/parcelway/pull/412) Print each label once\n',
    );
    await frame.getByText('Saved in').waitFor();
  });

  it('has links in the preview that the editor can open, and no others', async () => {
    const frame = await panel();
    const preview = frame.locator('.preview-text');
    assert.deepEqual(await preview.getByRole('link').evaluateAll((links) => links.map((link) => link.getAttribute('href'))), [
      'https://github.parcelway.example/shop/parcelway/pull/418',
      'https://github.parcelway.example/shop/parcelway/pull/412',
    ]);
    await frame.getByLabel('Evidence').fill('[page](https://elsewhere.example/412) [file](notes.md)');
    await preview.getByText('page file').waitFor();
    assert.deepEqual(await preview.getByRole('link').allInnerTexts(), ['page']);
    await frame.getByRole('button', { name: 'Discard Changes' }).click();
    await preview.getByText('#418').waitFor();
  });

  it('lists entries by quarter, with what they lack, and no longer offers their work', async () => {
    const frame = await panel();
    await frame.getByRole('button', { name: 'All Entries' }).click();
    await frame.getByRole('button', { name: 'New Entry' }).click();
    await frame.getByLabel('Title').fill('Search is kinder');
    await frame.getByLabel('Quarter').selectOption('2026-Q3');
    await frame.getByRole('button', { name: 'Save Entry' }).click();
    await userFile(refuge, FILE, /## 2026 Q4[\s\S]*## 2026 Q3\n\n### Search is kinder\n$/);
    await frame.getByRole('button', { name: 'All Entries' }).click();
    const entries = frame.getByRole('region', { name: 'Entries' });
    assert.deepEqual(await entries.getByRole('heading', { level: 3 }).allInnerTexts(), ['2026 Q4', '2026 Q3']);
    assert.deepEqual(await entries.locator('.lacks').allInnerTexts(), ['No number yet: how much money, risk or time? Nobody is credited yet.']);
    assert.equal(await frame.getByRole('button', { name: 'Begin: Changes in labels' }).count(), 0);
  });

  it('changes only what its form knows, and moves an entry whole', async () => {
    const file = path.join(refuge.home, 'documents', ...FILE.split('/'));
    writeFileSync(file, (await userFile(refuge, FILE)).replace('### Search is kinder\n', '### Search is kinder\n\nMy own line. <!-- mine -->\n\n#### Credit\n\nTariq\n'));
    const frame = await panel();
    await eventually('the panel has read it', async () => assert.deepEqual(await frame.locator('.lacks').allInnerTexts(), ['No number yet: how much money, risk or time?']));
    await frame.getByRole('button', { name: 'Edit: Search is kinder' }).click();
    await frame.getByLabel('Situation').fill('Nobody found a parcel.');
    await frame.getByLabel('Quarter').selectOption('2026-Q4');
    await frame.getByRole('button', { name: 'Save Entry' }).click();
    const text = await userFile(refuge, FILE, /Nobody found a parcel/);
    assert.match(text, /- \[#412\]\(https:[^)]+\) Print each label once\n\n### Search is kinder\n\nMy own line\. <!-- mine -->\n\n#### Situation\n\nNobody found a parcel\.\n\n#### Credit\n\nTariq\n\n## 2026 Q3\n/);
    await frame.getByRole('button', { name: 'All Entries' }).click();
  });

  it('is taken along as a page', async () => {
    const frame = await panel();
    const section = frame.getByRole('region', { name: 'Take it along' });
    await section.getByLabel('For').selectOption('packet');
    await section.getByRole('button', { name: 'Export HTML' }).click();
    const written = await saveWhereSuggested(refuge, outside, 'impact-portfolio-2026-11-20.html');
    assert.match(written, /<h3>Labels print twice as fast<\/h3>\s*<h4>Result<\/h4>\s*<p>Each packer saves 20 minutes/);
    assert.doesNotMatch(written, /<script/);
  });

  it('reminds once a month, and can be put off', async () => {
    const frame = await panel();
    await frame.getByRole('button', { name: 'Remind Me on the First of Each Month' }).click();
    await eventually('the setting is there', async () => assert.match(settings(), /"codeRefuge\.portfolioReminder": 1/));
    assert.equal(await reminders().count(), 0);
    goOnTo('2026-12-01T09:00:30+01:00');
    await refuge.workbench.clickNotificationButton('Once a month: what did your team achieve', 'Snooze…');
    await refuge.workbench.page.locator('.quick-input-widget .monaco-list-row').filter({ hasText: 'For 1 hour' }).click();
    await eventually('the reminder is gone', async () => assert.equal(await reminders().count(), 0));
    goOnTo('2026-12-01T10:01:00+01:00');
    await refuge.workbench.clickNotificationButton('Once a month: what did your team achieve', 'No More Reminders');
    await eventually('the setting is off', async () => assert.match(settings(), /"codeRefuge\.portfolioReminder": 0/));
  });

  isAccessible(() => refuge, TITLE);

  it('keeps a half-written entry over a reload of the window', async () => {
    await (await panel()).getByRole('button', { name: 'New Entry' }).click();
    await (await panel()).getByLabel('Title').fill('Half');
    await refuge.workbench.runCommand('Developer: Reload Window');
    await refuge.workbench.page.locator('.statusbar-item').first().waitFor();
    await eventually('the form is back', async () => assert.equal(await (await panel()).getByLabel('Title').inputValue({ timeout: 2000 }), 'Half'));
  });
});
