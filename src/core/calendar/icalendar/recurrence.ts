import { RRuleTemporal } from 'rrule-temporal';
import { DAY } from './date-values';
import { RegularRecurrence } from './regular-recurrence';
import type { Rule } from './rule';

/** Steps that a rule may take to answer one question. Two centuries of weeks need fewer. */
const MOST_STEPS = 10_000;

/** More steps were asked for than a rule may take. */
export class EndlessRule extends Error {}

/** The times of a rule, on the wall clock: in seconds since 1970-01-01T00:00. */
export interface Times {
  /** Those from `from` to `to`, both included. Throws an `EndlessRule` where that takes too many steps. */
  between(from: number, to: number): Iterable<number>;
}

export function timesOf(rule: Rule, start: number, until: number | null): Times {
  return RegularRecurrence.of(rule, start, until) ?? new Recurrence(rule, start, until);
}

/**
 * The times of a rule on a wall clock that never changes: seconds since 1970-01-01T00:00. Which instants these are is
 * the zone's affair, so that the library has to know none, and custom zones are like any other.
 */
export class Recurrence implements Times {
  /** Density of the rule at most, in seconds from one time to the next; `null` where BYHOUR and its like add to it. */
  private readonly step: number | null;
  /** Made when they are first asked for: few events of a calendar ever are, and the library refuses some rules. */
  private made: { endless: RRuleTemporal; counted: RRuleTemporal | null } | null = null;

  /** `until` is the last time the rule may have, on the same clock as `start`. */
  constructor(private readonly rule: Rule, private readonly start: number, private readonly until: number | null) {
    const { freq, parts } = rule;
    const dense = parts.byHour !== undefined || parts.byMinute !== undefined || parts.bySecond !== undefined;
    this.step = dense ? null : freq === 'HOURLY' || freq === 'MINUTELY' || freq === 'SECONDLY' ? 3600 : DAY;
  }

  *between(from: number, to: number): Generator<number> {
    const first = Math.max(from, this.start);
    const last = Math.min(to, this.until ?? to);
    // A piece is as long as a rule may take steps, so that a long question only costs more of them.
    const piece = (this.step ?? 3600) * (MOST_STEPS - 100);
    for (let at = first; at <= last; at += piece) {
      const end = Math.min(last, at + piece - 1);
      yield* guarded(() => this.ruleUpTo(last)?.between(new Date(at * 1000), new Date(end * 1000), true) ?? []).map(wallOf);
    }
  }

  /** The last time at or before one; `null` where there is none. */
  lastBefore(wall: number): number | null {
    const last = guarded(() => this.ruleUpTo(wall)?.previous(new Date(wall * 1000), true) ?? null);
    return last === null ? null : wallOf(last);
  }

  /** A COUNT that can't be used up by then is none, and a rule without one may jump ahead. */
  private ruleUpTo(last: number): RRuleTemporal | null {
    this.made ??= this.make();
    const { step, start } = this;
    const { count } = this.rule;
    return count === null || (step !== null && (last - start) / step + 1 < count) ? this.made.endless : this.made.counted;
  }

  private make(): { endless: RRuleTemporal; counted: RRuleTemporal | null } {
    const { freq, interval, count, parts } = this.rule;
    const options = {
      ...parts,
      freq,
      interval,
      dtstart: timeOf(this.start),
      maxIterations: MOST_STEPS,
      cache: false,
      ...(this.until === null ? {} : { until: timeOf(this.until) }),
    };
    const endless = new RRuleTemporal(options);
    if (count === null) return { endless, counted: null };
    // COUNT counts the event's first time, which the rule itself need not have.
    const start = new Date(this.start * 1000);
    const own = endless.between(start, start, true).length > 0 ? count : count - 1;
    return { endless, counted: own < 1 ? null : new RRuleTemporal({ ...options, count: own }) };
  }
}

function wallOf({ epochMilliseconds }: { epochMilliseconds: number }): number {
  return epochMilliseconds / 1000;
}

function guarded<T>(ask: () => T): T {
  try {
    return ask();
  } catch (error) {
    throw new EndlessRule(error instanceof Error ? error.message : '');
  }
}

/** A time as the library takes it: in UTC, which stands for the wall clock. */
function timeOf(wall: number): { timeZoneId: string; toString(): string } {
  const iso = new Date(wall * 1000).toISOString().slice(0, -1);
  return { timeZoneId: 'UTC', toString: () => `${iso}+00:00[UTC]` };
}
