import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import * as vscode from 'vscode';
import { COMMAND_IDS } from '../../src/extension/command-ids';
import { codeRefuge, eventually } from './window';

export function emptyFolder(): void {
  describe('in a folder without a repository', () => {
    it('starts and registers its commands', async () => {
      await codeRefuge();
      const commands = new Set(await vscode.commands.getCommands(true));
      assert.deepEqual(COMMAND_IDS.filter((id) => !commands.has(id)), []);
    });

    it('is silent', async () => {
      await pause(2_000);
      const extension = await codeRefuge();
      assert.equal(extension.statusBar(), null);
      assert.equal(extension.review(), null);
    });

    it('opens the panel all the same, once', async () => {
      await vscode.commands.executeCommand('codeRefuge.openReview');
      await vscode.commands.executeCommand('codeRefuge.openReview');
      const titles = () => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label));
      await eventually(() => assert.deepEqual(titles(), ['Leadership Review']));
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    });
  });
}
