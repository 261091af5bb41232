import * as vscode from 'vscode';
import { rewordings } from '../../core/wording/rewording';
import { allowedKey } from '../../core/wording/scan';
import { WORDING } from '../../core/wording/word-list';
import { SETTINGS_PREFIX } from '../../core/settings';
import { Disposable } from '../disposable';
import { WORDING_SOURCE } from './wording-diagnostics';

const ALLOW = '_codeRefuge.allowWording';
const EXPLAIN = '_codeRefuge.explainWording';

/** Quick fixes for marked wording: a kinder one in its place, never to hear of it again, and why it is marked. */
export class WordingActions extends Disposable implements vscode.CodeActionProvider {
  constructor(private readonly page: vscode.Uri) {
    super();
    this._register(vscode.languages.registerCodeActionsProvider('*', this, { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] }));
    this._register(vscode.commands.registerCommand(ALLOW, (phrase: string) => allow(phrase)));
    this._register(vscode.commands.registerCommand(EXPLAIN, (id: string) => vscode.commands.executeCommand('markdown.showPreview', this.page.with({ fragment: id }))));
  }

  provideCodeActions(document: vscode.TextDocument, _range: vscode.Range, { diagnostics }: vscode.CodeActionContext): vscode.CodeAction[] {
    return diagnostics.filter(({ source }) => source === WORDING_SOURCE).flatMap((diagnostic) => actionsFor(document, diagnostic));
  }
}

function actionsFor(document: vscode.TextDocument, diagnostic: vscode.Diagnostic): vscode.CodeAction[] {
  const id = typeof diagnostic.code === 'object' ? diagnostic.code.value : diagnostic.code;
  const entry = WORDING.find((each) => each.id === id);
  if (entry === undefined) return [];
  const { range } = diagnostic;
  const phrase = document.getText(range);
  const flag = { offset: document.offsetAt(range.start), length: phrase.length, entry };
  const fixes = rewordings(document.getText(), flag).map(({ offset, length, text, alternative }, at) => {
    const fix = action(alternative === '' ? `Leave out “${phrase}”` : `Write “${text}”`, diagnostic);
    fix.edit = new vscode.WorkspaceEdit();
    fix.edit.replace(document.uri, new vscode.Range(document.positionAt(offset), document.positionAt(offset + length)), text);
    fix.isPreferred = at === 0;
    return fix;
  });
  const allowIt = action(`Don't flag “${phrase}” again`, diagnostic);
  allowIt.command = { command: ALLOW, title: allowIt.title, arguments: [phrase] };
  const explain = action('Why this may land badly', diagnostic);
  explain.command = { command: EXPLAIN, title: explain.title, arguments: [entry.id] };
  return [...fixes, allowIt, explain];
}

function action(title: string, diagnostic: vscode.Diagnostic): vscode.CodeAction {
  const made = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  made.diagnostics = [diagnostic];
  return made;
}

/** Adds to the setting where it is set already, else to the user's own settings. */
async function allow(phrase: string): Promise<void> {
  const configuration = vscode.workspace.getConfiguration(SETTINGS_PREFIX);
  const { workspaceValue } = configuration.inspect('wording.allowed') ?? {};
  const allowed = configuration.get<string[]>('wording.allowed', []);
  const target = workspaceValue === undefined ? vscode.ConfigurationTarget.Global : vscode.ConfigurationTarget.Workspace;
  await configuration.update('wording.allowed', [...new Set([...allowed, allowedKey(phrase)])], target);
}
