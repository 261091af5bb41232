import { formatMoment, WEEK_SECONDS } from '../calendar/moment';
import type { WindowFacts } from '../ledger/window-facts';
import type { SystemTime } from '../review/review';
import { hasLines } from './system-improvement';
import type { UrgentFix } from './urgent-fixes';
import type { Work } from './work';

/** A day a week. */
export const SYSTEM_BUDGET = 0.2;
const MOST_FILES = 3;
/** One urgent fix can happen to any file. */
const LEAST_FIXES = 2;

/** How much of the window's work went into the system, week by week, and the files where more of it would pay most. */
export function systemTime(work: Work, { from, to, weeks, authoredWork }: WindowFacts): SystemTime {
  const counts = Array.from({ length: weeks }, (_, index) => ({ to: formatMoment({ ...to, time: from.time + (index + 1) * WEEK_SECONDS }), count: 0, of: 0 }));
  for (const fact of authoredWork.filter(hasLines)) {
    // A week ends with its last second, as the window does.
    const week = counts[Math.max(0, Math.ceil((fact.time - from.time) / WEEK_SECONDS) - 1)];
    if (!week) continue;
    week.of++;
    if (work.improvements.has(fact)) week.count++;
  }
  const inWindow = new Set(authoredWork);
  const fixes = work.urgent.filter(({ role, fact }) => role === 'authored' && inWindow.has(fact));
  return { budget: SYSTEM_BUDGET, weeks: counts, hottestFiles: hottestFiles(fixes, work).filter(({ urgentFixes }) => urgentFixes >= LEAST_FIXES).slice(0, MOST_FILES) };
}

/**
 * The files that urgent fixes changed, those with the most of them first, and tests after what they test; documentation
 * aside, where nothing breaks.
 */
export function hottestFiles(fixes: readonly UrgentFix[], { classesOf }: Pick<Work, 'classesOf'>): SystemTime['hottestFiles'] {
  const counts = new Map<string, { file: SystemTime['hottestFiles'][number]; isTest: boolean }>();
  for (const { fact, files } of fixes) {
    for (const path of files ?? []) {
      const name = classesOf(fact.repository).of(path);
      if (name === 'docs') continue;
      const key = `${fact.repository.path}\0${path}`;
      const known = counts.get(key);
      if (known) known.file.urgentFixes++;
      else counts.set(key, { file: { repository: fact.repository.path, path, urgentFixes: 1 }, isTest: name === 'tests' });
    }
  }
  return [...counts]
    .sort(([a, one], [b, other]) => other.file.urgentFixes - one.file.urgentFixes || Number(one.isTest) - Number(other.isTest) || (a < b ? -1 : 1))
    .map(([, { file }]) => file);
}
