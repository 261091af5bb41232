import { basename } from 'node:path';
import type { RepositoryHistory } from '../core/analyze';
import type { CommitDetails } from '../core/changes/file-changes';
import type { CommitRecord, Person } from '../core/history/commit';
import { LOG_ARGUMENTS } from '../core/history/log-format';
import { LogParser } from '../core/history/log-parser';
import { Ledger } from '../core/ledger/ledger';
import type { MissingReviewRefs } from '../core/review/review';
import type { Reviewer } from '../core/reviews/activity';
import { ReviewerMatcher } from '../core/reviews/reviewers';
import { readCheckouts } from './checkouts';
import { type Configuration, configurationOf } from './configuration';
import { DetailsReader } from './details-reader';
import { FileReader } from './file-reader';
import { Git } from './git';
import { GitError } from './git-error';
import { type HistoryCache, RepositoryCache } from './history-cache';
import { applyMailmap } from './mailmap';
import { MissingReviews } from './missing-reviews';
import { placeOf } from './place';
import { resolveTips } from './refs';
import { ReviewReader, type ReviewsToRead } from './review-reader';
import { type Remote, remotesOf } from './remotes';
import { shallowEdge } from './shallow';

export interface ReadOptions {
  /** Refs in place of `HEAD` and the default branch. */
  refs: readonly string[];
  /** Further addresses and names of the user. */
  identities: readonly string[];
  /** Where given, only these are the user, whatever git says. */
  me?: readonly string[];
  /** From when on messages and line counts are wanted too, by committer date in epoch seconds. */
  detailsSince?: number;
  /** Where given, reviews are read too; with the user's accounts on Gerrit servers. */
  reviews?: { accounts: readonly string[] };
  /** Whether the files and all that was ever done to them are wanted too. */
  files?: boolean;
  /** Where given, reviews that only the remotes have are looked for too: on this machine, or by asking over the network. */
  remotes?: 'local' | 'ask';
  signal?: AbortSignal;
}

export interface ReadResult {
  history: RepositoryHistory;
  /** Tells two repositories apart where `core.worktree` gives them one path. */
  gitDirectory: string;
  /** Addresses and names of the user in this repository. */
  me: string[];
  /** What else could not be read. */
  problems: string[];
}

/** What a read left behind: the next one begins here. */
interface Snapshot {
  ledger: Ledger;
  damaged: number;
  tips: readonly string[];
  /** Where a shallow clone ends; a clone that was deepened has more history under the same tips. */
  edge: ReadonlyMap<string, string[]>;
}

/**
 * Reads the history of one repository, and keeps it: the next read asks git for what came since. Where history was
 * rewritten it is read anew.
 */
export class HistoryReader {
  private snapshot: Snapshot | null = null;
  private readonly details = new DetailsReader();
  private readonly files = new FileReader();
  private readonly reviews = new ReviewReader();
  private readonly missing = new MissingReviews();
  /** Hashes that came after the first read and that `takeNews` has not given yet. */
  private readonly news = new Set<string>();

  /** `git` is the path of the git program; `directory` a working tree, a folder in one, or a git directory. */
  constructor(
    private readonly git: string,
    private readonly directory: string,
    private readonly cache: HistoryCache | null = null,
  ) {}

  /** Throws a `GitError` where the repository can't be read. */
  async read({ refs, identities, me, detailsSince, reviews, files = false, remotes, signal }: ReadOptions): Promise<ReadResult> {
    const git = await Git.open(this.git, this.directory);
    const { path, gitDirectory, shallow } = await placeOf(git);
    const tips = await resolveTips(git, refs);
    const edge = shallow ? await shallowEdge(git) : new Map<string, string[]>();
    const { ledger, damaged } = await this.update(git, tips.map(({ commit }) => commit), edge, signal);

    const configuration = await configurationOf(git);
    const configured = [...(me ?? [...identityIn(configuration), ...identities])];
    const people = ledger.people.all();
    const addresses = configured.filter((identity) => identity.includes('@')).map((email): Person => ({ name: '', email }));
    const mapped = await applyMailmap(git, [...people, ...addresses]);
    // What commits at a shallow clone's edge did depends on where it ends.
    const cache = this.cache !== null && !shallow ? new RepositoryCache(this.cache, git, gitDirectory) : null;
    const details = detailsSince === undefined ? new Map<number, CommitDetails>() : await this.details.read(git, ledger, detailsSince, edge, cache, signal);
    const read = files ? await this.readFiles(git, ledger, tips.map(({ commit }) => commit), edge.keys(), cache, signal) : null;
    const all = [...new Set([...configured, ...mapped.slice(people.length).map(({ email }) => email)])];
    const since = detailsSince ?? Infinity;
    const found = reviews ? await this.readReviews(git, { repository: path, ledger, me: all, accounts: reviews.accounts, since, ...(signal && { signal }) }) : null;
    const looked = remotes ? await this.missing.look(git, path, remotesOf(configuration, path), [...details.values()], remotes === 'ask') : null;
    return {
      history: {
        name: basename(path),
        path,
        refs: [...tips],
        commits: ledger.size,
        shallow,
        ledger,
        canonical: mapped.slice(0, people.length),
        damaged,
        details,
        ...read,
        ...found,
        ...(looked && { missingReviewRefs: looked.missing }),
      },
      gitDirectory,
      me: all,
      problems: looked?.problems ?? [],
    };
  }

  /**
   * Rows of the commits that reads after the first one brought, each given once. They wait here until they are asked
   * for, so that a read which is called off half way loses nothing.
   */
  takeNews(): number[] {
    const rows = [...this.news].map((hash) => this.snapshot?.ledger.find(hash) ?? -1).filter((row) => row !== -1);
    this.news.clear();
    return rows;
  }

  /** The remotes of the repository, without looking at them. */
  async remotes(): Promise<Remote[]> {
    const git = await Git.open(this.git, this.directory);
    return remotesOf(await configurationOf(git), (await placeOf(git)).path);
  }

  /**
   * Asks one remote, over the network if it is on another machine, and tells what it has and the clone hasn't; `null`
   * where that is nothing. Throws a `GitError` where it can't be asked.
   */
  async askRemote(name: string): Promise<{ missing: MissingReviewRefs | null; git: string }> {
    const git = await Git.open(this.git, this.directory);
    const { path } = await placeOf(git);
    const remote = remotesOf(await configurationOf(git), path).find((each) => each.name === name);
    if (!remote) throw new GitError(`${path} has no remote "${name}".`);
    await this.missing.ask(git, remote);
    const { missing } = await this.missing.look(git, path, [remote], [], false);
    return { missing: missing[0] ?? null, git: git.binary };
  }

  /** What keeps the files from being read is no reason to go without the rest. */
  private async readFiles(git: Git, ledger: Ledger, tips: readonly string[], edge: Iterable<string>, cache: RepositoryCache | null, signal?: AbortSignal): Promise<Pick<RepositoryHistory, 'files' | 'fileProblem'>> {
    try {
      return { files: await this.files.read(git, ledger, tips, edge, cache, signal) };
    } catch (error) {
      if (!(error instanceof GitError)) throw error;
      return { files: null, fileProblem: error.message };
    }
  }

  /** The same of the reviews. */
  private async readReviews(git: Git, { ledger, me, accounts, ...wanted }: ReviewsOfHistory): Promise<Pick<RepositoryHistory, 'reviews' | 'reviewProblem'>> {
    const matcher = new ReviewerMatcher(me, accounts);
    const authorOf = (commit: string): Reviewer | null => {
      const row = ledger.find(commit);
      return row === -1 ? null : { ...ledger.people.get(ledger.author(row)), account: null };
    };
    try {
      const found = await this.reviews.read(git, { ...wanted, authorOf, version: ledger.size, isMe: (reviewer) => matcher.isMe(reviewer) });
      const checkouts = await readCheckouts(git, wanted.repository, wanted.since);
      return { reviews: checkouts === null ? found : [...found, checkouts] };
    } catch (error) {
      if (!(error instanceof GitError)) throw error;
      return { reviews: [], reviewProblem: error.message };
    }
  }

  private async update(git: Git, tips: readonly string[], edge: Snapshot['edge'], signal?: AbortSignal): Promise<Snapshot> {
    const last = this.snapshot;
    if (last && sameKeys(edge, last.edge) && (await containsAll(git, tips, last.tips))) {
      // Only a complete answer goes into the ledger: half of one could be of commits that are gone at the next read.
      const commits: CommitRecord[] = [];
      const damaged = await load(git, tips, last.tips, edge, (commit) => commits.push(commit), signal);
      for (const commit of commits) if (last.ledger.add(commit) !== -1) this.news.add(commit.hash);
      this.snapshot = { ledger: last.ledger, damaged: last.damaged + damaged, tips, edge };
    } else {
      const ledger = new Ledger();
      const damaged = await load(git, tips, [], edge, (commit) => ledger.add(commit), signal);
      if (last) for (const row of ledger.rows()) if (!last.ledger.has(ledger.hash(row))) this.news.add(ledger.hash(row));
      this.snapshot = { ledger, damaged, tips, edge };
    }
    return this.snapshot;
  }
}

interface ReviewsOfHistory extends Omit<ReviewsToRead, 'authorOf' | 'version' | 'isMe'> {
  ledger: Ledger;
  me: readonly string[];
  accounts: readonly string[];
}

/** Streams what the tips reach and `known` doesn't. Returns how many records could not be read. */
async function load(
  git: Git,
  tips: readonly string[],
  known: readonly string[],
  edge: Snapshot['edge'],
  onCommit: (commit: CommitRecord) => void,
  signal?: AbortSignal,
): Promise<number> {
  if (tips.every((commit) => known.includes(commit))) return 0;
  const parser = new LogParser((commit) => {
    const parents = edge.get(commit.hash);
    onCommit(parents ? { ...commit, parents } : commit);
  });
  const range = known.length > 0 ? [...tips, '--not', ...known] : tips;
  await git.stream(['log', ...LOG_ARGUMENTS, ...range, '--'], (chunk) => parser.push(chunk), signal && { signal });
  parser.end();
  return parser.damaged;
}

function sameKeys(one: ReadonlyMap<string, unknown>, other: ReadonlyMap<string, unknown>): boolean {
  return one.size === other.size && [...one.keys()].every((key) => other.has(key));
}

/** Whether everything that was read is still reachable: an amended or rebased commit must not be counted twice. */
async function containsAll(git: Git, wanted: readonly string[], known: readonly string[]): Promise<boolean> {
  const lost = known.filter((commit) => !wanted.includes(commit));
  if (lost.length === 0) return true;
  if (wanted.length === 0) return false;
  return (await git.run(['rev-list', '-n', '1', ...lost, '--not', ...wanted])).trim() === '';
}

function identityIn(configuration: Configuration): string[] {
  const values = new Map(configuration);
  return ['user.email', 'user.name'].flatMap((key) => values.get(key)?.trim() || []);
}
