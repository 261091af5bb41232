import * as vscode from 'vscode';
import { Disposable } from '../disposable';
import { localDay } from './local-time';
import type { TimeSource } from './time-source';

const LOOK_MS = 5 * 60_000;
const HOUR_MS = 60 * 60_000;

/**
 * Says when time alone calls for another look at the history: the day has changed, or an hour has gone by. Only in
 * the focused window; one that comes back to the front catches up.
 */
export class Clock extends Disposable {
  private last: Date;
  private readonly tick = this._register(new vscode.EventEmitter<void>());

  readonly onDidTick = this.tick.event;

  constructor(private readonly time: TimeSource) {
    super();
    this.last = time.now();
    const timer = setInterval(() => this.look(), LOOK_MS);
    this._register({ dispose: () => clearInterval(timer) });
    this._register(vscode.window.onDidChangeWindowState(() => this.look()));
  }

  private look(): void {
    if (!vscode.window.state.focused) return;
    const now = this.time.now();
    if (now.getTime() - this.last.getTime() < HOUR_MS && localDay(now) === localDay(this.last)) return;
    this.last = now;
    this.tick.fire();
  }
}
