import * as vscode from 'vscode';
import { PRACTICE_NOTES } from '../../core/tactics/rehearsal-notes';
import type { RehearsalsAction, RehearsalsOwn } from '../../protocol/rehearsals-panel';
import type { TacticSide } from './tactic-panel';

let supplied: Promise<RehearsalsOwn['supplied']> | null = null;

/** The rehearsal gym: conversations that come with the extension, and those of the user's team. */
export const REHEARSALS: TacticSide<RehearsalsOwn, RehearsalsAction> = {
  id: 'rehearsals',
  style: 'rehearsals.css',
  files: async (folder) => [await folder.read(PRACTICE_NOTES), ...(await folder.readAll('rehearsals', '.yaml')), ...(await folder.readAll('rehearsals', '.yml'))],
  async own({ extensionUri, configuration: { settings } }) {
    // They are as old as the extension, so once is enough.
    supplied ??= readSupplied(vscode.Uri.joinPath(extensionUri, 'media', 'rehearsals'));
    return { supplied: await supplied, allowed: settings['wording.allowed'] };
  },
  async act(_describe, { extensionUri }) {
    await vscode.commands.executeCommand('markdown.showPreview', vscode.Uri.joinPath(extensionUri, 'docs', 'rehearsals.md'));
  },
};

async function readSupplied(folder: vscode.Uri): Promise<RehearsalsOwn['supplied']> {
  const entries = await vscode.workspace.fs.readDirectory(folder);
  const names = entries.map(([name]) => name).filter((name) => name.endsWith('.yaml')).sort();
  return Promise.all(names.map(async (name) => ({ name, text: new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, name))) })));
}
