import type * as vscode from 'vscode';
import { Disposable } from '../disposable';

/** Somebody who types is not written of at every key. */
const SETTLE_MS = 1_000;

/** What the user has under their hands in a panel. The editor keeps a webview's own state no longer than its panel is open. */
export class KeptView extends Disposable {
  private settle: NodeJS.Timeout | undefined;
  private view: object | null;

  constructor(
    private readonly memory: vscode.Memento,
    private readonly key: string,
  ) {
    super();
    this.view = memory.get<object | null>(key, null);
    this._register({ dispose: () => this.write() });
  }

  /** `null` where the panel was never open. */
  get value(): object | null {
    return this.view;
  }

  keep(view: object): void {
    this.view = view;
    clearTimeout(this.settle);
    this.settle = setTimeout(() => this.write(), SETTLE_MS);
  }

  /** Writes what is not written yet. */
  write(): void {
    if (this.settle === undefined) return;
    clearTimeout(this.settle);
    this.settle = undefined;
    void this.memory.update(this.key, this.view);
  }
}
