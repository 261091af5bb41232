import type { RepositoryFacts } from '../../ledger/facts';
import type { ManifestHistory } from './manifest-history';
import { type Manifest, readManifest } from './manifests';
import { type Topic, topicKey } from './topic';

const DAY_SECONDS = 24 * 60 * 60;
/** What a repository had in its first month it began with; nothing in it is news. */
const BEGINNING_SECONDS = 30 * DAY_SECONDS;

/** Something that came into the repositories for the first time, and is still there. */
export interface Novelty {
  topic: Topic;
  repository: RepositoryFacts;
  /** The commit that brought it. */
  row: number;
}

export interface Novelties {
  /** By time, oldest first. */
  found: Novelty[];
  /** Manifests, as they stood at some commit, that could not be understood. */
  damaged: number;
}

/**
 * What came since a time (seconds since the epoch) and was in none of the repositories before: languages and tools by the
 * first file ever, dependencies and actions by the manifests. `textOf` gives the text of a name, `null` where it can't be
 * read.
 */
export function noveltiesOf(histories: readonly ManifestHistory[], textOf: (name: string) => string | null, since: number): Novelties {
  const damaged = new Set<string>();
  // One state has several names: it is what a change left, what the next one found, and what stands at the tip.
  const known = new Map<string, Map<string, Manifest | null>>();
  const parsed = (path: string, text: string): Manifest | null => {
    const texts = known.get(path) ?? new Map<string, Manifest | null>();
    known.set(path, texts);
    if (!texts.has(text)) texts.set(text, readManifest(path, text));
    return texts.get(text) ?? null;
  };
  const read = (path: string, name: string): Manifest | null => {
    const text = textOf(name);
    const manifest = text === null ? null : parsed(path, text);
    if (manifest === null) damaged.add(name);
    return manifest;
  };
  const used = new Set<string>();
  const present = new Set<string>();
  const own = new Set<string>();
  for (const { manifests, changes } of histories) {
    for (const { path, name, changed } of manifests) {
      const manifest = read(path, name);
      for (const each of manifest?.own ?? []) own.add(each.toLowerCase());
      for (const topic of manifest?.topics ?? []) {
        present.add(topicKey(topic));
        if (!changed) used.add(topicKey(topic));
      }
    }
    // What stood in a manifest before the first of its changes has been in use for longer.
    const seen = new Set<string>();
    for (const { path, before } of changes) {
      if (seen.has(path)) continue;
      seen.add(path);
      for (const topic of (before === null ? null : read(pathOf(before), before))?.topics ?? []) used.add(topicKey(topic));
    }
  }
  const found: Novelty[] = [];
  const changes = histories.flatMap(({ repository, changes: all }) => all.map((change) => ({ repository, change })));
  for (const { repository, change: { row, path, before, after } } of inOrder(changes, ({ change }) => change.row)) {
    const now = after === null ? null : read(path, after);
    const then = before === null ? { own: [], topics: [] } : read(pathOf(before), before);
    // Against a manifest that can't be read, everything would seem new.
    const fresh = now === null ? [] : now.topics.filter((topic) => !used.has(topicKey(topic)));
    for (const topic of fresh) {
      used.add(topicKey(topic));
      if (then !== null && present.has(topicKey(topic)) && !own.has(topic.name.toLowerCase())) found.push({ topic, repository, row });
    }
  }
  found.push(...firstFiles(histories));
  const begin = new Map(histories.map(({ repository }) => [repository, beginningOf(repository)]));
  const recent = found.filter(({ repository, row }) => timeOf(repository, row) >= Math.max(since, begin.get(repository)! + BEGINNING_SECONDS));
  return { found: inOrder(recent, ({ row }) => row), damaged: damaged.size };
}

/** What files show by their names: the first of all repositories counts, and something has to be left of it. */
function firstFiles(histories: readonly ManifestHistory[]): Novelty[] {
  const first = new Map<string, Novelty | null>();
  for (const { repository, firsts } of histories) {
    for (const [key, { topic, row }] of firsts) {
      const before = first.get(key);
      if (row === -1 || before === null) first.set(key, null);
      else if (before === undefined || timeOf(repository, row) < timeOf(before.repository, before.row)) first.set(key, { topic, repository, row });
    }
  }
  return [...first].flatMap(([key, novelty]) => (novelty !== null && histories.some(({ present }) => present.has(key)) ? novelty : []));
}

function inOrder<Item extends { repository: RepositoryFacts }>(items: readonly Item[], rowOf: (item: Item) => number): Item[] {
  return [...items].sort((a, b) => timeOf(a.repository, rowOf(a)) - timeOf(b.repository, rowOf(b)));
}

function timeOf({ ledger }: RepositoryFacts, row: number): number {
  return ledger.committerTime(row);
}

function beginningOf({ ledger }: RepositoryFacts): number {
  let first = Infinity;
  for (const row of ledger.rows()) if (ledger.isDated(row)) first = Math.min(first, ledger.committerTime(row));
  return first;
}

/** Of `<commit>:<path>`. */
function pathOf(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
