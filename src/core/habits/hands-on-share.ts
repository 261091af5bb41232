import { authorship, type Detector, formatCount, FULL_COVERAGE, judged, noEvidence, percent, plural, type Thresholds } from './detector';

const THRESHOLDS: Thresholds = { watch: 0.15, flag: 0.3 };

export const handsOnShare: Detector = {
  id: 'hands-on-share',
  trap: 'code-refuge',
  title: 'Hands-on share',
  unit: 'share of authored commits',
  definition: () =>
    'Your part of the commits that people wrote in the window; merges and bots are left out. ' +
    'A commit with co-authors counts in equal parts for each of them.',
  detect({ facts }) {
    if (facts.authored === 0) return noEvidence('Nobody committed work in this window.', FULL_COVERAGE);
    const shared = facts.myAuthored.filter(({ authors }) => authors > 1).length;
    return {
      ...judged(facts.myShare / facts.authored, THRESHOLDS, percent, 'of the work'),
      // Where there is nobody to hand work to, a high share is a fact but no reproach.
      ...(facts.team.size === 0 && { status: 'watch' as const, why: 'Nobody else committed in this window.' }),
      count: facts.myAuthored.length,
      of: facts.authored,
      arithmetic:
        `${formatCount(facts.myAuthored.length)} of ${plural(facts.authored, 'commit')}` +
        (shared > 0 ? `, ${formatCount(shared)} of them shared with co-authors` : ''),
      coverage: FULL_COVERAGE,
      evidence: facts.myAuthored.map(authorship),
    };
  },
};
