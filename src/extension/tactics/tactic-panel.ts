import { writeFile } from 'atomically';
import * as vscode from 'vscode';
import { tacticOf, type TacticId } from '../../core/tactics/catalogue';
import type { FromTacticPanel, TacticState, ToTacticPanel, UserFile } from '../../protocol/tactic-panel';
import type { Analysis } from '../analysis/analysis';
import type { Materials } from '../analysis/materials';
import { type Configuration, openSettings } from '../configuration/configuration';
import { Disposable } from '../disposable';
import type { UserFolder } from '../documents/user-folder';
import { errorText, type Log } from '../log';
import { openCommit } from '../repositories/open-commit';
import { openFile } from '../repositories/open-file';
import type { Repositories } from '../repositories/repositories';
import { SinglePanel } from '../single-panel';
import { localDay } from '../time/local-time';
import type { TimeSource } from '../time/time-source';
import { exportFile } from './export-file';
import { KeptView } from './kept-view';

/** What panels of tactics work with. */
export interface TacticGround {
  extensionUri: vscode.Uri;
  analysis: Analysis;
  materials: Materials;
  folder: UserFolder;
  configuration: Configuration;
  repositories: Repositories;
  memory: vscode.Memento;
  /** Of this workspace: where panels were when they were closed. */
  views: vscode.Memento;
  /** A folder of the extension's own. */
  storage: vscode.Uri;
  time: TimeSource;
  log: Log;
}

/** The extension's side of one tactic; what all of them do is done by `TacticPanel`. */
export interface TacticSide<Own, Action = never> {
  id: TacticId;
  /** A style sheet in `media` that only this panel needs. */
  style?: string;
  /** The files the panel shows and may write. */
  files(folder: UserFolder, ground: TacticGround): Promise<UserFile[]>;
  /** What only this panel is told. */
  own(ground: TacticGround): Own | Promise<Own>;
  /** What only this panel asks for. */
  act?(action: Action, ground: TacticGround): Promise<void>;
}

/**
 * A tactic's panel: there is one at most, and it comes back after a reload of the window. One that was closed opens as it
 * was left. Its script is `dist/webview/<id>.js`.
 */
export class TacticPanel<Own, Action = never> extends Disposable {
  private readonly panel: SinglePanel<FromTacticPanel<Action>, ToTacticPanel<Own>>;
  private readonly kept: KeptView;
  private saves: Promise<void> = Promise.resolve();
  private lastState = 0;

  constructor(
    private readonly side: TacticSide<Own, Action>,
    private readonly ground: TacticGround,
  ) {
    super();
    const { id } = side;
    const page = { title: tacticOf(id).title, script: id, styles: ['review.css', 'tactics.css', ...(side.style === undefined ? [] : [side.style])] };
    this.panel = this._register(new SinglePanel<FromTacticPanel<Action>, ToTacticPanel<Own>>(`codeRefuge.${id}`, page, ground.extensionUri));
    this.kept = this._register(new KeptView(ground.views, `codeRefuge.view.${id}`));
    this._register(this.panel.onDidClose(() => this.kept.write()));
    this._register(this.panel.onDidReceive((message) => void this.received(message)));
    for (const event of [ground.analysis.onDidChange, ground.folder.onDidChange, ground.configuration.onDidChange]) this._register(event(() => void this.send()));
  }

  open(): void {
    this.panel.open();
  }

  private async received(message: FromTacticPanel<Action>): Promise<void> {
    const { folder, materials, repositories, log } = this.ground;
    switch (message.type) {
      case 'ready':
        // After a reload of the window the panel has its own view, and it is the newer one.
        if (message.view !== null) this.kept.keep(message.view);
        else if (this.kept.value !== null) this.panel.post({ type: 'view', view: this.kept.value });
        return this.send();
      case 'view':
        return this.kept.keep(message.view);
      case 'save':
        // One after the other: each is checked against what the one before it wrote.
        return (this.saves = this.saves.then(() => this.save(message)));
      case 'material': {
        const answer = await materials.ask(message.question);
        return this.panel.post({ type: 'material', id: message.id, ...answer });
      }
      case 'export':
        return void (await exportFile(message));
      case 'print':
        return printPage(message, this.ground);
      case 'copy':
        await vscode.env.clipboard.writeText(message.text);
        return;
      case 'openDocument':
        return folder.open(message.file);
      case 'openCommit':
        return openCommit(repositories, log, message);
      case 'openFile':
        return openFile(message);
      case 'openSettings':
        return openSettings(message.setting);
      case 'openTactic':
        return void (await vscode.commands.executeCommand(tacticOf(message.tactic).command));
      case 'openReview':
        return void (await vscode.commands.executeCommand('codeRefuge.openReview'));
      case 'own':
        await this.side.act?.(message.action, this.ground);
        return this.send();
    }
  }

  private async save({ id, file, text, base }: Extract<FromTacticPanel, { type: 'save' }>): Promise<void> {
    const outcome = await this.ground.folder.save(file, text, base);
    if (outcome.kind === 'failed') this.ground.log.warn(`${file} was not saved: ${outcome.problem}`);
    this.panel.post({ type: 'saved', id, outcome });
    await this.send();
  }

  private async send(): Promise<void> {
    if (!this.panel.isOpen) return;
    const turn = ++this.lastState;
    const state = await this.state();
    // A newer one is on its way.
    if (turn === this.lastState) this.panel.post({ type: 'state', state });
  }

  private async state(): Promise<TacticState<Own>> {
    const { analysis, folder, time } = this.ground;
    const [files, own] = await Promise.all([this.side.files(folder, this.ground), this.side.own(this.ground)]);
    return { folder: folder.name, today: localDay(time.now()), ...reviewOf(analysis), files, own };
  }
}

function reviewOf({ state }: Analysis): Pick<TacticState<unknown>, 'review' | 'noReview'> {
  switch (state.kind) {
    case 'ready':
      return { review: state.review, noReview: null };
    case 'unavailable':
      return { review: null, noReview: state.reason };
    case 'no-repository':
      return { review: null, noReview: 'There is no git repository in this window, so there is no history to take numbers from.' };
    case 'idle':
    case 'reading':
      return { review: null, noReview: 'The history is being read.' };
  }
}

/** A webview can't print, so a browser does. One on another machine can't read our files; there the page is saved. */
async function printPage(page: { name: string; text: string }, { storage }: TacticGround): Promise<void> {
  const isLocal = vscode.env.remoteName === undefined && vscode.env.uiKind === vscode.UIKind.Desktop;
  if (!isLocal) return void (await exportFile(page, 'Open it in a browser to print it.'));
  const file = vscode.Uri.joinPath(storage, 'print', page.name);
  try {
    await writeFile(file.fsPath, page.text);
    if (await vscode.env.openExternal(file)) vscode.window.setStatusBarMessage('The page is open in your browser. Print it there.', 8_000);
    else void vscode.window.showErrorMessage(`No browser could be opened. Open ${file.fsPath} in one to print it.`);
  } catch (error) {
    void vscode.window.showErrorMessage(`The page couldn't be written to ${file.fsPath}: ${errorText(error)}`);
  }
}
