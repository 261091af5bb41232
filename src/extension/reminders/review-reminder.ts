import * as vscode from 'vscode';
import type { CommandId } from '../command-ids';
import type { Configuration } from '../configuration/configuration';
import type { UserFolder } from '../documents/user-folder';
import { localDay } from '../time/local-time';
import type { TimeSource } from '../time/time-source';
import { lastDue, nextDue } from './due';
import { Reminder } from './reminder';

const TOLD = 'codeRefuge.reviewReminded';
/** Who opens the editor later on that day, or on the next one, is still reminded. */
const LATE_MS = 36 * 60 * 60_000;
/** A review that was held since the day before is the one of this week. */
const HELD_MS = 24 * 60 * 60_000;

/** Reminds of the weekly review: at the time that the user chose, once, in one window. */
export class ReviewReminder extends Reminder {
  constructor(
    configuration: Configuration,
    private readonly folder: UserFolder,
    private readonly memory: vscode.Memento,
    time: TimeSource,
  ) {
    super(configuration, time);
    this.look();
  }

  protected override remind(now: Date): number | null {
    const { reviewReminder: when } = this.configuration.settings;
    if (when === null) return null;
    const due = lastDue(when, now);
    if (now.getTime() - due.getTime() <= LATE_MS) void this.tell(due);
    return nextDue(when, now).getTime();
  }

  private async tell(due: Date): Promise<void> {
    if (!vscode.window.state.focused || this.memory.get<number>(TOLD, 0) >= due.getTime()) return;
    // Said before it is shown, so that no other window says it too.
    await rememberReview(this.memory, due);
    const held = await this.folder.readAll('reviews', '.md');
    const since = localDay(new Date(due.getTime() - HELD_MS));
    if (held.some(({ name }) => name.slice('reviews/'.length, 'reviews/'.length + 10) >= since)) return;
    const hold = 'Hold the Review';
    const off = 'No More Reminders';
    const choice = await vscode.window.showInformationMessage('Five minutes for your weekly review?', hold, 'Not This Week', off);
    if (choice === hold) await vscode.commands.executeCommand('codeRefuge.openWeeklyReview' satisfies CommandId);
    if (choice === off) await vscode.workspace.getConfiguration('codeRefuge').update('reviewReminder', '', vscode.ConfigurationTarget.Global);
  }
}

/** The review was spoken of: of what was due until then, nothing more is said. */
export async function rememberReview(memory: vscode.Memento, until: Date): Promise<void> {
  await memory.update(TOLD, until.getTime());
}
