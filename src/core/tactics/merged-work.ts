import type { Assessment } from '../analyze';
import { formatMoment, WEEK_SECONDS } from '../calendar/moment';
import { namesOf, type TeamPiece, teamPieces } from '../work/team-pieces';
import { Mentions } from './mentions';

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
  /** Who of the team made it, those with most commits of it first. */
  people: string[];
  commits: number;
  /** Paths that it changed, those with most changed lines first; 20 at most. */
  paths: string[];
  /** Whether an entry of the portfolio or a win mentions it. */
  told: boolean;
}

const MOST_PATHS = 20;

/** The team's merged work of the last `weeks`, newest first. */
export function mergedWork({ repositories, documents, now }: Pick<Assessment, 'repositories' | 'documents' | 'now'>, weeks: number): MergedWork[] {
  const mentions = new Mentions(documents.stories, repositories.map(({ name }) => name));
  return teamPieces(repositories, now.time - weeks * WEEK_SECONDS, now.time).map((piece) => workOf(piece, mentions));
}

function workOf(team: TeamPiece, mentions: Mentions): MergedWork {
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
    // The last one of a merge is what its body says of the pull request.
    title: (ledger.isMerge(row) ? names.subjects.at(-1)! : ledger.subject(rows.at(-1)!)).trim(),
    numbers: [...names.numbers],
    branches: [...names.branches],
    people: [...people.values()].sort((a, b) => b.commits - a.commits).map(({ name }) => name),
    commits: rows.length,
    paths: [...lines].sort(([, a], [, b]) => b - a).slice(0, MOST_PATHS).map(([path]) => path),
    told: mentions.has(names),
  };
}
