import { parentPort, workerData } from 'node:worker_threads';
import { changedLines } from '../core/reviews/changed-lines';
import { HistoryCache } from '../git/history-cache';
import { RepositoryReaders } from '../git/read-repositories';
import type { AnalyzeRequest, HookRequest, HookTablesRequest, MaterialRequest, WorkerGround, WorkerNote, WorkerRequest, WorkerResponse, ZonesRequest } from '../protocol/worker';
import { Analyst } from './analyst';
import { HookKeeper } from './hook-keeper';
import { RemoteAsker } from './remote-asker';
import { ZoneFinder } from './zone-finder';

if (!parentPort) throw new Error('This file runs as a worker thread.');
const port = parentPort;
const zones = new ZoneFinder();
const { cache } = workerData as WorkerGround;
const readers = new RepositoryReaders(new HistoryCache(cache, (message) => port.postMessage({ type: 'note', message } satisfies WorkerNote)));
const analyst = new Analyst(zones, readers);
const remotes = new RemoteAsker(readers);
let running: AbortController | null = null;
let analyses: Promise<void> = Promise.resolve();
let zoneLooks: Promise<void> = Promise.resolve();
const hooks = new HookKeeper();
let hookChanges: Promise<void> = Promise.resolve();

port.on('message', (request: WorkerRequest) => {
  // A look at the calendars is short and must not wait for a long history.
  if (request.type === 'changed-lines') {
    const { id, original, modified } = request;
    port.postMessage({ type: 'changed-lines', id, lines: changedLines(original, modified) } satisfies WorkerResponse);
  } else if (request.type === 'zones') zoneLooks = zoneLooks.then(() => lookAtZones(request));
  else if (request.type === 'hook' || request.type === 'hook-tables') hookChanges = hookChanges.then(() => changeHooks(request));
  else if (request.type === 'remotes') void remotes.list(request).then((result) => port.postMessage(result satisfies WorkerResponse));
  else if (request.type === 'ask-remote') void remotes.ask(request).then((result) => port.postMessage(result satisfies WorkerResponse));
  else if (request.type === 'material') void material(request);
  else analyze(request);
});

async function lookAtZones(request: ZonesRequest): Promise<void> {
  let result: WorkerResponse;
  try {
    result = await zones.around(request);
  } catch (error) {
    result = { type: 'zones-failure', id: request.id, message: messageOf(error) };
  }
  port.postMessage(result);
}

async function changeHooks(request: HookRequest | HookTablesRequest): Promise<void> {
  const { id } = request;
  let result: WorkerResponse;
  try {
    result = request.type === 'hook' ? await hooks.change(request) : { type: 'hook-tables', id, problems: await hooks.update(request) };
  } catch (error) {
    const problems = [messageOf(error)];
    result = request.type === 'hook' ? { type: 'hook', id, done: false, notes: problems } : { type: 'hook-tables', id, problems };
  }
  port.postMessage(result);
}

async function material(request: MaterialRequest): Promise<void> {
  let result: WorkerResponse;
  try {
    // Of the analysis that is under way, if one is: whoever asks has heard that something changed.
    await analyses;
    result = await analyst.material(request);
  } catch (error) {
    result = { type: 'material', id: request.id, value: null, problem: messageOf(error) };
  }
  port.postMessage(result);
}

function analyze(request: AnalyzeRequest): void {
  // Only the newest request matters: what is under way for an older one stops, its git process included.
  running?.abort();
  const { signal } = (running = new AbortController());
  analyses = analyses.then(async () => {
    if (signal.aborted) return;
    try {
      port.postMessage((await analyst.analyze(request, signal)) satisfies WorkerResponse);
    } catch (error) {
      if (signal.aborted) return;
      port.postMessage({ type: 'failure', id: request.id, message: messageOf(error) } satisfies WorkerResponse);
    }
  });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
