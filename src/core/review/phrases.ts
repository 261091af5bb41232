import { clock, formatCount, percent, plural } from '../habits/detector';
import { SETTINGS_SOURCE } from '../calendar/zone';
import type { HabitStatus } from '../habits/habit';
import { RECENT_WEEKS } from './recent-zones';
import { type CommitEvidence, type CommitmentResult, type GlassBreak, type Habit, type Hours, type Identity, type MissingReviewRefs, type Outage, type Review, type Score } from './review';

// How the review puts times, counts and statuses into words, the same in every renderer.

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;
const LONG_WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

export const STATUS_WORDS: Record<HabitStatus, string> = {
  flag: 'flag',
  watch: 'watch',
  good: 'good',
  'no-evidence': 'no evidence',
};

export const ROLE_WORDS: Record<CommitEvidence['role'], string> = { merge: 'merge', applied: 'applied', authored: 'commit', team: 'commit' };

export const STANDING_WORDS: Record<CommitmentResult['standing'], string> = {
  kept: 'kept so far',
  broken: 'broken',
  open: 'not yet',
  asked: 'you will be asked',
  'no-evidence': 'no evidence',
};

/** "No merges after 22:00: kept so far. No late merge." */
export function commitmentSentence({ text, standing, arithmetic }: CommitmentResult): string {
  return `${text}: ${STANDING_WORDS[standing]}.${arithmetic === '' ? '' : ` ${arithmetic}.`}`;
}

/** Habits in the order they are read: what stands out, what goes well, what the history can't show. */
export function habitGroups(habits: Habit[]): { standingOut: Habit[]; good: Habit[]; unknown: Habit[] } {
  const withStatus = (status: HabitStatus) => habits.filter((habit) => habit.status === status);
  return {
    standingOut: [...withStatus('flag'), ...withStatus('watch')],
    good: withStatus('good'),
    unknown: withStatus('no-evidence'),
  };
}

/** Short name of a weekday, 1 (Monday) to 7 (Sunday). */
export function weekday(day: number): string {
  return WEEKDAYS[day - 1] ?? '';
}

/** Full name of a weekday, 1 (Monday) to 7 (Sunday). */
export function longWeekday(day: number): string {
  return LONG_WEEKDAYS[day - 1] ?? '';
}

/** Weekdays in a few words: "Mon to Fri", "Sat and Sun", "Mon, Wed". */
export function weekdays(days: number[]): string {
  if (days.length === 0) return 'none';
  const runs: number[][] = [];
  for (const day of [...days].sort((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run && run.at(-1) === day - 1) run.push(day);
    else runs.push([day]);
  }
  return runs
    .map((run) => (run.length > 2 ? `${weekday(run[0]!)} to ${weekday(run.at(-1)!)}` : run.map(weekday).join(runs.length > 1 ? ', ' : ' and ')))
    .join(', ');
}

/** "22:00 to 05:00". */
export function span({ from, to }: { from: number; to: number }): string {
  return `${clock(from)} to ${clock(to)}`;
}

/** What the hours of the review are, in one sentence. */
export function hoursSentence({ lateNight, weekend, workingHours }: Hours): string {
  return `Late night is ${span(lateNight)}, the weekend ${weekdays(weekend)}, working hours ${weekdays(workingHours.days)} ${span(workingHours)}.`;
}

/** Date of an ISO 8601 time as it was written there: "Thu 19 Nov 2026". */
export function localDate(iso: string): string {
  const match = /^(\d{4})-(\d\d)-(\d\d)/.exec(iso);
  if (!match) return iso;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const weekdayFromSunday = new Date(Date.UTC(year, month - 1, day)).getUTCDay();
  return `${WEEKDAYS[(weekdayFromSunday + 6) % 7]} ${day} ${MONTHS[month - 1]} ${match[1]}`;
}

/** Wall clock of an ISO 8601 time where it happened: "Thu 19 Nov 2026, 01:12". */
export function localTime(iso: string): string {
  const time = /T(\d\d:\d\d)/.exec(iso);
  return time ? `${localDate(iso)}, ${time[1]}` : localDate(iso);
}

export function shortHash(commit: string): string {
  return commit.slice(0, 8);
}

/** Points of the score, with one decimal. */
export function points(value: number): string {
  return value.toFixed(1);
}

/** How far the score is from last week's: an arrow and words, or nothing where it is unknown. */
export function changeFromLastWeek(change: number | null): { arrow: string; text: string } | null {
  if (change === null) return null;
  if (change === 0) return { arrow: '=', text: 'the same as last week' };
  return { arrow: change > 0 ? '▲' : '▼', text: `${plural(Math.abs(change), 'point')} ${change > 0 ? 'above' : 'below'} last week` };
}

/** Which signals make the score another one than last week's, apart from what was done; empty where they are the same. */
export function signalChangesText({ added, removed }: Score['signalChanges']): string {
  const list = (signals: readonly { title: string }[]) => signals.map(({ title }) => title).join(', ');
  return [
    added.length > 0 ? `New among its signals since last week: ${list(added)}.` : '',
    removed.length > 0 ? `No longer among its signals: ${list(removed)}.` : '',
  ].filter((text) => text !== '').join(' ');
}

/** Lowest and highest score of the weeks that have one. */
export function scoreRange(weeks: Review['score']['weeks']): { low: number; high: number } | null {
  const values = weeks.flatMap(({ value }) => (value === null ? [] : [value]));
  return values.length === 0 ? null : { low: Math.min(...values), high: Math.max(...values) };
}

/** How much of the history could show a habit, in a sentence. */
export function coverageSentence({ coverage }: Habit): string {
  const share = coverage.share >= 1 ? 'The history records all of this.' : `The history records ${percent(coverage.share)} of this.`;
  return coverage.note ? `${share} ${coverage.note}` : share;
}

/** Name of the repository a path belongs to. */
export function repositoryName(review: Review, path: string): string {
  return review.repositories.find((repository) => repository.path === path)?.name ?? path;
}

/** An identity as git writes it, or the half of it that is known. */
export function identityText({ name, email }: Identity): string {
  return [name, email && `<${email}>`].filter(Boolean).join(' ');
}

/** The size of the evidence in a few words: "12", or "newest 50 of 312". */
export function evidenceSize({ evidence, evidenceCount }: Habit): string {
  return evidenceCount > evidence.length ? `newest ${evidence.length} of ${formatCount(evidenceCount)}` : formatCount(evidenceCount);
}

/** "once", "twice", "3 times". */
export function times(count: number): string {
  return count === 1 ? 'once' : count === 2 ? 'twice' : `${formatCount(count)} times`;
}

/** How many of the last weeks' no-code zones came from calendars; `null` for none. */
export function zonesOfCalendars({ recentZones }: Review): string | null {
  const count = recentZones.filter(({ source }) => source !== SETTINGS_SOURCE).length;
  return count === 0 ? null : `${plural(count, 'no-code zone')} of calendars in the last ${RECENT_WEEKS} weeks`;
}

/** Which reviews a clone could still fetch, in a sentence that the line to run follows. */
export function missingReviewsText(review: Review, { repository, remote, refs, certain }: MissingReviewRefs): string {
  const where = review.repositories.length > 1 ? `${repositoryName(review, repository)}: ` : '';
  if (certain) return `${where}${remote} has reviews that this clone doesn't (${refs.join(', ')}). This line brings them:`;
  return `${where}Commits carry a Change-Id, so the Gerrit behind ${remote} may keep their reviews in refs that a clone doesn't fetch. This line brings them, if there are any:`;
}

/** One time that the glass was broken, in a line. */
export function glassText({ time, zone, reason }: GlassBreak): string {
  return `Broken glass ${localTime(time)}, ${zone}: ${reason}`;
}

/** Who moved first in an outage, and when somebody else did. */
export function outageText({ first, minutesUntilOther, fixes }: Outage): string {
  const who = first === 'me' ? 'you first' : 'someone else first';
  const next =
    minutesUntilOther === null ? 'nobody joined' : first === 'me' ? `someone else after ${duration(minutesUntilOther)}` : `the next after ${duration(minutesUntilOther)}`;
  return `${who}, ${next}, ${plural(fixes, 'urgent fix', 'urgent fixes')}`;
}

/** "35 min", "2 h 10 min", "3 days": as much as matters. */
export function duration(minutes: number): string {
  if (minutes < 60) return `${minutes} min`;
  if (minutes < 24 * 60) return `${Math.floor(minutes / 60)} h${minutes % 60 === 0 ? '' : ` ${minutes % 60} min`}`;
  return plural(Math.round(minutes / (24 * 60)), 'day');
}

/** How many outages are shown where there is no room for all; the JSON has more. */
export const OUTAGES_SHOWN = 5;

/** How many more outages there were than are shown, in words. The list itself is cut, the habit counts them all. */
export function moreOutages({ outages, habits }: Review): string | null {
  const all = habits.find(({ id }) => id === 'first-responder')?.of ?? outages.length;
  const more = all - Math.min(outages.length, OUTAGES_SHOWN);
  return more <= 0 ? null : `and ${plural(more, 'older outage')}`;
}

/** How many steps of an outage are shown where there is no room for all. */
export const STEPS_SHOWN = 5;

/** Who took a step of an outage. Teammates are not told apart: nobody is ranked. */
export function stepBy({ role }: CommitEvidence): string {
  return role === 'team' ? 'team' : 'you';
}

/** How many more steps there were than are shown, in words. */
export function moreSteps({ fixes }: Outage, shown: number): string | null {
  return fixes <= shown ? null : `and ${plural(fixes - shown, 'more step', 'more steps')}`;
}

/** A file with its repository, where there are several. */
export function fileName(review: Review, { repository, path }: { repository: string; path: string }): string {
  return review.repositories.length > 1 ? `${repositoryName(review, repository)}: ${path}` : path;
}

/** How many of the files of an outage are named. */
export const FILES_SHOWN = 3;
