import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import type { Locator } from 'playwright-core';
import { calendarText } from '../fixtures/calendar';
import { AUTHORITY } from '../fixtures/certificates';
import { type HttpsServer, startHttpsServer } from '../fixtures/https-server';
import { eventually } from '../host/workbench';
import { keepFailure, openHistory, type Refuge } from './refuge';

const ITEM = 'codeRefuge.score';
const TOKEN = 'private-5ec7e7a0b1c2d3e4';
const FEED = `/calendar/ical/ada%40example.com/${TOKEN}/basic.ics`;
const SECRET = /5ec7e7|ada%40example/;
const ADD = 'Code Refuge: Add Calendar Feed';
const REMOVE = 'Code Refuge: Remove Calendar Feed';

const TUESDAY = nextTuesday(new Date());
const ZONE = 'Asia/Kolkata';
const DAY = TUESDAY.replaceAll('-', '');
const CALENDAR = calendarText({ title: 'Planning', start: `;TZID=${ZONE}:${DAY}T140000`, end: `;TZID=${ZONE}:${DAY}T180000` });

describe('a calendar feed in a real window', () => {
  let refuge: Refuge;
  let server: HttpsServer;
  let temporary: string;
  before(async () => {
    temporary = mkdtempSync(path.join(tmpdir(), 'feeds-'));
    server = await startHttpsServer((_request, response) => response.end(CALENDAR));
    setClock('13:50');
    const trusted = path.join(temporary, 'authority.pem');
    writeFileSync(trusted, AUTHORITY);
    refuge = await openHistory({
      // VS Code 1.100 brings the certificates of the system along, and with them no longer those of this variable.
      settings: { 'http.systemCertificates': false },
      env: { CODE_REFUGE_CLOCK: path.join(temporary, 'now'), TZ: ZONE, NODE_EXTRA_CA_CERTS: trusted },
    });
    // code-server has a page that hands out half of the key with which the window encrypts its secrets. The bare
    // server that the tests use lacks it; without one, this VS Code refuses to keep a secret.
    await refuge.workbench.page.route('**/mint-key', (route) => route.fulfill({ status: 200, body: Buffer.alloc(32, 7) }));
    await shows(/^\s*\d+/);
  });
  afterEach(async function () {
    await keepFailure(this.currentTest, refuge);
  });
  after(async () => {
    await refuge?.dispose();
    await server?.stop();
    rmSync(temporary, { recursive: true, force: true });
  });

  it('says what is wrong with an address while it is typed, behind dots', async () => {
    await refuge.workbench.runCommand(ADD);
    await widget().getByText('Add Calendar Feed (1/2)').waitFor();
    const box = input();
    assert.equal(await box.getAttribute('type'), 'password');
    await box.fill(`http://localhost:${server.port}${FEED}`);
    await widget().getByText('anyone on the way can read the address').waitFor();
    await box.fill(`localhost:${server.port}${FEED}`);
    await widget().getByText('beginning with https://').waitFor();
    await refuge.workbench.page.keyboard.press('Escape');
    assert.equal(server.requests.length, 0);
  });

  it('is not added when its server sends a login page, and the user may try another', async () => {
    server.answer((_request, response) => response.end(`<!doctype html><title>Sign in to see ${TOKEN}</title>`));
    await add('Work');
    const { text, buttons } = await refuge.workbench.waitForNotification('“Work” was not added');
    assert.match(text, /localhost sends a web page, not a calendar: probably a login page\. Use the calendar's secret \(private\) iCal address/);
    assert.deepEqual(buttons, ['Try Another Address']);
    assert.doesNotMatch(text, SECRET);
    assert.deepEqual(cacheFiles(), []);
    await refuge.workbench.clickNotificationButton('was not added', 'Try Another Address');
    await widget().getByText('Add Calendar Feed (1/2)').waitFor();
    await refuge.workbench.page.keyboard.press('Escape');
  });

  it('is added, and its events are zones at once', async () => {
    server.answer((_request, response) => response.writeHead(200, { etag: '"1"' }).end(CALENDAR));
    await add('Work');
    await refuge.workbench.statusBarItem('“Work” is one of your calendars now').waitFor();
    await tooltipSays('Work: as of 13:50');
    setClock('14:00');
    await shows(/no code until 18:00/);
  });

  it('is fetched again when its time has come', async () => {
    const before = server.requests.length;
    setClock('14:20');
    await eventually('the feed is fetched', async () => assert.equal(server.requests.length, before + 1));
    await tooltipSays('Work: as of 14:20');
  });

  it('serves what it has while its server is down, also in a new window, and says how old that is', async () => {
    await server.stop();
    setClock('14:50');
    await tooltipSays(/Work: as of 14:20; localhost refuses the connection, next try at 14:5[0-2]/);
    await reload();
    await shows(/no code until 18:00/);
    await tooltipSays(/Work: as of 14:20; localhost refuses the connection/);
  });

  it('is fetched by the command that reads all again, also from the new window, which still has the address', async () => {
    await server.start();
    await refuge.workbench.runCommand('Code Refuge: Read the History and Calendars Again');
    await tooltipSays('Work: as of 14:50');
  });

  it('leaves its address in no file and in nothing that is printed', async () => {
    const files = [refuge.workbench.server.dataDir, refuge.folder, refuge.home].flatMap(filesUnder);
    const [kept, ...others] = files.filter((file) => file.endsWith('.ics'));
    assert.ok(kept !== undefined && others.length === 0 && readFileSync(kept, 'utf8').includes('Planning'), 'the kept calendar is not there, so this shows nothing');
    assert.deepEqual(files.filter((file) => SECRET.test(file + readFileSync(file, 'latin1'))), []);
    assert.doesNotMatch(refuge.workbench.server.log(), SECRET);
    assert.doesNotMatch(await refuge.workbench.page.locator('body').innerText(), SECRET);
  });

  it('says so when the secret storage has lost the address, and takes it again under the same name', async () => {
    await refuge.workbench.page.evaluate(() => localStorage.removeItem('secrets.provider'));
    await reload();
    setClock('15:30');
    await tooltipSays('Work: as of 14:50; VS Code has not kept its address here, add the feed again');
    await shows(/no code until 18:00/);
    await add('Work', '“Work” gets the address you typed.');
    await tooltipSays('Work: as of 15:30');
    assert.equal(cacheFiles().length, 2);
  });

  it('is removed without a trace', async () => {
    await refuge.workbench.runCommand(REMOVE);
    await widget().getByText('as of 15:30').waitFor();
    await refuge.workbench.page.keyboard.press('Enter');
    const dialog = refuge.workbench.page.getByRole('dialog').filter({ hasText: 'Remove “Work”?' });
    await dialog.getByText('The calendar itself stays as it is.').waitFor();
    await dialog.getByRole('button', { name: 'Remove', exact: true }).click();
    await shows(/^\s*\d+/);
    assert.deepEqual(cacheFiles(), []);
    assert.equal(await refuge.workbench.page.evaluate(() => Object.values(localStorage).some((value) => String(value).includes('codeRefuge.feed'))), false);
    await refuge.workbench.runCommand(REMOVE);
    await refuge.workbench.waitForNotification('There are no calendar feeds.');
  });

  /** Answers the two questions of the command; `hint` is what the second one has to say of the name. */
  async function add(name: string, hint?: string): Promise<void> {
    await refuge.workbench.runCommand(ADD);
    await widget().getByText('Add Calendar Feed (1/2)').waitFor();
    await input().fill(server.url(FEED).href.replace(/^https/, 'webcals'));
    await refuge.workbench.page.keyboard.press('Enter');
    await widget().getByText('Add Calendar Feed (2/2)').waitFor();
    await input().fill(name);
    if (hint !== undefined) await widget().getByText(hint).waitFor();
    await refuge.workbench.page.keyboard.press('Enter');
  }

  function widget(): Locator {
    return refuge.workbench.page.locator('.quick-input-widget');
  }

  function input(): Locator {
    return widget().locator('.quick-input-box input');
  }

  async function shows(text: RegExp): Promise<void> {
    await eventually(`the item shows ${text}`, async () => {
      assert.match(await refuge.workbench.statusBarItem(ITEM).innerText(), text);
    });
  }

  async function tooltipSays(text: string | RegExp): Promise<void> {
    await eventually(`the tooltip says ${text}`, async () => {
      await refuge.workbench.page.mouse.move(400, 300);
      await refuge.workbench.statusBarItem(ITEM).hover();
      await refuge.workbench.page.locator('.workbench-hover').getByText(text).waitFor({ timeout: 3_000 });
    });
    await refuge.workbench.page.mouse.move(400, 300);
  }

  async function reload(): Promise<void> {
    await refuge.workbench.page.goto('about:blank');
    await refuge.workbench.page.goto(refuge.workbench.server.url);
    await refuge.workbench.statusBarItem(ITEM).waitFor();
  }

  function setClock(time: string): void {
    writeFileSync(path.join(temporary, 'now'), `${TUESDAY}T${time}:00+05:30`);
  }

  function cacheFiles(): string[] {
    const folder = path.join(refuge.workbench.server.dataDir, 'data', 'User', 'globalStorage', 'code-refuge.code-refuge', 'feeds');
    return existsSync(folder) ? readdirSync(folder) : [];
  }
});

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    // The extension itself is installed beside the data.
    .filter((entry) => entry.isFile() && !entry.parentPath.includes(`${path.sep}extensions${path.sep}`))
    .map((entry) => path.join(entry.parentPath, entry.name));
}

function nextTuesday(now: Date): string {
  const days = ((2 - now.getUTCDay() + 6) % 7) + 1;
  return new Date(now.getTime() + days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
}
