import { isAway, LEAST_DAYS_AWAY, pacesOf, type TeamWeek } from '../absence/pace';
import type { CommitFact } from '../ledger/facts';
import type { HabitCoverage, Pace } from '../review/review';
import { type CommitSource, type Detector, FULL_COVERAGE, formatCount, newestFirst, noEvidence, percent, plural, rate, statusOf, type Thresholds } from './detector';

/**
 * The weekly work of a team goes up and down by a fifth without any reason; where half of it stops, it waited for
 * somebody. Low is bad here.
 */
const THRESHOLDS: Thresholds = { watch: 0.8, flag: 0.5 };
/** One week of a kind could be anything. */
const LEAST_WEEKS = 2;

export const absenceResilience: Detector = {
  id: 'absence-resilience',
  trap: 'code-refuge',
  title: 'When you are away',
  unit: "team's pace without you / with you",
  definition: () =>
    "The team's median of commits, merges and applied patches in whole weeks without you, against that in weeks with you. " +
    `A week is without you where your calendars have you out of office on ${LEAST_DAYS_AWAY} of its working days or more, or where nothing in it is yours and you commit or merge in most of the others.`,
  detect({ facts, teamWeeks }) {
    if (facts.team.size === 0) return noEvidence('Nobody else committed in this window.', FULL_COVERAGE);
    const weeks = teamWeeks();
    const { away, present } = pacesOf(weeks);
    const coverage = coverageOf(weeks);
    const [count, of] = [away?.weeks ?? 0, weeks.length];
    const silent = weeks.filter((week) => week.away === 'silent').length;
    if (silent > 0 && count < LEAST_WEEKS) {
      const seldom = `Too little to say: nothing in ${formatCount(silent)} of ${plural(of, 'whole week')} is yours. Where that is so in half of them, it doesn't tell that you were away`;
      return noEvidence(`${seldom}; out-of-office events of your calendars would.`, coverage, count, of);
    }
    if (away === null || present === null || count < LEAST_WEEKS || present.weeks < LEAST_WEEKS) {
      const found = `the window has ${plural(count, 'whole week')} without you and ${plural(present?.weeks ?? 0, 'one with you', 'with you')}`;
      return noEvidence(`Too little to say: ${found}; ${LEAST_WEEKS} of each are needed.`, coverage, count, of);
    }
    if (present.median === 0) return noEvidence('Too little to say: in most weeks with you the team committed nothing.', coverage, count, of);
    const value = away.median / present.median;
    const ordinary = away.median >= present.lowerQuartile;
    const bounds = `from ${percent(THRESHOLDS.watch)} on is good, under ${percent(THRESHOLDS.flag)} it stands out`;
    return {
      value,
      status: ordinary ? 'good' : statusOf(value, THRESHOLDS),
      why:
        `${percent(value)} of the pace it has with you; ${bounds}.` +
        (ordinary && value < THRESHOLDS.watch ? ' That lies within the spread of the weeks with you.' : ''),
      count,
      of,
      arithmetic: `${paceText(away)} without you, ${paceText(present)} with you`,
      coverage,
      evidence: newestFirst(weeks.filter(isAway).flatMap(({ work }) => work.map(sourceOf))),
    };
  },
};

function coverageOf(weeks: readonly TeamWeek[]): HabitCoverage {
  const away = weeks.filter(isAway);
  const byHistory = away.filter((week) => week.away === 'history').length;
  const silent = away.filter(({ pace }) => pace === 0).length;
  const notes: string[] = [];
  if (byHistory > 0) notes.push(`${plural(byHistory, 'week is', 'weeks are')} taken for absence because nothing in ${byHistory === 1 ? 'it' : 'them'} is yours; you may have done other work.`);
  if (silent > 0) notes.push(`In ${plural(silent, 'week')} without you nobody committed; holidays of all look the same.`);
  const unclear = weeks.filter((week) => week.away === 'silent').length;
  if (unclear > 0 && away.length > 0) notes.push(`${plural(unclear, 'week')} in which nothing is yours, but your calendars don't have you away, ${unclear === 1 ? 'is' : 'are'} left out.`);
  return { share: weeks.length === 0 ? 1 : 1 - unclear / weeks.length, note: notes.join(' ') };
}

function paceText({ weeks, median, lowerQuartile, upperQuartile }: Pace): string {
  return `a median of ${rate(median)} a week (${rate(lowerQuartile)} to ${rate(upperQuartile)}) in ${plural(weeks, 'week')}`;
}

function sourceOf({ repository, row, integration, time }: CommitFact): CommitSource {
  const { ledger } = repository;
  const moment = integration === 'team' ? { time, offset: ledger.committerOffset(row) } : { time: ledger.authorTime(row), offset: ledger.authorOffset(row) };
  return { role: 'team', moment, repository, row };
}
