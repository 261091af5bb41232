import { Worker } from 'node:worker_threads';
import * as vscode from 'vscode';
import type { AnalyzeFailure, AnalyzeResult, AskRemoteResult, ChangedLinesResult, HookResult, HookTablesResult, MaterialResult, RemotesResult, WorkerGround, WorkerNote, WorkerRequest, WorkerResponse, ZonesFailure, ZonesResult } from '../../protocol/worker';
import { Disposable } from '../disposable';
import { errorText, type Log } from '../log';

/** Pauses before the worker is started again after it died, and so also how often that is tried. */
const BACK_OFF_MS = [1_000, 5_000];

/**
 * Reading the largest calendars takes seconds. A pattern of the rules can take for ever on a title made for it, and
 * then the worker does nothing else any more.
 */
const ZONES_PATIENCE_MS = 60_000;
const TOO_LONG = 'the calendars and their rules took longer than a minute; look for a rule with a pattern such as (a+)+';

/**
 * The analysis thread, seen from the extension host. It starts with the first request. Of each type of request the
 * newest is the one that counts: the worker drops an analysis it is working on. Diffs to measure, changes of
 * hooks, questions about remotes and for materials all count.
 */
export class AnalysisWorker extends Disposable {
  private worker: Worker | null = null;
  private readonly pending = new Map<string, WorkerRequest>();
  private deaths = 0;
  private restart: NodeJS.Timeout | undefined;
  private patience: NodeJS.Timeout | undefined;
  private readonly answer = this._register(new vscode.EventEmitter<AnalyzeResult | AnalyzeFailure>());
  private readonly zones = this._register(new vscode.EventEmitter<ZonesResult | ZonesFailure>());
  private readonly changedLines = this._register(new vscode.EventEmitter<ChangedLinesResult>());
  private readonly hooks = this._register(new vscode.EventEmitter<HookResult | HookTablesResult>());
  private readonly remotes = this._register(new vscode.EventEmitter<RemotesResult | AskRemoteResult>());
  private readonly material = this._register(new vscode.EventEmitter<MaterialResult>());
  private readonly giveUp = this._register(new vscode.EventEmitter<string>());

  /** Also fires for requests that a newer one has replaced, if they were answered before that. */
  readonly onDidAnswer = this.answer.event;

  readonly onDidFindZones = this.zones.event;

  readonly onDidFindChangedLines = this.changedLines.event;

  readonly onDidChangeHooks = this.hooks.event;

  readonly onDidAskRemotes = this.remotes.event;

  readonly onDidMakeMaterial = this.material.event;

  /** Fires when the worker died again and again, with the last reason. The next request tries anew. */
  readonly onDidGiveUp = this.giveUp.event;

  constructor(
    private readonly script: string,
    private readonly ground: WorkerGround,
    private readonly log: Log,
    private readonly zonesPatience = ZONES_PATIENCE_MS,
  ) {
    super();
    this._register({ dispose: () => this.stop() });
  }

  /** Asks for something in place of anything of the same type that was asked for before. */
  send(request: WorkerRequest): void {
    this.pending.set(keyOf(request), request);
    if (this.restart === undefined) this.post(request);
  }

  private post(request: WorkerRequest): void {
    if (this.isDisposed) return;
    const worker = (this.worker ??= this.start());
    worker.postMessage(request);
    if (request.type === 'zones') this.waitForZones(worker);
  }

  private waitForZones(worker: Worker): void {
    clearTimeout(this.patience);
    this.patience = setTimeout(() => {
      if (this.worker !== worker) return;
      this.died(TOO_LONG);
      void worker.terminate();
    }, this.zonesPatience);
  }

  private start(): Worker {
    const worker = new Worker(this.script, { workerData: this.ground });
    worker.on('message', (response: WorkerResponse | WorkerNote) => (response.type === 'note' ? this.log.warn(response.message) : this.received(response)));
    let reason = 'it ended without a word';
    worker.on('error', (error) => (reason = errorText(error)));
    worker.on('exit', () => {
      if (this.worker === worker) this.died(reason);
    });
    return worker;
  }

  private received(response: WorkerResponse): void {
    this.deaths = 0;
    const key = keyOf(response);
    if (response.id === this.pending.get(key)?.id) this.pending.delete(key);
    if (key === 'zones' && !this.pending.has(key)) clearTimeout(this.patience);
    if (response.type === 'zones' || response.type === 'zones-failure') this.zones.fire(response);
    else if (response.type === 'changed-lines') this.changedLines.fire(response);
    else if (response.type === 'hook' || response.type === 'hook-tables') this.hooks.fire(response);
    else if (response.type === 'remotes' || response.type === 'ask-remote') this.remotes.fire(response);
    else if (response.type === 'material') this.material.fire(response);
    else this.answer.fire(response);
  }

  private died(reason: string): void {
    this.worker = null;
    clearTimeout(this.patience);
    this.deaths++;
    this.log.error(`The analysis worker died (${this.deaths}): ${reason}`);
    const pause = BACK_OFF_MS[this.deaths - 1];
    if (pause === undefined) {
      this.deaths = 0;
      this.pending.clear();
      this.giveUp.fire(reason);
    } else if (this.pending.size > 0) {
      this.restart = setTimeout(() => {
        this.restart = undefined;
        for (const request of this.pending.values()) this.post(request);
      }, pause);
    }
  }

  private stop(): void {
    clearTimeout(this.restart);
    clearTimeout(this.patience);
    const worker = this.worker;
    this.worker = null;
    void worker?.terminate();
  }
}

/** A request with the same key replaces the one before, and the answer to it has the same key. */
function keyOf({ type, id }: WorkerRequest | WorkerResponse): string {
  if (type === 'changed-lines' || type === 'hook' || type === 'hook-tables' || type === 'remotes' || type === 'ask-remote' || type === 'material') return `${type} ${id}`;
  return type === 'zones' || type === 'zones-failure' ? 'zones' : 'analyze';
}
