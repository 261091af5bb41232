import type { CommitFact, RepositoryFacts } from '../ledger/facts';
import type { PathClass, PathClasses } from '../paths/path-classes';
import { isDependencyBump, isManifest } from './dependency-bumps';

/** Types of Conventional Commits (https://www.conventionalcommits.org) whose work is on the system itself. */
const SYSTEM_TYPES: ReadonlySet<string> = new Set(['test', 'tests', 'ci', 'docs', 'doc', 'build', 'refactor', 'perf']);
/** Types of work on what the system does: their tests come with them and make no system improvement of them. */
const PRODUCT_TYPES: ReadonlySet<string> = new Set(['feat', 'feature', 'fix', 'hotfix', 'revert']);

/** A subject that is a version and no more: "5.0.1", "Release v2.0.0-rc.1", "chore(release): 1.4.0". */
const RELEASE = /^(?:(?:chore|build|docs|ci|release)(?:\([^()]*\))?: )?(?:(?:release|version|tag)[sd]?:? )?v?\d+\.\d[a-z\d.+-]*$/i;

const TYPE = /^([a-z]+)(?:\([^()]*\))?!?:\s/i;

/**
 * The commits that improve the system: authored work with such a type of Conventional Commits or, where the subject has
 * no type that says, with changed lines in tests, docs, runbooks, CI, build automation or observability and none in
 * sources. Urgent fixes, dependency bumps and releases are none.
 */
export function systemImprovements(commits: readonly CommitFact[], urgent: ReadonlySet<CommitFact>, classesOf: (repository: RepositoryFacts) => PathClasses): Set<CommitFact> {
  return new Set(commits.filter((fact) => fact.authors > 0 && hasLines(fact) && !urgent.has(fact) && improvesSystem(fact, classesOf(fact.repository))));
}

function improvesSystem({ repository: { ledger, details }, row }: CommitFact, classes: PathClasses): boolean {
  const subject = ledger.subject(row);
  const lines = details.get(row)?.lines ?? [];
  if (RELEASE.test(subject) || isDependencyBump(subject, lines)) return false;
  const type = TYPE.exec(subject)?.[1]?.toLowerCase() ?? '';
  if (SYSTEM_TYPES.has(type)) return true;
  if (PRODUCT_TYPES.has(type)) return false;
  const changed = (counts: (name: PathClass) => boolean) =>
    lines.some(({ path, added, deleted }) => added + deleted > 0 && counts(classes.of(path)) && !isManifest(path));
  return changed((name) => name !== 'source' && name !== 'generated') && !changed((name) => name === 'source');
}

/** Whether it is known what a commit changed; the clone may lack the contents of files. */
export function hasLines({ repository: { details }, row }: CommitFact): boolean {
  return Array.isArray(details.get(row)?.lines);
}
