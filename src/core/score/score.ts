import { type Moment, formatMoment, WEEK_SECONDS } from '../calendar/moment';
import { type Finding, plural } from '../habits/detector';
import type { HabitId } from '../habits/habit';
import type { WindowFacts } from '../ledger/window-facts';
import type { Score, Signal, SignalName } from '../review/review';
import { evaluate } from './curve';
import { type Measured, type ScoreContext, SIGNALS } from './signals';

export const LEAST_SIGNALS = 3;
export const LEAST_EVENTS = 10;
export const WEEKS_SHOWN = 12;

/** What the score of one window is made from. */
export interface ScoreInput extends ScoreContext {
  findings: ReadonlyMap<HabitId, Finding>;
}

export type ScoreNow = Pick<Score, 'value' | 'reason' | 'signals' | 'missing' | 'bestChange'>;

/** The delegation score of one window. `titles` name the habits. */
export function scoreOf({ findings, ...context }: ScoreInput, titles: ReadonlyMap<HabitId, string>): ScoreNow {
  const signals: Signal[] = [];
  const missing: Score['missing'] = [];
  for (const { id, weight, curve, measure } of SIGNALS) {
    const title = titles.get(id) ?? id;
    const finding = findings.get(id);
    const measured = finding && (measure ? measure(finding, context) : ownValue(finding));
    if (!measured || 'why' in measured) {
      missing.push({ id, title, why: measured?.why ?? finding?.why ?? 'Not measured.' });
      continue;
    }
    const { value, arithmetic } = measured;
    signals.push({ id, title, value, arithmetic, subScore: evaluate(curve, value), weight, contribution: 0 });
  }
  const reason = whyNone(context.facts, signals.length);
  if (reason !== null) {
    missing.unshift(...signals.map(({ id, title }) => ({ id, title, why: 'Measured, but there is no score to add it to.' })));
    return { value: null, reason, signals: [], missing, bestChange: null };
  }
  const sum = signals.reduce((total, { weight }) => total + weight, 0);
  for (const signal of signals) {
    signal.weight /= sum;
    signal.contribution = signal.weight * signal.subScore;
  }
  const exact = signals.reduce((total, { contribution }) => total + contribution, 0);
  return { value: Math.round(exact), reason: null, signals, missing, bestChange: bestChange(signals, exact) };
}

function ownValue({ value, arithmetic }: Finding): Measured | null {
  return value === null ? null : { value, arithmetic };
}

function whyNone(facts: WindowFacts, signals: number): string | null {
  const window = `the ${plural(facts.weeks, 'week')} of the window`;
  if (facts.commits === 0) return `There are no commits in ${window}.`;
  if (facts.team.size === 0) return `Nobody but you committed or merged in ${window}, so there is nothing to delegate.`;
  if (facts.events.length < LEAST_EVENTS) {
    return `A score needs ${LEAST_EVENTS} commits and merges of yours; ${window} have ${facts.events.length}.`;
  }
  if (signals < LEAST_SIGNALS) return `A score needs ${LEAST_SIGNALS} signals; the history has evidence for ${signals}.`;
  return null;
}

function bestChange(signals: readonly Signal[], exact: number): Score['bestChange'] {
  let best: Score['bestChange'] = null;
  for (const signal of signals) {
    const definition = SIGNALS.find(({ id }) => id === signal.id);
    if (!definition || signal.value <= definition.goal.value) continue;
    const reached = exact + signal.weight * (evaluate(definition.curve, definition.goal.value) - signal.subScore);
    const gain = Math.round(reached) - Math.round(exact);
    if (gain > (best?.gain ?? 0)) best = { id: signal.id, text: `${definition.goal.text}: the score would be ${Math.round(reached)}.`, gain };
  }
  return best;
}

/** The moments at which the last weeks ended, oldest first; the last is `now`. */
export function weekEnds(now: Moment): Moment[] {
  return Array.from({ length: WEEKS_SHOWN }, (_, index) => ({
    time: now.time - (WEEKS_SHOWN - 1 - index) * WEEK_SECONDS,
    offset: now.offset,
  }));
}

/** `weeks`: the scores at {@link weekEnds}. */
export function withHistory(now: ScoreNow, weeks: readonly { to: Moment; score: Pick<ScoreNow, 'value' | 'signals'> }[]): Score {
  const before = weeks[weeks.length - 2]?.score;
  const comparable = before !== undefined && before.value !== null && now.value !== null;
  return {
    ...now,
    change: comparable ? now.value! - before.value! : null,
    signalChanges: comparable ? { added: without(now.signals, before.signals), removed: without(before.signals, now.signals) } : { added: [], removed: [] },
    weeks: weeks.map(({ to, score: { value } }) => ({ to: formatMoment(to), value })),
  };
}

function without(signals: readonly Signal[], others: readonly Signal[]): SignalName[] {
  return signals.filter(({ id }) => !others.some((other) => other.id === id)).map(({ id, title }) => ({ id, title }));
}
