/** How the tests of one step went. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Which tests failed, and how: a line each. */
  readonly failures?: readonly string[];
}

export const none: Counts = { passed: 0, failed: 0, skipped: 0 };

export function sum(counts: readonly Counts[]): Counts {
  return counts.reduce(
    (a, b) => ({
      passed: a.passed + b.passed,
      failed: a.failed + b.failed,
      skipped: a.skipped + b.skipped,
      failures: [...(a.failures ?? []), ...(b.failures ?? [])],
    }),
    none,
  );
}

/** `12 passed, 0 failed`, with the skipped ones only where there are any. */
export function inWords({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** A step that ran no test proves nothing, so it counts as a failure, like one that could not run. */
export function failure(passed = 0, skipped = 0): Counts {
  return { passed, failed: 1, skipped };
}

/** A failed test in a line: its whole title, and the beginning of what went wrong. */
export function failureLine(title: string, message: string | undefined): string {
  const reason = (message ?? '').trim().replace(/\s+/g, ' ');
  return `${title}: ${reason.length > 300 ? `${reason.slice(0, 300)} …` : reason}`;
}
