import { writeFile } from 'atomically';
import * as vscode from 'vscode';
import { errorText } from './log';
import { plainText } from './plain-text';

/** Writes a file where the user chose, in one step where it lies on this disk. Says what went wrong; whether it was written. */
export async function saveFile(target: vscode.Uri, text: string): Promise<boolean> {
  try {
    if (target.scheme === 'file') await writeFile(target.fsPath, text);
    else await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(text));
    return true;
  } catch (error) {
    void vscode.window.showErrorMessage(`${target.fsPath} couldn't be written: ${plainText(errorText(error), 300)}`);
    return false;
  }
}

/** Of words a name for a file that every system takes. */
export function fileName(words: string, ending: string, otherwise = 'code-refuge'): string {
  const plain = words.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '').slice(0, 60);
  return `${plain || otherwise}${ending}`;
}
