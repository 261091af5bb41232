import * as vscode from 'vscode';

const CONFIRMATION_MS = 8_000;

/** Says for a moment, in the status bar, that something is done. */
export function confirm(text: string): void {
  vscode.window.setStatusBarMessage(text, CONFIRMATION_MS);
}
