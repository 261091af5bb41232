import type { PathAttributes } from '../changes/file-changes';

/**
 * Whether nobody wrote a file by hand here: a tool did, or it was copied in from elsewhere. Such files are nobody's
 * work, so they are in no line count and in no share of files.
 *
 * The classes are those of Linguist (https://github.com/github-linguist/linguist/blob/main/docs/overrides.md), as far as
 * a path alone can tell. What `.gitattributes` says goes before any pattern.
 */
export function isGenerated(path: string, attributes?: PathAttributes): boolean {
  return (attributes?.generated ?? GENERATED.test(path)) || (attributes?.vendored ?? VENDORED.test(path));
}

/** Whether a package manager wrote down in a file which versions it chose. */
export function isLockFile(path: string): boolean {
  return LOCK.test(path);
}

/** What package managers write down of the versions they chose. */
const LOCK_FILES = [
  /package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?|deno\.lock|\.pnp\.[cm]?js/,
  /Gemfile\.lock|gems\.locked|Cargo\.lock|poetry\.lock|pdm\.lock|uv\.lock|pixi\.lock|Pipfile\.lock|composer\.lock/,
  /go\.sum|go\.work\.sum|Gopkg\.lock|glide\.lock|mix\.lock|rebar\.lock|pubspec\.lock|Podfile\.lock|Cartfile\.resolved/,
  /Package\.resolved|packages\.lock\.json|paket\.lock|(?:buildscript-)?gradle\.lockfile|\.terraform\.lock\.hcl/,
  /MODULE\.bazel\.lock|flake\.lock|conan\.lock|cabal\.project\.freeze|stack\.yaml\.lock|shard\.lock/,
];

/** What compilers, bundlers and code generators write, by the names they give it. */
const OUTPUTS = [
  // Minified files and source maps.
  /[^/]+[.-]min\.(?:[cm]?js|css)|[^/]+\.(?:[cm]?js|css)\.map/,
  // Protocol buffers and gRPC.
  /[^/]+\.pb(?:\.gw|\.validate)?\.(?:go|cc|h|c|swift|dart|rb|php)|[^/]+_pb2(?:_grpc)?\.pyi?|[^/]+_(?:grpc_)?pb\.(?:js|d\.ts|ts|rb)/,
  // Names that say it: parser.generated.h, types.gen.go, zz_generated.deepcopy.go, Form1.Designer.cs.
  /[^/]+[._-](?:auto)?generated\.[^/.]+|[^/]+\.gen\.[^/.]+|zz_generated\.[^/]+/,
  /[^/]+\.(?:g|freezed|mocks)\.dart|[^/]+\.(?:[Dd]esigner|g|g\.i)\.cs|y\.tab\.[ch]|lex\.yy\.c/,
  // What Autotools and wrappers of build tools put into a repository.
  /config\.guess|config\.sub|ltmain\.sh|install-sh|aclocal\.m4|(?:libtool|lt(?:options|sugar|version|~obsolete))\.m4/,
  /gradlew(?:\.bat)?|mvnw(?:\.cmd)?|(?:gradle|maven)-wrapper\.(?:jar|properties)/,
];

const GENERATED_FOLDERS = [/dist|(?:__)?generated(?:__)?|Generated(?:Files)?|\.next|\.nuxt|\.gradle|DerivedData|__pycache__/];

const VENDORED_FOLDERS = [
  /node_modules|bower_components|jspm_packages|web_modules|\.yarn\/(?:releases|plugins|sdks|cache|unplugged)/,
  /[Vv]endors?|third[-_]?party|3rd[-_]?party|extern(?:als?)?|Godeps\/_workspace|Pods|Carthage|site-packages|\.bundle/,
];

/**
 * Libraries that were copied in one by one. Only a name with a version tells: `jquery.js` may be the source of jQuery
 * itself.
 */
const VENDORED_FILES = [
  /(?:jquery|jquery[-.]ui|bootstrap|prototype|mootools|underscore|backbone|angular|ember|react|vue|d3|modernizr)[-.]v?\d[^/]*\.(?:js|css)/,
];

const LOCK = pattern([], LOCK_FILES);
const GENERATED = pattern(GENERATED_FOLDERS, [...LOCK_FILES, ...OUTPUTS]);
const VENDORED = pattern(VENDORED_FOLDERS, VENDORED_FILES);

/** Fits a path with one of the folders anywhere on it, or whose last part is one of the files. */
function pattern(folders: readonly RegExp[], files: readonly RegExp[]): RegExp {
  const anyOf = (patterns: readonly RegExp[]) => `(?:${patterns.map(({ source }) => source).join('|')})`;
  return new RegExp(folders.length === 0 ? `(?:^|/)${anyOf(files)}$` : `(?:^|/)(?:${anyOf(folders)}/|${anyOf(files)}$)`);
}
