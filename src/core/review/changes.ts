import { formatCount, plural } from '../habits/detector';
import type { HabitStatus } from '../habits/habit';
import type { HeldReview } from '../tactics/held-reviews';
import { STATUS_WORDS } from './phrases';
import type { Review } from './review';

/** What happened since a moment; counts. */
export interface SinceFigures {
  /** When that was, or when the window began if that was later; local time. */
  from: string;
  commits: number;
  merges: number;
  /** Merges of others' work among those. */
  othersMerges: number;
  lateNights: number;
  weekendDays: number;
  zones: { kept: number; of: number };
  outages: { first: number; of: number };
  reviews: number;
  teamCommits: number;
  /** Merged pieces of the team's work, and how many of them an entry tells. */
  teamPieces: { told: number; of: number };
}

/** What changed since the last review, in sentences; the most telling first. */
export function changesSince(last: Pick<HeldReview, 'score' | 'habits'>, review: Review): string[] {
  return [scoreChange(last.score, review.score.value), ...habitChanges(last, review)].flatMap((sentence) => sentence ?? []);
}

function scoreChange(before: number | null, now: number | null): string | null {
  if (before === null && now === null) return null;
  if (before === null) return `There is a delegation score now: ${now}.`;
  if (now === null) return `There is no delegation score any more; it was ${before}.`;
  return before === now ? `The delegation score is ${now}, as it was.` : `The delegation score went ${now > before ? 'up' : 'down'} from ${before} to ${now}.`;
}

const RANK: Record<HabitStatus, number> = { flag: 2, watch: 1, good: 0, 'no-evidence': -1 };

function habitChanges(last: Pick<HeldReview, 'habits'>, { habits }: Review): string[] {
  const changes = habits.flatMap(({ id, title, status, arithmetic }) => {
    const before = last.habits[id]?.status;
    if (before === undefined || before === status) return [];
    if (status === 'no-evidence') return { by: -1, text: `${title}: there is no evidence any more.` };
    const numbers = arithmetic === '' ? '' : `: ${arithmetic}`;
    if (before === 'no-evidence') return { by: 0, text: `${title}: there is evidence now (${STATUS_WORDS[status]})${numbers}.` };
    return { by: RANK[status] - RANK[before], text: `${title} went from “${STATUS_WORDS[before]}” to “${STATUS_WORDS[status]}”${numbers}.` };
  });
  // Worse ones first, then better ones.
  return changes.sort((a, b) => Math.abs(b.by) - Math.abs(a.by) || b.by - a.by).map(({ text }) => text);
}

/** What happened since then, in sentences. */
export function sinceSentences({ commits, merges, othersMerges, lateNights, weekendDays, zones, outages, reviews, teamCommits, teamPieces }: SinceFigures): string[] {
  const own = [`You made ${plural(commits, 'commit')} and ${plural(merges, 'merge')}${othersMerges > 0 ? `, ${formatCount(othersMerges)} of them of the team’s work` : ''}; the team made ${plural(teamCommits, 'commit')}.`];
  const hours = [lateNights > 0 && `${plural(lateNights, 'late night')}`, weekendDays > 0 && plural(weekendDays, 'weekend day')].filter((each) => each !== false);
  if (commits + merges > 0) own.push(hours.length === 0 ? 'None of that fell into late night or the weekend.' : `Part of that fell into ${hours.join(' and ')}.`);
  if (zones.of > 0) own.push(`You kept ${formatCount(zones.kept)} of ${plural(zones.of, 'no-code zone')}.`);
  if (outages.of > 0) own.push(`There ${outages.of === 1 ? 'was' : 'were'} ${plural(outages.of, 'outage')}, and you moved first in ${outages.first === 0 ? 'none' : formatCount(outages.first)}.`);
  if (reviews > 0) own.push(`You reviewed ${plural(reviews, 'change')} of others.`);
  if (teamPieces.of > 0) own.push(`${plural(teamPieces.of, 'piece')} of the team’s work ${teamPieces.of === 1 ? 'was' : 'were'} merged; ${teamPieces.told === 0 ? 'none is' : teamPieces.told === 1 ? '1 is' : `${formatCount(teamPieces.told)} are`} told in your portfolio or wins.`);
  return own;
}
