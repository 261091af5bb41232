import * as vscode from 'vscode';
import { meetingFile } from '../../core/calendar/export/meeting-file';
import { PRACTICE_NOTES } from '../../core/tactics/rehearsal-notes';
import { REHEARSAL_PAGES, type RehearsalsAction, type RehearsalsOwn } from '../../protocol/rehearsals-panel';
import { exportEvent } from './calendar-export';
import type { TacticSide } from './tactic-panel';

/** The rehearsal gym: conversations that come with the extension, and those of the user's team. */
export const REHEARSALS: TacticSide<RehearsalsOwn, RehearsalsAction> = {
  id: 'rehearsals',
  style: 'rehearsals.css',
  files: async (folder) => [await folder.read(PRACTICE_NOTES), ...(await folder.readAll('rehearsals', '.yaml')), ...(await folder.readAll('rehearsals', '.yml'))],
  own: ({ configuration: { settings } }) => ({ allowed: settings['wording.allowed'] }),
  async act(action, ground) {
    if (typeof action === 'string') {
      await vscode.commands.executeCommand('markdown.showPreview', vscode.Uri.joinPath(ground.extensionUri, 'docs', REHEARSAL_PAGES[action]));
      return;
    }
    const { person, ...when } = action;
    const title = person === '' ? 'Talk' : `Talk with ${person}`;
    await exportEvent(ground, `talk ${person} ${when.date}`, `talk-${when.date}.ics`, (identity, setting) => meetingFile({ ...when, ...identity, title, description: '' }, null, setting));
  },
};
