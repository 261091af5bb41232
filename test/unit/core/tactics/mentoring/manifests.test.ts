import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isReadable, readManifest } from '../../../../../src/core/tactics/mentoring/manifests';
import { topicTitle } from '../../../../../src/core/tactics/mentoring/topic';

const CASES: Record<string, { path: string; text: string; names: string[]; own?: string[] }> = {
  'package.json, without packages of the workspace and without types': {
    path: 'web/package.json',
    text: '\uFEFF{"name":"@acme/web","dependencies":{"preact":"^11","@acme/ui":"workspace:*","local":"file:../local"},"devDependencies":{"vitest":"4","@types/node":"20"}}',
    names: ['preact', 'vitest'],
    own: ['@acme/web'],
  },
  'package.json with packages under names of its own': { path: 'package.json', text: '{"dependencies":{"string-width-cjs":"npm:string-width@^4","ui":"npm:@acme/ui@1","":"1"}}', names: ['string-width', '@acme/ui'] },
  'pyproject.toml of uv, pdm and hatch': {
    path: 'pyproject.toml',
    text: '[tool.uv]\ndev-dependencies = ["pre-commit"]\n[tool.pdm.dev-dependencies]\nlint = ["flake8"]\n[tool.hatch.envs.docs]\ndependencies = ["mkdocs"]\nfeatures = ["no"]\n',
    names: ['pre-commit', 'flake8', 'mkdocs'],
  },
  'pyproject.toml of Poetry with names in quotation marks and a table for one package': {
    path: 'pyproject.toml',
    text: '[tool.poetry.dependencies]\n"zope.interface" = "7"\n[tool.poetry.dependencies.celery]\nversion = "5"\nextras = ["redis"]\n[tool.poetry.dependencies.mine]\npath = "../mine"\ndevelop = true\n',
    names: ['zope-interface', 'celery'],
  },
  'setup.py': {
    path: 'setup.py',
    text: 'setup(\n  name="My_App",\n  install_requires=[\n    "Django>=5", # why "no"\n    # "old",\n    \'psycopg[binary]>=3\',\n  ],\n  tests_require=("pytest",),\n  extras_require=EXTRAS,\n  keywords=["no"],\n)\n',
    names: ['django', 'psycopg', 'pytest'],
    own: ['my-app'],
  },
  'setup.cfg': {
    path: 'setup.cfg',
    text: '[metadata]\nname = my_app\n[options]\npackages = find:\ninstall_requires =\n    Django>=5\n    # no\n    psycopg[binary]; python_version < "4"\nsetup_requires = wheel\npython_requires = >=3.8\n[options.extras_require]\ndocs =\n    mkdocs\n[flake8]\nignore =\n    E203\n',
    names: ['django', 'psycopg', 'mkdocs'],
    own: ['my-app'],
  },
  'environment.yml of conda': { path: 'envs/environment-dev.yml', text: 'name: x\nchannels: [conda-forge]\ndependencies:\n  - python=3.12\n  - numpy>=2\n  - conda-forge::Polars\n  - pip\n  - pip:\n    - -r other.txt\n    - fastapi[all]\n', names: ['numpy', 'polars', 'fastapi'] },
  'environment.yml of something else': { path: 'environment.yaml', text: 'stage: test\nurl: http://localhost\n', names: [] },
  Podfile: { path: 'ios/Podfile', text: "platform :ios, '15.0'\ntarget 'App' do\n  pod 'Alamofire', '~> 5'\n  pod 'Firebase/Analytics'\n  pod 'Mine', :path => '../mine'\n  # pod 'Old'\nend\n", names: ['Alamofire', 'Firebase'] },
  podspec: { path: 'Kit.podspec', text: "Pod::Spec.new do |s|\n  s.name = 'Kit'\n  s.dependency 'RxSwift', '~> 6'\n  s.dependency 'Kit/Core'\nend\n", names: ['RxSwift', 'Kit'], own: ['Kit'] },
  Pipfile: { path: 'Pipfile', text: '[[source]]\nurl = "https://pypi.org/simple"\n[packages]\nflask = "*"\n"ruamel.yaml" = "*"\nmine = {path = "."}\n[dev-packages]\npytest = {version = "*"}\n[requires]\npython_version = "3"\n', names: ['flask', 'ruamel-yaml', 'pytest'] },
  'requirements that are hashed, and lines that are none': { path: 'requirements.txt', text: 'django==5 \\\n    --hash=sha256:abc\n./local.whl\nlocal.whl\nsome words here\n', names: ['django'] },
  'pyproject.toml of every kind': {
    path: 'pyproject.toml',
    text: [
      '[build-system]', 'requires = ["hatchling>=1", "setuptools"]', '[project]', 'name = "My_App"', 'dependencies = [', '  "Django>=5",  # a comment with ] in it', '  "psycopg[binary] ; python_version < \'4\'",', ']',
      '[project.optional-dependencies]', 'docs = ["mkdocs"]', '[dependency-groups]', 'dev = ["ruff==1", {include-group = "docs"}]', '[tool.poetry.group.test.dependencies]', 'python = "^3.12"', 'pytest = { version = "8", extras = ["x"] }', 'mine = { path = "../mine" }', '[tool.ruff]', 'select = ["E"]',
    ].join('\n'),
    names: ['hatchling', 'django', 'psycopg', 'mkdocs', 'ruff', 'pytest'],
    own: ['my-app'],
  },
  'pyproject.toml whose tables are values, with whatever else TOML has': {
    path: 'pyproject.toml',
    text: 'project = { name = "a", dependencies = ["attrs", \'cattrs\', """\\\n  orjson"""], optional-dependencies.fast = ["uvloop"] }\n"tool" = {poetry = {dependencies = {anyio = [{version = "3", python = "<3.9"}, {version = "4"}], mine = [{path = "../mine"}]}}}\nbig = 9223372036854775807\nday = 2026-11-23\n',
    names: ['attrs', 'cattrs', 'orjson', 'uvloop', 'anyio'],
    own: ['a'],
  },
  'requirements with options, comments and addresses': {
    path: 'requirements/base.txt',
    text: '-r other.txt\n# nothing\nFlask_Cors==5 # why\nhttps://example.org/x.whl\nuvicorn[standard]>=1; python_version > "3"\n',
    names: ['flask-cors', 'uvicorn'],
  },
  'requirements that a tool resolved': { path: 'requirements.txt', text: '# This file is autogenerated by pip-compile with Python 3.12\nflask==3\n', names: [] },
  Gemfile: { path: 'Gemfile', text: "source 'https://rubygems.org'\ngem 'herb', '~> 1'\n  gem(\"sidekiq\")\ngem 'mine', path: '../mine'\ngem 'logger'\n", names: ['herb', 'sidekiq'] },
  'a Gemfile with options on the lines below': { path: 'Gemfile', text: "gem 'mine',\n  path: '../mine'\ngem 'pg',\n  require: false\n", names: ['pg'] },
  'a gemspec': { path: 'x.gemspec', text: "Gem::Specification.new do |s|\n  s.name = 'x'\n  s.add_dependency 'rack', '>= 3'\n  s.add_development_dependency(\"rspec\")\n", names: ['rack', 'rspec'], own: ['x'] },
  'go.mod, major versions alike': {
    path: 'go.mod',
    text: 'module example.org/app/v2\n\ngo 1.26\n\nrequire (\n\tgithub.com/go-chi/chi/v5 v5.1.0\n\tgithub.com/x/deep v1.0.0 // indirect\n\texample.org/app/tools v0.1.0\n)\nrequire gopkg.in/yaml.v3 v3.0.1\n',
    names: ['github.com/go-chi/chi', 'gopkg.in/yaml'],
    own: ['example.org/app'],
  },
  'Cargo.toml with targets, renames and members': {
    path: 'Cargo.toml',
    text: '[package]\nname = "app"\n[dependencies]\nserde = { version = "1", features = [\n  "derive",\n] }\nsibling = { path = "../sibling" }\nold = { package = "new-name", version = "2" }\n[target.\'cfg(unix)\'.dependencies]\nnix = "1"\n[dev-dependencies.proptest]\nversion = "1"\n[dev-dependencies.here]\npath = "x"\n',
    names: ['serde', 'new-name', 'proptest', 'nix'],
    own: ['app'],
  },
  'Cargo.toml of a member, where what the workspace has is inherited and a sibling is tested with features': {
    path: 'app/Cargo.toml',
    text: '[dependencies]\nserde.workspace = true\nsibling = { path = "../sibling" }\ntokio = { version = "1", workspace = false }\n[dev-dependencies]\nsibling = { version = "1", features = ["test"] }\n[workspace.dependencies]\nalias = { package = "real", version = "1" }\n',
    names: ['tokio', 'real'],
  },
  'pyproject.toml of Poetry that names what has to be there, and below where it comes from': {
    path: 'pyproject.toml',
    text: '[project]\ndependencies = ["httpx", "My.Lib>=1"]\n[tool.poetry.dependencies]\nPython = "^3.12"\nmy-lib = { path = "../lib" }\n',
    names: ['httpx'],
  },
  'pom.xml': {
    path: 'pom.xml',
    text: '<?xml version="1.0"?>\n<project><groupId>org.acme</groupId><artifactId>app</artifactId><!-- <dependency><groupId>no</groupId><artifactId>no</artifactId></dependency> --><dependencies><dependency><groupId>org.jooq</groupId><artifactId>jooq</artifactId></dependency><dependency><groupId>org.acme</groupId><artifactId>core</artifactId></dependency></dependencies><build><plugins><plugin><artifactId>maven-shade-plugin</artifactId></plugin></plugins></build></project>\n',
    names: ['org.jooq:jooq', 'org.apache.maven.plugins:maven-shade-plugin'],
  },
  'pom.xml with exclusions, plugins that have dependencies, and names that have a version in them': {
    path: 'pom.xml',
    text: '<project><groupId>a</groupId><dependencies><dependency><exclusions><exclusion><groupId>no</groupId><artifactId>no</artifactId></exclusion></exclusions><groupId>org.kafka</groupId><artifactId>core_${scala.version}</artifactId></dependency></dependencies><build><plugins><plugin><artifactId>maven-checkstyle-plugin</artifactId><dependencies><dependency><groupId>com.puppycrawl</groupId><artifactId>no</artifactId></dependency></dependencies></plugin></plugins></build></project>',
    names: ['org.kafka:core', 'org.apache.maven.plugins:maven-checkstyle-plugin'],
  },
  'pom.xml with a namespace, a parent, a declaration of types and text that is marked': {
    path: 'pom.xml',
    text: '<?xml version="1.0" encoding="UTF-8"?>\r\n<!DOCTYPE project [<!ENTITY x SYSTEM "file:///etc/hosts">]>\r\n<project xmlns="http://maven.apache.org/POM/4.0.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="x y">\r\n<parent><groupId>org.acme</groupId></parent>\r\n<profiles><profile><dependencies><dependency><groupId>\r\n org.h2 </groupId><artifactId><![CDATA[h2]]></artifactId></dependency><dependency><groupId>org.acme</groupId><artifactId>no</artifactId></dependency><dependency><groupId>${own}</groupId><artifactId>no</artifactId></dependency></dependencies></profile></profiles></project><!-- end -->\r\n',
    names: ['org.h2:h2'],
  },
  'pom.xml with prefixes that nothing declares and the entities of HTML': {
    path: 'pom.xml',
    text: '<m:project><m:developers><m:name>J&ouml;rg &#x2603;</m:name></m:developers><m:dependencies><m:dependency><m:groupId>org.h2</m:groupId><m:artifactId>h2_${a}\n${b}</m:artifactId></m:dependency></m:dependencies></m:project>',
    names: ['org.h2:h2'],
  },
  'build.gradle with maps, and plugins on one line': { path: 'build.gradle', text: "plugins { id 'java'; id 'org.springframework.boot' version '3' }\ndependencies {\n  testImplementation group: 'junit', name: 'junit', version: '4'\n}\n", names: ['org.springframework.boot', 'junit:junit'] },
  'build.gradle.kts': {
    path: 'app/build.gradle.kts',
    text: 'plugins {\n  id("org.jetbrains.kotlin.jvm") version "2"\n}\ndependencies {\n  implementation("io.ktor:ktor-server:3.0")\n  // implementation("no:no:1")\n  testImplementation platform("org.junit:junit-bom:6")\n}\n',
    names: ['io.ktor:ktor-server', 'org.junit:junit-bom', 'org.jetbrains.kotlin.jvm'],
  },
  'a version catalog': { path: 'gradle/libs.versions.toml', text: '[versions]\nktor = "3"\n[libraries]\nktor = { module = "io.ktor:ktor-server", version.ref = "ktor" }\nold = "a.b:c:1"\n[plugins]\nspotless = { id = "com.diffplug.spotless", version = "7" }\n', names: ['io.ktor:ktor-server', 'a.b:c', 'com.diffplug.spotless'] },
  'composer.json': { path: 'composer.json', text: '{"name":"acme/app","require":{"php":">=8","ext-json":"*","symfony/mailer":"7"}}', names: ['symfony/mailer'], own: ['acme/app'] },
  'a project of .NET': { path: 'src/App.csproj', text: '<Project Sdk="Microsoft.NET.Sdk"><ItemGroup><PackageReference Include="Polly" Version="8" /></ItemGroup></Project>', names: ['Polly'] },
  'a project of .NET with a variable': { path: 'a.csproj', text: '<Project><ItemGroup><PackageReference Include="$(Analyzer)" /><PackageReference\n  Include="Serilog"/></ItemGroup></Project>', names: ['Serilog'] },
  'a project of .NET with several packages in one line': { path: 'a.csproj', text: '<Project><ItemGroup><PackageReference Include="Polly; Serilog;" /><PackageReference Include="@(Analyzers);NUnit" /></ItemGroup></Project>', names: ['Polly', 'Serilog', 'NUnit'] },
  'pubspec.yaml': { path: 'app/pubspec.yaml', text: 'name: app\ndependencies:\n  flutter:\n    sdk: flutter\n  riverpod: ^2.0.0\n  mine:\n    path: ../mine\ndev_dependencies:\n  lints:\n', names: ['riverpod', 'lints'], own: ['app'] },
  'mix.exs': { path: 'mix.exs', text: 'defp deps do\n  [\n    {:phoenix, "~> 1.7"},\n    {:oban, github: "x/oban"},\n    # {:no, "1"},\n    {:mine, path: "../mine"},\n    {:shared, in_umbrella: true}\n  ]\nend\n', names: ['phoenix', 'oban'] },
  'Package.swift': { path: 'Package.swift', text: 'dependencies: [\n  .package(url: "https://github.com/vapor/vapor.git", from: "4.0.0"),\n  // .package(url: "https://github.com/no/no", from: "1"),\n  .package(path: "../mine"),\n]\n', names: ['vapor'] },
  'a workflow': {
    path: '.github/workflows/ci.yml',
    text: 'jobs:\n  a:\n    steps:\n      - uses: actions/checkout@v5\n      - uses: "docker/build-push-action@v6" # why\n      - uses: ./.github/actions/own\n      - name: x\n        uses: github/codeql-action/init@abc\n    b:\n      uses: acme/flows/.github/workflows/x.yml@main\n',
    names: ['docker/build-push-action', 'github/codeql-action', 'acme/flows'],
  },
  'orbs of CircleCI': { path: '.circleci/config.yml', text: 'version: 2.1\norbs:\n  node: circleci/node@7.1.0\n', names: ['circleci/node'] },
  'hooks of pre-commit': { path: '.pre-commit-config.yaml', text: 'repos:\n  - repo: https://github.com/astral-sh/ruff-pre-commit.git\n    rev: v1\n  - repo: local\n', names: ['astral-sh/ruff-pre-commit'] },
};

describe('manifests', () => {
  for (const [name, { path, text, names, own = [] }] of Object.entries(CASES)) {
    it(`reads ${name}`, () => {
      assert.equal(isReadable(path), true);
      const manifest = readManifest(path, text);
      assert.deepEqual(manifest?.topics.map((topic) => topic.name), names);
      assert.deepEqual(manifest?.own, own);
    });
  }

  for (const [path, text] of [
    ['package.json', '{"dependencies": {'],
    ['package.json', '[]'],
    ['composer.json', '<<<<<<< HEAD\n{}'],
    ['go.mod', 'module x\n<<<<<<< HEAD\nrequire a.b/c v1\n'],
    ['Cargo.toml', '[dependencies]\nserde = { version = "1",\n'],
    ['pyproject.toml', '[project]\nthis is no line of TOML\n'],
    ['Pipfile', '[packages]\nflask = "1"\nflask = "2"\n'],
    ['gradle/libs.versions.toml', '[libraries\n'],
    ['pom.xml', '<project><dependencies>'],
    ['pom.xml', '<html></html>'],
    ['pom.xml', '<project>&x;</project>'],
    ['x.csproj', ''],
    ['x.csproj', '<Project><ItemGroup></Project>'],
    ['pom.xml', '<project>a</project>b'],
    ['requirements.txt', 'fl\0ask'],
  ] as const) {
    it(`says that ${path} is damaged: ${JSON.stringify(text).slice(0, 40)}`, () => assert.equal(readManifest(path, text), null));
  }

  it('reads whatever it is given without failing', () => {
    const paths = Object.values(CASES).map(({ path }) => path);
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.oneof(fc.string(), fc.json(), fc.array(fc.constantFrom('[', ']', '"', "'", '=', '\n', 'a', '{', '}', '#', '<', '>', '"""', '.', ' ', '[dependencies]\n', '<project>')).map((parts) => parts.join(''))), (path, text) => {
        const manifest = readManifest(path, text);
        assert.ok(manifest === null || manifest.topics.every(({ name }) => name !== ''));
      }),
      { numRuns: 2000 },
    );
  });

  it('takes no longer for a long line than for its reading', () => {
    // What the processor does, since others may have it meanwhile.
    const started = process.cpuUsage();
    for (const { path } of Object.values(CASES)) for (const piece of ['a.', '[', '"', ' ', '\n ', 'uses: ', '<dependency>', '<plugin>', '<exclusions>', '<!--', 'implementation ', '{"a":', '.package(url: "', '${\n', '&amp;', 'a = [', 'a/']) readManifest(path, `<project>${piece.repeat(20_000)}</project>`);
    const nested = `${'<dependency><artifactId>'.repeat(20_000)}${'</artifactId></dependency>'.repeat(20_000)}`;
    readManifest('pom.xml', `<project>${nested}</project>`);
    readManifest('pom.xml', `<project><dependency><groupId>a</groupId><artifactId>${'${\n'.repeat(50_000)}</artifactId></dependency></project>`);
    for (const requirement of [`a${' '.repeat(50_000)}x`, `a${'.'.repeat(50_000)}x y`]) readManifest('requirements.txt', requirement);
    assert.ok(process.cpuUsage(started).user < 5_000_000);
  });
});

describe('the title of a topic', () => {
  it('names three at most', () => {
    assert.equal(topicTitle({ of: 'npm', names: ['a'] }), 'a (npm)');
    assert.equal(topicTitle({ of: '', names: ['Kotlin', 'Swift'] }), 'Kotlin and Swift');
    assert.equal(topicTitle({ of: 'npm', names: ['a', 'b', 'c', 'd', 'e'] }), 'a, b, c and 2 more (npm)');
  });
});
