import * as vscode from 'vscode';
import { errorText } from '../log';
import { plainText } from '../plain-text';

/** Opens a file of a repository; `path` is from its root, with slashes. */
export async function openFile({ repository, path }: { repository: string; path: string }): Promise<void> {
  // No path in a tree of git leads out of it; a name with backslashes in it would on Windows.
  if (path === '' || path.split(/[\\/]/).includes('..')) return;
  try {
    await vscode.workspace.fs.stat(vscode.Uri.joinPath(vscode.Uri.file(repository), path));
    await vscode.commands.executeCommand('vscode.open', vscode.Uri.joinPath(vscode.Uri.file(repository), path));
  } catch (error) {
    void vscode.window.showErrorMessage(`${plainText(path)} can't be opened: ${plainText(errorText(error), 300)}`);
  }
}
