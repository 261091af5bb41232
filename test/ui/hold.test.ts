import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { extensionRoot } from '../host/places';
import { eventually } from '../host/workbench';
import { keepFailure, openRefuge, type Refuge } from './refuge';

const DAY = '2026-11-24';

/** What a person has: comments, a layout of their own, a value of theirs in the setting. */
const OWN = (plain: string) => `// mine
${plain.trim().replace(/\}$/, '').trimEnd()},
  "files.readonlyInclude": { /* generated */ "**/gen/**": true, // keep
  },


  "editor.tabSize":   3
}`;

describe('a held zone in a real window', () => {
  let refuge: Refuge;
  let clock: string;
  let settings: string;
  let before: string;

  beforeEach(async () => {
    clock = path.join(mkdtempSync(path.join(tmpdir(), 'clock-')), 'now');
    moveTo('10:28');
    refuge = await openRefuge((folder) => writeFileSync(path.join(folder, 'notes.txt'), 'first line\n'), {
      env: { CODE_REFUGE_CLOCK: clock, TZ: 'UTC' },
      settings: {
        'codeRefuge.noCodeZones': [{ title: 'One-on-ones', days: ['tue'], from: '10:30', to: '11:30', hold: true }],
        'workbench.editor.enablePreview': false,
        'files.autoSave': 'off',
        // VS Code itself writes this for the older `false`, some time after the start.
        'extensions.autoUpdate': 'off',
      },
    });
    settings = path.join(refuge.workbench.server.dataDir, 'data', 'User', 'settings.json');
    before = readFileSync(settings, 'utf8');
  });
  afterEach(async function () {
    await keepFailure(this.currentTest, refuge);
    await refuge?.dispose();
    rmSync(path.dirname(clock), { recursive: true, force: true });
  });

  it('takes no typing, shows the lock, and leaves the settings byte for byte as they were', async () => {
    before = OWN(before);
    writeFileSync(settings, before);
    await reload();
    await openNotes();
    await holds();
    const { text, buttons } = await refuge.workbench.waitForNotification('No code until 11:30');
    assert.equal(text, 'No code until 11:30 (One-on-ones): the files of this workspace are read-only.');
    assert.deepEqual(buttons, ['Break Glass', 'Open No-Code Zones']);
    await lock().waitFor();
    assert.match(readFileSync(settings, 'utf8'), /\/\* generated \*\/\s+"\*\*\/gen\/\*\*": true,[^}]*\/\/ keep/);
    await type('x');
    assert.equal(await editorText(), 'first line');

    moveTo('11:30');
    await isRestored();
    await lock().waitFor({ state: 'detached' });
    await type('x');
    await eventually('the editor took the letter', async () => assert.equal(await editorText(), 'xfirst line'));
  });

  it('lets unsaved work be saved, and is read-only from then on', async () => {
    await openNotes();
    await type('y');
    await eventually('the editor took the letter', async () => assert.equal(await editorText(), 'yfirst line'));
    await holds();
    assert.ok(record().places[0]?.holders[0]?.keys['files.readonlyExclude'].some((glob) => glob.endsWith('/notes.txt')));
    await refuge.workbench.page.keyboard.press('ControlOrMeta+S');
    await eventually('the file is saved', async () => assert.equal(readFileSync(path.join(refuge.folder, 'notes.txt'), 'utf8'), 'yfirst line\n'));
    await lock().waitFor();
    moveTo('11:30');
    await isRestored();
  });

  it('is restored after its window was killed', async () => {
    await openNotes();
    await holds();
    process.kill(record().places[0]!.holders[0]!.process, 'SIGKILL');
    assert.notEqual(readFileSync(settings, 'utf8'), before);
    moveTo('12:00');
    await reload();
    await isRestored();
  });

  it('is restored by the script that runs when the extension is uninstalled', async () => {
    await openNotes();
    await holds();
    process.kill(record().places[0]!.holders[0]!.process, 'SIGKILL');
    const run = spawnSync(process.execPath, [path.join(extensionRoot, 'dist', 'uninstall')], { env: { ...process.env, CODE_REFUGE_HOME: refuge.home }, encoding: 'utf8' });
    assert.equal(run.status, 0, run.stderr);
    await isRestored();
  });

  it('keeps what the user changes in the meantime', async () => {
    await openNotes();
    await holds();
    const during = readFileSync(settings, 'utf8');
    writeFileSync(settings, during.replace('{', '{\n  // later\n  "editor.rulers": [80],'));
    moveTo('11:30');
    await eventually('the record is gone', async () => assert.equal(existsSync(path.join(refuge.home, 'hold.json')), false));
    const after = readFileSync(settings, 'utf8');
    assert.match(after, /\/\/ later\n {2}"editor.rulers": \[80\]/);
    assert.equal(after.replace('\n  // later\n  "editor.rulers": [80],', ''), before);
  });

  it('is lifted by one line of reason, from the keyboard to the file, over a reload too', async () => {
    await openNotes();
    await holds();
    await refuge.workbench.runCommand('Code Refuge: Break Glass');
    const input = refuge.workbench.page.locator('.quick-input-widget input[type=text]');
    await refuge.workbench.page.getByText('Why now? One line; it is counted in the review.').waitFor();
    await input.press('Enter');
    await refuge.workbench.page.getByText('One line is enough.').waitFor();
    await input.pressSequentially('The site is down');
    await input.press('Enter');
    await isRestored();
    const [line] = readFileSync(path.join(refuge.home, 'broken-glass.jsonl'), 'utf8').trim().split('\n');
    assert.deepEqual(JSON.parse(line!), {
      version: 1,
      time: `${DAY}T10:30:00+00:00`,
      zone: 'One-on-ones',
      source: 'settings',
      until: `${DAY}T11:30:00+00:00`,
      reason: 'The site is down',
      held: true,
    });
    await refuge.workbench.statusBarItem(/no code until 11:30/).waitFor();
    await reload();
    await refuge.workbench.statusBarItem(/no code until 11:30/).waitFor();
    assert.equal(readFileSync(settings, 'utf8'), before);
  });

  it('says so when the settings can not be written, and changes nothing', async () => {
    writeFileSync(settings, `${before.trimEnd().slice(0, -1)} "files.readonlyInclude": [`);
    const damaged = readFileSync(settings, 'utf8');
    moveTo('10:30');
    const { severity, text } = await refuge.workbench.waitForNotification("The files couldn't be made read-only.");
    assert.equal(severity, 'error');
    assert.match(text, /settings\.json can't be changed: it is not valid JSON, line \d+\. Mend it by hand\./);
    assert.equal(readFileSync(settings, 'utf8'), damaged);
    assert.equal(existsSync(path.join(refuge.home, 'hold.json')), false);
  });

  function moveTo(time: string): void {
    writeFileSync(clock, `${DAY}T${time}:00Z`);
  }

  async function openNotes(): Promise<void> {
    await refuge.workbench.page.locator('.explorer-folders-view').getByText('notes.txt').dblclick();
    await refuge.workbench.page.locator('.editor-instance .view-line').first().waitFor();
  }

  /** The zone begins, and the hold with it. */
  async function holds(): Promise<void> {
    await refuge.workbench.page.waitForTimeout(2_000);
    moveTo('10:30');
    await eventually('the settings hold the folder', async () => {
      assert.ok(readFileSync(settings, 'utf8').includes(`${refuge.folder}/**`));
      assert.ok(record().places[0]?.exact, 'the record knows the way back');
    });
  }

  async function isRestored(): Promise<void> {
    await eventually('the settings are as before', async () => {
      assert.equal(readFileSync(settings, 'utf8'), before);
      assert.equal(existsSync(path.join(refuge.home, 'hold.json')), false);
    });
  }

  function record() {
    return JSON.parse(readFileSync(path.join(refuge.home, 'hold.json'), 'utf8')) as {
      places: { exact: unknown; holders: { process: number; keys: Record<string, string[]> & { 'files.readonlyExclude': string[] } }[] }[];
    };
  }

  function lock() {
    return refuge.workbench.page.locator('.tab[data-resource-name="notes.txt"] [class*="monaco-decoration-iconBadge"]').first();
  }

  async function type(text: string): Promise<void> {
    await refuge.workbench.page.locator('.editor-instance .view-line').first().click();
    await refuge.workbench.page.keyboard.press('ControlOrMeta+Home');
    await refuge.workbench.page.keyboard.type(text);
  }

  async function editorText(): Promise<string> {
    return (await refuge.workbench.page.locator('.editor-instance .view-line').first().innerText()).replaceAll('\u00a0', ' ');
  }

  async function reload(): Promise<void> {
    await refuge.workbench.page.reload();
    await refuge.workbench.page.locator('.statusbar-item').first().waitFor();
  }
});
