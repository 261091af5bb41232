import { type Detector, formatCount, FULL_COVERAGE, judged, newestFirst, noEvidence, percent, plural, type Thresholds } from './detector';
import { fixCoverage } from './fix-coverage';
import { fixSource } from './first-responder';

/**
 * DORA's share of changes that fail is about 5 % for the best teams and 10 to 20 % for most; each failure takes a commit
 * or two to end, and those are the ones counted here.
 */
const THRESHOLDS: Thresholds = { watch: 0.05, flag: 0.15 };

export const firefighting: Detector = {
  id: 'firefighting',
  trap: 'firefighting-spiral',
  title: 'Firefighting',
  unit: 'share of authored commits',
  definition: () =>
    "The team's urgent fixes, yours included, of all commits that people wrote in the window: reverts, commits whose subject says so (codeRefuge.urgentFixes), " +
    'and those that came in on a hotfix branch.',
  detect({ work, facts, outages }) {
    if (facts.authored === 0) return noEvidence('Nobody committed work in this window.', FULL_COVERAGE);
    const inWindow = new Set(facts.authoredWork);
    const fixes = work.urgent.filter(({ role, fact }) => role === 'authored' && inWindow.has(fact));
    return {
      ...judged(fixes.length / facts.authored, THRESHOLDS, percent, 'of the work'),
      count: fixes.length,
      of: facts.authored,
      arithmetic: `${formatCount(fixes.length)} of ${plural(facts.authored, 'commit')} ${fixes.length === 1 ? 'is an urgent fix' : 'are urgent fixes'}` + (outages.length > 0 ? `, in ${plural(outages.length, 'outage')}` : ''),
      coverage: fixCoverage(fixes, facts),
      evidence: newestFirst(fixes.map(fixSource)),
    };
  },
};
