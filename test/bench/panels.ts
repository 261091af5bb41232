import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { TACTICS } from '../../src/core/tactics/catalogue';
import { findWebview } from '../host/webview-frame';
import { openWorkbench, patience, type Workbench } from '../host/workbench';

const ROUNDS = 3;

/**
 * How long a panel takes from its command to its heading, beside a panel that holds nothing but a heading, in one
 * window on `repository`. Each round opens all of them, so that a busy machine slows all alike.
 */
export async function benchPanels(repository: string): Promise<void> {
  const home = mkdtempSync(path.join(tmpdir(), 'code-refuge-bench-home-'));
  const userDataDir = path.join(home, 'vscode');
  cpSync(path.join(__dirname, 'bare-panel'), path.join(userDataDir, 'extensions', 'bare-panel'), { recursive: true });
  const workbench = await openWorkbench({
    version: 'newest',
    folder: repository,
    userDataDir,
    env: { CODE_REFUGE_HOME: home, CODE_REFUGE_DOCUMENTS: path.join(home, 'documents') },
    settings: { 'codeRefuge.quiet': true, 'workbench.startupEditor': 'none' },
  });
  try {
    await workbench.statusBarItem('codeRefuge.score').filter({ hasText: /\d/ }).waitFor();
    const bare: number[] = [];
    const panels = TACTICS.map(() => [] as number[]);
    for (let round = 0; round < ROUNDS; round++) {
      bare.push(await openingTime(workbench, 'Bench: Bare Panel', 'Bare Panel'));
      for (const [index, { title }] of TACTICS.entries()) panels[index]!.push(await openingTime(workbench, `Code Refuge: ${title}`, title));
    }
    const base = median(bare);
    const line = (what: string, time: number) => console.log(`  ${what.padEnd(34)} ${time.toFixed(0).padStart(6)} ms  ${(time / base).toFixed(2).padStart(5)} ×`);
    console.log(`\nPanels, from the command to the heading; medians of ${ROUNDS}`);
    line('a panel with nothing but a heading', base);
    TACTICS.forEach(({ title }, index) => line(title, median(panels[index]!)));
  } finally {
    await workbench.close();
    rmSync(home, { recursive: true, force: true });
  }
}

async function openingTime(workbench: Workbench, command: string, title: string): Promise<number> {
  const { page } = workbench;
  await page.keyboard.press('F1');
  await page.locator('.quick-input-widget input[type=text]').fill(`>${command}`);
  const row = page.locator(`.quick-input-widget .monaco-list-row[aria-label^=${JSON.stringify(command)}]`).first();
  await row.waitFor();
  const start = performance.now();
  await row.click();
  for (;;) {
    const frame = await findWebview(page, title).catch(() => null);
    if (frame !== null && (await frame.locator('h1').count()) > 0) break;
    // Asking without a pause would keep the window from its work.
    await pause(20);
    if (performance.now() - start > patience) throw new Error(`${title} shows no heading`);
  }
  const time = performance.now() - start;
  await workbench.runCommand('View: Close All Editors');
  return time;
}

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}
