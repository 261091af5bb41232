import * as os from 'node:os';
import * as vscode from 'vscode';
import { renderHtmlPage } from '../../core/review/html';
import { renderMarkdown } from '../../core/review/markdown';
import type { Review } from '../../core/review/review';
import { saveFile } from '../save-file';

const FORMATS = {
  markdown: { extension: 'md', filter: 'Markdown' },
  html: { extension: 'html', filter: 'Web page' },
} as const;

/** Asks where to, and writes the review there. */
export async function exportReview(review: Review, format: keyof typeof FORMATS, extensionUri: vscode.Uri): Promise<void> {
  const { extension, filter } = FORMATS[format];
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file(os.homedir());
  const target = await vscode.window.showSaveDialog({
    title: 'Export the Leadership Review',
    defaultUri: vscode.Uri.joinPath(folder, `leadership-review-${review.window.to.slice(0, 10)}.${extension}`),
    filters: { [filter]: [extension] },
  });
  if (target === undefined) return;
  const text = format === 'markdown' ? renderMarkdown(review) : renderHtmlPage(review, await readStyle(extensionUri));
  if (!(await saveFile(target, text))) return;
  const open = 'Open';
  const choice = await vscode.window.showInformationMessage(`The review is in ${vscode.workspace.asRelativePath(target)}.`, open);
  if (choice === open) await vscode.commands.executeCommand('vscode.open', target);
}

async function readStyle(extensionUri: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, 'media', 'review.css')));
}
