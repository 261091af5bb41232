import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { createRepository } from '../fixtures/repository';
import { temporaryFolder } from '../host/places';
import { eventually } from '../host/workbench';
import { documentsOf, isAccessible, unfolded, userFile } from './panels';
import { keepFailure, openRefuge, type Refuge } from './refuge';

const TITLE = 'Reverse Mentoring';
const FILE = 'mentoring.md';
const DAY = 24 * 60 * 60;
const INES = { name: 'Ines Roth', email: 'ines@example.com' };
const TARIQ = { name: 'Tariq Aziz', email: '1+tariq@users.noreply.github.com' };

/** Three years of a project. Ines came ten months ago and tests with vitest; Tariq, who was there before, builds images. */
function project(folder: string): void {
  const repository = createRepository(folder);
  const now = Math.floor(Date.now() / 1000);
  const commit = (daysAgo: number, message: string, files: Record<string, string>, author?: { name: string; email: string }) =>
    repository.commit({ message, files, authorDate: `${now - daysAgo * DAY} +0000`, ...(author && { author }) });
  commit(1000, 'Begin', { 'package.json': '{"dependencies":{"express":"4"}}', 'src/a.js': 'a\n' });
  commit(990, 'Go on', { 'src/b.js': 'b\n' }, TARIQ);
  commit(300, 'First steps', { 'src/c.js': 'c\n' }, INES);
  commit(40, 'Test with vitest', { 'package.json': '{"dependencies":{"express":"4"},"devDependencies":{"vitest":"4"}}' }, INES);
  commit(30, 'Build images', { '.github/workflows/ci.yml': 'steps:\n  - uses: docker/build-push-action@v6\n' }, TARIQ);
  for (const [index, author] of [INES, TARIQ, INES, TARIQ, INES, TARIQ].entries()) commit(20 - index, `Work ${index}`, { 'src/a.js': `${index}\n` }, author);
}

describe('the panel of reverse mentoring in a real window', () => {
  let refuge: Refuge;
  const outside = temporaryFolder('mentoring');
  before(async () => {
    refuge = await openRefuge(project, { settings: { 'codeRefuge.quiet': true }, env: { TZ: 'Europe/Berlin', HOME: outside } });
  });
  afterEach(async function () {
    await keepFailure(this.currentTest, refuge);
  });
  after(() => refuge?.dispose());

  const panel = () => refuge.workbench.webviewFrame(TITLE);

  it('suggests who could teach what, newcomers first, each with its commit', async () => {
    await refuge.workbench.runCommand(`Code Refuge: ${TITLE}`);
    const frame = await panel();
    const suggestions = frame.getByRole('region', { name: 'Who could teach you what' }).getByRole('listitem');
    await suggestions.nth(1).waitFor({ timeout: 60_000 });
    const texts = await suggestions.allInnerTexts();
    assert.match(texts[0]!, /^vitest \(npm\)[^]*Ines Roth, new since \d{4}-\d{2}\.[^]*Test with vitest/);
    assert.match(texts[1]!, /^GitHub Actions[^]*Tariq Aziz\.[^]*Build images/);
    assert.equal(texts.length, 2);
    await frame.getByText('The hour stands here as soon as it has a teacher.').waitFor();
    await frame.getByLabel('Who teaches you').press('Control+s');
    await frame.getByText('your team brought in 2 things that your code had not seen before, 1 of them by').waitFor();
  });

  it('fills the form from a suggestion, and writes the log as it was shown', async () => {
    const frame = await panel();
    assert.equal(existsSync(path.join(documentsOf(refuge), FILE)), false);
    await frame.getByRole('button', { name: 'Choose vitest (npm), Ines Roth' }).click();
    await frame.locator('.preview-text').getByText('Why vitest, and what did you leave aside for it?').waitFor();
    await frame.getByLabel('Day', { exact: true }).fill('2026-11-27');
    await frame.getByLabel('Agenda').fill('- Why vitest?\n- What hurts?');
    await frame.getByRole('button', { name: 'Save Entry' }).click();
    const text = await userFile(refuge, FILE);
    assert.equal(text, '# Reverse mentoring\n\n## 2026-11-27 Ines Roth: vitest (npm)\n\n### Agenda\n\n- Why vitest?\n- What hurts?\n');
  });

  it('writes an invitation where its user says, with the agenda in it', async () => {
    const frame = await panel();
    await frame.getByLabel('Time', { exact: true }).fill('10:30');
    await frame.getByLabel('Length').selectOption('60');
    assert.equal(await frame.getByLabel('Their address').inputValue(), 'ines@example.com');
    assert.equal(await frame.getByLabel('Your address').inputValue(), 'ada@example.com');
    await frame.getByRole('button', { name: 'Write Invitation…' }).click();
    const input = refuge.workbench.page.locator('.quick-input-widget input');
    await eventually('the dialog suggests a name', async () => assert.match(await input.inputValue(), /reverse-mentoring-vitest-npm\.ics$/));
    const file = path.join(outside, 'hour.ics');
    await input.fill(file);
    await input.press('Enter');
    await refuge.workbench.waitForNotification('hour.ics is saved.');
    const text = unfolded(readFileSync(file, 'utf8'));
    for (const line of ['METHOD:REQUEST', 'DTSTART;TZID=Europe/Berlin:20261127T103000', 'DTEND;TZID=Europe/Berlin:20261127T113000', 'SUMMARY:Reverse mentoring: vitest (npm)', 'DESCRIPTION:- Why vitest?\\n- What hurts?', 'mailto:ines@example.com']) assert.ok(text.includes(line), `${line} in ${text}`);
  });

  it('moves the meeting in both calendars when its day changes, instead of making another one', async () => {
    const frame = await panel();
    const first = unfolded(readFileSync(path.join(outside, 'hour.ics'), 'utf8'));
    await frame.getByLabel('Day', { exact: true }).fill('2026-11-26');
    await frame.getByRole('button', { name: 'Write Invitation…' }).click();
    const input = refuge.workbench.page.locator('.quick-input-widget input');
    // Until the dialog is there, the box says what was typed into the last one.
    await eventually('the dialog suggests a name', async () => assert.match(await input.inputValue(), /reverse-mentoring-vitest-npm\.ics$/));
    await input.fill(path.join(outside, 'moved.ics'));
    await input.press('Enter');
    await refuge.workbench.waitForNotification('moved.ics is saved.');
    const moved = unfolded(readFileSync(path.join(outside, 'moved.ics'), 'utf8'));
    assert.match(moved, /DTSTART;TZID=Europe\/Berlin:20261126T103000/);
    assert.deepEqual([/^UID:.*$/m.exec(moved)?.[0], /^SEQUENCE:.*$/m.exec(moved)?.[0]], [/^UID:.*$/m.exec(first)?.[0], 'SEQUENCE:1']);
    assert.match(first, /^SEQUENCE:0$/m);
  });

  it('asks before something else takes the place of what is half-written', async () => {
    const frame = await panel();
    await frame.getByLabel('Entry').selectOption('');
    await frame.getByText('Save or discard what you have begun to write first.').waitFor();
    assert.equal(await frame.getByLabel('Day', { exact: true }).inputValue(), '2026-11-26');
    await frame.getByRole('button', { name: 'Discard Changes' }).click();
    assert.equal(await frame.getByLabel('Day', { exact: true }).inputValue(), '2026-11-27');
    await frame.getByRole('button', { name: 'Dismiss' }).click();
  });

  it('keeps what was written by hand, and says what was learned', async () => {
    const frame = await panel();
    await frame.getByLabel('What I learned').fill('Watch mode saves an hour a day.');
    await frame.getByRole('button', { name: 'Save Entry' }).click();
    await userFile(refuge, FILE, /### What I learned\n\nWatch mode saves an hour a day\.\n$/);
  });

  it('never suggests the same person twice in a row, nor takes them', async () => {
    const frame = await panel();
    const suggestions = frame.getByRole('region', { name: 'Who could teach you what' });
    await suggestions.getByText('Ines Roth had the last turn, so somebody else is next.').waitFor();
    assert.equal(await suggestions.getByRole('listitem').count(), 1);
    await frame.getByLabel('Entry').selectOption('');
    await frame.getByLabel('Who teaches you').fill('ines roth');
    await frame.getByLabel('Day', { exact: true }).fill('2026-12-04');
    await frame.getByText('nobody teaches twice in a row. Ask somebody else.').waitFor();
    assert.equal(await frame.getByRole('button', { name: 'Save Entry' }).getAttribute('aria-disabled'), 'true');
    assert.equal(await frame.getByLabel('Their address').inputValue(), 'ines@example.com');
    await frame.getByLabel('Who teaches you').fill('Tariq Aziz');
    // Git knows a no-reply address of his alone; the one of Ines must be gone.
    assert.equal(await frame.getByLabel('Their address').inputValue(), '');
    await frame.getByRole('button', { name: 'Save Entry' }).click();
    assert.equal((await userFile(refuge, FILE, /2026-12-04/)).split('\n')[2], '## 2026-12-04 Tariq Aziz');
  });

  isAccessible(() => refuge, TITLE);

  it('keeps a half-written form over a reload of the window', async () => {
    const frame = await panel();
    await frame.getByLabel('What I will change').fill('Half a thou');
    await refuge.workbench.runCommand('Developer: Reload Window');
    await refuge.workbench.page.locator('.statusbar-item').first().waitFor();
    await eventually('the form is back', async () => assert.equal(await (await panel()).getByLabel('What I will change').inputValue({ timeout: 2000 }), 'Half a thou'));
    assert.doesNotMatch(await userFile(refuge, FILE), /Half a thou/);
  });
});
