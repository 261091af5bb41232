import type { CommitFact, RepositoryFacts } from '../ledger/facts';
import { PathClasses, type SystemPaths } from '../paths/path-classes';
import { systemImprovements } from './system-improvement';
import { type UrgentFix, urgentFixes } from './urgent-fixes';

/** What kind of work commits are; found once for all windows that are looked at. */
export interface Work {
  /** In the order of the commits. */
  urgent: readonly UrgentFix[];
  improvements: ReadonlySet<CommitFact>;
  classesOf: (repository: RepositoryFacts) => PathClasses;
}

/** `commits` by time; the settings are those of the same names. */
export function workOf(commits: readonly CommitFact[], settings: { urgentFixes: readonly string[]; systemPaths: SystemPaths }): Work {
  const classes = new Map<RepositoryFacts, PathClasses>();
  const classesOf = (repository: RepositoryFacts) => {
    let known = classes.get(repository);
    if (known === undefined) classes.set(repository, (known = new PathClasses(repository.files, settings.systemPaths)));
    return known;
  };
  const urgent = urgentFixes(commits, settings.urgentFixes, classesOf);
  const fixes = new Set(urgent.map(({ fact }) => fact));
  return { urgent, improvements: systemImprovements(commits, fixes, classesOf), classesOf };
}
