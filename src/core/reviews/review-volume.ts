import type { WindowFacts } from '../ledger/window-facts';
import type { ReviewVolume } from '../review/review';
import type { ReviewedChange } from './activity';
import type { AllReviews } from './all-reviews';
import type { MyReview, MyReviews } from './my-reviews';

/** How much the user reviewed in a window; `null` where nothing saw reviews in it. */
export function reviewVolume(all: AllReviews, mine: MyReviews, facts: WindowFacts): ReviewVolume | null {
  if (mine.since === null && mine.recorded.size === 0) return null;
  const sizes = mine.reviews.flatMap((review) => sizeOf(review) ?? []);
  const total = {
    reviews: mine.reviews.length,
    comments: mine.events.reduce((sum, { kind, comments }) => (kind === 'comment' ? sum + comments : sum), 0),
    files: sizes.reduce((sum, { files }) => sum + files, 0),
    changedLines: sizes.reduce((sum, { lines }) => sum + lines, 0),
  };
  const aWeek = (count: number) => count / facts.weeks;
  return {
    ...total,
    sized: sizes.length,
    perWeek: { reviews: aWeek(total.reviews), comments: aWeek(total.comments), files: aWeek(total.files), changedLines: aWeek(total.changedLines) },
    firstReview: firstReview(all, facts),
  };
}

/** What was reviewed of the change: what the notes say it was of, else the diffs that were opened. */
function sizeOf({ size, reading }: MyReview): { files: number; lines: number } | null {
  if (size !== null) return size;
  return reading?.reading ? { files: reading.reading.files, lines: reading.reading.changedLines } : null;
}

/** From a change's opening to the first comment or vote of somebody other than its author. */
function firstReview({ activities, isOwn }: AllReviews, { from, to }: WindowFacts): ReviewVolume['firstReview'] {
  const first = new Map<ReviewedChange, number>();
  for (const activity of activities) {
    const { kind, change, at } = activity;
    const { opened, author } = change;
    if (opened === null || author === null || (kind !== 'comment' && kind !== 'vote') || isOwn(activity)) continue;
    if (opened < from.time || opened > to.time || at.time < opened || at.time > to.time || first.has(change)) continue;
    first.set(change, at.time);
  }
  const hours = [...first].map(([{ opened }, time]) => (time - opened!) / 3600).sort((a, b) => a - b);
  return hours.length === 0 ? null : { medianHours: median(hours), changes: hours.length };
}

/** Of sorted numbers, at least one. */
function median(sorted: readonly number[]): number {
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
