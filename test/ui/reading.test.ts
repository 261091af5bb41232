import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { ReviewLogLine } from '../../src/core/reviews/review-events';
import { extensionRoot } from '../host/places';
import { eventually } from '../host/workbench';
import { LEE } from '../integration/history';
import { inTerminal, keepFailure, openHistory, type Refuge } from './refuge';

/** The next Tuesday, so that the history of the window is recent; and a place without daylight-saving time. */
const TUESDAY = nextTuesday(new Date());
const OFFSET = '+05:30';
const ZONES = [
  { title: 'One-on-ones', days: ['tue'], from: '13:00', to: '15:00' },
  { title: 'Planning', days: ['tue'], from: '16:00', to: '18:00' },
];

/** The extension watches once a second; the clock stands still until a test moves it. */
const TICK_MS = 1_300;

describe('reviews in diff editors', () => {
  let refuge: Refuge;
  let clock: string;
  let now: number;
  before(async () => {
    clock = path.join(mkdtempSync(path.join(tmpdir(), 'clock-')), 'now');
    setClock('12:00');
    refuge = await openHistory({
      beside: path.join(extensionRoot, 'test', 'fixtures', 'review-extension'),
      env: { CODE_REFUGE_CLOCK: clock, TZ: 'Asia/Kolkata' },
      settings: { 'codeRefuge.noCodeZones': ZONES, 'codeRefuge.warningsPerDay': 20, 'codeRefuge.lateNight': { from: '22:00', to: '05:00' } },
    });
    await scoreIsShown();
  });
  afterEach(async function () {
    await keepFailure(this.currentTest, refuge);
    await refuge.workbench.runCommand('Notifications: Clear All Notifications');
    await refuge.workbench.runCommand('View: Close All Editors');
  });
  after(async () => {
    await refuge?.dispose();
    rmSync(path.dirname(clock), { recursive: true, force: true });
  });

  it('are noted outside of zones too, without a word', async () => {
    assert.deepEqual(logged().map(({ kind }) => kind), ['start']);
    await open('Open Merge Request');
    await readSlowly();
    await eventually('the reading is noted', async () => assert.notEqual(events().length, 0));
    const [event] = events();
    assert.equal(event?.kind, 'reading');
    // One line when it passes 80 %, and another when it is left.
    assert.match(event.change, /^gitlab:.*:mr-7$/);
    assert.equal(event.changedLines, 120);
    assert.ok(event.readLines >= 96 && event.readLines <= 120, String(event.readLines));
    assert.match(event.time, new RegExp(`^${TUESDAY}T12:..:..\\+05:30$`));
    assert.deepEqual(await warnings(), []);
  });

  it('are none where a file was only glanced at', async () => {
    setClock('13:05');
    await open('Open Pull Request');
    await moveClock(8);
    await closeAndLeave();
    assert.deepEqual(changes(/#12$/), []);
    assert.deepEqual(await warnings(), []);
  });

  it('are none where one reads own changes that are not committed', async () => {
    const file = path.join(refuge.folder, 'src', 'file-0.ts');
    writeFileSync(file, Array.from({ length: 60 }, (_, n) => `export const mine${n} = ${n};\n`).join(''));
    await open('Open Working Tree');
    await readSlowly();
    await closeAndLeave();
    inTerminal(refuge.folder, dateOf(now), 'checkout', '--quiet', '--', 'src/file-0.ts');
    assert.deepEqual(changes(/^(?!gitlab:)/), []);
    assert.deepEqual(await warnings(), []);
  });

  it('in a zone are warned of once they go line by line', async () => {
    setClock('13:30');
    await open('Open Pull Request');
    await readSlowly();
    const { text, buttons } = await refuge.workbench.waitForNotification('Reading line by line');
    assert.match(text, /^Reading line by line in “One-on-ones” \(no code until 15:00\): \d+ of 120 changed lines of #12\. What would/);
    assert.deepEqual(buttons, ['Open Review', 'Snooze…', 'Edit Zones', "Don't Show Again"]);
    await eventually('the reading is noted', async () => assert.equal(new Set(changes(/#12$/)).size, 1));
  });

  it('in the same zone are noted, but not warned of again', async () => {
    writeAndCommit('src/team.ts', LEE);
    await moveClock(120);
    await open('Open Last Commit');
    await readSlowly();
    await eventually('the reading is noted', async () => assert.equal(events().at(-1)!.change, `commit:${lastCommit()}`));
    assert.deepEqual(await warnings(), []);
  });

  it('are none of own commits', async () => {
    writeAndCommit('src/mine.ts');
    await refuge.workbench.waitForNotification('A commit in “One-on-ones” (no code until 15:00): “Write src/mine.ts”.');
    await open('Open Last Commit');
    await readSlowly();
    await closeAndLeave();
    assert.deepEqual(events().filter(({ change }) => change === `commit:${lastCommit()}`), []);
  });

  it('with a comment are noted, and warned of in a zone', async () => {
    setClock('14:20');
    await open('Write a Comment');
    const { page } = refuge.workbench;
    const widget = page.locator('.review-widget');
    await widget.locator('.review-thread-reply-button:visible, .comment-form .monaco-editor:visible').first().click();
    await page.keyboard.type('Why not the other way round?');
    await pause(500);
    await widget.getByText('Create Comment').first().click();
    const { text } = await refuge.workbench.waitForNotification('A review comment');
    assert.equal(text, 'A review comment in “One-on-ones” (no code until 15:00), on #12.');
    const written = () => events().filter(({ kind }) => kind === 'comment').map(({ comments }) => comments);
    await eventually('the comment is noted', async () => assert.deepEqual(written(), [1]));
    assert.ok(!readFileSync(logFile(), 'utf8').includes('other way'), 'what it says is not kept');
  });

  it('count all diffs of a change that are on one page', async () => {
    setClock('16:10');
    await open('Open All Changes');
    for (let page = 0; page < 4; page++) {
      await refuge.workbench.page.mouse.move(700, 400);
      await refuge.workbench.page.mouse.wheel(0, 700);
      await pause(300);
      await moveClock(50);
    }
    await closeAndLeave();
    const last = events().at(-1)!;
    assert.match(last.change, /#12$/);
    assert.ok(last.files >= 2, JSON.stringify(last));
  });

  it('of a checked-out pull request are noted by its number, and by deleted lines that stand among the others too', async () => {
    refuge.workbench.updateSettings({ 'diffEditor.renderSideBySide': false });
    inTerminal(refuge.folder, dateOf(now), 'checkout', '--quiet', '-b', 'pr/34');
    inTerminal(refuge.folder, dateOf(now), 'config', 'branch.pr/34.github-pr-owner-number', 'parcelway#parcelway#34');
    writeAndCommit('src/theirs.ts', LEE);
    await refuge.workbench.statusBarItem('pr/34').waitFor();
    await open('Open Checked-Out Change');
    await readSlowly();
    await closeAndLeave();
    assert.deepEqual(
      events().filter(({ change }) => change === 'github:parcelway/parcelway#34').map(({ changedLines, readLines, repository }) => ({ changedLines, readLines, repository })).at(-1),
      { changedLines: 24, readLines: 24, repository: refuge.folder },
    );
  });

  it('are in the review, with what was read and when', async () => {
    await refuge.workbench.runCommand('Code Refuge: Leadership Review');
    const review = await refuge.workbench.webviewFrame('Leadership Review');
    const habit = review.locator('section.habit', { has: review.getByRole('heading', { name: /^Reviews in no-code zones/ }) });
    await habit.getByText(/no-code zones? broken, by \d+ review events/).waitFor();
    await habit.getByText(/^Evidence/).click();
    await habit.getByText(/changed lines of #12 read/).first().waitFor();
    await review.getByRole('heading', { name: /^Line-by-line reviews/ }).waitFor();
  });

  function logFile(): string {
    return path.join(refuge.home, 'review-events.jsonl');
  }

  function logged(): ReviewLogLine[] {
    if (!existsSync(logFile())) return [];
    return readFileSync(logFile(), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as ReviewLogLine);
  }

  function events() {
    return logged().filter((line) => line.kind !== 'start');
  }

  /** VS Code has messages of its own, of its parts that are not installed. */
  async function warnings(): Promise<string[]> {
    return (await refuge.workbench.notifications()).filter(({ severity }) => severity === 'warning').map(({ text }) => text);
  }

  /** Which changes were noted, as often as they were. */
  function changes(which: RegExp): string[] {
    return events().map(({ change }) => change).filter((change) => which.test(change));
  }

  async function open(title: string): Promise<void> {
    await refuge.workbench.runCommand(`Stand-In: ${title}`);
    await refuge.workbench.page.locator('.monaco-diff-editor .editor.modified .view-line').first().waitFor();
    // Until the extension has learned what it shows, no time counts.
    await pause(2 * TICK_MS);
  }

  /** Goes through a diff page by page, with time in front of each. */
  async function readSlowly(): Promise<void> {
    const { page } = refuge.workbench;
    // The right side has the focus since it was opened.
    await page.keyboard.press('Control+Home');
    for (let at = 0; at < 4; at++) {
      // Each key is a sign of life.
      for (const key of ['ArrowDown', 'ArrowUp']) {
        await page.keyboard.press(key);
        await pause(200);
        await moveClock(50);
      }
      await page.keyboard.press('PageDown');
      await pause(300);
    }
  }

  async function closeAndLeave(): Promise<void> {
    await refuge.workbench.runCommand('View: Close All Editors');
    await refuge.workbench.page.locator('.monaco-diff-editor').first().waitFor({ state: 'detached' });
    // What is closed too late was in view while the clock moved.
    await pause(TICK_MS);
    await moveClock(6 * 60);
    await pause(TICK_MS);
  }

  function setClock(time: string): void {
    now = Date.parse(`${TUESDAY}T${time}:00${OFFSET}`);
    writeFileSync(clock, new Date(now).toISOString());
  }

  /** In front of whoever watches. */
  async function moveClock(seconds: number): Promise<void> {
    now += seconds * 1000;
    writeFileSync(clock, new Date(now).toISOString());
    await pause(TICK_MS);
  }

  function lastCommit(): string {
    return execFileSync('git', ['rev-parse', 'HEAD'], { cwd: refuge.folder, encoding: 'utf8' }).trim();
  }

  function dateOf(time: number): string {
    return `${Math.floor(time / 1000)} +0530`;
  }

  /** A commit of 60 lines on top of a file of its own, by the user or somebody else. */
  function writeAndCommit(file: string, author?: { name: string; email: string }): void {
    mkdirSync(path.join(refuge.folder, 'src'), { recursive: true });
    const write = (word: string) => writeFileSync(path.join(refuge.folder, file), Array.from({ length: 60 }, (_, n) => `const ${word}${n} = make(${n});\n`).join(''));
    const by = author === undefined ? [] : ['-c', `user.name=${author.name}`, '-c', `user.email=${author.email}`];
    for (const word of ['before', 'after']) {
      write(word);
      inTerminal(refuge.folder, dateOf(now), 'add', file);
      inTerminal(refuge.folder, dateOf(now), ...by, 'commit', '--quiet', '-m', `Write ${file}`);
    }
  }

  async function scoreIsShown(): Promise<void> {
    await eventually('the item shows a score', async () => {
      assert.match(await refuge.workbench.statusBarItem('codeRefuge.score').innerText(), /\d/);
    });
  }
});

function nextTuesday(today: Date): string {
  const days = (2 - today.getUTCDay() + 7) % 7 || 7;
  return new Date(today.getTime() + days * 86_400_000).toISOString().slice(0, 10);
}
