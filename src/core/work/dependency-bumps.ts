import type { LineChange } from '../changes/file-changes';
import { isLockFile } from '../paths/generated';

/**
 * Whether a commit raises versions of what the project uses: its subject says so in the words of Dependabot, Renovate
 * and people, or it changed nothing but manifests and lock files.
 */
export function isDependencyBump(subject: string, lines: readonly LineChange[]): boolean {
  if (BUMP.test(subject)) return true;
  return lines.length > 0 && lines.every(({ path }) => isManifest(path) || isLockFile(path));
}

/** Whether a file names what a project uses. It comes along with all kinds of work. */
export function isManifest(path: string): boolean {
  return MANIFEST.test(path);
}

const BUMP = new RegExp(
  [
    // "Bump x from 1 to 2", "chore(deps): bump the group", "Update dependency x to v2", "Pin dependencies", "fix(deps): …"
    '^(?:\\S+: +)?bump(?:s|ed|ing)? (?:the |all |.*\\b(?:from|to|versions?|deps|dependenc\\w+)\\b)',
    '^(?:\\S+: +)?(?:update|upgrade|pin|lock|roll)(?:s|d|ed)? (?:all )?(?:dependenc|deps\\b|dev ?dependenc|(?:npm|yarn|pnpm|bundler|cargo|pip|go) (?:packages?|modules?|lock)|lock ?files?)',
    '^(?:build|chore|fix|ci)\\((?:deps|dev-deps|deps-dev|dependencies)[^()]*\\)!?:',
    '^deps(?:\\([^()]*\\))?!?:',
    // "Update rails to 7.1", "Upgrade node from 18 to 20"
    '^(?:\\S+: +)?(?:update|upgrade)(?:s|d)? \\S+(?: version)?(?: from \\S+)? to (?:version )?v?\\d+(?:\\.\\S*)?(?:\\s|$)',
  ].join('|'),
  'i',
);

const MANIFEST = new RegExp(
  `(?:^|/)(?:${[
    'package\\.json|bower\\.json|deno\\.jsonc?|pnpm-workspace\\.yaml',
    'Gemfile|gems\\.rb|[^/]+\\.gemspec|composer\\.json|mix\\.exs|rebar\\.config|pubspec\\.yaml|Podfile|Cartfile|Package\\.swift',
    'go\\.mod|go\\.work|Cargo\\.toml|pyproject\\.toml|Pipfile|[^/]*requirements[^/]*\\.(?:txt|in)|environment\\.ya?ml|constraints\\.txt',
    'pom\\.xml|[^/]+\\.(?:csproj|fsproj|vbproj)|Directory\\.Packages\\.props|packages\\.config|paket\\.dependencies|libs\\.versions\\.toml',
    'build\\.sbt|project\\.clj|deps\\.edn|[^/]+\\.cabal|stack\\.yaml|shard\\.yml|conanfile\\.(?:txt|py)|vcpkg\\.json|flake\\.nix',
  ].join('|')})$`,
);
