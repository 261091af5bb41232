import { type Moment, WEEK_SECONDS } from '../calendar/moment';
import type { CommitFact, MyEvent } from './facts';

/** The facts of one window, counted. */
export interface WindowFacts {
  from: Moment;
  to: Moment;
  weeks: number;
  commits: number;
  botCommits: number;
  /** Integrations whose integrator is known. */
  integrations: number;
  /** Whether all of those are merge commits, and none an applied patch. */
  onlyMerges: boolean;
  hiddenIntegrations: number;
  /** Authored commits of people. */
  authored: number;
  /** The same commits, oldest first. */
  authoredWork: CommitFact[];
  /** Those that the user wrote, alone or with others, newest first. */
  myAuthored: CommitFact[];
  /** The user's part of all authored commits: a commit of two people counts half. */
  myShare: number;
  /** The user's events, newest first. */
  events: MyEvent[];
  myIntegrations: MyEvent[];
  /** Keys of the other people, each once. */
  team: ReadonlySet<string>;
}

/** Cuts the window that ends at `to` out of facts that are sorted by time; both ends belong to it. */
export function windowFacts(facts: readonly CommitFact[], to: Moment, weeks: number): WindowFacts {
  const from = { time: to.time - weeks * WEEK_SECONDS, offset: to.offset };
  const inside = facts.filter(({ time }) => time >= from.time && time <= to.time);
  const integrations = inside.filter(({ integration }) => integration === 'me' || integration === 'team');
  const authored = inside.filter((fact) => fact.authors > 0);
  const mine = authored.filter((fact) => fact.mine === 1);
  const events = inside.flatMap(({ event }) => event ?? []).sort(newestFirst);
  return {
    from,
    to,
    weeks,
    commits: inside.length,
    botCommits: inside.filter(({ bot }) => bot).length,
    integrations: integrations.length,
    onlyMerges: integrations.every(({ repository, row }) => repository.ledger.isMerge(row)),
    hiddenIntegrations: inside.filter(({ integration }) => integration === 'hidden').length,
    authored: authored.length,
    authoredWork: authored,
    myAuthored: mine.sort((a, b) => authorTime(b) - authorTime(a) || compareHashes(a, b)),
    myShare: sumOfShares(mine),
    events,
    myIntegrations: events.filter(({ role }) => role !== 'authored'),
    team: new Set(inside.flatMap(({ team }) => team)),
  };
}

function newestFirst(a: MyEvent, b: MyEvent): number {
  return b.moment.time - a.moment.time || compareHashes(a, b);
}

type CommitReference = Pick<CommitFact, 'repository' | 'row'>;

/** So that the same history gives the same list, whatever the order in which it was read. */
function compareHashes(a: CommitReference, b: CommitReference): number {
  const [one, other] = [a.repository.ledger.hash(a.row), b.repository.ledger.hash(b.row)];
  return one < other ? -1 : one > other ? 1 : 0;
}

function authorTime({ repository, row }: CommitFact): number {
  return repository.ledger.authorTime(row);
}

/** Counts first and divides last, so that the order of the commits can't change a digit. */
function sumOfShares(mine: readonly CommitFact[]): number {
  const counts: number[] = [];
  for (const { authors } of mine) counts[authors] = (counts[authors] ?? 0) + 1;
  return counts.reduce((sum, count, authors) => sum + count / authors, 0);
}
