import { readFileSync } from 'node:fs';
import type * as vscode from 'vscode';

/** A machine may sleep through a timer, so the clock is looked at this often while one waits. */
const SYSTEM_STEP_MS = 60_000;
const FILE_STEP_MS = 100;

/** The time as the extension sees it. */
export interface TimeSource {
  now(): Date;
  /** IANA id of the viewer's zone. */
  readonly timeZone: string;
  /** Calls back once when this time (epoch milliseconds) has come, soon if it is past. */
  at(time: number, callback: () => void): vscode.Disposable;
}

/**
 * The system's clock; or, for tests, one that stands still: `CODE_REFUGE_CLOCK` names a file with an ISO 8601 time,
 * and whoever writes another time into it moves the clock.
 */
export function createTimeSource(environment: NodeJS.ProcessEnv = process.env): TimeSource {
  const file = environment['CODE_REFUGE_CLOCK'];
  const now = file ? () => new Date(readFileSync(file, 'utf8').trim()) : () => new Date();
  return new SteppingClock(now, file ? FILE_STEP_MS : SYSTEM_STEP_MS);
}

class SteppingClock implements TimeSource {
  constructor(
    readonly now: () => Date,
    private readonly step: number,
  ) {}

  get timeZone(): string {
    return Intl.DateTimeFormat().resolvedOptions().timeZone;
  }

  at(time: number, callback: () => void): vscode.Disposable {
    let timer: NodeJS.Timeout;
    const look = () => {
      const left = time - this.now().getTime();
      if (left <= 0) callback();
      else timer = setTimeout(look, Math.min(left, this.step));
    };
    timer = setTimeout(look);
    return { dispose: () => clearTimeout(timer) };
  }
}
