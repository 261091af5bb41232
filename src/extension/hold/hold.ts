import * as vscode from 'vscode';
import { Disposable } from '../disposable';

/** Holds the user to a zone that they asked for: its files are read-only while it lasts. */
export class Hold extends Disposable {
  private readonly change = this._register(new vscode.EventEmitter<void>());

  /** Fires when the files of this workspace became read-only, or writable again. */
  readonly onDidChange = this.change.event;

  /** Whether the files of this workspace are read-only by a zone. */
  get isOn(): boolean {
    return false;
  }

  /** Asks for a line of reason and lifts the zones that last now. */
  async breakGlass(): Promise<void> {}
}
