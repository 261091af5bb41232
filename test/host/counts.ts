/** How the tests of one step went. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export const none: Counts = { passed: 0, failed: 0, skipped: 0 };

export function sum(counts: readonly Counts[]): Counts {
  return counts.reduce((a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped }), none);
}

/** `12 passed, 0 failed`, with the skipped ones only where there are any. */
export function inWords({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** A step that ran no test proves nothing, so it counts as a failure, like one that could not run. */
export function failure(passed = 0, skipped = 0): Counts {
  return { passed, failed: 1, skipped };
}
