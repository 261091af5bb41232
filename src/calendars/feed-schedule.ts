import type { FeedRecord } from './feed-store';

const MINUTE_MS = 60_000;
/** How often a feed that works is fetched. */
export const INTERVAL_MS = 30 * MINUTE_MS;
const MOST_BACK_OFF_MS = 60 * MINUTE_MS;
/** Longer than a fetch may take: so long a window leaves a feed to another that has begun with it. */
const CLAIM_MS = 40_000;

/**
 * How long to wait after this many failures in a row, milliseconds: 1, 2, 4 … up to 60 minutes, each a quarter more
 * or less, lest many machines come back to a server at the same moment. `random` is from 0 to 1.
 */
export function backOff(failures: number, random: number): number {
  const wait = Math.min(MINUTE_MS * 2 ** (Math.max(failures, 1) - 1), MOST_BACK_OFF_MS);
  return Math.round(wait * (0.75 + random / 2));
}

/** Whether it is time to fetch, and no other window is at it. A clock that was set back makes it time, too. */
export function isDue({ nextTry, triedAt }: FeedRecord, now: number): boolean {
  const wasSetBack = triedAt !== null && triedAt > now;
  return !isClaimed({ triedAt }, now) && (wasSetBack || nextTry === null || now >= nextTry);
}

/** Whether a fetch began a moment ago and may be under way in another window. */
function isClaimed({ triedAt }: Pick<FeedRecord, 'triedAt'>, now: number): boolean {
  return triedAt !== null && triedAt <= now && now - triedAt < CLAIM_MS;
}

/** Whether the server has asked to be left alone for now. */
export function isUnwelcome({ notBefore }: FeedRecord, now: number): boolean {
  return notBefore !== null && now < notBefore;
}
