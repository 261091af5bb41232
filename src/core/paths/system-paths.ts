import type { PathAttributes } from '../changes/file-changes';

/**
 * The classes of paths that make a system better to work on, in place of bigger. The first that fits is a path's class:
 * `docs/runbooks/` holds runbooks, and a workflow that tests is CI.
 */
export const SYSTEM_CLASSES = ['runbooks', 'ci', 'observability', 'tests', 'build', 'docs'] as const;
export type SystemClass = (typeof SYSTEM_CLASSES)[number];

/**
 * The class of a path by its name alone and by what `.gitattributes` says of documentation, which goes before any
 * pattern; `null` for everything else, above all for the sources.
 */
export function systemClassOf(path: string, attributes?: PathAttributes): SystemClass | null {
  const known = SYSTEM_CLASSES.find((name) => SIGNS[name].test(path)) ?? (CAMEL_CASE_TESTS.test(path) ? 'tests' : null);
  if (attributes?.documentation === true) return known ?? 'docs';
  return known === 'docs' && attributes?.documentation === false ? null : known;
}

/** What a class is told by, without regard to case: folders anywhere on the path, names of its last part, its beginning. */
interface Signs {
  folders: readonly RegExp[];
  files: readonly RegExp[];
  roots?: readonly RegExp[];
}

const RUNBOOKS: Signs = {
  folders: [/runbooks?|playbooks?|post-?mortems?|on-?call/],
  files: [/(?:runbook|playbook|post-?mortem)s?[^a-z/][^/]*/],
};

// The places where the services and programs themselves look for their configuration.
const CI: Signs = {
  folders: [/\.circleci|\.buildkite|\.teamcity|\.semaphore|\.azure-pipelines|\.woodpecker|\.husky|\.ci/],
  files: [
    /\.gitlab-ci[^/]*\.ya?ml|\.travis\.ya?ml|\.?appveyor\.ya?ml|azure-pipelines[^/]*\.ya?ml|bitbucket-pipelines\.ya?ml/,
    /(?:\.drone|\.cirrus|\.woodpecker|cloudbuild|wercker|\.?codecov|\.mergify|\.pre-commit-config|\.?lefthook|dependabot)\.ya?ml/,
    /jenkinsfile[^/]*|\.?renovate(?:rc)?(?:\.json5?)?|tox\.ini|noxfile\.py/,
  ],
  roots: [/\.github\/(?:workflows|actions)\/|\.gitlab\/ci\/|ci\//],
};

// Folders whose names belong to the field: a folder "dashboards" or "alerts" is as often part of the product.
const OBSERVABILITY: Signs = {
  folders: [/monitoring|observability|grafana|prometheus|alertmanager/],
  files: [
    /(?:prometheus|alertmanager|alert-?rules|alerts|otel-collector|datadog|promtail|fluent-?bit|filebeat|logging)[^a-z/]?[^/]*\.(?:ya?ml|toml|json|conf)/,
    /[^/]+\.rules\.ya?ml|(?:logback|log4j2?)[^/]*\.(?:xml|properties)|newrelic\.(?:yml|ini|js)/,
  ],
};

const TESTS: Signs = {
  folders: [/tests?|specs?|__(?:tests|mocks|snapshots|fixtures)__|e2e|testdata|test-?suites?|unit-?tests|integration-?tests|androidtest|cypress/],
  files: [
    /[^/]+[._-](?:tests?|specs?|e2e|cy)\.[^/.]+|test_[^/]+\.(?:py|rb|c|cc|cpp|sh)|conftest\.py|[^/]+\.(?:snap|feature)/,
    /(?:jest|vitest|karma|playwright|cypress|pytest|phpunit)[^/]*\.(?:[cm]?js|ts|json|ini|xml|dist)|\.(?:mocharc|rspec)[^/]*/,
  ],
  // Perl's place for tests, and git's own.
  roots: [/t\//],
};

/** The way of Java, C#, Swift and PHP; in small letters it would fit "latest.php" and "contest.kt" too. */
const CAMEL_CASE_TESTS = /[a-z0-9](?:Tests?|TestCase|Spec)\.(?:java|kts?|cs|fs|swift|scala|php|groovy|m)$/;

const BUILD: Signs = {
  folders: [/scripts?|\.devcontainer/],
  files: [
    /(?:gnu)?makefile(?:\.(?:am|in))?|[^/]+\.(?:mk|cmake|bzl|gradle|dockerfile)|cmakelists\.txt|meson\.build|meson_options\.txt/,
    /build(?:\.bazel)?|workspace(?:\.bazel)?|module\.bazel|(?:build|settings)\.gradle\.kts|build\.xml|build\.sbt|configure\.(?:ac|in)|acinclude\.m4/,
    /rakefile|justfile|earthfile|tiltfile|vagrantfile|procfile|(?:flake|shell|default)\.nix|taskfile\.ya?ml|skaffold\.ya?ml/,
    /(?:[^/]+\.)?dockerfile(?:\.[^/]+)?|(?:docker-)?compose[^/]*\.ya?ml|\.dockerignore/,
    /(?:webpack|rollup|vite|esbuild|gulpfile|gruntfile|babel|tsup|postcss|eslint|prettier)(?:[.-][^/]*)?\.(?:[cm]?[jt]s|json)|tsconfig[^/]*\.json/,
    /\.(?:eslintrc|prettierrc|rubocop|editorconfig|golangci|clang-format|clang-tidy|flake8|pylintrc)[^/]*|ruff\.toml|mypy\.ini|biome\.json|phpstan[^/]*\.neon/,
  ],
};

// Mostly those of Linguist: https://github.com/github-linguist/linguist/blob/main/lib/linguist/documentation.yml
const DOCS: Signs = {
  folders: [/docs?|documentation|guides|man|javadoc|adrs?/],
  files: [
    /[^/]+\.(?:mdx?|markdown|rst|adoc|asciidoc|rdoc)/,
    /(?:readme|changelog|changes|contributing|copying|licen[cs]e|authors|news|history|install|upgrading|citation|security|code_of_conduct|maintainers)(?:[.-][^/]*)?/,
  ],
};

const SIGNS: Readonly<Record<SystemClass, RegExp>> = {
  runbooks: pattern(RUNBOOKS),
  ci: pattern(CI),
  observability: pattern(OBSERVABILITY),
  tests: pattern(TESTS),
  build: pattern(BUILD),
  docs: pattern(DOCS),
};

function pattern({ folders, files, roots = [] }: Signs): RegExp {
  const anyOf = (patterns: readonly RegExp[]) => `(?:${patterns.map(({ source }) => source).join('|')})`;
  const anywhere = `(?:^|/)(?:${anyOf(folders)}/|${anyOf(files)}$)`;
  return new RegExp(roots.length === 0 ? anywhere : `${anywhere}|^${anyOf(roots)}`, 'i');
}
