import * as vscode from 'vscode';
import { Disposable } from '../disposable';

/** Files with changes that are not saved, in editors of every kind. */
export class UnsavedFiles extends Disposable {
  private readonly change = this._register(new vscode.EventEmitter<void>());
  private known = '';

  /** Fires when there are others than before. */
  readonly onDidChange = this.change.event;

  constructor() {
    super();
    const look = () => this.look();
    this._register(vscode.window.tabGroups.onDidChangeTabs(look));
    for (const event of [vscode.workspace.onDidChangeTextDocument, vscode.workspace.onDidSaveTextDocument, vscode.workspace.onDidOpenTextDocument, vscode.workspace.onDidCloseTextDocument]) {
      this._register((event as vscode.Event<unknown>)(look));
    }
    this.known = this.paths.join('\n');
  }

  /** Their paths, sorted. */
  get paths(): string[] {
    const documents = vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty).map(({ uri }) => uri);
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs.filter(({ isDirty }) => isDirty).map(uriOf));
    const files = [...documents, ...tabs].filter((uri) => uri?.scheme === 'file').map((uri) => uri!.fsPath);
    return [...new Set(files)].sort();
  }

  private look(): void {
    const now = this.paths.join('\n');
    if (now === this.known) return;
    this.known = now;
    this.change.fire();
  }
}

function uriOf({ input }: vscode.Tab): vscode.Uri | undefined {
  if (input instanceof vscode.TabInputTextDiff) return input.modified;
  if (input instanceof vscode.TabInputText || input instanceof vscode.TabInputNotebook || input instanceof vscode.TabInputCustom) return input.uri;
  return undefined;
}
