import * as vscode from 'vscode';
import { findDocuments } from '../../documents/document-files';
import { stampsOf } from '../../documents/user-files';
import type { DocumentsFolder } from '../../documents/documents-folder';
import { documentsFolder } from '../../documents/place';
import type { Configuration } from '../configuration/configuration';
import { Disposable } from '../disposable';
import { FileWatcher } from '../file-watcher';
import { folderOfWorkspace } from '../workspace-folder';

/** The folder of the user's own files. Says when it is another one, and when one of its files has changed. */
export class Documents extends Disposable {
  private readonly change = this._register(new vscode.EventEmitter<void>());
  private readonly watcher = this._register(new FileWatcher(fingerprintOf));
  private readonly changeOfAny = this._register(new vscode.EventEmitter<void>());
  private readonly anyWatcher = this._register(new FileWatcher(stampsOf));
  private current: DocumentsFolder;

  /** Fires when what the review is made from has changed. */
  readonly onDidChange = this.change.event;

  /** Fires when any file in the folder has, those included that only panels read. */
  readonly onDidChangeAny = this.changeOfAny.event;

  constructor(private readonly configuration: Configuration) {
    super();
    this._register(this.watcher.onDidChange(() => this.change.fire()));
    this._register(this.anyWatcher.onDidChange(() => this.changeOfAny.fire()));
    this._register(configuration.onDidChange(() => this.update()));
    // A relative path starts at the first folder.
    this._register(vscode.workspace.onDidChangeWorkspaceFolders(() => this.update()));
    this.current = this.folderNow();
    this.watch();
  }

  /** What the worker has to read. */
  get folder(): DocumentsFolder {
    return this.current;
  }

  private update(): void {
    const folder = this.folderNow();
    if (JSON.stringify(folder) === JSON.stringify(this.current)) return;
    this.current = folder;
    this.watch();
    this.change.fire();
    this.changeOfAny.fire();
  }

  private watch(): void {
    for (const watcher of [this.watcher, this.anyWatcher]) watcher.watch(this.current.path === null ? [] : [this.current.path]);
  }

  private folderNow(): DocumentsFolder {
    return documentsFolder(this.configuration.settings.folder, folderOfWorkspace());
  }
}

async function fingerprintOf(path: string): Promise<string> {
  const { files, problems } = await findDocuments({ name: path, path, named: true });
  return [...files.map(({ name, stamp }) => `${name} ${stamp}`), ...problems.map(({ file, message }) => `${file} ${message}`)].join('\n');
}
