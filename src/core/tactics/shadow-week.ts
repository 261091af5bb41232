import type { TeamWeek } from '../absence/pace';
import type { Assessment } from '../analyze';
import { formatDay, weekdayOf } from '../calendar/moment';
import { plural, rate } from '../habits/detector';
import type { Pace, Review } from '../review/review';
import { blockCalled, blocksOf, bodyOf, withPart } from './markdown-edit';
import { isDate } from './stories';

/** A week in which somebody else runs the team (docs/files.md). */
export interface ShadowWeek {
  /** First and last day, `YYYY-MM-DD`. */
  from: string;
  to: string;
  who: string;
  parts: Record<ShadowKey, string>;
}

export type ShadowKey = 'handed' | 'silent' | 'reach' | 'saw';

export const SHADOW_PARTS: readonly { key: ShadowKey; heading: string; prompt: string }[] = [
  { key: 'handed', heading: 'What is handed over', prompt: 'Each with its boundary: what may be decided without you. Tick it when it is told.' },
  { key: 'silent', heading: 'What nobody asks me', prompt: 'Say it aloud to the whole team, so that nobody asks out of politeness.' },
  { key: 'reach', heading: 'What still reaches me', prompt: 'As little as you can bear, and by one way only.' },
  { key: 'saw', heading: 'What we saw', prompt: 'Afterwards, both of you: what went without you, what waited, and what stays handed over.' },
];

const FOLDER = 'practices';

/** `practices/shadow-week-2026-12-07.md` */
export function shadowFile(from: string): string {
  return `${FOLDER}/shadow-week-${from}.md`;
}

export function isShadowFile(name: string): boolean {
  return /^practices\/shadow-week-\d{4}-\d{2}-\d{2}\.md$/.test(name);
}

/** A week to begin with: the next one after the coming, so that there is time to hand over. Areas that only the user knows are named. */
export function newShadowWeek(today: string, review: Review | null): ShadowWeek {
  const day = Date.parse(`${today}T00:00:00Z`) / 86_400_000;
  const monday = day + (8 - weekdayOf(day)) + 7;
  const areas = (review?.delegationPlan ?? []).slice(0, 3).map(({ path, title }) => `- [ ] Questions about ${path === '' ? 'the top level' : `\`${title.replaceAll('`', '')}\``}`);
  return {
    from: formatDay(monday),
    to: formatDay(monday + 4),
    who: '',
    parts: {
      handed: ['- [ ] Meetings of the team, and their notes', '- [ ] Merges, releases and who reviews what', '- [ ] The order of the work', ...areas].join('\n'),
      silent: '- Whether something may be merged\n- What is next',
      reach: '- Something is down for customers and the one who runs the team asks for me: by phone',
      saw: '',
    },
  };
}

const WEEK = /^([ \t]*[-*+][ \t]+Week:[ \t]*)(\d{4}-\d{2}-\d{2}) to (\d{4}-\d{2}-\d{2})[ \t]*$/m;
const WHO = /^([ \t]*[-*+][ \t]+Who runs the team:[ \t]*)(.*?)[ \t]*$/m;

/** The form of what a file says; `null` where it is none of a shadow week. */
export function readShadowWeek(text: string): ShadowWeek | null {
  const [, , from, to] = WEEK.exec(headOf(text)) ?? [];
  if (from === undefined || to === undefined) return null;
  const parts = Object.fromEntries(
    SHADOW_PARTS.map(({ key, heading }) => {
      const block = blockCalled(text, 2, heading);
      return [key, block === null ? '' : bodyOf(text, block)];
    }),
  ) as Record<ShadowKey, string>;
  return { from, to, who: WHO.exec(headOf(text))?.[2] ?? '', parts };
}

/** What is wrong with the plan, and what to write; `null` where nothing is. */
export function problemWithWeek({ from, to, who }: ShadowWeek): string | null {
  if (!isDate(from) || !isDate(to)) return 'Choose the first and the last day.';
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
  if (days < 3 || days > 14) return 'Choose three days at least, and two weeks at most: the history counts whole weeks.';
  return who.trim() === '' ? 'Say who runs the team.' : null;
}

/** The file with what the form says; all that the form doesn't know stays, to the byte. A `RangeError` says why it can't be. */
export function writeShadowWeek(base: string | null, week: ShadowWeek): string {
  const who = week.who.replace(/\s+/g, ' ').trim();
  let text = base ?? `# Shadow week, ${week.from} to ${week.to}\n\n- Week: ${week.from} to ${week.to}\n- Who runs the team:${who === '' ? '' : ` ${who}`}\n`;
  if (base !== null) {
    const head = headOf(text);
    if (!WEEK.test(head)) throw new RangeError('The file has no line “- Week: … to …” above its first section. Open it, and write one.');
    const changed = head
      .replace(WEEK, (line, mark: string, from: string, to: string) => (from === week.from && to === week.to ? line : `${mark}${week.from} to ${week.to}`))
      .replace(WHO, (line, mark: string, before: string) => (before === who ? line : `${mark}${who}`));
    text = changed + text.slice(head.length);
  }
  for (const [index, { key, heading }] of SHADOW_PARTS.entries()) {
    const before = SHADOW_PARTS.slice(0, index).map((part) => blockCalled(text, 2, part.heading)).findLast((found) => found !== null);
    text = withPart(text, blockCalled(text, 2, heading), before?.end ?? text.length, `## ${heading}`, week.parts[key]);
  }
  return text;
}

function headOf(text: string): string {
  return text.slice(0, blocksOf(text, 2)[0]?.start ?? text.length);
}

/** A whole week of the window, as the absence drill counts it (docs/metrics.md). */
export interface WeekFigures {
  /** Its first day, `YYYY-MM-DD`. */
  first: string;
  /** Authored work and integrations of the team. */
  pace: number;
  /** Commits and merges of the user's. */
  mine: number;
}

/** The whole weeks of the window, oldest first. */
export function weekFigures({ teamWeeks, facts }: Pick<Assessment, 'teamWeeks' | 'facts'>): WeekFigures[] {
  return teamWeeks.map(({ first, pace }: TeamWeek) => ({
    first: formatDay(first),
    pace,
    mine: facts.events.filter(({ local }) => local.day >= first && local.day < first + 7).length,
  }));
}

/** So many weeks with the user make a spread. */
const LEAST_WEEKS = 4;
/** With these a week of the history begins. */
const WORKING_DAYS = 5;

/** How the week went, read from history. `said` is in sentences. */
export interface ShadowResult {
  kind: 'ahead' | 'running' | 'too-little' | 'seen';
  said: string[];
}

/** The team's pace in each week of it beside its usual spread; nobody is named. `today` is `YYYY-MM-DD`. */
export function shadowResult({ from, to }: Pick<ShadowWeek, 'from' | 'to'>, weeks: readonly WeekFigures[], present: Pace | null, outages: Review['outages'], today: string): ShadowResult {
  if (today < from) return { kind: 'ahead', said: ['What the history says of the week will stand here when it is over.'] };
  if (today <= to) return { kind: 'running', said: ['The week is not over. Look at it on the Monday after.'] };
  const counted = countedWeeks(from, to, weeks);
  if (counted.length === 0) {
    const later = weeks.length === 0 || weeks.at(-1)!.first < from;
    return { kind: 'too-little', said: [later ? 'Too little to say: the history counts whole weeks, and this one is not over or not read yet.' : 'Too little to say: the week lies before the window that the review looks at.'] };
  }
  const made = counted.map((week) => `In the week from ${week.first} the team made ${plural(week.pace, 'commit or merge', 'commits and merges')}.`);
  const mine = counted.reduce((sum, week) => sum + week.mine, 0);
  const one = counted.length === 1;
  const own = mine === 0 ? `Nothing in ${one ? 'it' : 'them'} is yours.` : `You made ${plural(mine, 'commit or merge', 'commits and merges')} in ${one ? 'it' : 'them'} yourself, so ${one ? 'it was no week' : 'these were no weeks'} without you.`;
  const within = outages.filter(({ start }) => start.slice(0, 10) >= from && start.slice(0, 10) <= to);
  const byTeam = within.filter(({ first }) => first === 'team').length;
  const urgent = within.length === 0 ? [] : [`There ${within.length === 1 ? 'was an outage' : `were ${within.length} outages`}; in ${byTeam} of ${within.length} the team moved first.`];
  if (present === null || present.weeks < LEAST_WEEKS) return { kind: 'too-little', said: [...made, own, `Too little to say how that compares: there are ${plural(present?.weeks ?? 0, 'whole week')} with you, and a spread takes ${LEAST_WEEKS}.`, ...urgent] };
  const places = counted.map((week) => placeIn(week, present));
  const lie = one ? `the week lies ${places[0]}` : places.every((place) => place === places[0]) ? `${counted.length === 2 ? 'both' : 'all'} weeks lie ${places[0]}` : counted.map((week, index) => `that from ${week.first} lies ${places[index]}`).join(' and ');
  return { kind: 'seen', said: [...made, `In half of the ${present.weeks} weeks with you it made ${spread(present)}, so ${lie}. ${one ? 'One week' : 'So few weeks'} can be chance.`, own, ...urgent] };
}

/** Those of which most working days lie in it, or else the one that it begins in. */
function countedWeeks(from: string, to: string, weeks: readonly WeekFigures[]): WeekFigures[] {
  const most = weeks.filter(({ first }) => Array.from({ length: WORKING_DAYS }, (_, index) => dayAfter(first, index)).filter((day) => day >= from && day <= to).length * 2 > WORKING_DAYS);
  return most.length > 0 ? most : weeks.filter(({ first }) => first <= from && from < dayAfter(first, 7));
}

function spread({ lowerQuartile, upperQuartile }: Pace): string {
  return lowerQuartile === upperQuartile ? rate(lowerQuartile) : `${rate(lowerQuartile)} to ${rate(upperQuartile)}`;
}

function placeIn({ pace }: WeekFigures, { lowerQuartile, upperQuartile }: Pace): string {
  return pace < lowerQuartile ? 'below that' : pace > upperQuartile ? 'above that' : 'within that';
}

function dayAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Why to plan such a week, from the user's own numbers. */
export function whyShadowWeek(review: Review | null): string {
  const drill = review?.habits.find(({ id }) => id === 'absence-resilience');
  const seen = drill === undefined ? '' : drill.value === null ? `${drill.why.replace(/\.?$/, '.')} ` : `Commits and merges of the team: ${drill.arithmetic}. `;
  return `${seen}A week that somebody else runs shows what the team can do, and gives one who may want your work a safe try.`;
}
