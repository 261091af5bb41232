import type { TimeSource } from '../time/time-source';

/** Milliseconds since some moment. */
export type Stopwatch = () => number;

/**
 * Measures how long something took: by the computer's own clock, which nobody sets, so that a change of the system's
 * time is no reading. Where a test moves the clock of the extension (`CODE_REFUGE_CLOCK`), by that one: a minute in
 * front of a diff then takes as long as the test likes, and what counts as reading stays what it is for users.
 */
export function createStopwatch(time: Pick<TimeSource, 'now'>, environment: NodeJS.ProcessEnv = process.env): Stopwatch {
  return environment['CODE_REFUGE_CLOCK'] ? () => time.now().getTime() : () => performance.now();
}
