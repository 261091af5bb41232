import type { WindowFacts } from '../ledger/window-facts';
import type { HabitCoverage } from '../review/review';
import { hasLines } from '../work/system-improvement';
import type { Work } from '../work/work';
import { SYSTEM_BUDGET, systemTime } from '../work/system-time';
import { authorship, type Detector, formatCount, FULL_COVERAGE, judged, newestFirst, noEvidence, percent, plural, type Thresholds } from './detector';

/** Under half of the budget it has been given up. */
const THRESHOLDS: Thresholds = { watch: SYSTEM_BUDGET, flag: SYSTEM_BUDGET / 2 };

export const systemImprovement: Detector = {
  id: 'system-improvement',
  trap: 'firefighting-spiral',
  title: 'System improvement',
  unit: 'share of authored commits',
  definition: () =>
    'Commits that work on the system itself, of all commits that people wrote in the window: what they change is tests, docs, runbooks, CI, build automation or observability and no sources (codeRefuge.systemPaths adds to them), ' +
    `or a type of Conventional Commits says so (test, ci, docs, build, refactor, perf). Urgent fixes, dependency bumps and releases are none. The budget is ${percent(SYSTEM_BUDGET)}.`,
  detect({ work, facts }) {
    if (facts.authored === 0) return noEvidence('Nobody committed work in this window.', FULL_COVERAGE);
    const known = facts.authoredWork.filter(hasLines);
    const coverage = coverageOf(known.length, facts.authored);
    if (known.length === 0) return noEvidence('This clone lacks the contents of files or the history before them, so it is not known what the commits changed.', coverage);
    const improvements = known.filter((fact) => work.improvements.has(fact));
    return {
      ...judged(improvements.length / known.length, THRESHOLDS, percent, 'of the work'),
      count: improvements.length,
      of: known.length,
      arithmetic: `${formatCount(improvements.length)} of ${plural(known.length, 'commit')} ${improvements.length === 1 ? 'improves' : 'improve'} the system; ${budgetText(work, facts)}`,
      coverage,
      evidence: newestFirst(improvements.map(authorship)),
    };
  },
};

/** How many weeks reach the budget, of those in which anything was done. */
function budgetText(work: Work, facts: WindowFacts): string {
  const { weeks } = systemTime(work, facts);
  const worked = weeks.filter(({ of }) => of > 0);
  const reached = worked.filter(({ count, of }) => count / of >= SYSTEM_BUDGET).length;
  return `${formatCount(reached)} of ${plural(worked.length, 'week')} with commits ${reached === 1 ? 'reaches' : 'reach'} the budget`;
}

function coverageOf(known: number, all: number): HabitCoverage {
  if (known === all) return FULL_COVERAGE;
  return { share: known / all, note: `Of ${plural(all - known, 'commit')} it is not known what changed.` };
}
