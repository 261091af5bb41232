import * as vscode from 'vscode';
import type { Review } from '../../core/review/review';
import type { AnalyzeFailure, AnalyzeResult, FreshEvent, RepositoryProblem } from '../../protocol/worker';
import { type KeptFiles, readKept } from '../../store/kept';
import type { AnalysisWorker } from './analysis-worker';
import type { CalendarSources } from '../calendars/calendar-sources';
import type { Configuration } from '../configuration/configuration';
import type { Documents } from '../documents/documents';
import { Disposable } from '../disposable';
import { toLocalIso } from '../time/local-time';
import type { Log } from '../log';
import type { Repositories } from '../repositories/repositories';
import type { TimeSource } from '../time/time-source';

/** What is known about the user's history at the moment. */
export type AnalysisState =
  /** Nothing is known yet about this window. */
  | { kind: 'idle' }
  | { kind: 'no-repository' }
  /** The first look at the history is under way. Later ones leave the last review in place. */
  | { kind: 'reading' }
  | { kind: 'ready'; review: Review; problems: string[] }
  | { kind: 'unavailable'; reason: string };

/** Keeps the review of this window's repositories up to date and tells who wants to know. */
export class Analysis extends Disposable {
  private current: AnalysisState = { kind: 'idle' };
  private lastId = 0;
  private readonly change = this._register(new vscode.EventEmitter<void>());
  private readonly fresh = this._register(new vscode.EventEmitter<FreshEvent[]>());

  readonly onDidChange = this.change.event;

  /** Fires with events of the user that were made since the last look. */
  readonly onDidSeeFresh = this.fresh.event;

  constructor(
    private readonly configuration: Configuration,
    private readonly repositories: Repositories,
    private readonly calendars: CalendarSources,
    private readonly documents: Documents,
    private readonly files: KeptFiles,
    private readonly time: TimeSource,
    private readonly worker: AnalysisWorker,
    private readonly log: Log,
  ) {
    super();
    this._register(configuration.onDidChange(() => void this.refresh()));
    this._register(repositories.onDidChange(() => void this.refresh()));
    this._register(calendars.onDidChange(() => void this.refresh()));
    this._register(documents.onDidChange(() => void this.refresh()));
    this._register(worker.onDidAnswer((response) => this.received(response)));
    this._register(worker.onDidGiveUp((reason) => this.failed(reason)));
  }

  get state(): AnalysisState {
    return this.current;
  }

  /** Reads the histories again. The state changes when the answer is there. */
  async refresh(): Promise<void> {
    // They say when they are known; "no repository" before that would be taken for the truth.
    if (!this.repositories.areKnown) return;
    const id = ++this.lastId;
    if (this.repositories.paths.length === 0) {
      this.set({ kind: 'no-repository' });
      return;
    }
    if (this.current.kind === 'idle' || this.current.kind === 'no-repository') this.set({ kind: 'reading' });
    const kept = await readKept(this.files, { fail: (message) => this.log.error(message), warn: (message) => this.log.warn(message) });
    if (id !== this.lastId) return;
    this.worker.send({
      type: 'analyze',
      id,
      repositories: this.repositories.paths,
      git: this.repositories.git,
      settings: this.configuration.settings,
      calendars: this.calendars.toRead,
      documents: this.documents.folder,
      ...kept,
      now: toLocalIso(this.time.now()),
    });
  }

  private received(response: AnalyzeResult | AnalyzeFailure): void {
    // The worker reports an event as fresh once, so it is worth telling even where a newer review is on its way.
    if (response.type === 'result' && response.fresh.length > 0) this.fresh.fire(response.fresh);
    if (response.id !== this.lastId) return;
    if (response.type === 'failure') {
      this.log.error(`The history could not be read: ${response.message}`);
      this.set({ kind: 'unavailable', reason: response.message });
    } else {
      this.set(stateOf(response));
      for (const problem of response.problems) this.log.warn(textOf(problem));
    }
  }

  private failed(reason: string): void {
    this.set({ kind: 'unavailable', reason: `Reading the history stopped unexpectedly: ${reason}` });
    const again = 'Try Again';
    const showLog = 'Show Log';
    const message = "Code Refuge couldn't read the history: the analysis ended three times before it was done.";
    void vscode.window.showErrorMessage(message, again, showLog).then((choice) => {
      if (choice === again) void this.refresh();
      if (choice === showLog) this.log.show();
    });
  }

  private set(state: AnalysisState): void {
    this.current = state;
    this.change.fire();
  }
}

function stateOf({ review, problems }: AnalyzeResult): AnalysisState {
  const texts = problems.map(textOf);
  if (review !== null) return { kind: 'ready', review, problems: texts };
  return { kind: 'unavailable', reason: texts.join('\n') || 'None of the repositories could be read.' };
}

/** Some problems are of no repository in particular. */
function textOf({ repository, message }: RepositoryProblem): string {
  return repository === '' ? message : `${repository}: ${message}`;
}
