import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { calendarText } from '../fixtures/calendar';
import { eventually } from '../host/workbench';
import { keepFailure, openHistory, type Refuge } from './refuge';

const ITEM = 'codeRefuge.score';

/** The next Tuesday, so that the history of the window is recent; and a zone without daylight-saving time. */
const TUESDAY = nextTuesday(new Date());
const ZONE = 'Asia/Kolkata';
const at = (time: string) => `${TUESDAY}T${time}+05:30`;
const CALENDAR_DAY = TUESDAY.replaceAll('-', '');

const CALENDAR = calendarText({ title: 'Planning', start: `;TZID=${ZONE}:${CALENDAR_DAY}T140000`, end: `;TZID=${ZONE}:${CALENDAR_DAY}T150000` });

describe('a no-code zone in a real window', () => {
  let refuge: Refuge;
  let clock: string;
  before(async () => {
    clock = path.join(mkdtempSync(path.join(tmpdir(), 'clock-')), 'now');
    writeFileSync(clock, at('10:28:00'));
    refuge = await openHistory({
      env: { CODE_REFUGE_CLOCK: clock, TZ: ZONE },
      settings: { 'codeRefuge.noCodeZones': [{ title: 'One-on-ones', days: ['tue'], from: '10:30', to: '11:30' }] },
    });
  });
  afterEach(async function () {
    await keepFailure(this.currentTest, refuge);
  });
  after(async () => {
    await refuge?.dispose();
    rmSync(path.dirname(clock), { recursive: true, force: true });
  });

  it('is not there before it begins', async () => {
    await shows(/^\s*\d+( [▲▼]\d+)?\s*$/);
  });

  it('is in the status bar as soon as it begins, and says until when', async () => {
    writeFileSync(clock, at('10:30:00'));
    await shows(/no code until 11:30/);
    assert.match(await refuge.workbench.statusBarLabel(ITEM), /^No code until 11:30: One-on-ones\. Delegation score \d+ of 100/);
  });

  it('leaves the score in the tooltip, and offers to break the glass', async () => {
    await refuge.workbench.statusBarItem(ITEM).hover();
    const hover = refuge.workbench.page.locator('.workbench-hover');
    await hover.getByText('No code until 11:30').waitFor();
    await hover.getByText('of 100').waitFor();
    await hover.getByText('Break glass').waitFor();
    await refuge.workbench.page.keyboard.press('Escape');
  });

  it('gives way to the score when it ends', async () => {
    writeFileSync(clock, at('11:30:00'));
    await shows(/^\s*\d+( [▲▼]\d+)?\s*$/);
  });

  it('comes from a calendar too, as soon as its file is there and whenever it changes', async () => {
    const file = path.join(refuge.folder, 'work.ics');
    writeFileSync(file, CALENDAR);
    refuge.workbench.updateSettings({ 'codeRefuge.calendars': [file] });
    writeFileSync(clock, at('14:59:59'));
    await shows(/no code until 15:00/);
    writeFileSync(file, CALENDAR.replace('T150000', 'T160000'));
    await shows(/no code until 16:00/);
    writeFileSync(file, CALENDAR.replace('SUMMARY', 'STATUS:CANCELLED\r\nSUMMARY'));
    await shows(/^\s*\d+( [▲▼]\d+)?\s*$/);
  });

  it('is named in the review with the week it lies in', async () => {
    await refuge.workbench.runCommand('Code Refuge: Leadership Review');
    const review = await refuge.workbench.webviewFrame('Leadership Review');
    await review.getByText('Tue, 10:30 to 11:30').waitFor();
  });

  async function shows(text: RegExp): Promise<void> {
    await eventually(`the item shows ${text}`, async () => {
      assert.match(await refuge.workbench.statusBarItem(ITEM).innerText(), text);
    });
  }
});

function nextTuesday(now: Date): string {
  const days = ((2 - now.getUTCDay() + 6) % 7) + 1;
  return new Date(now.getTime() + days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
}
