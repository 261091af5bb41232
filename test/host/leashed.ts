import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';

export interface LeashOptions {
  readonly env?: NodeJS.ProcessEnv;
  /** Removed after the program and all its children have ended. */
  readonly removeFolder?: string;
}

/** How much of a program's output is kept to explain a failure. */
const keptOutput = 256 * 1024;

/** A program that ends, with all its children, when this process does: see leash.mjs. */
export class LeashedProgram {
  readonly exited: Promise<number>;
  private readonly leash: ChildProcess;
  private output = '';

  constructor(program: string, programArguments: readonly string[], options: LeashOptions = {}) {
    this.leash = spawn(
      process.execPath,
      [path.join(__dirname, 'leash.mjs'), options.removeFolder ?? '', program, ...programArguments],
      // Detached, so that a Ctrl+C in the terminal ends this process and leaves the leash to clean up.
      { detached: true, stdio: ['pipe', 'pipe', 'pipe'], env: options.env ?? process.env },
    );
    for (const stream of [this.leash.stdout, this.leash.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.output = (this.output + text).slice(-keptOutput);
      });
    }
    // The pipe breaks when the program has already ended by itself.
    this.leash.stdin?.on('error', () => {});
    this.exited = new Promise(resolve => {
      this.leash.once('error', () => resolve(127));
      this.leash.once('close', code => resolve(code ?? 1));
    });
  }

  /** What the program printed, or the last part of it. */
  log(): string {
    return this.output;
  }

  /** Waits until the program has printed something that matches; fails with its output when it ends or is too slow. */
  async printed(pattern: RegExp, timeLimit: number): Promise<RegExpExecArray> {
    return new Promise((resolve, reject) => {
      const streams = [this.leash.stdout, this.leash.stderr];
      const settle = (finish: () => void) => {
        clearTimeout(timer);
        streams.forEach(stream => stream?.off('data', look));
        finish();
      };
      const look = () => {
        const match = pattern.exec(this.output);
        if (match) {
          settle(() => resolve(match));
        }
      };
      const timer = setTimeout(
        () => settle(() => reject(new Error(`did not get ready in ${timeLimit / 1000} s. It printed:\n${this.output}`))),
        timeLimit,
      );
      streams.forEach(stream => stream?.on('data', look));
      void this.exited.then(code =>
        settle(() => reject(new Error(`ended with code ${code}. It printed:\n${this.output}`))),
      );
      look();
    });
  }

  /** Ends the program and its children, and returns when none is left. */
  async dispose(): Promise<void> {
    this.leash.stdin?.end();
    await this.exited;
  }
}
