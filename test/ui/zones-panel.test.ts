import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as path from 'node:path';
import { parse } from 'jsonc-parser';
import type { Frame } from 'playwright-core';
import { temporaryFolder } from '../host/places';
import { eventually } from '../host/workbench';
import { repositoryWithHistory } from '../integration/history';
import { saveWhereSuggested, unfolded } from './panels';
import { inTerminal, keepFailure, openRefuge, type Refuge } from './refuge';

const TITLE = 'No-Code Zones';
/** A Tuesday. */
const NOW = '2026-11-24T10:07:00+01:00';
const CALENDAR = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'PRODID:-//Test//EN',
  'X-WR-CALNAME:Work',
  ...event('1', 'Leads', 'DTSTART:20261005T100000', 'DTEND:20261005T113000', 'RRULE:FREQ=WEEKLY;BYDAY=MO'),
  ...event('2', 'Coffee <b>', 'DTSTART:20261126T150000', 'DTEND:20261126T153000', 'TRANSP:TRANSPARENT'),
  ...event('3', 'Dentist', 'DTSTART:20261127T090000', 'DTEND:20261127T100000', 'X-MICROSOFT-CDO-BUSYSTATUS:OOF'),
  'END:VCALENDAR',
  '',
].join('\r\n');

function event(uid: string, title: string, ...lines: string[]): string[] {
  return ['BEGIN:VEVENT', `UID:${uid}`, 'DTSTAMP:20260101T000000Z', `SUMMARY:${title}`, ...lines, 'END:VEVENT'];
}

describe('the panel of the no-code zones in a real window', () => {
  let refuge: Refuge;
  const outside = temporaryFolder('zones');
  before(async () => {
    const clock = path.join(outside, 'clock');
    writeFileSync(clock, NOW);
    refuge = await openRefuge(
      (folder) => {
        repositoryWithHistory(folder);
        writeFileSync(path.join(folder, 'work.ics'), CALENDAR);
        inTerminal(folder, '2026-11-16T10:30:00+0100', 'commit', '--quiet', '--allow-empty', '-m', 'In the meeting');
      },
      { settings: { 'codeRefuge.quiet': true, 'codeRefuge.calendars': ['work.ics'] }, env: { HOME: outside, CODE_REFUGE_CLOCK: clock, TZ: 'Europe/Berlin' } },
    );
    await refuge.workbench.runCommand(`Code Refuge: ${TITLE}`);
    await (await panel()).locator('.grid').waitFor();
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

  function userZones(): unknown {
    const file = path.join(refuge.workbench.server.dataDir, 'data', 'User', 'settings.json');
    return (parse(readFileSync(file, 'utf8')) as Record<string, unknown>)['codeRefuge.noCodeZones'];
  }

  const savesAs = (zones: unknown) => eventually(`the settings file has ${JSON.stringify(zones)}`, async () => assert.deepEqual(userZones(), zones));

  /** A point of the grid on the screen. */
  async function at(frame: Frame, column: number, hour: number): Promise<[number, number]> {
    await frame.locator('.grid').evaluate((grid) => grid.scrollIntoView({ block: 'center' }));
    const box = await frame.locator('.grid').boundingBox();
    assert.ok(box);
    return [box.x + ((column + 0.5) / 7) * box.width, box.y + (hour / 24) * box.height];
  }

  async function drag(frame: Frame, from: [column: number, hour: number], to: [column: number, hour: number]): Promise<void> {
    const { mouse } = refuge.workbench.page;
    await mouse.move(...(await at(frame, ...from)));
    await mouse.down();
    await mouse.move(...(await at(frame, from[0], from[1] + 0.4)));
    await mouse.move(...(await at(frame, ...to)), { steps: 4 });
    await mouse.up();
  }

  /** Takes the file that the dialog suggests, which in a window in a browser is a field for a path. */
  it('says what to do first where there is no zone', async () => {
    await (await panel()).getByText('Drag over the hours you want to keep free of code').waitFor();
  });

  it('shows the zones of calendars, absences, and what the rules make of events', async () => {
    const frame = await panel();
    await frame.getByRole('img', { name: 'Leads, no-code zone, Mon 23 Nov 2026, 10:00 to 11:30, from work.ics' }).waitFor();
    await frame.getByRole('img', { name: 'Dentist, absence, Fri 27 Nov 2026, 09:00 to 10:00, from work.ics' }).waitFor();
    await frame.locator('.preview tr', { hasText: 'Coffee <b>' }).getByText('shown as free').waitFor();
    await frame.locator('.now[title="Now, Tuesday 10:07"]').waitFor();
    await frame.getByRole('button', { name: 'Next week' }).click();
    await frame.getByText('Week of Mon 30 Nov 2026').first().waitFor();
    await frame.getByRole('img', { name: /^Leads, no-code zone, Mon 30 Nov/ }).waitFor();
    await frame.getByRole('button', { name: 'Today' }).click();
    await frame.getByRole('heading', { name: 'This week' }).waitFor();
  });

  it('takes a zone by mouse, saved at once', async () => {
    await drag(await panel(), [2, 13], [2, 15]);
    await savesAs([{ title: 'No code', days: ['wed'], from: '13:00', to: '15:00' }]);
  });

  it('takes its title, a second day and the wish to be held to it in the form', async () => {
    const frame = await panel();
    await frame.getByLabel('Title').fill('Design');
    await keyboard().press('Tab');
    await savesAs([{ title: 'Design', days: ['wed'], from: '13:00', to: '15:00' }]);
    await frame.getByLabel('Friday').check();
    await frame.getByLabel('Hold me to it').check();
    await savesAs([{ title: 'Design', days: ['wed', 'fri'], from: '13:00', to: '15:00', hold: true }]);
  });

  it('moves and resizes by mouse, and Escape in the middle takes it back', async () => {
    const frame = await panel();
    await drag(frame, [4, 13.5], [3, 14.5]);
    await savesAs([{ title: 'Design', days: ['wed', 'thu'], from: '14:00', to: '16:00', hold: true }]);
    await drag(frame, [3, 15.95], [3, 17]);
    await savesAs([{ title: 'Design', days: ['wed', 'thu'], from: '14:00', to: '17:00', hold: true }]);
    const { mouse } = refuge.workbench.page;
    await mouse.move(...(await at(frame, 3, 15)));
    await mouse.down();
    await mouse.move(...(await at(frame, 1, 9)), { steps: 3 });
    assert.equal(await frame.getByRole('button', { name: /^Design Tuesday and Wednesday 08:00/ }).count(), 2);
    await keyboard().press('Escape');
    await mouse.up();
    assert.equal(await frame.getByRole('button', { name: /^Design Wednesday and Thursday 14:00/ }).count(), 2);
  });

  it('takes, moves, resizes and deletes a zone by keyboard, and undoes that', async () => {
    const frame = await panel();
    const design = { title: 'Design', days: ['wed', 'thu'], from: '14:00', to: '17:00', hold: true };
    await frame.locator('[data-active=true]').focus();
    await keyboard().press('End');
    const label = () => frame.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '');
    assert.match(await label(), /^Add a zone on /);
    for (let n = 0; n < 7 && !/Tuesday/.test(await label()); n++) await keyboard().press('ArrowRight');
    const [from = 0] = (/, (\d+):(\d+) to/.exec(await label()) ?? []).slice(1).map(Number);
    for (let n = 0; n < (20 - from) * 2; n++) await keyboard().press('ArrowDown');
    assert.match(await label(), /Tuesday, 20:\d0/);
    await keyboard().press('Enter');
    await eventually('the zone is saved', async () => assert.equal((userZones() as unknown[]).length, 2));
    await keyboard().press('ArrowRight');
    await keyboard().press('Escape');
    await keyboard().press('Shift+ArrowDown');
    await keyboard().press('Shift+ArrowDown');
    await eventually('it is half an hour longer, and still on Tuesday', async () => {
      const [, added] = userZones() as { days: string[]; from: string; to: string }[];
      assert.deepEqual(added!.days, ['tue']);
      const minutes = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
      assert.equal(minutes(added!.to) - minutes(added!.from), 90);
    });
    assert.match(await frame.locator('[role=status]').innerText(), /^No code, Tuesday, 20:/);
    await keyboard().press('Delete');
    await savesAs([design]);
    await keyboard().press('Control+z');
    await eventually('it is back', async () => assert.equal((userZones() as unknown[]).length, 2));
    for (let n = 0; n < 2; n++) await keyboard().press('Control+z');
    await savesAs([design]);
    await keyboard().press('PageUp');
    assert.match(await label(), /^Design/);
    await keyboard().press('Enter');
    assert.equal(await frame.evaluate(() => document.activeElement?.id), 'zone-title');
  });

  it('writes all zones as a calendar file of the user\'s choice', async () => {
    await (await panel()).getByRole('button', { name: 'Export .ics' }).click();
    const text = await saveWhereSuggested(refuge, outside, 'no-code-zones.ics');
    assert.match(text, /METHOD:PUBLISH\r\n[\s\S]*TZID:Europe\/Berlin\r\n/);
    assert.match(text, /SUMMARY:Design\r\n[\s\S]*DTSTART;TZID=Europe\/Berlin:20261125T140000\r\nDTEND;TZID=Europe\/Berlin:20261125T170000\r\nRRULE:FREQ=WEEKLY;BYDAY=WE,TH\r\n/);
    await refuge.workbench.waitForNotification('“Design” is in no-code-zones.ics');
  });

  it('writes an invitation with the same UID, and asks for the own address once', async () => {
    const frame = await panel();
    const input = refuge.workbench.page.locator('.quick-input-widget input[type=text]');
    await frame.locator('.zone-item').first().click();
    // Who the user is comes with the history, as the kept zones do.
    await frame.locator('.recent .broken').first().waitFor();
    await frame.getByRole('button', { name: 'Invitation…' }).click();
    await eventually('it knows the address from git', async () => assert.match(await input.inputValue(), /@/));
    const own = await input.inputValue();
    await keyboard().press('Enter');
    await refuge.workbench.page.locator('.quick-input-widget').getByText(`From ${own}`).waitFor();
    await input.fill('lee@example.org');
    await keyboard().press('Enter');
    const text = unfolded(await saveWhereSuggested(refuge, outside, 'design-invitation.ics'));
    assert.match(text, /METHOD:REQUEST\r\n/);
    assert.ok(text.includes(`ORGANIZER:mailto:${own}\r\n`));
    assert.match(text, /ATTENDEE;[^\r\n]*:mailto:lee@example\.org\r\n/);
    const uid = /\r\nUID:.*/;
    assert.equal(uid.exec(text)?.[0], uid.exec(readFileSync(path.join(outside, 'no-code-zones.ics'), 'utf8'))?.[0]);
  });

  it('tells kept zones from broken ones, and opens the commit that broke one', async () => {
    const frame = await panel();
    const broken = frame.locator('.recent .broken').first();
    await broken.getByText('Mon 16 Nov 2026, 10:00 to 11:30').waitFor();
    await broken.locator('summary').click();
    assert.ok((await frame.locator('.recent .kept').count()) > 0);
    await broken.getByRole('button', { name: /In the meeting/ }).click();
    // It is empty, which the Git extension has no view for.
    await refuge.workbench.waitForNotification('changes no file against its first parent');
  });

  const themes = [
    ['Default Light Modern', 'vscode-light'],
    ['Default Dark Modern', 'vscode-dark'],
    ['Default High Contrast', 'vscode-high-contrast'],
    ['Default High Contrast Light', 'vscode-high-contrast-light'],
  ] as const;
  for (const [theme, name] of themes) {
    it(`has nothing that axe-core objects to in ${theme}`, async () => {
      refuge.workbench.updateSettings({ 'workbench.colorTheme': theme });
      const frame = await panel();
      await frame.locator(`body.${name}`).waitFor();
      await frame.evaluate(readFileSync(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8'));
      const found = await frame.evaluate(async () => {
        const { axe } = window as unknown as { axe: { run(root: Document): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } };
        return (await axe.run(document)).violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
      });
      assert.deepEqual(found, []);
    });
  }

  it('keeps a half-written form over a reload of the window', async () => {
    const frame = await panel();
    await frame.locator('.zone-item').first().click();
    await frame.getByLabel('From', { exact: true }).fill('1x');
    await frame.getByLabel('Title').fill('Design and');
    await frame.getByText('Write a time from 00:00 to 24:00.').waitFor();
    await refuge.workbench.runCommand('Developer: Reload Window');
    await refuge.workbench.page.locator('.statusbar-item').first().waitFor();
    await eventually('the form is back', async () => {
      const again = await panel();
      assert.equal(await again.getByLabel('Title').inputValue({ timeout: 2000 }), 'Design and');
      assert.equal(await again.getByLabel('From', { exact: true }).inputValue({ timeout: 2000 }), '1x');
    });
    assert.deepEqual((userZones() as { title: string }[]).map(({ title }) => title), ['Design']);
  });

  it('follows a change of the settings, and says where edits go now', async () => {
    refuge.configure({ 'codeRefuge.noCodeZones': [{ days: ['mon'], from: '9:00', to: '10:00' }] });
    const frame = await panel();
    await frame.getByRole('button', { name: 'No code Monday 09:00 to 10:00' }).waitFor();
    await frame.getByText("this workspace's settings").waitFor();
    await frame.getByRole('button', { name: 'Add Zone' }).click();
    const file = path.join(refuge.folder, '.vscode', 'settings.json');
    await eventually('the workspace has both, the first as it was written', async () => {
      const zones = (parse(readFileSync(file, 'utf8')) as Record<string, unknown[]>)['codeRefuge.noCodeZones'];
      assert.deepEqual(zones, [{ days: ['mon'], from: '9:00', to: '10:00' }, { title: 'No code', days: ['tue'], from: '13:00', to: '15:00' }]);
    });
  });

  it('writes nothing over a setting that it can\'t read', async () => {
    refuge.configure({ 'codeRefuge.noCodeZones': [{ days: ['monday'], from: '9:00', to: '10:00' }] });
    const frame = await panel();
    await frame.getByText("Your zones can't be edited here until the setting is mended.").waitFor();
    assert.equal(await frame.getByRole('button', { name: 'Add Zone' }).count(), 0);
  });
});
