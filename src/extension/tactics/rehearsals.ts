import * as vscode from 'vscode';
import { meetingFile } from '../../core/calendar/export/meeting-file';
import { PRACTICE_NOTES } from '../../core/tactics/rehearsal-notes';
import type { RehearsalsAction, RehearsalsOwn } from '../../protocol/rehearsals-panel';
import { exportEvent } from './calendar-export';
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
  async act(action, ground) {
    if (action === 'describe') {
      await vscode.commands.executeCommand('markdown.showPreview', vscode.Uri.joinPath(ground.extensionUri, 'docs', 'rehearsals.md'));
      return;
    }
    const { person, ...when } = action;
    const title = person === '' ? 'Talk' : `Talk with ${person}`;
    await exportEvent(ground, `talk ${person} ${when.date}`, `talk-${when.date}.ics`, (identity, setting) => meetingFile({ ...when, ...identity, title, description: '' }, null, setting));
  },
};

async function readSupplied(folder: vscode.Uri): Promise<RehearsalsOwn['supplied']> {
  const entries = await vscode.workspace.fs.readDirectory(folder);
  const names = entries.map(([name]) => name).filter((name) => name.endsWith('.yaml')).sort();
  return Promise.all(names.map(async (name) => ({ name, text: new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, name))) })));
}
