import { LINE_BY_LINE_SHARE } from '../reviews/change-reading';
import { FILES_SHARE, LEAST_LINE_COMMENTS, LINES_A_COMMENT, withLines } from '../reviews/my-reviews';
import { type Detector, formatCount, judged, noEvidence, percent, plural, type Thresholds } from './detector';
import { reviewCoverage, sourcesOf, whyUnseen } from './watched';

const THRESHOLDS: Thresholds = { watch: 0.25, flag: 0.5 };

export const lineByLineReviews: Detector = {
  id: 'line-by-line-reviews',
  trap: 'code-refuge',
  title: 'Line-by-line reviews',
  unit: 'share of reviews',
  definition: () =>
    `Your reviews with at least ${LEAST_LINE_COMMENTS} comments on lines and either a comment for every ${LINES_A_COMMENT} changed lines or comments in ${percent(FILES_SHARE)} of the changed files, ` +
    `or in the editor those of which you read at least ${percent(LINE_BY_LINE_SHARE)} of the changed lines in the diffs you opened; of all your reviews of which that is known. ` +
    'A line counts as read when it was in view for its reading time.',
  detect({ reviews, facts }) {
    const sources = sourcesOf(reviews, 'with-lines');
    if (sources.length === 0 && reviews.since === null) {
      return noEvidence(whyUnseen(reviews, (names) => `Reviews in this window are recorded by ${names} alone: that is who reviewed, and not how.`), { share: 0, note: '' });
    }
    const coverage = reviewCoverage(reviews, sources, facts);
    const known = withLines(reviews);
    if (known.length === 0 && sources.length === 0) return noEvidence('You read no change of somebody else in a diff editor for more than a glance.', coverage);
    const lineByLine = known.filter((review) => review.lineByLine);
    return {
      ...judged(known.length === 0 ? 0 : lineByLine.length / known.length, THRESHOLDS, percent, 'of them'),
      count: lineByLine.length,
      of: known.length,
      arithmetic: known.length === 0 ? 'None of the reviews that are recorded with their comments are yours' : `${formatCount(lineByLine.length)} of ${plural(known.length, 'review')} went line by line`,
      coverage,
      evidence: lineByLine.map(({ reading, last, lineComments }) => reading ?? { ...last, kind: 'comment', comments: lineComments }),
    };
  },
};
