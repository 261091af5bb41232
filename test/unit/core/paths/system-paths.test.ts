import assert from 'node:assert/strict';
import type { FileHistory, PathAttributes } from '../../../../src/core/changes/file-changes';
import { PathClasses, problemWithSystemPath } from '../../../../src/core/paths/path-classes';
import { type SystemClass, systemClassOf } from '../../../../src/core/paths/system-paths';

/** As they are in public repositories of many kinds. */
const PATHS: Record<SystemClass | 'source', string[]> = {
  runbooks: ['runbooks/queue-backlog.md', 'docs/runbooks/failover.md', 'ops/playbooks/restore.yml', 'RUNBOOK.md', 'docs/postmortems/2024-02.md'],
  ci: ['.github/workflows/ci.yml', '.github/actions/setup/action.yml', '.gitlab-ci.yml', '.circleci/config.yml', 'Jenkinsfile', '.travis.yml', 'azure-pipelines.yml', 'ci/run-build.sh', '.pre-commit-config.yaml', 'renovate.json', 'tox.ini'],
  observability: ['monitoring/alerts.toml', 'ops/grafana/api.json', 'deploy/prometheus.yml', 'config/alerts.yaml', 'src/main/resources/logback.xml', 'k8s/api.rules.yml'],
  tests: ['test/unit/a.test.ts', 'spec/models/user_spec.rb', 'activerecord/test/cases/base_test.rb', 'pkg/server/server_test.go', 'src/test/java/a/B.java', 'app/ParcelTest.kt', 'tests/test_models.py', 't/t1006-cat-file.sh', 'src/__tests__/x.tsx', 'cypress/a.js', 'jest.config.js', 'conftest.py', 'Sources/AppTests.swift'],
  build: ['Makefile', 'src/Makefile.am', 'CMakeLists.txt', 'cmake/FindX.cmake', 'Dockerfile', 'api/Dockerfile.dev', 'docker-compose.yml', 'build.gradle.kts', 'Rakefile', 'webpack.config.js', 'tsconfig.base.json', 'eslint.config.mjs', '.rubocop.yml', 'scripts/release.sh', 'BUILD.bazel', 'meson.build'],
  docs: ['README.md', 'docs/api.html', 'Documentation/git-log.adoc', 'guides/source/active_record_basics.md', 'CHANGELOG', 'LICENSE.txt', 'man/git.1', 'src/notes.rst'],
  source: ['src/main.ts', 'lib/testing/helper.rb', 'app/latest.php', 'app/contest.kt', 'src/specific.ts', 'app/views/dashboards/show.erb', 'src/alerts/banner.ts', 'src/builder.ts', 'lib/document.py', 'infra/network.tf', 'bin/serve', 'package.json', 'src/installer.ts', 'src/main.c'],
};

describe('what a path is for', () => {
  for (const [name, paths] of Object.entries(PATHS)) {
    it(`is known of ${name}`, () => {
      for (const path of paths) assert.equal(systemClassOf(path) ?? 'source', name, path);
    });
  }

  it('is what .gitattributes says of documentation', () => {
    const says = (documentation: boolean | null): PathAttributes => ({ generated: null, vendored: null, documentation });
    assert.equal(systemClassOf('website/index.html', says(true)), 'docs');
    assert.equal(systemClassOf('docs/app.js', says(false)), null);
    assert.equal(systemClassOf('docs/app.js', says(null)), 'docs');
    assert.equal(systemClassOf('test/a.ts', says(false)), 'tests');
  });

  it('takes no longer for a hostile path', () => {
    const start = performance.now();
    for (const path of ['test'.repeat(1000), 'a/'.repeat(2000), 'a.'.repeat(2000), `${'-test.'.repeat(700)}/`, 'dockerfile.'.repeat(300)]) systemClassOf(path);
    assert.ok(performance.now() - start < 1000);
  });
});

describe('the classes of the paths of a repository', () => {
  const files = (attributes: [string, PathAttributes][]): FileHistory => ({ head: [], attributes: new Map(attributes), renames: 'all', edge: new Set(), forEachCommit: () => undefined });

  it('put what nobody wrote before all else', () => {
    const classes = new PathClasses(files([['test/data.json', { generated: true, vendored: null, documentation: null }]]), {});
    assert.equal(classes.of('package-lock.json'), 'generated');
    assert.equal(classes.of('test/data.json'), 'generated');
    assert.equal(classes.of('test/other.json'), 'tests');
    assert.equal(classes.of('src/a.ts'), 'source');
  });

  it('are added to and taken from by globs', () => {
    const classes = new PathClasses(null, { build: ['tools/**', '**/*.{nix,just}'], docs: ['!website/**'] });
    assert.equal(classes.of('tools/deep/x.py'), 'build');
    assert.equal(classes.of('a/b.just'), 'build');
    assert.equal(classes.of('website/docs/page.md'), 'source');
    assert.equal(classes.of('docs/page.md'), 'docs');
    assert.equal(classes.of('src/tools.ts'), 'source');
  });

  it('refuse globs that could take forever or mean nothing', () => {
    for (const glob of ['*a*a*a*a', '**/a/**/b/**/c/**', '/etc/**', 'a\\b', 'x'.repeat(201)]) assert.notEqual(problemWithSystemPath(glob), null, glob);
    for (const glob of ['tools/**', '!docs/*.md', '**/*.{a,b}']) assert.equal(problemWithSystemPath(glob), null, glob);
    const start = performance.now();
    const classes = new PathClasses(null, { build: ['*a*a*a/**/*a*a*b/**/c*c*c', '{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}/**'] });
    classes.of(`${'a'.repeat(255)}/`.repeat(15));
    assert.ok(performance.now() - start < 3000, `${performance.now() - start} ms`);
  });
});
