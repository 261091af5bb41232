import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { createRepository } from '../fixtures/repository';
import { LEE } from '../integration/history';
import { temporaryFolder } from '../host/places';
import { eventually } from '../host/workbench';
import { documentsOf, isAccessible, saveWhereSuggested, unfolded, userFile } from './panels';
import { keepFailure, openRefuge, type Refuge } from './refuge';

const TITLE = 'Shadow Week';
const DAY = 24 * 60 * 60;

/** The day of a Monday so many weeks before this week's, in days since 1970-01-01, a Thursday. */
function monday(weeksAgo: number): number {
  const today = Math.floor(Date.now() / 1000 / DAY);
  return today - ((today + 3) % 7) - 7 * weeksAgo;
}

const date = (day: number) => new Date(day * DAY * 1000).toISOString().slice(0, 10);

/** Twelve weeks in which Lee makes four commits and the user two; in the third week before this one the user makes none. */
function project(folder: string): void {
  const repository = createRepository(folder);
  for (let weeksAgo = 12; weeksAgo > 0; weeksAgo--) {
    for (let index = 0; index < 4; index++) repository.commit({ message: `Work ${weeksAgo}.${index}`, author: LEE, committer: LEE, files: { 'src/a.ts': `${weeksAgo}.${index}\n` }, authorDate: `${(monday(weeksAgo) + index) * DAY + DAY / 2} +0000` });
    if (weeksAgo === 3) continue;
    for (let index = 0; index < 2; index++) repository.commit({ message: `Mine ${weeksAgo}.${index}`, files: { 'src/b.ts': `${weeksAgo}.${index}\n` }, authorDate: `${(monday(weeksAgo) + index) * DAY + DAY / 2} +0000` });
  }
}

const PAST = `shadow-week-${date(monday(3))}.md`;
const BY_HAND = `# Lee runs it\n\n- Week: ${date(monday(3))} to ${date(monday(3) + 4)}\n- Who runs the team: Lee Example\n\n## Lunch\n\nAt twelve.\n`;

describe('the panel of the shadow week in a real window', () => {
  let refuge: Refuge;
  const outside = temporaryFolder('shadow');
  before(async () => {
    refuge = await openRefuge(project, { settings: { 'codeRefuge.quiet': true }, env: { TZ: 'Europe/Berlin', HOME: outside } });
  });
  afterEach(async function () {
    await keepFailure(this.currentTest, refuge);
  });
  after(() => refuge?.dispose());

  const panel = () => refuge.workbench.webviewFrame(TITLE);
  const next = date(monday(-2));

  it('plans the week after the coming one, and writes it down', async () => {
    await refuge.workbench.runCommand(`Code Refuge: ${TITLE}`);
    const frame = await panel();
    assert.equal(await frame.getByLabel('First day').inputValue(), next);
    await frame.getByText('Say who runs the team.').waitFor();
    // The plan can be read before it can be saved.
    await frame.locator('.preview-text').getByText('Meetings of the team, and their notes').waitFor();
    await frame.getByLabel('Who runs the team').fill('Lee Example');
    await frame.locator('.preview-text').getByText('Who runs the team: Lee Example').waitFor();
    await frame.getByRole('button', { name: 'Save Plan' }).click();
    const text = await userFile(refuge, `practices/shadow-week-${next}.md`);
    assert.ok(text.startsWith(`# Shadow week, ${next} to ${date(monday(-2) + 4)}\n\n- Week: ${next} to ${date(monday(-2) + 4)}\n- Who runs the team: Lee Example\n\n## What is handed over\n\n- [ ] Meetings of the team`), text);
    await frame.getByText('will stand here when it is over').waitFor();
  });

  it('puts the week out of office into a calendar file', async () => {
    const frame = await panel();
    await frame.getByRole('button', { name: 'Write Out-of-Office Event…' }).click();
    const text = unfolded(await saveWhereSuggested(refuge, outside, `shadow-week-${next}.ics`));
    await refuge.workbench.waitForNotification(`shadow-week-${next}.ics is saved.`);
    for (const line of [`DTSTART;VALUE=DATE:${next.replaceAll('-', '')}`, 'X-MICROSOFT-CDO-BUSYSTATUS:OOF', 'SUMMARY:Out of office: Lee Example runs the team']) assert.ok(text.includes(line), `${line} in ${text}`);
  });

  it('reads from history how a week went, and keeps what was written by hand', async () => {
    const file = path.join(documentsOf(refuge), 'practices', PAST);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, BY_HAND);
    const frame = await panel();
    await frame.getByLabel('Week', { exact: true }).selectOption(`practices/${PAST}`);
    const result = frame.getByRole('status', { name: 'How the week went' });
    await result.getByText(`In the week from ${date(monday(3))} the team made 4 commits and merges.`).waitFor({ timeout: 60_000 });
    assert.match(await result.innerText(), /it made 4, so the week lies within that\. One week can be chance\. Nothing in it is yours\./);
    await frame.getByLabel('What we saw').fill('Nobody called.');
    await frame.getByRole('button', { name: 'Save Plan' }).click();
    assert.equal(await userFile(refuge, `practices/${PAST}`, /Nobody called/), `${BY_HAND}\n## What we saw\n\nNobody called.\n`);
  });

  isAccessible(() => refuge, TITLE);

  it('keeps a half-written form over a reload of the window', async () => {
    const frame = await panel();
    await frame.getByLabel('What nobody asks me').fill('Half a thou');
    await refuge.workbench.runCommand('Developer: Reload Window');
    await refuge.workbench.page.locator('.statusbar-item').first().waitFor();
    await eventually('the form is back', async () => assert.equal(await (await panel()).getByLabel('What nobody asks me').inputValue({ timeout: 2000 }), 'Half a thou'));
    assert.equal(await userFile(refuge, `practices/${PAST}`), `${BY_HAND}\n## What we saw\n\nNobody called.\n`);
  });
});
