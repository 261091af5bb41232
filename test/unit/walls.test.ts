import assert from 'node:assert/strict';
import { join } from 'node:path';
import { ESLint } from 'eslint';

/** The walls of CONTRIBUTING.md stand: each of these imports must be refused, and the message must say why. */
const REFUSED: readonly [file: string, code: string, reason: RegExp][] = [
  ['src/core/analyze.ts', "import { Git } from '../git/git'; Git;", /core is pure/],
  ['src/core/analyze.ts', "import { readFile } from 'node:fs'; readFile;", /no Node/],
  ['src/core/analyze.ts', "import * as vscode from 'vscode'; vscode;", /extension host/],
  ['src/core/analyze.ts', 'Date.now();', /no clock/],
  ['src/core/analyze.ts', 'new Date();', /no clock/],
  ['src/core/ledger/facts.ts', "import { DETECTORS } from '../habits/registry'; DETECTORS;", /Facts come before/],
  ['src/core/habits/registry.ts', "import { SIGNALS } from '../score/signals'; SIGNALS;", /Habits come before/],
  ['src/git/git.ts', "import { OnCallStore } from '../store/on-call'; OnCallStore;", /serves every face/],
  ['src/core/calendar/zones.ts', "import { DETECTORS } from '../habits/registry'; DETECTORS;", /knows hours and zones/],
  ['src/calendars/calendar-reader.ts', "import { OnCallStore } from '../store/on-call'; OnCallStore;", /serves every face/],
  ['src/hook/git-hook.ts', "import { OnCallStore } from '../store/on-call'; OnCallStore;", /writes git hooks/],
  ['src/uninstall/uninstall.ts', "import { Git } from '../git/git'; Git;", /without VS Code/],
  ['src/extension/repositories/git-hook.ts', "import { Git } from '../../git/git'; Git;", /by messages/],
  ['src/worker/main.ts', "import * as vscode from 'vscode'; vscode;", /extension host/],
  ['src/extension/extension.ts', "import { Git } from '../git/git'; Git;", /by messages/],
  ['src/extension/extension.ts', "import { spawn } from 'node:child_process'; spawn;", /Only src\/git/],
  ['src/cli/main.ts', "import { simpleGit } from 'simple-git'; simpleGit;", /Only src\/git/],
  ['src/webview/review.ts', "import { join } from 'node:path'; join;", /no Node/],
  ['src/cli/main.ts', 'export default 1;', /named exports/],
];

describe('the walls', () => {
  const root = join(__dirname, '../..');
  const eslint = new ESLint({ cwd: root });

  for (const [file, code, reason] of REFUSED) {
    it(`${file} may not have: ${code.split(';')[0]}`, async () => {
      const [result] = await eslint.lintText(`${code}\n`, { filePath: join(root, file) });
      const messages = result?.messages.map(({ message }) => message) ?? [];
      assert.ok(messages.some((message) => reason.test(message)), `refused with ${JSON.stringify(messages)}`);
    });
  }
});
