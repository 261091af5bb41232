import * as vscode from 'vscode';
import { tacticOf } from '../../core/tactics/catalogue';
import type { FromReviewPanel, ToReviewPanel } from '../../protocol/webview';
import type { OnCallStore } from '../../store/on-call';
import type { Analysis } from '../analysis/analysis';
import type { CommandId } from '../command-ids';
import { type Configuration, openSettings } from '../configuration/configuration';
import { Disposable } from '../disposable';
import { errorText, type Log } from '../log';
import { openCommit } from '../repositories/open-commit';
import { openFile } from '../repositories/open-file';
import type { RemoteReviews } from '../repositories/remote-reviews';
import type { Repositories } from '../repositories/repositories';
import { exportReview } from './review-export';
import { problemKey } from '../configuration/setting-problems';
import { SinglePanel } from '../single-panel';

const PAGE = { title: 'Leadership Review', script: 'review', styles: ['review.css'] };

/** The panel "Leadership Review". */
export class ReviewPanel extends Disposable {
  private readonly panel: SinglePanel<FromReviewPanel, ToReviewPanel>;

  constructor(
    private readonly extensionUri: vscode.Uri,
    private readonly configuration: Configuration,
    private readonly repositories: Repositories,
    private readonly analysis: Analysis,
    private readonly remoteReviews: RemoteReviews,
    private readonly onCall: OnCallStore,
    private readonly log: Log,
  ) {
    super();
    this._register(analysis.onDidChange(() => this.send()));
    this.panel = this._register(new SinglePanel<FromReviewPanel, ToReviewPanel>('codeRefuge.review', PAGE, extensionUri));
    this._register(this.panel.onDidReceive((message) => void this.received(message)));
  }

  open(): void {
    this.panel.open();
  }

  private async received(message: FromReviewPanel): Promise<void> {
    switch (message.type) {
      case 'ready':
        return this.send();
      case 'openCommit':
        return openCommit(this.repositories, this.log, message);
      case 'openFile':
        return openFile(message);
      case 'undoOnCall':
        return this.undoOnCall(message.night);
      case 'openSettings':
        return openSettings(message.setting);
      case 'openZones':
        return vscode.commands.executeCommand('codeRefuge.openZones' satisfies CommandId);
      case 'openTactic':
        return vscode.commands.executeCommand(tacticOf(message.tactic).command);
      case 'writePlan':
        return vscode.commands.executeCommand('codeRefuge.writePlan' satisfies CommandId);
      case 'findReviews':
        return this.remoteReviews.bring(message);
      case 'refresh':
        this.panel.post({ type: 'working', text: 'Reading the history again.' });
        return this.analysis.refresh();
      case 'export':
        return this.export(message.format);
    }
  }

  private async undoOnCall(night: string): Promise<void> {
    try {
      await this.onCall.remove(night);
    } catch (error) {
      void vscode.window.showErrorMessage(`The on-call night couldn't be taken back. ${errorText(error)}`);
      return;
    }
    await this.analysis.refresh();
  }

  private async export(format: 'markdown' | 'html'): Promise<void> {
    const { state } = this.analysis;
    if (state.kind === 'ready') await exportReview(state.review, format, this.extensionUri);
  }

  private send(): void {
    this.panel.post(this.content());
  }

  private content(): ToReviewPanel {
    const { state } = this.analysis;
    switch (state.kind) {
      case 'ready': {
        const problems = [...this.configuration.problems.map(problemKey), ...state.problems];
        return { type: 'review', review: state.review, problems };
      }
      case 'unavailable':
        return { type: 'unavailable', text: state.reason };
      case 'no-repository':
        return { type: 'unavailable', text: 'There is no git repository in this window. Open a folder that has one.' };
      case 'idle':
      case 'reading':
        return { type: 'working', text: 'Reading the history.' };
    }
  }
}
