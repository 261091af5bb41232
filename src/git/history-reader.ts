import { basename } from 'node:path';
import type { RepositoryHistory } from '../core/analyze';
import type { CommitRecord, Person } from '../core/history/commit';
import { LOG_ARGUMENTS } from '../core/history/log-format';
import { LogParser } from '../core/history/log-parser';
import { Ledger } from '../core/ledger/ledger';
import { Git } from './git';
import { applyMailmap } from './mailmap';
import { resolveTips, type Tip } from './refs';
import { shallowEdge } from './shallow';

export interface ReadOptions {
  /** Refs in place of `HEAD` and the default branch. */
  refs: readonly string[];
  /** Further addresses and names of the user. */
  identities: readonly string[];
  /** Where given, only these are the user, whatever git says. */
  me?: readonly string[];
  signal?: AbortSignal;
}

export interface ReadResult {
  history: RepositoryHistory;
  /** Tells two repositories apart where `core.worktree` gives them one path. */
  gitDirectory: string;
  /** Addresses and names of the user in this repository. */
  me: string[];
  /** Rows that the last read didn't have; `null` for the first one, which has nothing to compare with. */
  added: number[] | null;
}

/**
 * Reads the history of one repository, and keeps it: the next read asks git for what came since. Where history was
 * rewritten it is read anew.
 */
export class HistoryReader {
  private ledger = new Ledger();
  private damaged = 0;
  private tips: readonly Tip[] = [];
  private edge: ReadonlyMap<string, string[]> = new Map();
  private complete = false;

  /** `git` is the path of the git program; `directory` a working tree, a folder in one, or a git directory. */
  constructor(
    private readonly git: string,
    private readonly directory: string,
  ) {}

  /** Throws a `GitError` where the repository can't be read. */
  async read({ refs, identities, me, signal }: ReadOptions): Promise<ReadResult> {
    const git = await Git.open(this.git, this.directory);
    const { path, gitDirectory, shallow } = await placeOf(git);
    const tips = await resolveTips(git, refs);
    const edge = shallow ? await shallowEdge(git) : new Map<string, string[]>();
    const added = await this.update(git, tips, edge, signal);

    const configured = [...(me ?? [...(await configuredIdentity(git)), ...identities])];
    const people = this.ledger.people.all();
    const addresses = configured.filter((identity) => identity.includes('@')).map((email): Person => ({ name: '', email }));
    const mapped = await applyMailmap(git, [...people, ...addresses]);
    return {
      history: {
        name: basename(path),
        path,
        refs: [...tips],
        commits: this.ledger.size,
        shallow,
        ledger: this.ledger,
        canonical: mapped.slice(0, people.length),
        damaged: this.damaged,
      },
      gitDirectory,
      me: [...new Set([...configured, ...mapped.slice(people.length).map(({ email }) => email)])],
      added,
    };
  }

  private async update(git: Git, tips: readonly Tip[], edge: ReadonlyMap<string, string[]>, signal?: AbortSignal): Promise<number[] | null> {
    const known = this.tips.map(({ commit }) => commit);
    const wanted = tips.map(({ commit }) => commit);
    // A clone that was deepened has more history under the same tips.
    const sameEdge = [...edge.keys()].sort().join() === [...this.edge.keys()].sort().join();
    if (this.complete && sameEdge && (await containsAll(git, wanted, known))) {
      const added = await this.load(git, this.ledger, wanted, known, signal);
      this.tips = tips;
      return added;
    }
    const before = this.complete ? this.ledger : null;
    const ledger = new Ledger();
    this.complete = false;
    this.damaged = 0;
    this.edge = edge;
    const rows = await this.load(git, ledger, wanted, [], signal);
    this.ledger = ledger;
    this.tips = tips;
    this.complete = true;
    return before && rows.filter((row) => !before.has(ledger.hash(row)));
  }

  private async load(git: Git, ledger: Ledger, wanted: readonly string[], known: readonly string[], signal?: AbortSignal): Promise<number[]> {
    if (wanted.every((commit) => known.includes(commit))) return [];
    const rows: number[] = [];
    const parser = new LogParser((commit: CommitRecord) => {
      const parents = this.edge.get(commit.hash);
      const row = ledger.add(parents ? { ...commit, parents } : commit);
      if (row !== -1) rows.push(row);
    });
    const range = known.length > 0 ? [...wanted, '--not', ...known] : wanted;
    await git.stream(['log', ...LOG_ARGUMENTS, ...range, '--'], (chunk) => parser.push(chunk), signal);
    parser.end();
    this.damaged += parser.damaged;
    return rows;
  }
}

/** Whether everything that was read is still reachable: an amended or rebased commit must not be counted twice. */
async function containsAll(git: Git, wanted: readonly string[], known: readonly string[]): Promise<boolean> {
  const lost = known.filter((commit) => !wanted.includes(commit));
  if (lost.length === 0) return true;
  if (wanted.length === 0) return false;
  return (await git.run(['rev-list', '-n', '1', ...lost, '--not', ...wanted])).trim() === '';
}

/** `path` is the working tree's root; for a bare repository the git directory. */
async function placeOf(git: Git): Promise<{ path: string; gitDirectory: string; shallow: boolean }> {
  const questions = ['--is-bare-repository', '--is-inside-work-tree', '--is-shallow-repository', '--absolute-git-dir'];
  const answers = await git.run(['rev-parse', ...questions]);
  const [bare, inside, shallow, ...directory] = answers.replace(/\n$/, '').split('\n');
  const gitDirectory = directory.join('\n');
  const hasTree = bare === 'false' && inside === 'true';
  const path = hasTree ? (await git.run(['rev-parse', '--show-toplevel'])).replace(/\n$/, '') : gitDirectory;
  return { path, gitDirectory, shallow: shallow === 'true' };
}

async function configuredIdentity(git: Git): Promise<string[]> {
  const lines = (await git.run(['config', '-z', '--get-regexp', '^user\\.(name|email)$'])).split('\0');
  const values = new Map(lines.map((line) => [line.slice(0, line.indexOf('\n')), line.slice(line.indexOf('\n') + 1).trim()] as const));
  const email = values.get('user.email') ?? '';
  const name = values.get('user.name') ?? '';
  return [...(email === '' ? [] : [email]), ...(name === '' ? [] : [name])];
}
