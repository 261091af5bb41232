import * as os from 'node:os';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { saveFile } from '../save-file';

/** Asks where to write a file that belongs elsewhere, and writes it. Whether it was written; `hint` says what to do with it. */
export async function exportFile({ name, text }: { name: string; text: string }, hint = ''): Promise<boolean> {
  const extension = path.extname(name).slice(1);
  const target = await vscode.window.showSaveDialog({ title: `Save ${name}`, defaultUri: vscode.Uri.file(path.join(os.homedir(), name)), filters: { [extension.toUpperCase()]: [extension] } });
  if (target === undefined) return false;
  if (!(await saveFile(target, text))) return false;
  void offerToOpen(target, `${path.basename(target.fsPath)} is saved. ${hint}`.trimEnd());
  return true;
}

async function offerToOpen(target: vscode.Uri, message: string): Promise<void> {
  const open = 'Open';
  const choice = await vscode.window.showInformationMessage(message, open);
  if (choice === open) await vscode.commands.executeCommand('vscode.open', target);
}
