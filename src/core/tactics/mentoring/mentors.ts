import type { Assessment } from '../../analyze';
import { formatDay, formatMoment, WEEK_SECONDS } from '../../calendar/moment';
import { identityKeys } from '../../history/identities';
import type { RepositoryFacts } from '../../ledger/facts';
import { type ManifestHistory, manifestHistory } from './manifest-history';
import { type Novelty, noveltiesOf } from './novelties';
import { looseName, type TopicKind } from './topic';

/** Somebody is a newcomer for eighteen months from their first commit on. */
export const NEWCOMER_WEEKS = 78;
/** For half a year one still sees what others have stopped to notice. */
const FRESH_WEEKS = 26;
/** What came in longer ago than a year is no news to anybody. */
export const RECENT_WEEKS = 52;
/** Who made fewer commits in the window looked in, and will not be there to be asked. */
const LEAST_COMMITS = 3;
/** Topics of one person; a list is for choosing. */
const MOST_TOPICS = 5;
/** Newcomers without a topic. */
const MOST_EYES = 10;

/** What somebody of the team could show the user. */
export interface MentorSuggestion {
  person: string;
  /** As git has it; it may lead nowhere. */
  email: string;
  /** The day of their first commit, `YYYY-MM-DD`, of a newcomer; `null` for others. */
  since: string | null;
  /** `eyes`: nothing that they brought, but that they see with fresh eyes what others no longer notice. */
  kind: TopicKind | 'eyes';
  /** `npm`, `GitHub Actions`; empty for languages, for tools with files of their own, and for fresh eyes. */
  of: string;
  /** None for fresh eyes. */
  names: string[];
  /** The commit that brought it; for fresh eyes their first one. */
  evidence: { repository: string; commit: string; time: string; subject: string };
}

export interface Mentors {
  /**
   * What newcomers brought, then what else newcomers could say, then what others brought; each part newest first. That is an
   * order of what was brought, not of people.
   */
  suggestions: MentorSuggestion[];
  /** Manifests that could not be understood. */
  damaged: number;
  /** Whether history is missing, so that nobody can tell since when people are there. */
  shallow: boolean;
}

type Known = Pick<Assessment, 'repositories' | 'facts' | 'now'>;

/** Which files have to be read: `mentorsOf` takes what this gives. */
export function mentoringHistories({ repositories, now }: Known): ManifestHistory[] {
  return repositories.flatMap((repository) => manifestHistory(repository, now.time - RECENT_WEEKS * WEEK_SECONDS) ?? []);
}

/** Who of the team could show the user what. `textOf` gives the text of `<commit>:<path>`, `null` where it can't be read. */
export function mentorsOf(known: Known, histories: readonly ManifestHistory[], textOf: (name: string) => string | null): Mentors {
  const { now, repositories } = known;
  const { found, damaged } = noveltiesOf(histories, textOf, now.time - RECENT_WEEKS * WEEK_SECONDS);
  const shallow = repositories.some((repository) => repository.shallow);
  const team = new Team(known, shallow ? Infinity : now.time - NEWCOMER_WEEKS * WEEK_SECONDS);
  const byCommit = new Map<string, Novelty[]>();
  for (const novelty of found) {
    const { repository, row } = novelty;
    if (!team.isThere(repository, repository.ledger.author(row))) continue;
    const key = repository.ledger.hash(row);
    byCommit.set(key, [...(byCommit.get(key) ?? []), novelty]);
  }
  const brought = [...byCommit.values()].reverse().flatMap(groupsOf).map((group) => suggestionOf(group, team));
  const newcomers = brought.filter(({ since }) => since !== null);
  const eyes = team.newcomers().filter(({ email }) => !newcomers.some((each) => each.email === email));
  return { suggestions: [...atMost(newcomers), ...eyes.slice(0, MOST_EYES), ...atMost(brought.filter(({ since }) => since === null))], damaged, shallow };
}

/** What a commit brought, by where it is from. A package with its configuration is one thing, and so is a service with its actions. */
function groupsOf(all: readonly Novelty[]): Novelty[][] {
  const groups = new Map<string, Novelty[]>();
  for (const novelty of all) {
    const { kind, of, name } = novelty.topic;
    if (kind === 'tool' && of === '' && all.some(({ topic }) => topic.kind === 'dependency' && looseName(topic.name).endsWith(looseName(name)))) continue;
    if (of !== '' && all.some(({ topic }) => topic.kind === 'tool' && topic.of === '' && of.startsWith(topic.name))) continue;
    const key = `${kind} ${of}`;
    groups.set(key, [...(groups.get(key) ?? []), novelty]);
  }
  return [...groups.values()];
}

function suggestionOf(group: readonly Novelty[], team: Team): MentorSuggestion {
  const { repository, row, topic } = group[0]!;
  return { ...team.personOf(repository, repository.ledger.author(row)), kind: topic.kind, of: topic.of, names: group.map((novelty) => novelty.topic.name), evidence: evidenceOf(repository, row) };
}

function evidenceOf({ path, ledger }: RepositoryFacts, row: number): MentorSuggestion['evidence'] {
  const time = formatMoment({ time: ledger.authorTime(row), offset: ledger.authorOffset(row) });
  return { repository: path, commit: ledger.hash(row), time, subject: ledger.subject(row) };
}

function atMost(suggestions: readonly MentorSuggestion[]): MentorSuggestion[] {
  const counts = new Map<string, number>();
  return suggestions.filter(({ email }) => {
    counts.set(email, (counts.get(email) ?? 0) + 1);
    return counts.get(email)! <= MOST_TOPICS;
  });
}

interface FirstCommit {
  repository: RepositoryFacts;
  row: number;
  time: number;
}

/** Who is on the team, and since when: by all names and addresses that a person is known by. */
class Team {
  private readonly first = new Map<string, FirstCommit>();
  private readonly mine = new Set<string>();
  private readonly commits = new Map<string, number>();

  /** Whose first commit is of `newSince` (seconds since the epoch) or later is a newcomer. */
  constructor(
    private readonly known: Known,
    private readonly newSince: number,
  ) {
    for (const repository of known.repositories) {
      const { ledger, roles } = repository;
      const first = new Map<number, FirstCommit>();
      for (const row of ledger.rows()) {
        if (!ledger.isDated(row)) continue;
        // A branch that lay for years was begun by somebody who is no newcomer; a clock that stood wrong proves nothing.
        const time = ledger.authorTime(row) > 0 ? Math.min(ledger.authorTime(row), ledger.committerTime(row)) : ledger.committerTime(row);
        for (const id of [ledger.author(row), ...ledger.coAuthorsOf(row)]) if (time < (first.get(id)?.time ?? Infinity)) first.set(id, { repository, row, time });
      }
      for (const [id, commit] of first) {
        for (const key of keysOf(repository, id)) {
          if (commit.time < (this.first.get(key)?.time ?? Infinity)) this.first.set(key, commit);
          if (roles.of(id) === 'me') this.mine.add(key);
        }
      }
    }
    for (const { repository, row } of known.facts.authoredWork) {
      for (const key of keysOf(repository, repository.ledger.author(row))) this.commits.set(key, (this.commits.get(key) ?? 0) + 1);
    }
  }

  /** Whether somebody is of the team, and works on it now. */
  isThere(repository: RepositoryFacts, id: number): boolean {
    const keys = keysOf(repository, id);
    if (BOT.test(repository.roles.person(id).name)) return false;
    return repository.roles.of(id) === 'team' && !keys.some((key) => this.mine.has(key)) && keys.some((key) => (this.commits.get(key) ?? 0) >= LEAST_COMMITS);
  }

  personOf(repository: RepositoryFacts, id: number): Pick<MentorSuggestion, 'person' | 'email' | 'since'> {
    const { name, email } = repository.roles.person(id);
    const { time } = this.firstOf(repository, id);
    return { person: name.trim() || email, email, since: time >= this.newSince ? formatDay(Math.floor(time / (24 * 60 * 60))) : null };
  }

  /** The newcomers, those who came last first. */
  newcomers(): MentorSuggestion[] {
    const people = new Map<FirstCommit, MentorSuggestion>();
    for (const { repository, row } of this.known.facts.authoredWork) {
      const id = repository.ledger.author(row);
      const first = this.firstOf(repository, id);
      if (first.time < Math.max(this.newSince, this.known.now.time - FRESH_WEEKS * WEEK_SECONDS) || people.has(first) || !this.isThere(repository, id)) continue;
      people.set(first, { ...this.personOf(repository, id), kind: 'eyes', of: '', names: [], evidence: evidenceOf(first.repository, first.row) });
    }
    return [...people].sort(([a], [b]) => b.time - a.time).map(([, suggestion]) => suggestion);
  }

  private firstOf(repository: RepositoryFacts, id: number): FirstCommit {
    return keysOf(repository, id)
      .flatMap((key) => this.first.get(key) ?? [])
      .reduce((one, other) => (other.time < one.time ? other : one));
  }
}

/** An account that calls itself a bot would be a strange mentor, whether or not the history counts it as one. */
const BOT = /(?:^|[\s_-])bot$/i;

/** Shorter names are shared by too many. */
const LEAST_LETTERS = 8;

/** All that a person is known by. A name counts in every spelling too: "brian-penguin" is Brian Penguin. */
function keysOf({ ledger, roles }: Pick<RepositoryFacts, 'ledger' | 'roles'>, id: number): string[] {
  const forms = [ledger.people.get(id), roles.person(id)];
  const loose = forms.map(({ name }) => looseName(name)).filter((name) => name.length >= LEAST_LETTERS);
  return [...new Set([...forms.flatMap(identityKeys), ...loose.map((name) => `~${name}`)])];
}
