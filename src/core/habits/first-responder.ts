import type { UrgentFix } from '../work/urgent-fixes';
import { type CommitSource, type Detector, formatCount, judged, newestFirst, noEvidence, percent, plural, type Thresholds } from './detector';
import { fixCoverage } from './fix-coverage';

/** In a team of five who take turns it is one in five; from half on, outages wait for one person. */
const THRESHOLDS: Thresholds = { watch: 0.3, flag: 0.5 };

export const firstResponder: Detector = {
  id: 'first-responder',
  trap: 'code-refuge',
  title: 'First responder',
  unit: 'share of outages',
  definition: () =>
    'Outages in which the first urgent fix is yours, of all outages. An urgent fix is a revert, a commit whose subject says so (codeRefuge.urgentFixes), ' +
    'or one that came in on a hotfix branch; those that touch a common file within 24 hours are one outage.',
  detect({ outages, facts }) {
    const coverage = fixCoverage(outages.flatMap(({ fixes }) => fixes), facts);
    if (outages.length === 0) return noEvidence('The history names no urgent fix in this window.', coverage);
    const mine = outages.filter(({ first }) => first === 'me');
    const alone = mine.filter(({ untilOther }) => untilOther === null).length;
    return {
      ...judged(mine.length / outages.length, THRESHOLDS, percent, 'of them'),
      // Where there is nobody else to move, being first is a fact but no habit.
      ...(facts.team.size === 0 && { status: 'watch' as const, why: 'Nobody else committed in this window.' }),
      count: mine.length,
      of: outages.length,
      arithmetic:
        `You moved first in ${formatCount(mine.length)} of ${plural(outages.length, 'outage')}` +
        (alone > 0 ? `, and nobody else joined in ${formatCount(alone)} of those` : ''),
      coverage,
      evidence: newestFirst(mine.map(({ fixes }) => fixSource(fixes[0]!))),
    };
  },
};

/** An urgent fix as evidence. */
export function fixSource({ fact: { repository, row }, role, moment, by }: UrgentFix): CommitSource {
  return { role: by === 'me' ? role : 'team', moment, repository, row };
}
