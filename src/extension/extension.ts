import * as vscode from 'vscode';
import type { Review } from '../core/review/review';
import { defaultOnCallFile, OnCallStore } from '../store/on-call';
import { Analysis } from './analysis';
import { AnalysisWorker } from './analysis-worker';
import { Clock } from './clock';
import { registerCommands } from './commands';
import { Configuration } from './configuration';
import { createLog } from './log';
import { Repositories } from './repositories';
import { ReviewPanel } from './review-panel';
import { StatusBar } from './status-bar';
import { Warnings } from './warnings';
import { HistoryWatcher } from './watcher';

/** What the tests of a real extension host look at. */
export interface CodeRefuge {
  review(): Review | null;
  statusBar(): StatusBar['shown'];
}

export function activate({ subscriptions, extensionUri, globalState }: vscode.ExtensionContext): CodeRefuge {
  const own = <T extends vscode.Disposable>(item: T): T => (subscriptions.push(item), item);
  const log = own(createLog());
  const onCall = new OnCallStore(defaultOnCallFile());
  const configuration = own(new Configuration());
  const repositories = own(new Repositories(log));
  const worker = own(new AnalysisWorker(vscode.Uri.joinPath(extensionUri, 'dist', 'worker.js').fsPath, log));
  const analysis = own(new Analysis(configuration, repositories, onCall, worker, log));
  const statusBar = own(new StatusBar(analysis));
  const panel = own(new ReviewPanel(extensionUri, configuration, repositories, analysis, onCall, log));
  const warnings = own(new Warnings(configuration, analysis, onCall, globalState, log));
  const refresh = () => analysis.refresh();
  own(own(new HistoryWatcher(repositories)).onDidChange(refresh));
  own(own(new Clock()).onDidTick(refresh));
  own(
    registerCommands({
      'codeRefuge.openReview': () => panel.open(),
      'codeRefuge.refresh': refresh,
      'codeRefuge.snooze': () => warnings.snooze(),
      'codeRefuge.resumeWarnings': () => warnings.resume(),
      'codeRefuge.showLog': () => log.show(),
    }),
  );
  return {
    review: () => (analysis.state.kind === 'ready' ? analysis.state.review : null),
    statusBar: () => statusBar.shown,
  };
}
