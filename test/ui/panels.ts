import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as path from 'node:path';
import type { Frame } from 'playwright-core';
import { eventually } from '../host/workbench';
import type { Refuge } from './refuge';

const THEMES = [
  ['Default Light Modern', 'vscode-light'],
  ['Default Dark Modern', 'vscode-dark'],
  ['Default High Contrast', 'vscode-high-contrast'],
  ['Default High Contrast Light', 'vscode-high-contrast-light'],
] as const;

/** Declares a test for each theme: axe-core finds nothing to object to in a panel; `unfolded`, in what is folded in it neither. */
export function isAccessible(refuge: () => Refuge, title: string, { unfolded = false } = {}): void {
  for (const [theme, name] of THEMES) {
    it(`has nothing that axe-core objects to in ${theme}`, async () => {
      refuge().workbench.updateSettings({ 'workbench.colorTheme': theme });
      const frame = await refuge().workbench.webviewFrame(title);
      await frame.locator(`body.${name}`).waitFor();
      if (unfolded) await frame.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)));
      await frame.evaluate(readFileSync(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8'));
      assert.deepEqual(await violations(frame), []);
    });
  }
}

async function violations(frame: Frame): Promise<string[]> {
  return frame.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(root: Document): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } };
    return (await axe.run(document)).violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  });
}

/** The folder of the user's own files in a window of `openRefuge`. */
export function documentsOf({ home }: Refuge): string {
  return path.join(home, 'documents');
}

/** Waits for a file of the user's folder, and gives its text. */
export async function userFile(refuge: Refuge, name: string, says?: RegExp): Promise<string> {
  const file = path.join(documentsOf(refuge), ...name.split('/'));
  await eventually(`there is ${name}`, async () => {
    assert.equal(existsSync(file), true);
    if (says !== undefined) assert.match(readFileSync(file, 'utf8'), says);
  });
  return readFileSync(file, 'utf8');
}

/** Takes the place that the dialog suggests, and gives the text of the file. `name` is what it suggests at the end of `folder`. */
export async function saveWhereSuggested({ workbench }: Refuge, folder: string, name: string): Promise<string> {
  const input = workbench.page.locator('.quick-input-widget input[type=text]');
  const file = path.join(folder, name);
  await eventually('the dialog suggests a name', async () => assert.equal(await input.inputValue(), file));
  await workbench.page.keyboard.press('Enter');
  await eventually(`there is ${name}`, async () => assert.equal(existsSync(file), true));
  return readFileSync(file, 'utf8');
}

/** Lines of iCalendar that were folded (RFC 5545, 3.1), whole again. */
export function unfolded(text: string): string {
  return text.replaceAll('\r\n ', '');
}
