import * as vscode from 'vscode';

/** What the parts of the extension write their log to: enough of a `LogOutputChannel`, so that tests can pass another. */
export type Log = Pick<vscode.LogOutputChannel, 'info' | 'warn' | 'error' | 'show'>;

/** The channel "Code Refuge" of the Output view. Its level is set there, by VS Code's own means. */
export function createLog(): vscode.LogOutputChannel {
  return vscode.window.createOutputChannel('Code Refuge', { log: true });
}

/** The text of anything that was thrown. */
export function errorText(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
