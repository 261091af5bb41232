import type { CommitFact } from '../ledger/facts';
import { type Detector, type EvidenceSource, formatCount, FULL_COVERAGE, noEvidence, percent, plural, statusOf, type Thresholds } from './detector';

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
    const value = facts.myShare / facts.authored;
    const alone = facts.team.size === 0;
    const shared = facts.myAuthored.filter(({ authors }) => authors > 1).length;
    return {
      value,
      // Where there is nobody to hand work to, a high share is a fact but no reproach.
      status: alone ? 'watch' : statusOf(value, THRESHOLDS),
      count: facts.myAuthored.length,
      of: facts.authored,
      arithmetic:
        `${formatCount(facts.myAuthored.length)} of ${plural(facts.authored, 'commit')}` +
        (shared > 0 ? `, ${formatCount(shared)} of them shared with co-authors` : ''),
      why:
        alone
          ? 'Nobody else committed in this window.'
          : `${percent(value)} of the work; under ${percent(THRESHOLDS.watch)} is good, from ${percent(THRESHOLDS.flag)} on it stands out.`,
      coverage: FULL_COVERAGE,
      evidence: facts.myAuthored.map(authorship),
    };
  },
};

function authorship({ repository, row }: CommitFact): EvidenceSource {
  const moment = { time: repository.ledger.authorTime(row), offset: repository.ledger.authorOffset(row) };
  return { role: 'authored', moment, repository, row };
}
