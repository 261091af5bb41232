import { ChangeColumns } from '../core/changes/change-columns';
import { CHANGE_ARGUMENTS, EXACT_CHANGE_ARGUMENTS, SUBMODULE } from '../core/changes/change-format';
import { ChangeParser } from '../core/changes/change-parser';
import type { FileChange, FileHistory, PathAttributes } from '../core/changes/file-changes';
import { NulFields } from '../core/history/nul-fields';
import type { Ledger } from '../core/ledger/ledger';
import { readAttributes } from './attributes';
import type { Git } from './git';
import { isIncomplete } from './git-error';

/** What a read left behind: the next one begins here, as long as the ledger is the same. */
interface Snapshot {
  ledger: Ledger;
  columns: ChangeColumns;
  tips: readonly string[];
  renames: FileHistory['renames'];
}

interface Tree {
  commit: string;
  head: readonly string[];
  attributes: ReadonlyMap<string, PathAttributes>;
}

/** Reads the files of a repository and what was ever done to them, and keeps it: the next read asks for what came since. */
export class FileReader {
  private snapshot: Snapshot | null = null;
  /** One read after the other. */
  private reading: Promise<unknown> = Promise.resolve();
  private tree: Tree | null = null;

  /**
   * `tips` are where the ledger was read from, the first of them the one whose files count. A ledger grows as long as
   * nothing is rewritten; another one means that all is read anew. Who stops waiting doesn't stop the reading: it can
   * take a minute, and whoever asks next has the use of it.
   */
  async read(git: Git, ledger: Ledger, tips: readonly string[], signal?: AbortSignal): Promise<FileHistory | null> {
    const [first] = tips;
    if (first === undefined) return null;
    const read = this.reading.then(async () => ({ ...(await this.update(git, ledger, tips)), ...(await this.readTree(git, first)) }));
    this.reading = read.catch(() => undefined);
    const { columns, renames, head, attributes } = await unlessAborted(read, signal);
    return { head, attributes, renames, forEachCommit: (visit) => columns.forEachCommit(visit) };
  }

  private async update(git: Git, ledger: Ledger, tips: readonly string[]): Promise<Snapshot> {
    const last = this.snapshot?.ledger === ledger ? this.snapshot : null;
    if (last !== null && tips.every((tip) => last.tips.includes(tip))) return last;
    const range = last ? [...tips, '--not', ...last.tips] : tips;
    const { commits, renames } = await ask(git, range);
    const columns = last?.columns ?? new ChangeColumns();
    // The log gives children first.
    for (const { hash, changes } of commits.reverse()) {
      const row = ledger.find(hash);
      if (row !== -1) columns.add(row, changes);
    }
    this.snapshot = { ledger, columns, tips: [...new Set([...tips, ...(last?.tips ?? [])])], renames: last?.renames === 'exact' ? 'exact' : renames };
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
