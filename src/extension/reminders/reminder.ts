import * as vscode from 'vscode';
import type { Configuration } from '../configuration/configuration';
import { Disposable } from '../disposable';
import type { TimeSource } from '../time/time-source';

/**
 * Something that is said at a time of the user's choice, once, in the focused window alone. It looks whenever a setting
 * changes, a window comes to the front, and the time it waits for has come.
 */
export abstract class Reminder extends Disposable {
  private timer: vscode.Disposable | null = null;

  constructor(
    protected readonly configuration: Configuration,
    protected readonly time: TimeSource,
  ) {
    super();
    this._register(configuration.onDidChange(() => this.look()));
    // One that comes to the front after the time has come tells what others were too far back to tell.
    this._register(vscode.window.onDidChangeWindowState(({ focused }) => focused && this.look()));
    this._register({ dispose: () => this.timer?.dispose() });
  }

  /** Says what is due, and when to look again (epoch milliseconds); `null` for a reminder that is off. */
  protected abstract remind(now: Date): number | null;

  protected look(): void {
    this.timer?.dispose();
    this.timer = null;
    if (this.isDisposed || this.configuration.settings.quiet) return;
    const next = this.remind(this.time.now());
    if (next !== null) this.timer = this.time.at(next, () => this.look());
  }
}
