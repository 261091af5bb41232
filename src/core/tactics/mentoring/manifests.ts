import { isMap, parseDocument } from 'yaml';
import type { Topic } from './topic';
import { pythonName } from './python-name';
import { readCargo, readPipfile, readPyproject, readVersionCatalog } from './toml-manifests';
import { readMsBuild, readPom } from './xml-manifests';

/** What a file says of the things that its project uses. */
export interface Manifest {
  /** What the file itself defines, so that packages of one repository are not taken for news of each other. */
  own: string[];
  /** Section by section, each in its own order. */
  topics: Topic[];
}

interface Kind {
  file: RegExp;
  of: string;
  topic: Topic['kind'];
  /** `null` where the text is damaged. */
  read(text: string): { own?: string[]; names: string[] } | null;
}

/** Manifests of package managers and files of CI that name what they use. */
const KINDS: readonly Kind[] = [
  { file: /package\.json/, of: 'npm', topic: 'dependency', read: readPackageJson },
  { file: /pyproject\.toml/, of: 'PyPI', topic: 'dependency', read: readPyproject },
  { file: /[^/]*requirements[^/]*\.(?:txt|in)|requirements\/[^/]+\.(?:txt|in)/, of: 'PyPI', topic: 'dependency', read: readRequirements },
  { file: /Pipfile/, of: 'PyPI', topic: 'dependency', read: readPipfile },
  { file: /setup\.py/, of: 'PyPI', topic: 'dependency', read: readSetupPy },
  { file: /setup\.cfg/, of: 'PyPI', topic: 'dependency', read: readSetupCfg },
  { file: /(?:conda-)?environment[^/]*\.ya?ml/, of: 'conda', topic: 'dependency', read: readConda },
  { file: /Gemfile|gems\.rb|[^/]+\.gemspec/, of: 'RubyGems', topic: 'dependency', read: readGems },
  { file: /go\.mod/, of: 'Go modules', topic: 'dependency', read: readGoMod },
  { file: /Cargo\.toml/, of: 'crates.io', topic: 'dependency', read: readCargo },
  { file: /pom\.xml/, of: 'Maven', topic: 'dependency', read: readPom },
  { file: /[^/]+\.gradle(?:\.kts)?/, of: 'Maven', topic: 'dependency', read: readGradle },
  { file: /libs\.versions\.toml/, of: 'Maven', topic: 'dependency', read: readVersionCatalog },
  { file: /composer\.json/, of: 'Packagist', topic: 'dependency', read: readComposer },
  { file: /[^/]+\.(?:csproj|fsproj|vbproj)|Directory\.Packages\.props/, of: 'NuGet', topic: 'dependency', read: readMsBuild },
  { file: /pubspec\.yaml/, of: 'pub.dev', topic: 'dependency', read: readPubspec },
  { file: /mix\.exs/, of: 'Hex', topic: 'dependency', read: readMix },
  { file: /Package\.swift/, of: 'Swift packages', topic: 'dependency', read: readSwift },
  { file: /Podfile|[^/]+\.podspec/, of: 'CocoaPods', topic: 'dependency', read: readPods },
  { file: /\.(?:github|forgejo|gitea)\/(?:workflows\/[^/]+|actions\/(?:[^/]+\/)*action)\.ya?ml/, of: 'GitHub Actions', topic: 'tool', read: (text) => lines(text, /^\s*(?:-\s+)?["']?uses["']?:\s*["']?([\w.-]+\/[\w.-]+)[^\s"'#@]*@/) },
  { file: /\.circleci\/config\.ya?ml/, of: 'CircleCI orbs', topic: 'tool', read: (text) => lines(text, /^\s+[\w-]+:\s*["']?([\w.-]+\/[\w.-]+)@[\w.]+["']?\s*$/) },
  { file: /\.pre-commit-config\.ya?ml/, of: 'pre-commit', topic: 'tool', read: (text) => lines(text, /^\s*-?\s*repo:\s*["']?https?:\/\/[^/\s]+\/([^\s"']+?)(?:\.git)?\/?["']?\s*(?:#.*)?$/) },
];

/** YAML is slow to read, and nobody writes so much. */
const MOST_YAML = 50_000;

/** What comes along with a language or a service, and is no topic for an hour: standard libraries that became packages. */
const PLUMBING: Readonly<Record<string, RegExp>> = {
  'GitHub Actions': /^actions\//,
  'Go modules': /^golang\.org\/x\//,
  PyPI: /^(?:pip|setuptools|setuptools-scm|wheel|typing-extensions|six)$/,
  conda: /^(?:python|pip|setuptools|wheel)$/,
  RubyGems: /^(?:abbrev|base64|benchmark|bigdecimal|bundler|cgi|csv|drb|fiddle|getoptlong|irb|logger|mutex_m|net-(?:ftp|imap|pop|smtp)|nkf|observer|ostruct|pstore|racc|rake|rdoc|readline|reline|resolv-replace|rexml|rinda|syslog|tsort|win32ole|win32-registry)$/,
};

const FILES = KINDS.map((kind) => ({ ...kind, file: new RegExp(`(?:^|/)(?:${kind.file.source})$`) }));
const ANY_FILE = new RegExp(`(?:^|/)(?:${KINDS.map(({ file }) => file.source).join('|')})$`);

export function isReadable(path: string): boolean {
  return ANY_FILE.test(path);
}

/** Reads a manifest; `null` where it is damaged, as with the marks of a merge that somebody committed. */
export function readManifest(path: string, text: string): Manifest | null {
  const kind = FILES.find(({ file }) => file.test(path));
  if (kind === undefined || text.includes('\0') || /^(?:<{7}|>{7}) /m.test(text)) return null;
  const read = kind.read(text.replace(/^\uFEFF/, ''));
  if (read === null) return null;
  const names = [...new Set(read.names)].filter((name) => !PLUMBING[kind.of]?.test(name));
  return { own: read.own ?? [], topics: names.map((name) => ({ kind: kind.topic, of: kind.of, name })) };
}

function lines(text: string, pattern: RegExp): { names: string[] } {
  return { names: text.split(/\r\n|\n/).flatMap((line) => pattern.exec(line)?.[1] ?? []) };
}

function objectIn(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function sectionsOf(json: Record<string, unknown>, sections: readonly string[]): [string, string][] {
  return sections.flatMap((section) => (isObject(json[section]) ? Object.entries(json[section]).map(([name, version]): [string, string] => [name, String(version)]) : []));
}

function textOf(value: unknown): string[] {
  return typeof value === 'string' && value !== '' ? [value] : [];
}

/** Types are published beside the package they are of, which says more. */
function readPackageJson(text: string): { own: string[]; names: string[] } | null {
  const json = objectIn(text);
  if (json === null) return null;
  const all = sectionsOf(json, ['dependencies', 'optionalDependencies', 'peerDependencies', 'devDependencies']);
  // "npm:…" is another package under a name of one's own.
  const names = all
    .filter(([name, version]) => name !== '' && !/^(?:workspace:|file:|link:|portal:|\.)/.test(version) && !name.startsWith('@types/'))
    .map(([name, version]) => /^npm:(@?[^@\s]+)/.exec(version)?.[1] ?? name);
  return { own: textOf(json['name']), names };
}

function readComposer(text: string): { own: string[]; names: string[] } | null {
  const json = objectIn(text);
  if (json === null) return null;
  const names = sectionsOf(json, ['require', 'require-dev']).map(([name]) => name).filter((name) => name.includes('/'));
  return { own: textOf(json['name']), names };
}

function readRequirements(text: string): { names: string[] } {
  // What a tool has resolved isn't what somebody chose.
  if (/^# (?:This file (?:is|was) autogenerated|.*autogenerated by (?:pip-compile|uv))/im.test(text.slice(0, 500))) return { names: [] };
  return { names: text.split(/\r\n|\n/).filter((line) => !/^\s*(?:#|-)/.test(line) && !line.includes('://') && !/\.(?:whl|zip|tar\.\w+)\s*(?:[;#]|$)/.test(line)).flatMap(pythonName) };
}

function readGems(text: string): { own: string[]; names: string[] } {
  // The options of a gem may stand on the lines below it.
  const names = text.replace(/,[ \t]*\r?\n/g, ', ').split(/\r\n|\n/).flatMap((line) => (/\bpath:|:path\s*=>/.test(line) ? [] : (/^\s*(?:gem|\w+\.add_(?:runtime_|development_)?dependency)[\s(]+["']([\w.-]+)["']/.exec(line)?.[1] ?? [])));
  return { own: [...text.matchAll(/^[ \t]*\w+\.name\s*=\s*["']([\w.-]+)["']/gm)].map(([, name]) => name!), names };
}

/** Major versions from the second on are part of a module's path, and no news: https://go.dev/ref/mod#major-version-suffixes */
function readGoMod(text: string): { own: string[]; names: string[] } {
  const plain = (path: string) => path.replace(/\/v\d+$/, '').replace(/\.v\d+$/, '');
  const own = /^module\s+"?([^\s"]+)/m.exec(text)?.[1];
  const names: string[] = [];
  let inside = false;
  for (const line of text.split(/\r\n|\n/)) {
    if (/^require\s*\(/.test(line)) inside = true;
    else if (/^\)/.test(line)) inside = false;
    const [, path] = (inside ? /^\s+"?([^\s"()]+\.[^\s"()]+)"?\s+v/ : /^require\s+"?([^\s"(]+)"?\s+v/).exec(line) ?? [];
    if (path !== undefined && !/\/\/\s*indirect\b/.test(line) && !(own !== undefined && path.startsWith(`${plain(own)}/`))) names.push(plain(path));
  }
  return { own: own === undefined ? [] : [plain(own)], names };
}

function readGradle(text: string): { names: string[] } {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/[^\n]*/g, '$1');
  const libraries = [...code.matchAll(/\b(?:\w*(?:[iI]mplementation|[cC]ompileOnly|[rR]untimeOnly|[aA]nnotationProcessor|Api)|api|compile|testCompile|kapt|ksp|classpath)\s*\(?\s*(?:platform\s*\(\s*)?["']([\w.-]+:[\w.-]+)(?::[^"']*)?["']/g)];
  const maps = [...code.matchAll(/\bgroup\s*[:=]\s*["']([\w.-]+)["']\s*,\s*name\s*[:=]\s*["']([\w.-]+)["']/g)].map(([, group, name]) => `${group}:${name}`);
  const plugins = [...code.matchAll(/(?:^|[{;])[ \t]*id\s*\(?\s*["']([\w.-]+\.[\w.-]+)["']/gm)];
  return { names: [...[...libraries, ...plugins].map(([, name]) => name!), ...maps] };
}

/** The lists of https://setuptools.pypa.io/en/latest/userguide/dependency_management.html, where they are written out. */
function readSetupPy(text: string): { own: string[]; names: string[] } {
  const lists = [...text.matchAll(/\b(?:install|setup|tests)_requires?\s*=\s*[[(]((?:\s|,|#[^\n]*|"[^"\n]*"|'[^'\n]*')*)/g)];
  const names = lists.flatMap(([, list]) => [...list!.matchAll(/#[^\n]*|"([^"\n]*)"|'([^'\n]*)'/g)]).flatMap(([, double, single]) => pythonName(double ?? single ?? ''));
  return { own: [...text.matchAll(/\bname\s*=\s*["']([\w.-]+)["']/g)].flatMap(([, name]) => pythonName(name!)), names };
}

/** https://setuptools.pypa.io/en/latest/userguide/declarative_config.html */
function readSetupCfg(text: string): { own: string[]; names: string[] } {
  const [own, names]: [string[], string[]] = [[], []];
  let [section, key] = ['', ''];
  for (const line of text.split(/\r\n|\n/)) {
    const [, head] = /^\[([^\]]+)\]/.exec(line) ?? [];
    const [, name, first = ''] = /^([\w.-]+)\s*[=:]\s*(.*)$/.exec(line) ?? [];
    if (head !== undefined) [section, key] = [head.trim(), ''];
    if (name !== undefined) key = name;
    const value = name === undefined ? (/^\s+([^\s#;].*)$/.exec(line)?.[1] ?? '') : first;
    if (section === 'metadata' && name === 'name') own.push(...pythonName(value));
    if ((section === 'options' && /^(?:install|setup|tests)_requires?$/.test(key)) || section === 'options.extras_require') names.push(...pythonName(value));
  }
  return { own, names };
}

/** Packages of conda, and of pip below them; a file without such a list is of something else: https://docs.conda.io/projects/conda/en/stable/user-guide/tasks/manage-environments.html */
function readConda(text: string): { names: string[] } | null {
  const json = yamlIn(text);
  if (json === null) return null;
  const listed = [json['dependencies']].flat();
  const pip = listed.flatMap((each) => (isObject(each) ? [each['pip']].flat() : [])).filter((each) => typeof each === 'string');
  return { names: [...listed.flatMap((each) => (typeof each === 'string' ? (/^(?:[^\s:]+::)?([A-Za-z0-9_.-]+)/.exec(each)?.[1]?.toLowerCase() ?? []) : [])), ...pip.flatMap(pythonName)] };
}

/** A subspec is part of a pod: https://guides.cocoapods.org/syntax/podfile.html */
function readPods(text: string): { own: string[]; names: string[] } {
  const names = text.replace(/,[ \t]*\r?\n/g, ', ').split(/\r\n|\n/).flatMap((line) => (/\bpath:|:path\s*=>/.test(line) ? [] : (/^\s*(?:pod|\w+\.dependency)[\s(]+["']([\w.+-]+)(?:\/[^"']*)?["']/.exec(line)?.[1] ?? [])));
  return { own: [...text.matchAll(/^[ \t]*\w+\.name\s*=\s*["']([\w.+-]+)["']/gm)].map(([, name]) => name!), names };
}

function yamlIn(text: string): Record<string, unknown> | null {
  if (text.length > MOST_YAML) return null;
  const document = parseDocument(text, { logLevel: 'error', schema: 'failsafe', uniqueKeys: false });
  if (document.errors.length > 0 || !isMap(document.contents)) return null;
  const json: unknown = document.toJS({ maxAliasCount: 0 });
  return isObject(json) ? json : null;
}

/** https://dart.dev/tools/pub/pubspec */
function readPubspec(text: string): { own: string[]; names: string[] } | null {
  const json = yamlIn(text);
  if (json === null) return null;
  // With "sdk" comes what Flutter itself is made of, with "path" what is in the repository.
  const names = ['dependencies', 'dev_dependencies'].flatMap((section) => (isObject(json[section]) ? Object.entries(json[section]) : [])).filter(([, from]) => !(isObject(from) && ('sdk' in from || 'path' in from))).map(([name]) => name);
  return { own: textOf(json['name']), names };
}

/** https://hexdocs.pm/mix/Mix.Tasks.Deps.html */
function readMix(text: string): { names: string[] } {
  const code = text.replace(/^[ \t]*#.*$/gm, '');
  return { names: [...code.matchAll(/\{\s*:([a-z]\w*)\s*,\s*(?:"|git:|github:)/g)].map(([, name]) => name!) };
}

/** By the last part of the address: https://docs.swift.org/package-manager/PackageDescription */
function readSwift(text: string): { names: string[] } {
  const code = text.replace(/(^|\s)\/\/[^\n]*/g, '$1');
  return { names: [...code.matchAll(/\.package\(\s*(?:name:\s*"[^"]*",\s*)?url:\s*"[^"\s]*?([\w.-]+?)(?:\.git)?\/?"/g)].map(([, name]) => name!) };
}
