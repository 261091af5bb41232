import { dirname } from 'node:path';
import * as vscode from 'vscode';
import { FeedStore } from '../calendars/feed-store';
import type { Zone } from '../core/calendar/zone';
import type { Review } from '../core/review/review';
import { HoldRecord } from '../store/hold-record';
import { keptFiles } from '../store/kept';
import { OnCallStore } from '../store/on-call';
import { ReviewEventsFile } from '../store/review-events';
import { Analysis } from './analysis/analysis';
import { AnalysisWorker } from './analysis/analysis-worker';
import { Materials } from './analysis/materials';
import { CalendarSources } from './calendars/calendar-sources';
import { Clock } from './time/clock';
import { registerCommands } from './commands';
import { Configuration } from './configuration/configuration';
import { Documents } from './documents/documents';
import { UserFolder } from './documents/user-folder';
import { FeedAddresses } from './calendars/feed-addresses';
import { Feeds } from './calendars/feeds';
import { GitHook } from './repositories/git-hook';
import { Glass } from './hold/glass';
import { Hold } from './hold/hold';
import { ReadOnlySettings } from './hold/read-only-settings';
import { createLog } from './log';
import { CommentWatch } from './reading/comment-watch';
import { DiffMeasurer } from './reading/diff-measurer';
import { ReadingWatch } from './reading/reading-watch';
import { ReviewWatch } from './reading/review-watch';
import { ReviewedChanges } from './reading/reviewed-changes';
import { createStopwatch } from './reading/stopwatch';
import { RemoteReviews } from './repositories/remote-reviews';
import { Repositories } from './repositories/repositories';
import { ReviewPanel } from './review-panel/review-panel';
import { writePlan } from './review-panel/write-plan';
import { StatusBar } from './status-bar/status-bar';
import { PortfolioReminder } from './reminders/portfolio-reminder';
import { ReviewReminder } from './reminders/review-reminder';
import { RefugeTree } from './tactics/refuge-tree';
import { Tactics } from './tactics/tactics';
import { createTimeSource } from './time/time-source';
import { Warnings } from './warnings/warnings';
import { WordingActions } from './wording/wording-actions';
import { WordingDiagnostics } from './wording/wording-diagnostics';
import { HistoryWatcher } from './repositories/watcher';
import { Zones } from './calendars/zones';
import { ZonesPanel } from './zones-panel/zones-panel';

/** What the tests of a real extension host look at. */
export interface CodeRefuge {
  review(): Review | null;
  statusBar(): StatusBar['shown'];
  zones(): readonly Zone[];
}

let letGo: () => Promise<void> = async () => undefined;

/** The settings of the user are put back before the extension stops. */
export function deactivate(): Promise<void> {
  return letGo();
}

export function activate({ subscriptions, extensionUri, globalState, globalStorageUri, secrets, workspaceState }: vscode.ExtensionContext): CodeRefuge {
  const own = <T extends vscode.Disposable>(item: T): T => (subscriptions.push(item), item);
  const log = own(createLog());
  const time = createTimeSource();
  const files = keptFiles();
  const onCall = new OnCallStore(files.onCall);
  const reviewEvents = new ReviewEventsFile(files.reviewEvents);
  const configuration = own(new Configuration());
  const feedStore = new FeedStore(vscode.Uri.joinPath(globalStorageUri, 'feeds').fsPath);
  const feeds = own(new Feeds(feedStore, own(new FeedAddresses(secrets)), time, log));
  const calendars = own(new CalendarSources(configuration, feeds, time));
  const repositories = own(new Repositories(log));
  const worker = own(new AnalysisWorker(vscode.Uri.joinPath(extensionUri, 'dist', 'worker.js').fsPath, { cache: files.cache }, log));
  const documents = own(new Documents(configuration));
  const analysis = own(new Analysis(configuration, repositories, calendars, documents, files, time, worker, log));
  const zones = own(new Zones(configuration, calendars, worker, time, log));
  const glass = own(new Glass(files.brokenGlass, log));
  const readOnly = new ReadOnlySettings(new HoldRecord(files.hold), dirname(dirname(globalStorageUri.fsPath)));
  const hold = own(new Hold(zones, readOnly, glass, configuration, workspaceState, time, log));
  letGo = () => hold.letGo();
  const hook = own(new GitHook(repositories, zones, hold, worker, time, log));
  const statusBar = own(new StatusBar(analysis, calendars, zones, hold, time));
  const remoteReviews = own(new RemoteReviews(repositories, analysis, worker, log));
  const panel = own(new ReviewPanel(extensionUri, configuration, repositories, analysis, remoteReviews, onCall, log));
  const zonesPanel = own(new ZonesPanel(extensionUri, configuration, calendars, repositories, zones, analysis, globalState, time, log));
  const folder = new UserFolder(documents, repositories, globalState);
  const materials = own(new Materials(worker));
  const tactics = own(new Tactics({ extensionUri, analysis, materials, folder, configuration, repositories, memory: globalState, views: workspaceState, storage: globalStorageUri, time, log }, () => zonesPanel.open()));
  own(new RefugeTree(analysis, materials, folder, configuration, time));
  own(new ReviewReminder(configuration, folder, globalState, time));
  own(new PortfolioReminder(configuration, globalState, time));
  const reviewed = new ReviewedChanges(repositories, analysis);
  const reading = own(new ReadingWatch(reviewed, own(new DiffMeasurer(worker)), time, createStopwatch(time)));
  const reviews = own(new ReviewWatch(reading, own(new CommentWatch(reading, reviewed, time)), reviewEvents, time, log));
  const warnings = own(new Warnings(configuration, analysis, zones, glass, reviews, onCall, globalState, time, log));
  const wordingPage = vscode.Uri.joinPath(extensionUri, 'docs', 'wording.md');
  const wording = own(new WordingDiagnostics(configuration, wordingPage));
  own(new WordingActions(wordingPage));
  const refresh = () => analysis.refresh();
  own(reviews.onDidWrite(refresh));
  own(glass.onDidChange(refresh));
  own(own(new HistoryWatcher(repositories)).onDidChange(refresh));
  own(own(new Clock(time)).onDidTick(refresh));
  own(
    registerCommands({
      'codeRefuge.openReview': () => panel.open(),
      'codeRefuge.openWeeklyReview': () => tactics.open('weekly'),
      'codeRefuge.openZones': () => zonesPanel.open(),
      'codeRefuge.openManagerReadme': () => tactics.open('readme'),
      'codeRefuge.openShadowWeek': () => tactics.open('shadow-week'),
      'codeRefuge.openInterview': () => tactics.open('interview'),
      'codeRefuge.openMentoring': () => tactics.open('mentoring'),
      'codeRefuge.openDelegation': () => tactics.open('delegation'),
      'codeRefuge.openInitiatives': () => tactics.open('initiatives'),
      'codeRefuge.openEscapePlan': () => tactics.open('escape'),
      'codeRefuge.openRehearsals': () => tactics.open('rehearsals'),
      'codeRefuge.openWins': () => tactics.open('wins'),
      'codeRefuge.openPortfolio': () => tactics.open('portfolio'),
      'codeRefuge.writePlan': () => writePlan(analysis),
      'codeRefuge.addCalendarFeed': () => feeds.add(),
      'codeRefuge.removeCalendarFeed': () => feeds.remove(),
      'codeRefuge.breakGlass': () => hold.breakGlass(),
      'codeRefuge.installHook': () => hook.install(),
      'codeRefuge.removeHook': () => hook.remove(),
      'codeRefuge.findReviews': () => remoteReviews.find(),
      'codeRefuge.refresh': () => Promise.all([refresh(), feeds.refresh()]),
      'codeRefuge.snooze': () => warnings.snooze(),
      'codeRefuge.resumeWarnings': () => warnings.resume(),
      'codeRefuge.checkWording': () => wording.check(),
      'codeRefuge.showLog': () => log.show(),
    }),
  );
  return {
    review: () => (analysis.state.kind === 'ready' ? analysis.state.review : null),
    statusBar: () => statusBar.shown,
    zones: () => zones.all,
  };
}
