import { systemClassOf } from '../paths/system-paths';

/** Folders of inputs and recorded outputs, by the names that test frameworks and people give them. */
const FOLDER = /(?:^|\/)(?:(?:[^/]*[-_.])?fixtures?|__(?:fixtures|snapshots)__|test[-_]?data|cassettes)\//i;

/** What is written to be run or read. The rest of what lies among tests is fed to them or compared with. */
const WRITTEN = new RegExp(
  `\\.(?:${[
    'c|h|cc|hh|cpp|hpp|cxx|m|mm|rs|go|zig|nim|d|cr|swift|dart|f90|f95|pas|ad[abs]|v|sv|vhdl?',
    'py|pyi|pyx|rb|rake|ru|pl|pm|t|php|phpt|lua|tcl|r|jl|sh|bash|zsh|fish|bats|ps1|vim|el|lisp|scm',
    '[cm]?[jt]sx?|vue|svelte|astro|coffee|elm|res|java|kts?|scala|groovy|gradle|clj[cs]?|cs|csx|cshtml|fsx?|vb',
    'exs?|[eh]rl|gleam|hs|mli?|sql|sol|proto|graphql|feature|robot|test|bzl|cmake|mk|tf|mdx?|rst|adoc',
  ].join('|')})$`,
  'i',
);

/** Whether nobody maintains a file by itself: data of tests go with the tests that read them. */
export function isTestData(path: string): boolean {
  return FOLDER.test(path) || (systemClassOf(path) === 'tests' && !WRITTEN.test(path));
}
