import { parentPort } from 'node:worker_threads';
import type { WorkerRequest, WorkerResponse } from '../protocol/worker';
import { Analyst } from './analyst';

if (!parentPort) throw new Error('This file runs as a worker thread.');
const port = parentPort;
const analyst = new Analyst();
let running: AbortController | null = null;
let queue: Promise<void> = Promise.resolve();

port.on('message', (request: WorkerRequest) => {
  // Only the newest request matters: what is under way for an older one stops, its git process included.
  running?.abort();
  const controller = new AbortController();
  running = controller;
  queue = queue.then(async () => {
    if (controller.signal.aborted) return;
    try {
      port.postMessage((await analyst.analyze(request, controller.signal)) satisfies WorkerResponse);
    } catch (error) {
      if (controller.signal.aborted) return;
      const message = error instanceof Error ? error.message : String(error);
      port.postMessage({ type: 'failure', id: request.id, message } satisfies WorkerResponse);
    }
  });
});
