import type { WindowFacts } from '../ledger/window-facts';
import type { HabitCoverage } from '../review/review';
import type { UrgentFix } from '../work/urgent-fixes';
import { plural } from './detector';

/** How much of the window shows whether it is urgent, and what belongs together. */
export function fixCoverage(fixes: readonly UrgentFix[], { authoredWork }: WindowFacts): HabitCoverage {
  const read = authoredWork.filter(({ repository, row }) => repository.details.has(row)).length;
  const withoutFiles = fixes.filter(({ files }) => files === null).length;
  const notes = ['Urgent is what a commit calls so, or takes back; fixes under a quiet name are not seen.'];
  if (withoutFiles > 0) notes.push(`Of ${plural(withoutFiles, 'urgent fix', 'urgent fixes')} it is not known what changed, so each stands for itself.`);
  if (read < authoredWork.length) notes.push(`Of ${plural(authoredWork.length - read, 'commit')} only the subject could be read.`);
  return { share: authoredWork.length === 0 ? 1 : read / authoredWork.length, note: notes.join(' ') };
}
