import * as vscode from 'vscode';
import { SETTINGS_PREFIX } from '../../core/settings';
import { reviewFile } from '../../core/tactics/documents';
import type { WeeklyAction, WeeklyOwn } from '../../protocol/weekly-panel';
import { rememberReview } from '../reminders/review-reminder';
import { localDay, toLocalIso } from '../time/local-time';
import type { TacticSide } from './tactic-panel';

/** The weekly review: what changed, what was kept, and what is promised. */
export const WEEKLY: TacticSide<WeeklyOwn, WeeklyAction> = {
  id: 'weekly',
  async files(folder, { time }) {
    const today = reviewFile(localDay(time.now()));
    const held = await folder.readAll('reviews', '.md');
    return held.some(({ name }) => name === today) ? held : [...held, await folder.read(today)];
  },
  own: ({ configuration: { settings }, time }) => ({ now: toLocalIso(time.now()), reminder: settings.reviewReminder }),
  async act({ reminder }, { memory, time }) {
    // Who chooses the time has the review before them: one that is just over needs no reminder.
    await rememberReview(memory, time.now());
    await vscode.workspace.getConfiguration(SETTINGS_PREFIX).update('reviewReminder', reminder, vscode.ConfigurationTarget.Global);
  },
};
