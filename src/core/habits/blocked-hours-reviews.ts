import { localTime } from '../calendar/working-day';
import type { MyActivity } from '../reviews/all-reviews';
import { type Detector, formatCount, judged, noEvidence, percent, plural, type Thresholds, wasOnCall } from './detector';
import { reviewCoverage, seenSince, sinceText, sourcesOf, whyUnseen } from './watched';

const THRESHOLDS: Thresholds = { watch: 0.1, flag: 0.3 };

export const blockedHoursReviews: Detector = {
  id: 'blocked-hours-reviews',
  trap: 'code-refuge',
  title: 'Reviews in no-code zones',
  unit: 'share of no-code zones',
  definition: () =>
    'No-code zones in which you reviewed, of all no-code zones that began in the window while reviews were seen. ' +
    'A review is what the repository records of one, or a change that you read in a diff for more than a glance, or a comment that you wrote on it.',
  detect({ zones, reviews, facts, hours, onCall }) {
    if (zones.zones.length === 0) return noEvidence('There were no no-code zones in this window.', { share: 0, note: '' });
    const since = seenSince(reviews, facts);
    if (since === null) {
      return noEvidence(whyUnseen(reviews, (names) => `No editor with Code Refuge was watching in this window, and reviews in it are recorded by ${names} alone: that can't show which zones were free of them.`), { share: 0, note: '' });
    }
    const watched = new Set(zones.zones.flatMap((zone, index) => (zone.end > since ? [index] : [])));
    const coverage = reviewCoverage(reviews, sourcesOf(reviews, 'with-times'), facts);
    if (watched.size === 0) return noEvidence(`There was no no-code zone since ${sinceText(since, facts.to)}, when the editor began to watch.`, coverage);
    const broken = new Set<number>();
    const events: MyActivity[] = [];
    for (const event of reviews.events) {
      if (wasOnCall({ local: localTime(event.moment, hours) }, onCall)) continue;
      const inside = zones.at(event.moment).filter((index) => watched.has(index));
      if (inside.length > 0) events.unshift(event);
      for (const index of inside) broken.add(index);
    }
    return {
      ...judged(broken.size / watched.size, THRESHOLDS, percent, 'of the zones'),
      count: broken.size,
      of: watched.size,
      arithmetic:
        `${formatCount(broken.size)} of ${plural(watched.size, 'no-code zone')} broken` +
        (events.length === 0 ? '' : `, by ${plural(events.length, 'review event')}`),
      coverage,
      evidence: events,
    };
  },
};
