import * as vscode from 'vscode';
import { findCalendarFiles, resolvePath } from '../../calendars/calendar-files';
import { usableTimeZone } from '../../calendars/time-zone';
import type { CalendarsToRead } from '../../protocol/worker';
import type { Configuration } from '../configuration/configuration';
import { Disposable } from '../disposable';
import { FileWatcher } from '../file-watcher';
import type { Feeds } from './feeds';
import type { TimeSource } from '../time/time-source';
import { folderOfWorkspace } from '../workspace-folder';

/** The calendars that the settings name, and the feeds. Says when one of them may have changed. */
export class CalendarSources extends Disposable {
  private readonly change = this._register(new vscode.EventEmitter<void>());
  private readonly watcher = this._register(new FileWatcher(fingerprintOf));
  private watched: string[] = [];

  /** Fires when a source was added, taken away or has changed. */
  readonly onDidChange = this.change.event;

  /** Fires when there is something else to say of a source. */
  readonly onDidChangeNotes: vscode.Event<void>;

  constructor(
    private readonly configuration: Configuration,
    private readonly feeds: Pick<Feeds, 'sources' | 'notes' | 'onDidChange' | 'onDidChangeNotes'>,
    private readonly time: TimeSource,
  ) {
    super();
    this.onDidChangeNotes = feeds.onDidChangeNotes;
    this._register(feeds.onDidChange(() => this.change.fire()));
    this._register(this.watcher.onDidChange(() => this.change.fire()));
    this._register(configuration.onDidChange(() => this.update()));
    // Relative paths start at the first folder.
    this._register(vscode.workspace.onDidChangeWorkspaceFolders(() => this.update()));
    this.watched = this.paths();
    this.watcher.watch(this.watched);
  }

  /** What there is to say about the sources in the tooltip: how old the data of a feed is. */
  get notes(): string[] {
    const { problem } = usableTimeZone(this.time.timeZone);
    const feeds = this.feeds.notes;
    return problem === null || this.watched.length + feeds.length === 0 ? feeds : [problem, ...feeds];
  }

  /** What the worker has to read. */
  get toRead(): CalendarsToRead {
    return {
      sources: [...this.configuration.settings.calendars.map((path) => ({ kind: 'path' as const, path })), ...this.feeds.sources],
      folder: folderOfWorkspace(),
      timeZone: usableTimeZone(this.time.timeZone).timeZone,
    };
  }

  private update(): void {
    const paths = this.paths();
    if (JSON.stringify(paths) === JSON.stringify(this.watched)) return;
    this.watched = paths;
    this.watcher.watch(paths);
    // The watcher tells of those that are there; of none it has nothing to tell.
    if (paths.length === 0) this.change.fire();
  }

  private paths(): string[] {
    const folder = folderOfWorkspace();
    return this.configuration.settings.calendars.flatMap((path) => resolvePath(path, folder) ?? []);
  }
}

async function fingerprintOf(path: string): Promise<string> {
  const { files, problems } = await findCalendarFiles(path, path);
  return [...files.map((file) => `${file.path} ${file.stamp}`), ...problems.map(({ source, message }) => `${source} ${message}`)].join('\n');
}
