// Runs a program for exactly as long as the process that started it lives.
//
//   node leash.mjs FOLDER PROGRAM [ARGUMENT …]
//
// An exit handler can't promise that: it is skipped by SIGKILL, and a Ctrl+C reaches only some of a
// tree of processes. Standard input can: the other end of that pipe closes when the owner ends, in
// whatever way. The program gets a process group of its own, so that its children (extension hosts,
// file watchers) end with it. FOLDER is what the program wrote to, removed once nothing writes to it
// any more; an empty string keeps it.

import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

const [folder, program, ...programArguments] = process.argv.slice(2);
const child = spawn(program, programArguments, { detached: true, stdio: ['ignore', 'inherit', 'inherit'] });

/** Signals the whole group; false when no process of it is left. */
function signalGroup(signal) {
  try {
    process.kill(-child.pid, signal);
    return true;
  } catch {
    return false;
  }
}

async function finish(code) {
  if (child.pid !== undefined) {
    const patience = Date.now() + 3000;
    signalGroup('SIGTERM');
    while (signalGroup(0) && Date.now() < patience) {
      await wait(50);
    }
    signalGroup('SIGKILL');
  }
  if (folder) {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
  process.exit(code);
}

// The owner's output pipe may be gone as well by then, and nothing is left to be told.
process.stdout.on('error', () => {});
process.stderr.on('error', () => {});

let finishing = false;
function finishOnce(code) {
  if (!finishing) {
    finishing = true;
    void finish(code);
  }
}

child.once('error', error => {
  process.stderr.write(`${program} could not be started: ${error.message}\n`);
  finishOnce(127);
});
child.once('exit', (code, signal) => finishOnce(signal ? 1 : code ?? 1));
process.stdin.resume();
process.stdin.once('end', () => finishOnce(0));
process.stdin.once('error', () => finishOnce(0));
