import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { temporaryFolder } from '../host/places';
import { eventually } from '../host/workbench';
import { LEE, repositoryWithHistory } from '../integration/history';
import { documentsOf, isAccessible, saveWhereSuggested, unfolded, userFile } from './panels';
import { keepFailure, openRefuge, type Refuge } from './refuge';

const TITLE = 'Escape Plan';
const DAY = 24 * 60 * 60;

describe('the panel of the escape plan in a real window', () => {
  let refuge: Refuge;
  const outside = temporaryFolder('escape');
  before(async () => {
    refuge = await openRefuge(
      (folder) => {
        const repository = repositoryWithHistory(folder);
        const night = Math.floor(Date.now() / 1000 / DAY) * DAY - 6 * DAY + 3600;
        const fix = (message: string, time: number, author = repository.user) => repository.commit({ message, author, committer: author, files: { 'src/labels.ts': `${message}\n` }, authorDate: `${time} +0000` });
        fix('Print labels', night - 9 * DAY, LEE);
        fix('Hotfix: labels print twice', night);
        fix('Hotfix: labels print not at all', night + 50 * 60, LEE);
      },
      { settings: { 'codeRefuge.quiet': true }, env: { HOME: outside, TZ: 'Europe/Berlin' } },
    );
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

  it('opens from the palette with a fifth of the week booked, and says where the number comes from', async () => {
    await refuge.workbench.runCommand('Code Refuge: Escape Plan');
    const frame = await panel();
    await frame.getByText('20 % of 45 h (Mon to Fri, 09:00 to 18:00) is 9 h a week for each person; for the 2 of you together 18 h.').waitFor();
    await frame.locator('.preview-text').getByText('System time: Wed, 09:00 to 18:00').waitFor();
    await frame.locator('.preview-text').getByText(/src\/labels\.ts: 2 urgent fixes in 26 weeks, the last on .*; 1 of them mine/).waitFor();
  });

  it('saves the plan by keyboard, with the hours as they were chosen', async () => {
    const frame = await panel();
    await frame.getByRole('button', { name: 'Two Days' }).click();
    await frame.getByRole('button', { name: 'Mon' }).focus();
    await keyboard().press('Space');
    await frame.getByText('13 h 30 min of 9 h a week are booked.').waitFor();
    await keyboard().press('Space');
    await keyboard().press('Control+s');
    const text = await userFile(refuge, 'escape-plan.md');
    assert.match(text, /^# Escape plan\n\n## The time\n\n- System time: Tue and Wed, 13:30 to 18:00\n\n## Where it goes\n\n- \[ \] `src\/labels\.ts`: 2 urgent fixes/);
    assert.match(text, /\n## How we see that it works\n\n- System improvement: \d+ of \d+ commits improve the system; .*\n- Firefighting: /);
  });

  it('puts the hours on a calendar as blocks that repeat, and invites the team to them', async () => {
    const frame = await panel();
    await frame.getByRole('button', { name: 'Save as Calendar File…' }).click();
    const text = unfolded(await saveWhereSuggested(refuge, outside, 'system-time.ics'));
    assert.match(text, /METHOD:PUBLISH\r\nX-WR-CALNAME:System time\r\n/);
    assert.match(text, /SUMMARY:System time\r\nCATEGORIES:System time\r\n[\s\S]*DTSTART;TZID=Europe\/Berlin:\d{8}T133000\r\nDTEND;TZID=Europe\/Berlin:\d{8}T180000\r\nRRULE:FREQ=WEEKLY;BYDAY=TU,WE\r\n/);
    await frame.getByRole('button', { name: 'Invite the Team…' }).click();
    const input = refuge.workbench.page.locator('.quick-input-widget input[type=text]');
    await eventually('it knows the address from git', async () => assert.match(await input.inputValue(), /^[^/]+@/));
    await keyboard().press('Enter');
    await refuge.workbench.page.locator('.quick-input-widget').getByText('From ada@example.com').waitFor();
    await input.fill('lee@example.org');
    await keyboard().press('Enter');
    const invitation = unfolded(await saveWhereSuggested(refuge, outside, 'system-time-invitation.ics'));
    assert.match(invitation, /\r\nDESCRIPTION:Time that is kept for the system\\, every week: tests\\, logs/);
    assert.match(invitation, /METHOD:REQUEST\r\n[\s\S]*ATTENDEE;[^\r\n]*:mailto:lee@example\.org\r\n/);
    const uid = /\r\nUID:.*/;
    assert.equal(uid.exec(invitation)?.[0], uid.exec(text)?.[0]);
  });

  it('writes a runbook for the hottest file, filled from its urgent fixes', async () => {
    const frame = await panel();
    await frame.getByRole('tab', { name: 'The plan' }).focus();
    await keyboard().press('ArrowRight');
    await frame.getByRole('tab', { name: 'Runbooks', selected: true }).waitFor();
    await frame.getByLabel('What it is for').fill('Packers wait for labels.');
    await frame.getByRole('tab', { name: 'Runbooks' }).focus();
    for (const [key, name] of [['ArrowLeft', 'The plan'], ['ArrowRight', 'Runbooks']] as const) {
      await keyboard().press(key);
      await frame.getByRole('tab', { name, selected: true }).waitFor();
    }
    await keyboard().press('Control+s');
    const text = await userFile(refuge, 'runbooks/labels.ts.md');
    assert.match(text, /^# Runbook: `src\/labels\.ts`\n\n- File: src\/labels\.ts\n- Repository: work\n\n## What it is for\n\nPackers wait for labels\.\n/);
    assert.match(text, /- Earlier fixes said: “Hotfix: labels print not at all”, “Hotfix: labels print twice”/);
    assert.match(text, /`git log -5 --stat -- src\/labels\.ts`/);
    assert.match(text, /## Who to ask\n\n- Lee Example, last changed it on /);
    assert.match(text, /## What happened before\n\n- .*: “Hotfix: labels print not at all” \(`[0-9a-f]{8}`\)\n- /);
  });

  it('writes a postmortem of an outage without a name in it, and keeps edits by hand', async () => {
    const frame = await panel();
    await frame.getByRole('tab', { name: 'Postmortems' }).click();
    await frame.getByLabel('Title').fill('Labels print twice');
    await frame.getByRole('button', { name: 'Save Postmortem' }).click();
    const day = new Date((Math.floor(Date.now() / 1000 / DAY) - 6) * DAY * 1000).toISOString().slice(0, 10);
    const name = `postmortems/${day}-labels-print-twice.md`;
    const text = await userFile(refuge, name);
    assert.match(text, /^# Labels print twice\n\n- First fix: .*, 01:00\n\n## Impact\n/);
    assert.match(text, /## Time line\n\n- .*, 01:00: fix “Hotfix: labels print twice” \(`[0-9a-f]{8}`\)\n- .*, 01:50: fix/);
    assert.match(text, /- A second person was on it after 50 min/);
    assert.doesNotMatch(text, /Lee|Ada/);
    const byHand = `${text}\n## Thanks\n\n*  To support  \n`;
    writeFileSync(path.join(documentsOf(refuge), ...name.split('/')), byHand);
    await frame.locator('.preview-text').getByText('To support').waitFor();
    await frame.getByLabel('In three sentences').fill('Labels printed twice for an hour.');
    await frame.getByRole('button', { name: 'Save Postmortem' }).click();
    assert.equal(await userFile(refuge, name, /for an hour/), byHand.replace('## Impact', '## In three sentences\n\nLabels printed twice for an hour.\n\n## Impact'));
  });

  it('ties together what was written', async () => {
    const frame = await panel();
    await frame.getByRole('tab', { name: 'The plan' }).click();
    await frame.getByRole('button', { name: 'Add links to what is written' }).click();
    await frame.getByRole('button', { name: 'Save Plan' }).click();
    assert.match(await userFile(refuge, 'escape-plan.md', /runbooks\//), /## Runbooks and postmortems\n\n- \[labels\.ts\]\(runbooks\/labels\.ts\.md\)\n- \[.*-labels-print-twice\]\(postmortems\/.*\.md\)\n/);
  });

  isAccessible(() => refuge, TITLE);

  for (const tab of ['Runbooks', 'Postmortems']) {
    describe(`on the tab ${tab}`, () => {
      before(async () => (await panel()).getByRole('tab', { name: tab }).click());
      isAccessible(() => refuge, TITLE);
    });
  }

  it('keeps a half-written form over a reload of the window', async () => {
    await (await panel()).getByRole('tab', { name: 'Postmortems' }).click();
    await (await panel()).getByLabel('What helped').fill('Half a');
    await refuge.workbench.runCommand('Developer: Reload Window');
    await refuge.workbench.page.locator('.statusbar-item').first().waitFor();
    await eventually('the form is back', async () => assert.equal(await (await panel()).getByLabel('What helped').inputValue({ timeout: 2000 }), 'Half a'));
  });
});
