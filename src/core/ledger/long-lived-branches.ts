import type { RepositoryFacts } from './facts';

/** Names that branches have into which others are merged. */
const SHARED = /^(?:main|master|trunk|dev|develop|development|stable|unstable|maint|staging|production|releases?)$/i;
/** Lines of releases, such as `3.1.x`, `v2.0`, `v4`, `7-1-stable`, `maint-2.4` and `release/1.2`; a bare number is an issue's. */
const RELEASE_LINE = /^(?:v\d+|v?\d+(?:\.\d+)*\.(?:\d+|x)|\d+(?:[.-]\d+)*[.-](?:x|stable)|(?:releases?|stable|maint)[-/]v?\d[\w.-]*)$/i;

/**
 * Whether a branch goes on for ever and belongs to nothing in particular: the one that is looked at, or one with a name that
 * says so. To merge it brings a mainline up to date, or brings fixes forward, and is no piece of work.
 */
export function isLongLived({ refs }: Pick<RepositoryFacts, 'refs'>, branch: string): boolean {
  return SHARED.test(branch) || RELEASE_LINE.test(branch) || refs.some(({ name }) => name !== 'HEAD' && branchOf(name) === branch);
}

/** `refs/remotes/origin/main` is the branch `main`, and so is `refs/heads/main`. */
function branchOf(ref: string): string {
  return ref.replace(/^refs\/(?:heads\/|remotes\/[^/]+\/)/, '');
}
