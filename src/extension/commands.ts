import * as vscode from 'vscode';
import { COMMAND_IDS, type CommandId } from './command-ids';

/**
 * Registers every command of the extension. The map is exhaustive: a command without a handler, or a handler
 * without a command, does not compile, and a unit test holds the ids against the manifest.
 */
export function registerCommands(handlers: Record<CommandId, () => unknown>): vscode.Disposable {
  return vscode.Disposable.from(...COMMAND_IDS.map((id) => vscode.commands.registerCommand(id, () => handlers[id]())));
}
