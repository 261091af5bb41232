import { dirname, join } from 'node:path';
import { parseReviewLog, type ReviewLog } from '../core/reviews/review-events';
import { type GlassBreak, readBrokenGlass } from '../store/broken-glass';
import { defaultOnCallFile, OnCallStore } from '../store/on-call';
import { defaultReviewEventsFile, ReviewEventsFile } from '../store/review-events';
import type { Messages } from './messages';

/** What the user and the editor have noted, as docs/files.md describes it. */
export interface Kept {
  onCall: string[];
  brokenGlass: GlassBreak[];
  reviewEvents: ReviewLog;
}

/** Reads what was noted. A file that can't be read is a failure, and counts as one without a note. */
export async function readKept(messages: Messages): Promise<Kept> {
  const onCallFile = defaultOnCallFile();
  const events = new ReviewEventsFile(defaultReviewEventsFile());
  const failed = <T>(none: T, what = '') => (error: Error) => {
    messages.fail(`${what}${error.message}`);
    return none;
  };
  const [onCall, glass, log] = await Promise.all([
    new OnCallStore(onCallFile).read().catch(failed<string[]>([])),
    readBrokenGlass(join(dirname(onCallFile), 'broken-glass.jsonl')).catch(failed({ entries: [], skipped: 0 })),
    events.read().catch(failed('', `The review-event log ${events.file} can't be read, so no reviews count: `)),
  ]);
  return { onCall, brokenGlass: glass.entries, reviewEvents: parseReviewLog(log) };
}
