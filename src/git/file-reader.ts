import { ChangeColumns, type PackedChanges } from '../core/changes/change-columns';
import { CHANGE_ARGUMENTS, EXACT_CHANGE_ARGUMENTS, SUBMODULE } from '../core/changes/change-format';
import { ChangeParser } from '../core/changes/change-parser';
import type { FileChange, FileHistory, PathAttributes } from '../core/changes/file-changes';
import { NulFields } from '../core/history/nul-fields';
import type { Ledger } from '../core/ledger/ledger';
import { readAttributes } from './attributes';
import type { Git } from './git';
import { isIncomplete } from './git-error';
import type { RepositoryCache } from './history-cache';
import { findObjects } from './objects';

/** What a read left behind: the next one begins here, as long as the ledger is the same. */
interface Snapshot {
  ledger: Ledger;
  columns: ChangeColumns;
  tips: readonly string[];
  renames: FileHistory['renames'];
}

/** A snapshot as it is kept on disk; such a one has renames with edits. */
interface Packed {
  /** The hashes of the commits, one after the other. */
  hashes: Uint8Array;
  changes: PackedChanges;
  tips: readonly string[];
}

interface Tree {
  commit: string;
  head: readonly string[];
  attributes: ReadonlyMap<string, PathAttributes>;
}

/**
 * Reads the files of a repository and what was ever done to them, and keeps it: the next read asks for what came since,
 * and with a cache so does the first.
 */
export class FileReader {
  private snapshot: Snapshot | null = null;
  /** One read after the other. */
  private reading: Promise<unknown> = Promise.resolve();
  private tree: Tree | null = null;

  /**
   * `tips` are where the ledger was read from, the first of them the one whose files count; `edge` is where a shallow
   * clone ends. A ledger grows as long as
   * nothing is rewritten; another one means that all is read anew. Who stops waiting doesn't stop the reading: it can
   * take a minute, and whoever asks next has the use of it.
   */
  async read(git: Git, ledger: Ledger, tips: readonly string[], edge: Iterable<string>, cache: RepositoryCache | null, signal?: AbortSignal): Promise<FileHistory | null> {
    const [first] = tips;
    if (first === undefined) return null;
    const read = this.reading.then(async () => ({ ...(await this.update(git, ledger, tips, cache)), ...(await this.readTree(git, first)) }));
    this.reading = read.catch(() => undefined);
    const { columns, renames, head, attributes } = await unlessAborted(read, signal);
    return { head, attributes, renames, edge: new Set([...edge].map((hash) => ledger.find(hash))), forEachCommit: (visit) => columns.forEachCommit(visit) };
  }

  private async update(git: Git, ledger: Ledger, tips: readonly string[], cache: RepositoryCache | null): Promise<Snapshot> {
    const last = this.snapshot?.ledger === ledger ? this.snapshot : await kept(git, ledger, cache);
    if (last !== null && tips.every((tip) => last.tips.includes(tip))) return (this.snapshot = last);
    const range = last ? [...tips, '--not', ...last.tips] : tips;
    const { commits, renames } = await ask(git, range);
    const columns = last?.columns ?? new ChangeColumns();
    // The log gives children first.
    for (const { hash, changes } of commits.reverse()) {
      const row = ledger.find(hash);
      if (row !== -1) columns.add(row, changes);
    }
    // A tip from the cache that the ledger doesn't know stands for commits whose changes were left out.
    const asked = new Set([...tips, ...(last?.tips ?? []).filter((tip) => ledger.has(tip))]);
    this.snapshot = { ledger, columns, tips: [...asked], renames: last?.renames === 'exact' ? 'exact' : renames };
    if (cache?.isWorth(commits.length) && this.snapshot.renames === 'all') await cache.write('changes', packed(this.snapshot));
    return this.snapshot;
  }

  private async readTree(git: Git, commit: string): Promise<Tree> {
    if (this.tree?.commit === commit) return this.tree;
    const head: string[] = [];
    const entries = new NulFields((entry) => {
      const [mode] = entry.split(' ', 1);
      const path = entry.slice(entry.indexOf('\t') + 1);
      if (mode !== SUBMODULE) head.push(path);
    });
    await git.stream(['ls-tree', '-r', '-z', commit], (chunk) => entries.push(chunk));
    entries.end();
    const attributed = head.some((path) => path === '.gitattributes' || path.endsWith('/.gitattributes'));
    this.tree = { commit, head, attributes: attributed ? await readAttributes(git, commit, head) : new Map() };
    return this.tree;
  }
}

function packed({ ledger, columns, tips }: Snapshot): Packed {
  return { hashes: Buffer.from(columns.commits.map((row) => ledger.hash(row)).join(''), 'hex'), changes: columns.pack(), tips };
}

/** The last snapshot that was kept, as far as the ledger has its commits. */
async function kept(git: Git, ledger: Ledger, cache: RepositoryCache | null): Promise<Snapshot | null> {
  if (!cache?.isWorth(ledger.size)) return null;
  const found = await cache.read<Packed>('changes');
  // Where history was rewritten and git has cleaned up after it, there is nothing to begin from.
  if (found === null || (await findObjects(git, found.tips)).includes(null)) return null;
  const hashes = Buffer.from(found.hashes).toString('hex');
  const width = hashes.length / found.changes.starts.length;
  const columns = ChangeColumns.unpack(found.changes, (index) => ledger.find(hashes.slice(index * width, (index + 1) * width)));
  return { ledger, columns, tips: found.tips, renames: 'all' };
}

interface CommitChanges {
  hash: string;
  changes: readonly FileChange[];
}

async function ask(git: Git, range: readonly string[]): Promise<{ commits: CommitChanges[]; renames: FileHistory['renames'] }> {
  try {
    return { commits: await changesIn(git, CHANGE_ARGUMENTS, range), renames: 'all' };
  } catch (error) {
    if (!isIncomplete(error)) throw error;
    return { commits: await changesIn(git, EXACT_CHANGE_ARGUMENTS, range), renames: 'exact' };
  }
}

async function changesIn(git: Git, args: readonly string[], range: readonly string[]): Promise<CommitChanges[]> {
  const commits: CommitChanges[] = [];
  const parser = new ChangeParser((hash, changes) => commits.push({ hash, changes }));
  await git.stream(['log', ...args, ...range, '--'], (chunk) => parser.push(chunk));
  parser.end();
  return commits;
}

function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return promise;
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason as Error);
    signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
