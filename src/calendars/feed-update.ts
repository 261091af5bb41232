import { FeedFailure } from './feed-failure';
import { fetchFeed } from './feed-fetch';
import type { Connection } from './feed-request';
import { backOff, INTERVAL_MS } from './feed-schedule';
import type { FeedRecord, FeedStore } from './feed-store';

/** What came of an update. `failure` is `null` when it worked; `record` is `null` when the feed is no longer there. */
export interface FeedUpdate {
  record: FeedRecord | null;
  failure: FeedFailure | null;
}

/**
 * Fetches a feed, and notes in its record how that went and when the next try is due. `now` gives epoch milliseconds;
 * `afresh` forgets earlier failures. Throws the reason of `signal`, and errors of the file system that keep the
 * record from being written.
 */
export async function updateFeed(
  store: FeedStore,
  feed: FeedRecord,
  address: URL,
  now: () => number,
  { afresh = false, signal, connection }: { afresh?: boolean; signal?: AbortSignal; connection?: Connection } = {},
): Promise<FeedUpdate> {
  if ((await store.change(feed.id, { triedAt: now() })) === null) return { record: null, failure: null };
  try {
    const { validators, hash } = await fetchFeed(address, store.fileOf(feed.id), feed, { ...(signal && { signal }), ...(connection && { connection }) });
    const time = now();
    const good = { ...validators, asOf: time, nextTry: time + INTERVAL_MS, notBefore: null, failures: 0, failure: null };
    return { record: await store.change(feed.id, { ...good, ...(hash !== null && { hash }) }), failure: null };
  } catch (error) {
    if (!(error instanceof FeedFailure)) throw error;
    const time = now();
    const failures = (afresh ? 0 : feed.failures) + 1;
    const notBefore = error.retryAfter > 0 ? time + error.retryAfter : null;
    const nextTry = Math.max(time + backOff(failures, Math.random()), notBefore ?? 0);
    return { record: await store.change(feed.id, { failures, failure: error.message, notBefore, nextTry }), failure: error };
  }
}
