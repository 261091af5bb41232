import type { Moment } from '../calendar/moment';
import type { Person } from '../history/commit';
import type { ReviewActivity, Reviewer, ReviewSourceName, SourceReviews } from './activity';
import { isOwnChange, ReviewerMatcher } from './reviewers';
import type { ReviewLog } from './review-events';

/** An activity of the user on somebody else's change, on the clock where it happened. */
export interface MyActivity extends ReviewActivity {
  moment: Moment;
  /** The words of its text that a habit is about, and that may be shown. */
  quoted?: readonly string[];
}

/** All that is known of reviews, before a window is cut out of it. */
export interface AllReviews {
  /** Of people, by time. */
  activities: readonly ReviewActivity[];
  /** The user's activities on changes of others, by time. */
  mine: readonly MyActivity[];
  /** Since when an editor has been watching, in epoch seconds; `null` where none ever has. */
  editorSince: number | null;
  /** One entry for each source that was found. */
  sources: readonly SourceTotals[];
  /** Sources that have nothing but numbers for some reviewers, and where nobody is known to be the user: they may be one. */
  unidentified: ReadonlySet<ReviewSourceName>;
  /** Tells one review from another. */
  keyOf(activity: ReviewActivity): string;
  /** Whether somebody reviews a change of their own, or answers there. */
  isOwn(activity: ReviewActivity): boolean;
}

export interface SourceTotals {
  source: ReviewSourceName;
  activities: readonly ReviewActivity[];
  skipped: number;
}

interface Collected {
  /** What the repositories hold, each repository once. */
  found: readonly SourceReviews[];
  log: ReviewLog;
  /** Paths of the repositories that are judged. */
  repositories: readonly string[];
  me: readonly string[];
  /** NoteDb accounts of the user. */
  accounts: readonly string[];
  isBot(person: Person): boolean;
  /** Puts a time without an offset on the user's clock. */
  clock(time: number): Moment;
}

const ORDER: readonly ReviewSourceName[] = ['trailers', 'notedb', 'review-notes', 'git-appraise', 'reflog', 'editor'];

/** Brings the sources together: robots left out, the user's own activities told from those of others. */
export function collectReviews({ found, log, repositories, me, accounts, isBot, clock }: Collected): AllReviews {
  const matcher = new ReviewerMatcher(me, [...accounts, ...accountsOf(me, found)]);
  const sources = ORDER.flatMap((source): SourceTotals[] => {
    const parts = [...found, ...(log.since === null ? [] : [editorReviews(log, repositories)])].filter((part) => part.source === source);
    if (parts.length === 0) return [];
    const activities = parts.flatMap((part) => part.activities).filter(({ robot, reviewer }) => !robot && (reviewer === null || !isBot(reviewer)));
    return [{ source, activities, skipped: parts.reduce((sum, { skipped }) => sum + skipped, 0) }];
  });
  const activities = sources.flatMap((source) => source.activities).sort((a, b) => a.at.time - b.at.time);
  const isOwn = (activity: ReviewActivity) => isOwnChange(activity) || (activity.change.author !== null && matcher.isMe(activity.change.author) && matcher.isMe(activity.reviewer));
  const mine = withoutCopies(activities.filter((activity) => matcher.isMe(activity.reviewer) && !isOwn(activity))).map((activity) => ({ ...activity, moment: momentOf(activity, clock) }));
  const keyOf = ({ change, reviewer }: ReviewActivity) => `${comparablePath(change.repository)}\n${change.id}\n${matcher.isMe(reviewer) ? '' : reviewerKey(reviewer!)}`;
  const unidentified = new Set(accounts.length > 0 ? [] : sources.filter((each) => mayHideUser(each, matcher)).map(({ source }) => source));
  return { activities, mine, editorSince: log.since, sources, unidentified, keyOf, isOwn };
}

/** The user's accounts as far as one of the repositories gives them a name; the others of that server have them too. */
function accountsOf(me: readonly string[], found: readonly SourceReviews[]): string[] {
  const matcher = new ReviewerMatcher(me, []);
  const people = new Set(found.flatMap(({ activities }) => activities.flatMap(({ reviewer, change }) => [reviewer, change.author])));
  return [...people].flatMap((person) => (person !== null && person.account !== null && matcher.isMe(person) ? person.account : []));
}

function mayHideUser({ activities }: SourceTotals, matcher: ReviewerMatcher): boolean {
  const nameless = activities.some(({ reviewer }) => reviewer !== null && reviewer.account !== null && reviewer.name === '' && reviewer.email === '');
  return nameless && !activities.some(({ reviewer, change: { author } }) => matcher.isMe(reviewer) || (author !== null && matcher.isMe(author)));
}

/**
 * A change of git-appraise that was rebased can have the same comment on both of its commits. Gerrit's comments have ids of
 * their own: two of them that say "Done" on one line at one time are two.
 */
function withoutCopies(activities: readonly ReviewActivity[]): ReviewActivity[] {
  const known = new Set<string>();
  return activities.filter(({ source, change, at, place, text }) => {
    if (source !== 'git-appraise') return true;
    const key = JSON.stringify([change.repository, change.id, at.time, place, text]);
    return !known.has(key) && known.add(key);
  });
}

function momentOf({ at: { time, offset } }: ReviewActivity, clock: Collected['clock']): Moment {
  return offset === null ? clock(time) : { time, offset };
}

function reviewerKey({ name, email, account }: Reviewer): string {
  return account ?? (email.toLowerCase() || name.toLowerCase());
}

/** The editor's log as a source: what is of the judged repositories, or of none in particular. */
function editorReviews({ events, skipped }: ReviewLog, repositories: readonly string[]): SourceReviews {
  const paths = new Set(repositories.map(comparablePath));
  const activities = events
    .filter(({ repository }) => repository === '' || paths.has(comparablePath(repository)))
    .map(({ kind, moment, change, repository, comments, files, changedLines, readLines, seconds }): ReviewActivity => ({
      source: 'editor',
      kind,
      change: { id: change, repository, author: null, opened: null },
      reviewer: null,
      at: moment,
      robot: false,
      comments,
      place: null,
      text: null,
      revision: null,
      size: null,
      reading: { files, changedLines, readLines, seconds },
    }));
  return { source: 'editor', activities, skipped };
}

/** The same folder may be written with other slashes, or on Windows with another case of the drive. */
function comparablePath(path: string): string {
  return path
    .replaceAll('\\', '/')
    .replace(/\/+$/, '')
    .replace(/^[A-Za-z]:/, (drive) => drive.toLowerCase());
}
