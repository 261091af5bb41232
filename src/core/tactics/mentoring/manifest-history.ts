import type { RepositoryFacts } from '../../ledger/facts';
import { isGenerated } from '../../paths/generated';
import { isSpecimen, topicsOfFile } from './file-topics';
import { isReadable } from './manifests';
import { type Topic, topicKey } from './topic';

/** A commit that imports another project adds hundreds of files; what is in them, its author need not know. */
const MOST_ADDED = 300;
/** One file in a language may be a program that somebody copied in; with two the team works in it. */
const LEAST_FILES = 2;
/** Newest first; more changes to manifests in a year than these are machines' work. */
const MOST_CHANGES = 4000;
const MOST_MANIFESTS = 2000;

/** A text in the repository as git names it, `<commit>:<path>`; `null` for a file that isn't there. */
export type TextName = string | null;

/** A change of a manifest: what stood in it before and after. */
export interface ManifestChange {
  row: number;
  path: string;
  before: TextName;
  after: TextName;
}

/** What paths alone say of a repository, and which texts have to be read to know more. */
export interface ManifestHistory {
  repository: RepositoryFacts;
  /** What files by their names show to be used, each with the commit that brought the first of them ever; -1 for an import. */
  firsts: ReadonlyMap<string, { topic: Topic; row: number }>;
  /** Keys of what files at the tip show by their names. */
  present: ReadonlySet<string>;
  /** Of each manifest at the tip its name for git, and whether it changed since. */
  manifests: readonly { path: string; name: string; changed: boolean }[];
  /** Since a time, oldest first. */
  changes: readonly ManifestChange[];
}

/** `since` is in seconds since the epoch, by committer date. */
export function manifestHistory(repository: RepositoryFacts, since: number): ManifestHistory | null {
  const { files, ledger, refs } = repository;
  const tip = refs[0]?.commit;
  if (files === null || tip === undefined) return null;
  const counts = (path: string) => !isSpecimen(path) && !isGenerated(path, files.attributes.get(path));
  const firsts = new Map<string, { topic: Topic; row: number }>();
  const changes: ManifestChange[] = [];
  const named = new Map<string, readonly Topic[]>();
  const topicsOf = (path: string) => {
    const known = named.get(path);
    if (known !== undefined) return known;
    // Lock files are generated, and tell the package manager.
    const topics = isSpecimen(path) ? [] : topicsOfFile(path).filter(({ kind }) => kind === 'tool' || counts(path));
    named.set(path, topics);
    return topics;
  };
  files.forEachCommit((row, all) => {
    // Where a history begins, or where a shallow clone has it begin, all files seem to come.
    const begins = files.edge.has(row) || ledger.parents(row).length === 0;
    const imports = begins || all.filter(({ kind }) => kind === 'added').length > MOST_ADDED;
    for (const { kind, path } of all) {
      if (kind !== 'added' && kind !== 'renamed') continue;
      for (const topic of topicsOf(path)) {
        const key = topicKey(topic);
        if (!firsts.has(key)) firsts.set(key, { topic, row: imports ? -1 : row });
      }
    }
    if (!ledger.isDated(row) || ledger.committerTime(row) < since || begins) return;
    const hash = ledger.hash(row);
    const parent = ledger.hash(ledger.parents(row)[0]!);
    for (const { kind, path, from } of all) {
      if (!isManifest(path) && !(from !== null && isManifest(from))) continue;
      changes.push({ row, path, before: kind === 'added' ? null : textName(parent, from ?? path), after: kind === 'deleted' ? null : textName(hash, path) });
    }
  });
  const changed = new Set(changes.map(({ path }) => path));
  const manifests = files.head.filter(isManifest).slice(0, MOST_MANIFESTS).flatMap((path) => {
    const name = textName(tip, path);
    return name === null ? [] : { path, name, changed: changed.has(path) };
  });
  return { repository, firsts, present: presentIn(files.head.map(topicsOf)), manifests, changes: changes.slice(-MOST_CHANGES) };
}

function presentIn(files: readonly (readonly Topic[])[]): Set<string> {
  const counts = new Map<string, { topic: Topic; files: number }>();
  for (const topic of files.flat()) counts.set(topicKey(topic), { topic, files: (counts.get(topicKey(topic))?.files ?? 0) + 1 });
  return new Set([...counts].filter(([, { topic, files }]) => topic.kind === 'tool' || files >= LEAST_FILES).map(([key]) => key));
}

/** All texts that have to be read, each once. */
export function textsOf({ manifests, changes }: ManifestHistory): string[] {
  return [...new Set([...manifests.map(({ name }) => name), ...changes.flatMap(({ before, after }) => [before, after])])].filter((name) => name !== null);
}

function isManifest(path: string): boolean {
  return isReadable(path) && !isSpecimen(path);
}

/** Git reads names line by line, so a path with a line end can't be asked for. */
function textName(commit: string, path: string): TextName {
  return /[\n\r\uFFFD]/.test(path) ? null : `${commit}:${path}`;
}
