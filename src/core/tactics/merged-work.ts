import type { Assessment } from '../analyze';
import { formatMoment, WEEK_SECONDS } from '../calendar/moment';
import { readMergeSubject } from '../history/merge-subject';
import type { RepositoryFacts } from '../ledger/facts';
import { webAddress } from '../reviews/web-address';
import { namesOf, type TeamPiece, teamPieces } from '../work/team-pieces';
import { Mentions } from './mentions';
import { Purposes } from './purposes';

/** A piece of the team's work that came into the default branch. */
export interface MergedWork {
  /** Path of the repository, as in the review, and its name. */
  repository: string;
  repositoryName: string;
  /** The merge, or the newest commit of a series; full hash. */
  commit: string;
  /** When it came in, local time where it happened. */
  time: string;
  /** In words: the title of the pull request where a merge has one, else a subject. */
  title: string;
  /** Numbers of its pull or merge requests. */
  numbers: string[];
  branches: string[];
  /** The page of its pull request or commit on a hosting service; `null` where none is known. */
  address: string | null;
  /** Who of the team made it, those with most commits of it first. */
  people: string[];
  commits: number;
  /** Paths that it changed, those with most changed lines first; 20 at most. */
  paths: string[];
  /** Name of the initiative of the register that it serves, by branch or by most of its paths; `null` for none. */
  initiative: string | null;
  /** Whether an entry of the portfolio or a win mentions it. */
  told: boolean;
}

const MOST_PATHS = 20;
const LONGEST_TITLE = 140;

/** The address of the remote in which a commit was merged; empty where there is none. */
export type RemoteOf = (repository: RepositoryFacts, commit: string) => string;

/** The team's merged work of the last `weeks`, newest first. */
export function mergedWork({ repositories, documents, now }: Pick<Assessment, 'repositories' | 'documents' | 'now'>, weeks: number, remoteOf: RemoteOf = () => ''): MergedWork[] {
  const mentions = new Mentions(documents.stories, repositories.map(({ name }) => name));
  const purposes = new Map(repositories.map((repository) => [repository, new Purposes(documents.initiatives ?? [], repository.name, () => false)]));
  return teamPieces(repositories, now.time - weeks * WEEK_SECONDS, now.time).map((piece) => workOf(piece, mentions, purposes.get(piece.piece.repository)!, remoteOf));
}

function workOf(team: TeamPiece, mentions: Mentions, purposes: Purposes, remoteOf: RemoteOf): MergedWork {
  const { piece: { repository, row, moment }, rows } = team;
  const { ledger, roles, details } = repository;
  const names = namesOf(team);
  const lines = new Map<string, number>();
  for (const each of rows) for (const { path, added, deleted } of details.get(each)?.lines ?? []) lines.set(path, (lines.get(path) ?? 0) + added + deleted);
  const people = new Map<string, { name: string; commits: number }>();
  for (const each of rows) {
    const author = ledger.author(each);
    const known = people.get(roles.key(author));
    people.set(roles.key(author), { name: roles.person(author).name, commits: (known?.commits ?? 0) + 1 });
  }
  return {
    repository: repository.path,
    repositoryName: repository.name,
    commit: ledger.hash(row),
    time: formatMoment(moment),
    title: titleOf(team),
    numbers: [...new Set(names.numbers)],
    branches: [...new Set(names.branches)],
    address: webAddress(remoteOf(repository, ledger.hash(row)), { number: names.numbers[0] ?? null, text: [...names.subjects, details.get(row)?.message ?? ''].join('\n'), commit: ledger.hash(row) }),
    people: [...people.values()].sort((a, b) => b.commits - a.commits).map(({ name }) => name),
    commits: rows.length,
    paths: [...lines].sort(([, a], [, b]) => b - a).slice(0, MOST_PATHS).map(([path]) => path),
    initiative: initiativeOf(names.branches, lines, purposes),
    told: mentions.has(names),
  };
}

/** A branch says it; else the initiative with most changed lines, if they are at least half. */
function initiativeOf(branches: readonly string[], lines: ReadonlyMap<string, number>, purposes: Purposes): string | null {
  for (const branch of branches) {
    const named = purposes.ofBranch(branch);
    if (named !== null) return named.name;
  }
  const weights = new Map<string, number>();
  let all = 0;
  for (const [path, changed] of lines) {
    const name = purposes.ofPath(path)?.name;
    all += changed;
    if (name !== undefined) weights.set(name, (weights.get(name) ?? 0) + changed);
  }
  const [most] = [...weights].sort(([, a], [, b]) => b - a);
  return most !== undefined && most[1] > 0 && most[1] * 2 >= all ? most[0] : null;
}

/**
 * What the text below the subject of a merge says it is: the title of the pull request, or the first sentence of a
 * description that goes over several lines, as git's own are. `null` where that is a list, or the traces of a conflict.
 */
function titleInText(message: string): string | null {
  const lines = message.split('\n', 40).slice(1).map((line) => line.trim());
  const first = lines.findIndex((line) => line !== '');
  if (first === -1 || /^(?:[*#-]|Conflicts:|[\w-]+-by: |See merge request |See also: |Closes? |Fixes |https?:)/i.test(lines[first]!)) return null;
  const end = lines.indexOf('', first);
  const paragraph = lines.slice(first, end === -1 ? undefined : end).join(' ');
  return /^.+?[.!?](?=\s+[\p{Lu}\p{P}]|$)/u.exec(paragraph)?.[0] ?? paragraph;
}

function titleOf({ piece: { repository: { ledger, details }, row }, rows }: TeamPiece): string {
  const first = ledger.subject(rows.at(-1)!);
  const said = readMergeSubject(ledger.isMerge(row) ? ledger.subject(row) : first).title;
  const line = (said ?? (ledger.isMerge(row) ? titleInText(details.get(row)?.message ?? '') : null) ?? first).replace(/\s+/g, ' ').trim();
  return line.length > LONGEST_TITLE ? `${line.slice(0, LONGEST_TITLE).replace(/\s+\S*$/, '')}…` : line;
}
