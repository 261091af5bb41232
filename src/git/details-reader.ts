import { DETAILS_ARGUMENTS, MESSAGE_ARGUMENTS } from '../core/changes/change-format';
import { DetailsParser } from '../core/changes/details-parser';
import type { CommitDetails, LineChange } from '../core/changes/file-changes';
import type { Ledger } from '../core/ledger/ledger';
import type { Git } from './git';
import { isIncomplete } from './git-error';
import type { RepositoryCache } from './history-cache';

/** After so many commits that lack contents, the others most likely do too: each costs two processes. */
const MOST_GAPS = 20;

/** The lines of commits, by hash. */
type KeptLines = ReadonlyMap<string, readonly LineChange[]>;

/**
 * Reads messages, trailers and line counts of commits, and keeps them: the next read asks for those that are new. The
 * line counts, which take git long, come from the cache where it has them; messages are never in there.
 */
export class DetailsReader {
  private readonly known = new Map<string, CommitDetails>();

  /**
   * The details of the commits with a committer date of `since` or later, by row. What the commits of `edge` changed isn't
   * known: where a shallow clone ends they seem to make all that was there.
   */
  async read(git: Git, ledger: Ledger, since: number, edge: ReadonlyMap<string, unknown>, cache: RepositoryCache | null, signal?: AbortSignal): Promise<Map<number, CommitDetails>> {
    const rows = ledger.window(since, Infinity);
    const missing = rows.map((row) => ledger.hash(row)).filter((hash) => !this.known.has(hash));
    const kept = (cache?.isWorth(missing.length) ? await cache.read<KeptLines>('lines') : null) ?? new Map<string, LineChange[]>();
    const counted = missing.filter((hash) => kept.has(hash));
    const uncounted = missing.filter((hash) => !kept.has(hash));
    if (counted.length > 0) await this.ask(git, MESSAGE_ARGUMENTS, counted, signal);
    for (const hash of counted) {
      const details = this.known.get(hash);
      if (details) this.known.set(hash, { ...details, lines: kept.get(hash)! });
    }
    if (uncounted.length > 0) await this.load(git, uncounted, signal);
    // A clone without contents has none to keep.
    const newlyCounted = uncounted.filter((hash) => this.known.get(hash)?.lines);
    if (cache?.isWorth(newlyCounted.length)) await cache.write('lines', this.linesOf(rows.map((row) => ledger.hash(row))));
    const details = new Map(
      rows.flatMap((row): [number, CommitDetails][] => {
        const known = this.known.get(ledger.hash(row));
        return known ? [[row, edge.has(ledger.hash(row)) ? { ...known, lines: null } : known]] : [];
      }),
    );
    // Once the clone is deepened, they are as good as any.
    for (const hash of edge.keys()) this.known.delete(hash);
    return details;
  }

  private linesOf(hashes: readonly string[]): KeptLines {
    return new Map(
      hashes.flatMap((hash): [string, readonly LineChange[]][] => {
        const lines = this.known.get(hash)?.lines ?? null;
        return lines === null ? [] : [[hash, lines]];
      }),
    );
  }

  /** Where a few commits lack contents of files, those alone go without lines; where many do, the rest does too. */
  private async load(git: Git, hashes: readonly string[], signal?: AbortSignal): Promise<void> {
    let rest = hashes;
    for (let gaps = 0; gaps < MOST_GAPS && rest.length > 0; gaps++) {
      const read = await this.ask(git, DETAILS_ARGUMENTS, rest, signal);
      if (read === rest.length) return;
      rest = rest.slice(read);
      // Git ended in this one, or just after it.
      if ((await this.ask(git, DETAILS_ARGUMENTS, rest.slice(0, 1), signal)) === 0) await this.ask(git, MESSAGE_ARGUMENTS, rest.slice(0, 1), signal);
      rest = rest.slice(1);
    }
    if (rest.length > 0) await this.ask(git, MESSAGE_ARGUMENTS, rest, signal);
  }

  /** Gives how many of the commits were read whole: all, or those before the first that lacks something. */
  private async ask(git: Git, args: typeof DETAILS_ARGUMENTS | typeof MESSAGE_ARGUMENTS, hashes: readonly string[], signal?: AbortSignal): Promise<number> {
    const found = new Map<string, CommitDetails>();
    const parser = new DetailsParser(args === DETAILS_ARGUMENTS, (hash, details) => found.set(hash, details));
    try {
      await git.stream(['log', ...args], (chunk) => parser.push(chunk), { input: hashes.map((hash) => `${hash}\n`).join(''), ...(signal && { signal }) });
      parser.end();
    } catch (error) {
      if (args === MESSAGE_ARGUMENTS || !isIncomplete(error)) throw error;
    }
    for (const [hash, details] of found) this.known.set(hash, details);
    return found.size;
  }
}
