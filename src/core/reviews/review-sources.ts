import type { ReviewSource } from '../review/review';
import type { AllReviews } from './all-reviews';
import { isReview } from './change-reading';

/** How much each source holds: of everybody, and of all that was read, not of the window alone. */
export function reviewSources(all: AllReviews): ReviewSource[] {
  return all.sources.map(({ source, activities, skipped }) => {
    const reviews = new Set(activities.filter((activity) => !all.isOwn(activity)).map(all.keyOf));
    const mine = new Set(all.mine.filter((activity) => activity.source === source).map(all.keyOf));
    const comments = activities.reduce((sum, activity) => sum + activity.comments, 0);
    const onLines = activities.filter(({ place }) => place !== null && place.line !== null).reduce((sum, activity) => sum + activity.comments, 0);
    const read = new Set(activities.filter(({ reading }) => reading !== null && isReview(reading)).map(all.keyOf));
    return { source, reviews: reviews.size, comments, withLines: onLines + read.size, mine: all.unidentified.has(source) ? null : mine.size, skipped };
  });
}
