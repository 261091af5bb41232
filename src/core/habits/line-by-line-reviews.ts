import { LINE_BY_LINE_SHARE } from '../reviews/change-reading';
import { withLines } from '../reviews/my-reviews';
import { type Detector, formatCount, judged, noEvidence, percent, plural, type Thresholds } from './detector';
import { UNWATCHED, watchCoverage } from './watched';

const THRESHOLDS: Thresholds = { watch: 0.25, flag: 0.5 };

export const lineByLineReviews: Detector = {
  id: 'line-by-line-reviews',
  trap: 'code-refuge',
  title: 'Line-by-line reviews',
  unit: 'share of reviews',
  definition: () =>
    `Changes of others of which you read at least ${percent(LINE_BY_LINE_SHARE)} of the changed lines in the diffs you opened, of all changes that you looked at for more than a glance. ` +
    'A line counts as read when it was in view for its reading time.',
  detect({ reviews, facts }) {
    if (reviews.since === null) return noEvidence(UNWATCHED, { share: 0, note: '' });
    const coverage = watchCoverage(reviews, facts);
    const known = withLines(reviews);
    if (known.length === 0) return noEvidence('You read no change of somebody else in a diff editor for more than a glance.', coverage);
    const lineByLine = known.filter((review) => review.lineByLine);
    return {
      ...judged(lineByLine.length / known.length, THRESHOLDS, percent, 'of them'),
      count: lineByLine.length,
      of: known.length,
      arithmetic: `${formatCount(lineByLine.length)} of ${plural(known.length, 'review')} went line by line`,
      coverage,
      evidence: lineByLine.map(({ reading, last }) => reading ?? last),
    };
  },
};
