import type { Moment } from '../calendar/moment';
import type { CommitFact } from '../ledger/facts';

/**
 * Puts times of which only the instant is known on the user's clock: the offset is that of the user's own commit or
 * merge that is nearest in time, of two equally near the earlier; without any, that of `now`.
 */
export function nearestClock(commits: readonly CommitFact[], now: Moment): (time: number) => Moment {
  const known = commits.flatMap(({ event }) => (event === null ? [] : [event.moment])).sort((a, b) => a.time - b.time || a.offset - b.offset);
  return (time) => {
    const after = firstFrom(known, time);
    const [one, other] = [known[after - 1], known[after]];
    const nearest = one && other ? (time - one.time <= other.time - time ? one : other) : (one ?? other ?? now);
    return { time, offset: nearest.offset };
  };
}

/** Index of the first moment at a time or after it. */
function firstFrom(moments: readonly Moment[], time: number): number {
  let low = 0;
  let high = moments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (moments[middle]!.time < time) low = middle + 1;
    else high = middle;
  }
  return low;
}
