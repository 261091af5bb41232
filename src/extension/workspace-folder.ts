import * as vscode from 'vscode';

/** Where relative paths of the settings start: the first folder of the workspace that lies on this disk; empty for none. */
export function folderOfWorkspace(): string {
  return vscode.workspace.workspaceFolders?.find(({ uri }) => uri.scheme === 'file')?.uri.fsPath ?? '';
}
