import type { Zone } from './zone';

/**
 * When one of the zones, which are sorted by start, begins or ends next; both in seconds since the epoch. `Infinity`
 * where none will. There may be more of them than a call takes arguments.
 */
export function nextTurn(zones: readonly Zone[], now: number): number {
  let next = Infinity;
  for (const { start, end } of zones) {
    if (start > now) return Math.min(next, start);
    if (end > now) next = Math.min(next, end);
  }
  return next;
}
