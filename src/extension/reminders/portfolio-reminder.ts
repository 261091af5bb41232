import * as vscode from 'vscode';
import { SETTINGS_PREFIX } from '../../core/settings';
import type { CommandId } from '../command-ids';
import type { Configuration } from '../configuration/configuration';
import { confirm } from '../confirm';
import type { TimeSource } from '../time/time-source';
import { momentInWords, snoozeChoices } from '../warnings/snooze';
import { lastMonthly, nextMonthly } from './due';
import { Reminder } from './reminder';

const MEMORY_KEY = 'codeRefuge.portfolioReminded';
/** Who was away on the day is still reminded within the week. */
const LATE_MS = 7 * 24 * 60 * 60_000;

/** Epoch in milliseconds, both; plain data. */
interface Memory {
  /** When the portfolio was last spoken of. */
  told: number;
  /** When to ask again; 0 for not. */
  snoozedUntil: number;
}

/** Reminds of the impact portfolio: once a month, in one window, on the day that the user chose. */
export class PortfolioReminder extends Reminder {
  constructor(
    configuration: Configuration,
    private readonly memory: vscode.Memento,
    time: TimeSource,
  ) {
    super(configuration, time);
    this.look();
  }

  protected override remind(now: Date): number | null {
    const { portfolioReminder: day } = this.configuration.settings;
    if (day === 0) return null;
    const due = lastMonthly(day, now).getTime();
    const { told, snoozedUntil } = memoryOf(this.memory);
    const isDue = snoozedUntil === 0 ? told < due && now.getTime() - due <= LATE_MS : snoozedUntil <= now.getTime();
    if (isDue) void this.tell(now);
    const next = nextMonthly(day, now).getTime();
    return snoozedUntil > now.getTime() ? Math.min(snoozedUntil, next) : next;
  }

  private async tell(now: Date): Promise<void> {
    if (!vscode.window.state.focused) return;
    // Said before it is shown, so that no other window says it too.
    await rememberPortfolio(this.memory, now);
    const open = 'Open the Portfolio';
    const snooze = 'Snooze…';
    const off = 'No More Reminders';
    const choice = await vscode.window.showInformationMessage('Once a month: what did your team achieve that belongs into your portfolio?', open, snooze, off);
    if (choice === open) await vscode.commands.executeCommand('codeRefuge.openPortfolio' satisfies CommandId);
    if (choice === snooze) await this.snooze();
    if (choice === off) await vscode.workspace.getConfiguration(SETTINGS_PREFIX).update('portfolioReminder', 0, vscode.ConfigurationTarget.Global);
  }

  private async snooze(): Promise<void> {
    const choice = await vscode.window.showQuickPick(snoozeChoices(this.time.now()), { title: 'Remind Me of the Portfolio Again' });
    if (choice === undefined || this.isDisposed) return;
    await this.memory.update(MEMORY_KEY, { ...memoryOf(this.memory), snoozedUntil: choice.until } satisfies Memory);
    confirm(`$(bell-slash) The portfolio comes up again ${momentInWords(new Date(choice.until))}`);
    this.look();
  }
}

/** The portfolio was spoken of: the next reminder is that of the next month. */
export async function rememberPortfolio(memory: vscode.Memento, now: Date): Promise<void> {
  await memory.update(MEMORY_KEY, { told: now.getTime(), snoozedUntil: 0 } satisfies Memory);
}

function memoryOf(memory: vscode.Memento): Memory {
  return { told: 0, snoozedUntil: 0, ...memory.get<Partial<Memory>>(MEMORY_KEY) };
}
