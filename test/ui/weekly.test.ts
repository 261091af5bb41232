import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { createRepository, type Person } from '../fixtures/repository';
import { temporaryFolder } from '../host/places';
import { eventually } from '../host/workbench';
import { documentsOf, isAccessible, saveWhereSuggested, userFile } from './panels';
import { inTerminal, keepFailure, openRefuge, type Refuge } from './refuge';

const INES: Person = { name: 'Ines Duarte', email: 'ines@example.com' };
const FRIDAYS = ['2026-11-06', '2026-11-13', '2026-11-20'];

function at(text: string): string {
  return `${Date.parse(text) / 1000} +0100`;
}

/** A manager who merges late and keeps src/billing, with a colleague who has begun to work there. */
function history(folder: string): void {
  const repository = createRepository(folder, { user: { name: 'Mara Lind', email: 'mara@example.com' } });
  for (let n = 0; n < 12; n++) {
    const day = `2026-${n < 6 ? '09' : '10'}-${String((n % 6) * 4 + 1).padStart(2, '0')}`;
    repository.commit({ message: `Bill step ${n}`, files: { [`src/billing/part-${n % 4}.ts`]: `${n}\n`.repeat(20) }, authorDate: at(`${day}T14:00:00+01:00`) });
    repository.checkout(`topic-${n}`, { create: true });
    repository.commit({ message: `Shop step ${n}`, author: INES, committer: INES, files: { [`src/shop/part-${n % 4}.ts`]: `${n}\n`.repeat(20) }, authorDate: at(`${day}T15:00:00+01:00`) });
    repository.checkout('main');
    repository.merge({ branch: `topic-${n}`, date: at(`${day}T23:10:00+01:00`) });
  }
  repository.commit({ message: 'Round a bill', author: INES, committer: INES, files: { 'src/billing/part-1.ts': 'rounded\n' }, authorDate: at('2026-11-02T10:00:00+01:00') });
}

describe('a fortnight of weekly reviews in a real window', () => {
  let refuge: Refuge;
  const outside = temporaryFolder('fortnight');
  const clock = path.join(outside, 'clock');
  const goOnTo = (time: string) => writeFileSync(clock, time);
  before(async () => {
    goOnTo(`${FRIDAYS[0]}T16:00:00+01:00`);
    refuge = await openRefuge(history, { settings: { 'codeRefuge.warningsPerDay': 0 }, env: { CODE_REFUGE_CLOCK: clock, TZ: 'Europe/Berlin', HOME: outside } });
    await refuge.workbench.runCommand('Code Refuge: Hold the Weekly Review');
  });
  afterEach(async function () {
    await keepFailure(this.currentTest, refuge);
  });
  after(async () => {
    await refuge?.dispose();
    rmSync(outside, { recursive: true, force: true });
  });

  const panel = () => refuge.workbench.webviewFrame('Hold the Weekly Review');
  const promised = async () => (await panel()).getByRole('region', { name: 'What you promised' });

  /** The clock stands at another time, and the window looks again. */
  async function later(time: string): Promise<void> {
    goOnTo(time);
    await refuge.workbench.runCommand('Code Refuge: Read the History and Calendars Again');
  }

  it('shows where one stands: five traps with evidence and a next step', async () => {
    const frame = await panel();
    await frame.getByRole('region', { name: 'Where you stand' }).getByText('This is the first review that is kept.').waitFor();
    const traps = frame.getByRole('region', { name: 'The five traps' });
    assert.equal(await traps.getByRole('heading', { level: 3 }).count(), 5);
    assert.match(await traps.locator('li.flag').first().innerText(), /^Code refuge flag\n+.+: .*\d/);
    assert.ok((await traps.getByRole('button').count()) >= 2);
  });

  it('takes at most three commitments, the own words among them', async () => {
    const frame = await panel();
    // It is Friday, 16:00, and the review is being held: nobody has to be reminded of it.
    await frame.getByRole('button', { name: 'Remind Me on Fridays at 16:00' }).press('Enter');
    await eventually('the focus goes to what is there instead', async () => assert.equal(await frame.evaluate(() => document.activeElement?.tagName), 'SELECT'));
    await frame.getByLabel('No merges after 22:00').check();
    await frame.getByLabel(/^Hand src\/billing/).check();
    await frame.getByRole('textbox', { name: 'In your own words' }).fill('Ask Ines how on-call went');
    // What was written and not added is not lost on the way.
    await refuge.workbench.page.keyboard.press('Control+s');
    await frame.getByText('“Ask Ines how on-call went” is written, but not among your commitments yet.').last().waitFor();
    await refuge.workbench.page.keyboard.press('Enter');
    await frame.getByText('3 of 3 chosen.').waitFor();
    const others = frame.locator('.suggestions input:not(:checked)');
    assert.ok((await others.count()) > 0);
    assert.equal(await frame.locator('.suggestions input:not(:checked):not(:disabled)').count(), 0);
    await frame.getByLabel('Notes').fill('The merges wait for me because nobody else may press the button.');
    await refuge.workbench.page.keyboard.press('Control+s');
    const text = await userFile(refuge, `reviews/${FRIDAYS[0]}.md`);
    assert.match(text, /^---\nheld: 2026-11-06T16:00:00\+01:00\nscore: \d+\n/);
    assert.match(text, /check: no-late-merges\n/);
    assert.match(text, /check: hands-off\n {4}repository: work\n {4}path: src\/billing\n {4}successor: Ines Duarte\n/);
    assert.match(text, /## Until the next review\n\n- \[ \] No merges after 22:00\n- \[ \] Hand src\/billing to Ines Duarte\n- \[ \] Ask Ines how on-call went\n/);
    assert.match(text, /## Notes\n\nThe merges wait for me/);
    await frame.getByText('Saved in').waitFor();
  });

  it('hands the area over, with a day and a checklist', async () => {
    await refuge.workbench.runCommand('Code Refuge: Delegation Plan');
    const frame = await refuge.workbench.webviewFrame('Delegation Plan');
    await frame.getByRole('navigation', { name: 'Areas' }).getByRole('button', { name: /^src\/billing/ }).click();
    assert.equal(await frame.getByLabel('Successor').inputValue(), INES.name);
    await frame.getByLabel('Start').fill('2026-11-07');
    await frame.getByRole('button', { name: 'Save Hand-Over' }).click();
    assert.match(await userFile(refuge, 'delegation/src-billing.md'), /- Area: src\/billing\n- Repository: work\n- Successor: Ines Duarte\n- Start: 2026-11-07\n/);
    await refuge.workbench.runCommand('Code Refuge: Hold the Weekly Review');
  });

  it('reminds once, at the time of choice, and leads to the review', async () => {
    await eventually('the setting is there', async () => assert.match(readFileSync(path.join(refuge.workbench.server.dataDir, 'data', 'User', 'settings.json'), 'utf8'), /"codeRefuge\.reviewReminder": "fri 16:00"/));
    assert.deepEqual((await refuge.workbench.notifications()).filter(({ text }) => text.includes('Five minutes')), []);
    goOnTo(`${FRIDAYS[1]}T16:00:30+01:00`);
    await refuge.workbench.clickNotificationButton('Five minutes for your weekly review?', 'Hold the Review');
    goOnTo(`${FRIDAYS[1]}T16:05:00+01:00`);
    await eventually('the reminder is gone', async () => assert.equal(await refuge.workbench.page.locator('.notification-list-item').filter({ hasText: 'Five minutes' }).count(), 0));
  });

  it('shows what was kept, broken with its commit, and asks for the rest', async () => {
    const hers = { GIT_AUTHOR_NAME: INES.name, GIT_AUTHOR_EMAIL: INES.email, GIT_COMMITTER_NAME: INES.name, GIT_COMMITTER_EMAIL: INES.email };
    for (const [n, day] of ['09', '10', '11', '12'].entries()) {
      writeFileSync(path.join(refuge.folder, 'src', 'billing', 'part-2.ts'), `ines ${n}\n`);
      inTerminal(refuge.folder, `2026-11-${day}T11:00:00+0100`, '-c', `user.name=${hers.GIT_AUTHOR_NAME}`, '-c', `user.email=${hers.GIT_AUTHOR_EMAIL}`, 'commit', '--quiet', '--all', '-m', `Ines bills ${n}`);
    }
    inTerminal(refuge.folder, '2026-11-10T12:00:00+0100', 'checkout', '--quiet', '-b', 'late');
    inTerminal(refuge.folder, '2026-11-10T12:00:00+0100', '-c', `user.name=${INES.name}`, '-c', `user.email=${INES.email}`, 'commit', '--quiet', '--allow-empty', '-m', 'Shop more');
    inTerminal(refuge.folder, '2026-11-10T12:00:00+0100', 'checkout', '--quiet', 'main');
    inTerminal(refuge.folder, '2026-11-10T23:40:00+0100', 'merge', '--quiet', '--no-ff', 'late', '-m', 'Merge late work');
    await later(`${FRIDAYS[1]}T16:05:00+01:00`);
    const section = await promised();
    await section.getByText('No merges after 22:00').waitFor();
    assert.match(await section.locator('li.broken').first().innerText(), /Broken: No merges after 22:00 \(1 late merge\)[\s\S]*Merge late work/);
    await section.locator('li.kept', { hasText: 'Hand src/billing to Ines Duarte' }).getByText('No commit of yours there, 4 by others, 4 of them by Ines Duarte').waitFor();
    await section.getByRole('group', { name: 'Ask Ines how on-call went' }).getByLabel('Kept').check();
    await (await panel()).getByRole('listitem').filter({ hasText: 'You made 0 commits and 1 merge, 1 of them of the team’s work; the team made 5 commits.' }).first().waitFor();
  });

  it('sees that the hand-over moves', async () => {
    await refuge.workbench.runCommand('Code Refuge: Delegation Plan');
    const frame = await refuge.workbench.webviewFrame('Delegation Plan');
    await frame.getByRole('region', { name: 'Is the work moving?' }).getByText(/Ines Duarte made 4 of 4 commits there, you 0\. .*The work has moved\./).waitFor();
    await refuge.workbench.runCommand('Code Refuge: Hold the Weekly Review');
  });

  isAccessible(() => refuge, 'Hold the Weekly Review', { unfolded: true });

  it('is kept with its results, as a half-written form over a reload too', async () => {
    await (await panel()).getByLabel('No merges after 22:00').check();
    await (await panel()).getByLabel('Notes').fill('Once more.');
    await refuge.workbench.runCommand('Developer: Reload Window');
    await refuge.workbench.page.locator('.statusbar-item').first().waitFor();
    await eventually('the form is back', async () => assert.equal(await (await panel()).getByLabel('Notes').inputValue({ timeout: 2000 }), 'Once more.'));
    const frame = await panel();
    await frame.getByRole('button', { name: 'Save the Review' }).click();
    const text = await userFile(refuge, `reviews/${FRIDAYS[1]}.md`);
    assert.match(text, /results:\n {2}- text: No merges after 22:00\n {4}result: broken\n {2}- text: Hand src\/billing to Ines Duarte\n {4}result: kept\n {2}- text: Ask Ines how on-call went\n {4}result: kept\n/);
    assert.match(text, /- Broken: No merges after 22:00 \(1 late merge\)\n {2}- Tue 10 Nov 2026, 23:40, merge `[0-9a-f]{7,12}`: `Merge late work`\n/);
    await frame.getByRole('heading', { name: 'Over the months' }).waitFor();
    await frame.getByRole('row', { name: /^Commitments kept/ }).getByText('2 of 3').waitFor();
  });

  it('can be gone on with on the same day, and loses nothing of what was proved', async () => {
    const before = await userFile(refuge, `reviews/${FRIDAYS[1]}.md`);
    const frame = await panel();
    await (await promised()).locator('li.broken').getByRole('button', { name: /Merge late work/ }).waitFor();
    assert.equal(await (await promised()).locator('fieldset').count(), 1, 'one of three is asked');
    await frame.getByLabel('Notes').fill('Never mind.');
    await frame.getByRole('button', { name: 'Discard Changes' }).press('Enter');
    assert.equal(await frame.getByLabel('Notes').inputValue(), 'Once more.');
    assert.equal(await frame.evaluate(() => document.activeElement?.textContent), 'Save the Review');
    await frame.getByLabel('Notes').fill('Once more, and Ines agrees.');
    await frame.getByRole('button', { name: 'Save the Review' }).click();
    assert.equal(await userFile(refuge, `reviews/${FRIDAYS[1]}.md`, /Ines agrees/), before.replace('Once more.', 'Once more, and Ines agrees.'));
  });

  it('shows in the third week that the promise was kept', async () => {
    await later(`${FRIDAYS[2]}T16:00:00+01:00`);
    const section = await promised();
    await section.locator('li.kept').getByText('No merges after 22:00').waitFor();
    await (await panel()).getByRole('region', { name: /^Since/ }).getByText('You made 0 commits and 0 merges; the team made 0 commits.').waitFor();
  });

  it('is exported as a page with its pictures', async () => {
    const frame = await panel();
    await frame.getByRole('button', { name: 'Export HTML' }).click();
    const page = await saveWhereSuggested(refuge, outside, `leadership-review-${FRIDAYS[2]}.html`);
    for (const part of ['<article class="before">', 'What you promised', '<svg', 'Over the months']) assert.ok(page.includes(part), part);
    assert.equal(existsSync(path.join(documentsOf(refuge), 'reviews', `${FRIDAYS[2]}.md`)), false);
  });

  it('is told in the report too', async () => {
    await refuge.workbench.runCommand('Code Refuge: Leadership Review');
    const report = (await refuge.workbench.webviewFrame('Leadership Review')).getByRole('region', { name: 'What you promised' });
    await report.getByText('kept so far').waitFor();
  });
});
