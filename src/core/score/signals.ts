import type { Finding } from '../habits/detector';
import { countIntegrations, formatCount, percent, plural, rate } from '../habits/detector';
import type { HabitId } from '../habits/habit';
import { sinceText, weeksSeen } from '../habits/watched';
import type { WindowFacts } from '../ledger/window-facts';
import type { MyReviews } from '../reviews/my-reviews';
import type { Curve } from './curve';

/** A habit as a signal of the delegation score. docs/score.md gives the reasons for weights and curves. */
export interface SignalDefinition {
  id: HabitId;
  /** Relative to the other signals; the weights of those with evidence are scaled to add up to 1. */
  weight: number;
  /** Falls, or stays level, as the value grows. */
  curve: Curve;
  /** A value that would be good, and what reaching it means, in words. */
  goal: { value: number; text: string };
  /** Where the signal isn't the habit's own value; `null` or why there is none where it has no evidence. */
  measure?: (finding: Finding, context: ScoreContext) => Measured | { why: string } | null;
}

/** What a signal may look at, beside its habit. */
export interface ScoreContext {
  facts: WindowFacts;
  reviews: MyReviews;
}

export interface Measured {
  value: number;
  arithmetic: string;
}

/** For how many weeks reviews have to be seen: from fewer, one review or none would say too much. */
const LEAST_WEEKS_SEEN = 4;

/** How many outages the score needs, whoever moved first in them. */
const LEAST_OUTAGES = 3;

const ZONES: Curve = [
  [0, 100],
  [0.1, 80],
  [0.3, 40],
  [0.7, 0],
];

const NIGHTS: Curve = [
  [0, 100],
  [0.1, 90],
  [0.5, 50],
  [2, 0],
];

export const SIGNALS: readonly SignalDefinition[] = [
  {
    id: 'hands-on-share',
    weight: 25,
    curve: [
      [0.05, 100],
      [0.15, 85],
      [0.3, 50],
      [0.6, 0],
    ],
    goal: { value: 0.15, text: `Hand over work until you write ${percent(0.15)} of the commits` },
  },
  {
    id: 'merge-gatekeeping',
    weight: 25,
    curve: [
      [0.1, 100],
      [0.25, 80],
      [0.5, 50],
      [0.9, 0],
    ],
    goal: { value: 0.25, text: `Let others merge until ${percent(0.25)} of the merges go through you` },
    // All of the user's integrations, own work included. With others' work alone, handing a commit over and still
    // merging it would lower the score.
    measure: ({ value }, { facts }) =>
      value === null
        ? null
        : {
            value: facts.myIntegrations.length / facts.integrations,
            arithmetic: `${formatCount(facts.myIntegrations.length)} of ${countIntegrations(facts.integrations, facts.onlyMerges)} went through you, own work included`,
          },
  },
  {
    id: 'sole-knowledge',
    weight: 20,
    curve: [
      [0.05, 100],
      [0.15, 85],
      [0.3, 50],
      [0.6, 0],
    ],
    goal: { value: 0.15, text: `Let others change your files until ${percent(0.15)} have no author but you` },
  },
  {
    id: 'late-night-merges',
    weight: 12,
    curve: NIGHTS,
    goal: { value: 0.1, text: `Merge late on no more than ${rate(0.1)} nights a week` },
  },
  {
    id: 'late-night-commits',
    weight: 12,
    curve: NIGHTS,
    goal: { value: 0.1, text: `Commit late on no more than ${rate(0.1)} nights a week` },
  },
  {
    id: 'weekend-work',
    weight: 11,
    curve: NIGHTS,
    goal: { value: 0.1, text: `Work on no more than ${rate(0.1)} weekend days a week` },
  },
  {
    id: 'blocked-hours-work',
    weight: 15,
    curve: ZONES,
    goal: { value: 0.1, text: 'Keep nine of ten no-code zones' },
  },
  {
    id: 'blocked-hours-reviews',
    weight: 8,
    curve: ZONES,
    goal: { value: 0.1, text: 'Keep nine of ten no-code zones free of reviews' },
    measure: ({ value, arithmetic }, { facts, reviews }) => (value === null ? null : (tooSoon(reviews, 'with-times', facts) ?? { value, arithmetic })),
  },
  {
    id: 'line-by-line-reviews',
    weight: 12,
    curve: [
      [0, 100],
      [0.25, 90],
      [1, 60],
      [5, 0],
    ],
    goal: { value: 0.25, text: `Review line by line no more than ${rate(0.25)} times a week` },
    // How many a week. As a share of the reviews it would get worse when somebody else takes over one of the others.
    measure: ({ value, count }, { facts, reviews }) => {
      if (value === null && reviews.since === null) return null;
      const weeks = weeksSeen(reviews, 'with-lines', facts);
      return tooSoon(reviews, 'with-lines', facts) ?? { value: count / weeks, arithmetic: `${plural(count, 'review')} of yours went line by line in ${plural(Math.round(weeks), 'week')}` };
    },
  },
  {
    id: 'first-responder',
    weight: 12,
    curve: [
      [0.1, 100],
      [0.25, 85],
      [0.5, 50],
      [0.9, 0],
    ],
    goal: { value: 0.25, text: 'Let others move first in three of four outages' },
    // One or two outages are chance.
    measure: ({ value, count, of, arithmetic }) => {
      if (value === null) return null;
      if (of < LEAST_OUTAGES) return { why: `${LEAST_OUTAGES} outages make a signal; the window has ${of}.` };
      return { value: count / of, arithmetic };
    },
  },
];

function tooSoon(reviews: MyReviews, which: 'with-times' | 'with-lines', facts: WindowFacts): { why: string } | null {
  if (reviews.since === null || weeksSeen(reviews, which, facts) >= Math.min(LEAST_WEEKS_SEEN, facts.weeks)) return null;
  return { why: `${LEAST_WEEKS_SEEN} weeks of reviews make a signal; the editor has been watching since ${sinceText(reviews.since, facts.to)}.` };
}
