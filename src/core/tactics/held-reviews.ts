import * as v from 'valibot';
import { type Moment, parseMoment } from '../calendar/moment';
import { CHECK_KINDS, type Check, type Commitment, MOST_COMMITMENTS } from '../commitments/commitment';
import type { HabitId, HabitStatus } from '../habits/habit';
import type { CommitmentResult } from '../review/review';
import type { DocumentProblem } from './documents';
import { frontMatterOf } from './front-matter';

/** A leadership review that was held: a file in `reviews`, one for each day (docs/files.md). */
export interface HeldReview {
  /** Path in the user's folder. */
  file: string;
  at: Moment;
  /** The delegation score then; `null` where there was none. */
  score: number | null;
  habits: Partial<Record<HabitId, HeldHabit>>;
  commitments: readonly Commitment[];
  /** How those of the review before had gone. */
  results: readonly HeldResult[];
}

export interface HeldHabit {
  status: HabitStatus;
  value: number | null;
}

/** What became of a commitment; `open` where it was not reached, `unknown` where nobody said. */
export interface HeldResult {
  text: string;
  result: HeldOutcome;
}

export const HELD_OUTCOMES = ['kept', 'broken', 'open', 'unknown'] as const;
export type HeldOutcome = (typeof HELD_OUTCOMES)[number];

const STATUSES = ['good', 'watch', 'flag', 'no-evidence'] as const;

const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100));
const text = v.pipe(v.union([v.string(), v.number()]), v.transform(String), v.trim(), v.nonEmpty());

const commitment = v.looseObject({
  text,
  check: v.optional(v.picklist(CHECK_KINDS)),
  'at-least': v.optional(count),
  'at-most': v.optional(count),
  repository: v.optional(text),
  path: v.optional(v.union([v.string(), v.number()])),
  successor: v.optional(text),
});

const held = v.looseObject({
  held: v.union([v.string(), v.date()]),
  score: v.optional(v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(100)))),
  habits: v.optional(v.record(v.string(), v.unknown())),
  commitments: v.optional(v.nullable(v.array(v.unknown()))),
  results: v.optional(v.nullable(v.array(v.unknown()))),
});

const habit = v.looseObject({ status: v.picklist(STATUSES), value: v.optional(v.nullable(v.number())) });
const result = v.looseObject({ text, result: v.picklist(HELD_OUTCOMES) });

/** Reads the file of a review. Whatever can't be understood is told and left out; without a time it is none. */
export function parseHeldReview(file: string, markdown: string): { review: HeldReview | null; problems: DocumentProblem[] } {
  const problems: DocumentProblem[] = [];
  const tell = (message: string, lost = true) => problems.push({ file, line: 1, message, lost });
  const { values, problem } = frontMatterOf(markdown);
  if (problem !== null) tell(`The lines between "---" can't be read: ${problem}. The review is left out.`);
  else if (values === null) tell('There are no lines between "---" at the beginning, so it is not known when this review was held. It is left out.');
  const read = values === null ? null : v.safeParse(held, values);
  const at = read?.success === true ? parseMoment(read.output.held instanceof Date ? read.output.held.toISOString() : read.output.held) : null;
  if (values !== null && (read?.success !== true || at === null)) tell('"held" has to say when this review was held, such as 2026-11-20T16:05:00+01:00, and "score" a number or nothing. The review is left out.');
  if (read?.success !== true || at === null) return { review: null, problems };
  const { score = null, habits = {}, commitments, results } = read.output;
  const known = (commitments ?? []).flatMap((each) => commitmentOf(each) ?? (tell('A commitment can\'t be understood, and is left out. Write "- text: …", with "check:" where the history can prove it.'), []));
  return {
    review: {
      file,
      at,
      score: score === null ? null : Math.round(score),
      habits: Object.fromEntries(Object.entries(habits).flatMap(([id, each]) => (v.is(habit, each) ? [[id, { status: each.status, value: each.value ?? null }]] : []))),
      commitments: known.slice(0, MOST_COMMITMENTS),
      results: (results ?? []).flatMap((each) => {
        const one = v.safeParse(result, each);
        return one.success ? [{ text: one.output.text, result: one.output.result }] : [];
      }),
    },
    problems,
  };
}

function commitmentOf(value: unknown): Commitment | null {
  const read = v.safeParse(commitment, value);
  if (!read.success) return null;
  const { text, check: kind, 'at-least': atLeast = 1, 'at-most': atMost = 0, repository, path = '', successor = '' } = read.output;
  const checkOf = (): Check | null => {
    switch (kind) {
      case undefined:
        return null;
      case 'keep-zones':
      case 'tell-wins':
      case 'system-time':
        return { kind, atLeast };
      case 'leave-merges':
        return { kind, atMost };
      case 'hands-off':
        return repository === undefined ? null : { kind, area: { repository, path: String(path), successor } };
      default:
        return { kind };
    }
  };
  return { text, check: checkOf() };
}

/** A commitment as it stands in the file. */
export function commitmentFields({ text, check }: Commitment): Record<string, unknown> {
  if (check === null) return { text };
  const { kind } = check;
  switch (check.kind) {
    case 'keep-zones':
    case 'tell-wins':
    case 'system-time':
      return { text, check: kind, 'at-least': check.atLeast };
    case 'leave-merges':
      return { text, check: kind, 'at-most': check.atMost };
    case 'hands-off': {
      const { repository, path, successor } = check.area;
      return { text, check: kind, repository, path, ...(successor !== '' && { successor }) };
    }
    default:
      return { text, check: kind };
  }
}

/** What is kept of a commitment's standing; what only the user knows is theirs to say. */
export function outcomeOf({ standing }: Pick<CommitmentResult, 'standing'>): HeldOutcome {
  return standing === 'asked' || standing === 'no-evidence' ? 'unknown' : standing;
}
