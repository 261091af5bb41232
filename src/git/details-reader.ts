import { DETAILS_ARGUMENTS, MESSAGE_ARGUMENTS } from '../core/changes/change-format';
import { DetailsParser } from '../core/changes/details-parser';
import type { CommitDetails } from '../core/changes/file-changes';
import type { Ledger } from '../core/ledger/ledger';
import type { Git } from './git';
import { isIncomplete } from './git-error';

/** Reads messages, trailers and line counts of commits, and keeps them: the next read asks for those that are new. */
export class DetailsReader {
  private readonly known = new Map<string, CommitDetails>();

  /** The details of the commits with a committer date of `since` or later, by row. */
  async read(git: Git, ledger: Ledger, since: number, signal?: AbortSignal): Promise<Map<number, CommitDetails>> {
    const rows = ledger.window(since, Infinity);
    const missing = rows.map((row) => ledger.hash(row)).filter((hash) => !this.known.has(hash));
    if (missing.length > 0) await this.load(git, missing, signal);
    return new Map(
      rows.flatMap((row): [number, CommitDetails][] => {
        const details = this.known.get(ledger.hash(row));
        return details ? [[row, details]] : [];
      }),
    );
  }

  private async load(git: Git, hashes: readonly string[], signal?: AbortSignal): Promise<void> {
    try {
      await this.ask(git, DETAILS_ARGUMENTS, true, hashes, signal);
    } catch (error) {
      if (!isIncomplete(error)) throw error;
      await this.ask(git, MESSAGE_ARGUMENTS, false, hashes, signal);
    }
  }

  private async ask(git: Git, args: readonly string[], hasLines: boolean, hashes: readonly string[], signal?: AbortSignal): Promise<void> {
    const found = new Map<string, CommitDetails>();
    const parser = new DetailsParser(hasLines, (hash, details) => found.set(hash, details));
    await git.stream(['log', ...args], (chunk) => parser.push(chunk), { input: hashes.map((hash) => `${hash}\n`).join(''), ...(signal && { signal }) });
    parser.end();
    for (const [hash, details] of found) this.known.set(hash, details);
  }
}
