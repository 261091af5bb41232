import * as vscode from 'vscode';
import { allowedKey, scanWording, type WordingFlag } from '../../core/wording/scan';
import type { Configuration } from '../configuration/configuration';
import { Disposable } from '../disposable';
import { writingOf } from './wording-documents';

export const WORDING_SOURCE = 'Code Refuge';

/** A pause in typing. */
const PAUSE_MS = 400;
/** Longer documents are no messages to people. */
const LONGEST = 100_000;

/** Marks wording that may land badly: in messages while they are written, in other documents when the user asks. */
export class WordingDiagnostics extends Disposable {
  private readonly diagnostics = this._register(vscode.languages.createDiagnosticCollection('code-refuge-wording'));
  private readonly asked = new Set<string>();
  private readonly waiting = new Map<string, NodeJS.Timeout>();

  constructor(
    private readonly configuration: Configuration,
    /** docs/wording.md, which explains each entry. */
    private readonly page: vscode.Uri,
  ) {
    super();
    const { workspace } = vscode;
    this._register(workspace.onDidOpenTextDocument((document) => this.look(document)));
    this._register(workspace.onDidChangeTextDocument(({ document }) => this.lookSoon(document)));
    this._register(workspace.onDidCloseTextDocument(({ uri }) => this.forget(uri)));
    // A document outlives its last tab for minutes. What the user has closed they are done with, and open anew.
    this._register(
      vscode.window.tabGroups.onDidChangeTabs(({ opened, closed }) => {
        const shown = new Set(vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.flatMap(textsIn)).map(String));
        for (const uri of closed.flatMap(textsIn)) if (!shown.has(uri.toString())) this.forget(uri);
        const anew = new Set(opened.flatMap(textsIn).map(String));
        for (const document of workspace.textDocuments) if (anew.has(document.uri.toString())) this.look(document);
      }),
    );
    this._register(configuration.onDidChange(() => workspace.textDocuments.forEach((document) => this.look(document))));
    this._register({ dispose: () => this.waiting.forEach((timer) => clearTimeout(timer)) });
    workspace.textDocuments.forEach((document) => this.look(document));
  }

  /** Looks at the document in front of the user, whatever it is, and from then on whenever it changes. */
  async check(): Promise<void> {
    const document = vscode.window.activeTextEditor?.document;
    if (document === undefined) return void vscode.window.showInformationMessage('Open the text whose wording you want to check, and run this again.');
    if (document.getText().length > LONGEST) return void vscode.window.showInformationMessage('This text is too long to check its wording.');
    this.asked.add(document.uri.toString());
    this.look(document);
    const found = this.diagnostics.get(document.uri)?.length ?? 0;
    if (found === 0) return void vscode.window.showInformationMessage('Nothing in this text is on the word list.');
    await vscode.commands.executeCommand('editor.action.marker.next');
  }

  private lookSoon(document: vscode.TextDocument): void {
    const key = document.uri.toString();
    if (!this.asked.has(key) && writingOf(document) === null) return;
    clearTimeout(this.waiting.get(key));
    const timer = setTimeout(() => {
      this.waiting.delete(key);
      if (!document.isClosed) this.look(document);
    }, PAUSE_MS);
    this.waiting.set(key, timer);
  }

  private look(document: vscode.TextDocument): void {
    const asked = this.asked.has(document.uri.toString());
    const { settings } = this.configuration;
    const writing = asked ? (writingOf(document) ?? { writing: 'comment' as const }) : settings['wording.enabled'] ? writingOf(document) : null;
    const text = writing === null ? '' : document.getText();
    if (writing === null || text === '' || text.length > LONGEST) {
      if (this.diagnostics.has(document.uri)) this.diagnostics.delete(document.uri);
      return;
    }
    const allowed = new Set(settings['wording.allowed'].map(allowedKey));
    this.diagnostics.set(document.uri, scanWording(text, { ...writing, allowed }).map((flag) => this.diagnosticOf(document, flag)));
  }

  private diagnosticOf(document: vscode.TextDocument, { offset, length, entry }: WordingFlag): vscode.Diagnostic {
    const range = new vscode.Range(document.positionAt(offset), document.positionAt(offset + length));
    const diagnostic = new vscode.Diagnostic(range, `${entry.reason} ${entry.hint}`, vscode.DiagnosticSeverity.Information);
    diagnostic.source = WORDING_SOURCE;
    diagnostic.code = { value: entry.id, target: this.page };
    return diagnostic;
  }

  private forget(uri: vscode.Uri): void {
    const key = uri.toString();
    clearTimeout(this.waiting.get(key));
    this.waiting.delete(key);
    this.asked.delete(key);
    this.diagnostics.delete(uri);
  }
}

/** The documents that a tab shows as text. */
function textsIn({ input }: vscode.Tab): vscode.Uri[] {
  if (input instanceof vscode.TabInputText) return [input.uri];
  return input instanceof vscode.TabInputTextDiff ? [input.original, input.modified] : [];
}
