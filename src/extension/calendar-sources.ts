import * as vscode from 'vscode';
import type { CalendarsToRead } from '../protocol/worker';
import type { Configuration } from './configuration';
import { Disposable } from './disposable';
import type { TimeSource } from './time-source';

/** The calendars that the settings name, and the feeds. Says when one of them may have changed. */
export class CalendarSources extends Disposable {
  private readonly change = this._register(new vscode.EventEmitter<void>());

  /** Fires when a source was added, taken away or has changed. */
  readonly onDidChange = this.change.event;

  constructor(
    private readonly configuration: Configuration,
    private readonly time: TimeSource,
  ) {
    super();
  }

  /** What there is to say about the sources in the tooltip: how old the data of a feed is. */
  get notes(): string[] {
    return [];
  }

  /** What the worker has to read. */
  get toRead(): CalendarsToRead {
    const folder = vscode.workspace.workspaceFolders?.find(({ uri }) => uri.scheme === 'file')?.uri.fsPath ?? '';
    return {
      sources: this.configuration.settings.calendars.map((path) => ({ kind: 'path', path })),
      folder,
      timeZone: this.time.timeZone,
    };
  }
}
