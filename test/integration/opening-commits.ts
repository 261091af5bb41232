import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { openCommit } from '../../src/extension/repositories/open-commit';
import { eventually, folder, gitApi } from './window';

export function openingCommits(): void {
  describe('opening a commit', () => {
    const repository = () => path.join(folder(), 'first');
    const resolve = (...which: string[]) => execFileSync('git', ['rev-list', '--max-count=1', ...which], { cwd: repository(), encoding: 'utf8' }).trim();

    afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

    const commits: [string, string[], RegExp][] = [
      ['an ordinary commit', ['topic-1'], /^[0-9a-f]{7} - Topic 1/],
      ['a merge, against its first parent', ['--grep=topic-3', 'main'], /^[0-9a-f]{7} - Merge branch 'topic-3'/],
      ['the first commit', ['--max-parents=0', 'main'], /^[0-9a-f]{7} - Change something/],
    ];
    for (const [name, which, title] of commits) {
      it(`shows ${name} in the editor's own view`, async () => {
        const lines: string[] = [];
        const log = { info() {}, warn() {}, show() {}, error: (line: string) => void lines.push(line) };
        await openCommit({ gitApi: await gitApi() }, log, { repository: repository(), commit: resolve(...which) });
        assert.deepEqual(lines, []);
        await eventually(() => assert.match(vscode.window.tabGroups.activeTabGroup.activeTab?.label ?? '', title));
      });
    }
  });
}
