import { localTime, type LocalTime } from '../calendar/working-day';
import type { Moment } from '../calendar/moment';
import type { Hours, MyRole } from '../review/review';
import type { CommitDetails, FileHistory } from '../changes/file-changes';
import { bringsOthersWork } from './merges';
import type { Ledger } from './ledger';
import type { Roles } from './roles';

/** A repository as the analysis reads it. */
export interface RepositoryFacts {
  name: string;
  path: string;
  /** What was read, each with the commit it pointed to; `HEAD` and the default branch, or the refs of the settings. */
  refs: readonly { name: string; commit: string }[];
  ledger: Ledger;
  roles: Roles;
  details: ReadonlyMap<number, CommitDetails>;
  /** `null` where the files could not be read; `fileProblem` says why. */
  files: FileHistory | null;
  fileProblem: string | null;
  /** Whether older history is missing. */
  shallow: boolean;
}

/** Something the user did at a time and place: own work, or the integration of a branch or a patch. */
export interface MyEvent {
  role: MyRole;
  moment: Moment;
  local: LocalTime;
  repository: RepositoryFacts;
  row: number;
  /** For integrations: whether they brought in the work of somebody else. */
  othersWork: boolean;
}

/**
 * What one commit says, in the terms of docs/metrics.md. A commit can be two facts at once: a patch is its
 * author's work and its committer's integration.
 */
export interface CommitFact {
  repository: RepositoryFacts;
  row: number;
  /** Committer date, in seconds: what the window is cut by. */
  time: number;
  bot: boolean;
  /** People (no bots) who share the authorship; 0 where the commit is no authored work. */
  authors: number;
  /** How many of them are the user: 0 or 1. */
  mine: 0 | 1;
  integration: 'me' | 'team' | 'hidden' | null;
  /** The user's events in it, at most one. */
  event: MyEvent | null;
  /** Keys of the team members in it. */
  team: readonly string[];
}

/**
 * The facts of all commits with a committer date between two times, oldest first. A commit that several clones
 * share is taken once.
 */
export function collectFacts(repositories: readonly RepositoryFacts[], hours: Hours, from: number, to: number): CommitFact[] {
  const seen = repositories.length > 1 ? new Set<string>() : null;
  const facts: CommitFact[] = [];
  for (const repository of repositories) {
    for (const row of repository.ledger.window(from, to)) {
      if (seen) {
        const hash = repository.ledger.hash(row);
        if (seen.has(hash)) continue;
        seen.add(hash);
      }
      facts.push(factOf(repository, row, hours));
    }
  }
  return facts.sort((a, b) => a.time - b.time);
}

/** What one commit says. */
export function factOf(repository: RepositoryFacts, row: number, hours: Hours): CommitFact {
  const { ledger, roles } = repository;
  const author = ledger.author(row);
  const merge = ledger.isMerge(row);
  const bot = roles.of(author) === 'bot';
  const authors = merge || bot || roles.of(author) === 'service' ? [] : authorsOf(repository, row);
  const integrator = integratorOf(repository, row);
  const integration = integrator === null ? null : integrator === 'hidden' ? 'hidden' : roles.of(integrator) === 'me' ? 'me' : 'team';
  return {
    repository,
    row,
    time: ledger.committerTime(row),
    bot,
    authors: authors.length,
    mine: authors.some((id) => roles.of(id) === 'me') ? 1 : 0,
    integration,
    event: eventOf(repository, row, hours, integration === 'me'),
    team: [...authors, ...(typeof integrator === 'number' ? [integrator] : [])]
      .filter((id) => roles.of(id) === 'team')
      .map((id) => roles.key(id)),
  };
}

/** Author and co-authors, each person once, bots and services left out. */
function authorsOf({ ledger, roles }: RepositoryFacts, row: number): number[] {
  const people: number[] = [];
  for (const id of [ledger.author(row), ...ledger.coAuthorsOf(row)]) {
    const role = roles.of(id);
    if (role === 'bot' || role === 'service') continue;
    if (!people.some((other) => roles.same(other, id))) people.push(id);
  }
  return people;
}

/** Who integrated a commit; `hidden` where a hosting service did it for somebody; `null` where it is no integration. */
function integratorOf({ ledger, roles }: RepositoryFacts, row: number): number | 'hidden' | null {
  const author = ledger.author(row);
  const committer = ledger.committer(row);
  const byService = roles.of(committer) === 'service';
  if (ledger.isMerge(row)) {
    // A merge on a web page carries the one who pressed the button as its author.
    const person = byService ? author : committer;
    if (roles.of(person) === 'service') return 'hidden';
    return roles.of(person) === 'bot' ? null : person;
  }
  if (roles.of(author) === 'bot' || roles.of(committer) === 'bot') return null;
  if (byService) return 'hidden';
  return roles.same(author, committer) ? null : committer;
}

function eventOf(repository: RepositoryFacts, row: number, hours: Hours, integrated: boolean): MyEvent | null {
  const { ledger, roles } = repository;
  const merge = ledger.isMerge(row);
  if (!integrated && (merge || roles.of(ledger.author(row)) !== 'me')) return null;
  // Authored work happened at its author date, an integration at its committer date.
  const moment = integrated
    ? { time: ledger.committerTime(row), offset: ledger.committerOffset(row) }
    : { time: ledger.authorTime(row), offset: ledger.authorOffset(row) };
  return {
    role: !integrated ? 'authored' : merge ? 'merge' : 'applied',
    moment,
    local: localTime(moment, hours),
    repository,
    row,
    othersWork: integrated && (!merge || bringsOthersWork(ledger, roles, row)),
  };
}
