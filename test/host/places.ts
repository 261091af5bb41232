import { mkdtempSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** The extension itself: its manifest, and after a build its `dist` and `out`. */
export const extensionRoot = path.resolve(__dirname, '..', '..');

/** Everything fetched or made for trying the extension. Git-ignored; deleting it costs only time. */
export const hostFolder = path.join(extensionRoot, '.vscode-test');

/** Where a suite that failed leaves what the window looked like. */
export const failuresFolder = path.join(hostFolder, 'failures');

/**
 * A fresh folder in the temporary directory, as its real path: on macOS that directory is behind a
 * symbolic link, and VS Code and git name a file by its real path.
 */
export function temporaryFolder(purpose: string): string {
  return mkdtempSync(path.join(realpathSync(tmpdir()), `code-refuge-${purpose}-`));
}
