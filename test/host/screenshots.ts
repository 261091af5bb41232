import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type TacticId, TACTICS } from '../../src/core/tactics/catalogue';
import { buildDemo } from '../fixtures/demo';
import { extensionRoot } from './places';
import { type ColorTheme, openWorkbench, type Workbench } from './workbench';

/** The tactics whose pictures the README and the walkthrough show. */
const PICTURED: readonly TacticId[] = ['weekly', 'readme', 'delegation', 'rehearsals'];
const SCORE = 'codeRefuge.score';

/**
 * The pictures of the README, taken from a real window on the demo repository: light and dark.
 * `npm run screenshots -- --look` adds what only its makers look at: both high contrasts and a narrow window, in
 * `.vscode-test/looks`.
 */
async function main(): Promise<void> {
  const look = process.argv.includes('--look');
  const pictures = path.join(extensionRoot, 'media', 'screenshots');
  const looks = path.join(extensionRoot, '.vscode-test', 'looks');
  const themes: ColorTheme[] = look ? ['light', 'dark', 'hc-dark', 'hc-light'] : ['light', 'dark'];
  for (const theme of themes) {
    await withWorkbench(theme, { width: 1280, height: 800 }, async (workbench) => {
      await takeAll(workbench, theme.startsWith('hc') ? looks : pictures, theme);
      if (look) await takeTactics(workbench, looks, theme, TACTICS.map(({ id }) => id));
    });
    if (!look) continue;
    await withWorkbench(theme, { width: 430, height: 800 }, async (workbench) => {
      await takeReview(workbench, looks, `${theme}-narrow`);
      await takeZones(workbench, looks, `${theme}-narrow`);
      await takeTactics(workbench, looks, `${theme}-narrow`, TACTICS.map(({ id }) => id));
    });
  }
}

async function withWorkbench(colorTheme: ColorTheme, size: { width: number; height: number }, use: (workbench: Workbench) => Promise<void>): Promise<void> {
  const folder = (await buildDemo(path.join(mkdtempSync(path.join(tmpdir(), 'parcelway-')), 'parcelway'))).path;
  const home = mkdtempSync(path.join(tmpdir(), 'code-refuge-home-'));
  const workbench = await openWorkbench({
    version: 'newest',
    folder,
    colorTheme,
    ...size,
    // The folder of the user's files is that of most users, by its name.
    env: { CODE_REFUGE_HOME: home, CODE_REFUGE_DOCUMENTS: '', HOME: home },
    settings: { 'workbench.activityBar.location': size.width < 600 ? 'hidden' : 'default', 'workbench.sideBar.location': 'left' },
  });
  try {
    await workbench.statusBarItem(SCORE).filter({ hasText: /\d/ }).waitFor();
    await use(workbench);
  } finally {
    await workbench.close();
    for (const made of [path.dirname(folder), home]) rmSync(made, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function takeAll(workbench: Workbench, folder: string, theme: string): Promise<void> {
  await workbench.statusBarItem(SCORE).hover();
  await workbench.page.locator('.monaco-hover, .workbench-hover').filter({ hasText: 'Delegation score' }).first().waitFor();
  await workbench.screenshot(path.join(folder, `status-bar-${theme}.png`));
  await workbench.page.mouse.move(640, 300);
  await takeReview(workbench, folder, theme);
  await takeZones(workbench, folder, theme);
  await takeTactics(workbench, folder, theme, PICTURED);
  await takeWarning(workbench, path.join(folder, `warning-${theme}.png`));
}

async function takeReview(workbench: Workbench, folder: string, name: string): Promise<void> {
  await workbench.runCommand('Code Refuge: Leadership Review');
  await hideSideBar(workbench);
  const frame = await workbench.webviewFrame('Leadership Review');
  await frame.locator('svg').first().waitFor();
  await workbench.screenshot(path.join(folder, `review-${name}.png`));
  await frame.locator('svg').last().scrollIntoViewIfNeeded();
  await workbench.screenshot(path.join(folder, `week-${name}.png`));
}

/** The side bar takes the panel's room. It comes up after the window. */
async function hideSideBar(workbench: Workbench): Promise<void> {
  const sideBar = workbench.page.locator('.part.sidebar');
  await sideBar.waitFor({ timeout: 5_000 }).catch(() => undefined);
  if (!(await sideBar.isVisible())) return;
  await workbench.page.keyboard.press('Control+B');
  await sideBar.waitFor({ state: 'hidden' });
}

async function takeZones(workbench: Workbench, folder: string, name: string): Promise<void> {
  await workbench.runCommand('Code Refuge: No-Code Zones');
  const frame = await workbench.webviewFrame('No-Code Zones');
  await frame.locator('.zone-item').first().click();
  await frame.locator('.recent li').first().waitFor();
  await workbench.screenshot(path.join(folder, `zones-${name}.png`));
}

/** Panels of tactics, each as it opens for the first time. */
async function takeTactics(workbench: Workbench, folder: string, name: string, ids: readonly TacticId[]): Promise<void> {
  for (const { id, title } of TACTICS) {
    if (id === 'zones' || !ids.includes(id)) continue;
    await workbench.runCommand(`Code Refuge: ${title}`);
    const frame = await workbench.webviewFrame(title);
    await frame.locator('.save-bar, form, button').first().waitFor();
    await workbench.screenshot(path.join(folder, `${id}-${name}.png`));
  }
}

async function takeWarning(workbench: Workbench, file: string): Promise<void> {
  const folder = new URL(workbench.page.url()).searchParams.get('folder') ?? '';
  const yesterday = new Date(Date.now() - 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
  const date = `${yesterday}T23:48:00+0100`;
  execFileSync('git', ['commit', '--quiet', '--allow-empty', '-m', 'Round the invoice totals once more'], {
    cwd: folder,
    env: { ...process.env, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date },
  });
  await workbench.waitForNotification('Round the invoice totals');
  await workbench.screenshot(file);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
