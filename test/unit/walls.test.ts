import assert from 'node:assert/strict';
import * as path from 'node:path';
import { ESLint } from 'eslint';

const ROOT = path.join(__dirname, '../..');

/** Files that would go through a wall of CONTRIBUTING.md, each in one line. */
const BREACHES: readonly (readonly [file: string, line: string])[] = [
  ['src/core/x.ts', "export * from '../git/git';"],
  ['src/core/x.ts', "export * from '../uninstall/uninstall';"],
  ['src/core/x.ts', "export * from 'vscode';"],
  ['src/core/x.ts', "export * from 'fs';"],
  ['src/core/x.ts', "export * from 'node:fs';"],
  ['src/core/x.ts', "export const x = import('../git/git');"],
  ['src/core/x.ts', 'export const x = Date.now();'],
  ['src/core/x.ts', 'export const x = Date();'],
  ['src/core/x.ts', 'export const x = new Date();'],
  ['src/core/x.ts', 'export const x = Math.random();'],
  ['src/core/history/x.ts', "export * from '../ledger/facts';"],
  ['src/core/history/x.ts', "export * from '../../core/ledger/facts';"],
  ['src/core/calendar/icalendar/x.ts', "export * from '../../habits/habit';"],
  ['src/core/habits/x.ts', "export * from '../score/score';"],
  ['src/git/x.ts', "export * from '../store/kept';"],
  ['src/hook/x.ts', "export * from '../store/kept';"],
  ['src/documents/x.ts', "export * from '../git/git';"],
  ['src/store/x.ts', "export * from '../protocol/worker';"],
  ['src/protocol/x.ts', "export * from '../hook/git-hook';"],
  ['src/worker/x.ts', "export * from '../store/kept';"],
  ['src/cli/x.ts', "export * from '../protocol/worker';"],
  ['src/extension/x.ts', "export * from '../core/analyze';"],
  ['src/extension/hold/x.ts', "export * from '../../git/git';"],
  ['src/extension/hold/x.ts', "export * from 'child_process';"],
  ['src/extension/hold/x.ts', "export const x = import('../../git/git');"],
  ['src/webview/x.tsx', "export * from '../extension/log';"],
  ['src/webview/x.ts', "export * from 'path';"],
  ['src/uninstall/x.ts', "export * from '../extension/log';"],
];

describe('the walls between folders', () => {
  const eslint = new ESLint({ cwd: ROOT });

  for (const [file, line] of BREACHES) {
    it(`${file} may not say ${line}`, async () => {
      const [result] = await eslint.lintText(`${line}\n`, { filePath: path.join(ROOT, file) });
      assert.match(result?.messages.map(({ ruleId }) => ruleId).join() ?? '', /^no-restricted-(?:imports|syntax)$/);
    });
  }
});
