import type { Commitment } from '../commitments/commitment';
import { commitmentFields, type HeldOutcome, type HeldResult, type HeldReview, outcomeOf, parseHeldReview } from './held-reviews';
import { changesSince, type SinceFigures, sinceSentences } from '../review/changes';
import { code, prose } from '../review/markdown-text';
import { localDate, localTime, repositoryName, ROLE_WORDS, shortHash, STATUS_WORDS } from '../review/phrases';
import type { CommitmentResult, Evidence, Review } from '../review/review';
import { trapsOf } from '../review/traps';
import { plural } from '../habits/detector';
import { withFrontMatter } from './front-matter';
import { blockCalled, bodyOf, insertBlock, replaceBody, withPart } from './markdown-edit';

/** What the user says when they hold the review. */
export interface WeeklyDraft {
  /** What became of the commitments that only they can judge, by text. */
  answers: Record<string, HeldOutcome>;
  commitments: Commitment[];
  notes: string;
}

/** What the review is held on. */
export interface WeeklyGround {
  review: Review;
  /** When it is held, ISO 8601 with offset. */
  held: string;
  /** The one before; `null` for the first. */
  last: HeldReview | null;
  /** How the commitments of the one before stand; `null` where that isn't known yet. */
  promised: readonly CommitmentResult[] | null;
  /** What happened since the one before; `null` where that isn't known. */
  since: SinceFigures | null;
}

/** A commitment of the review before, as it is shown at the end of its time. */
export interface Outcome {
  text: string;
  outcome: HeldOutcome;
  /** Whether the history says so, and the user need not. */
  proved: boolean;
  arithmetic: string;
  evidence: readonly Evidence[];
}

const PARTS = { changed: 'What changed', until: 'Commitments until now', traps: 'The five traps', next: 'Until the next review', notes: 'Notes' } as const;

/** How many pieces of evidence the file names. */
const EVIDENCE_LINES = 5;

export const OUTCOME_WORDS: Record<HeldOutcome, string> = { kept: 'Kept', broken: 'Broken', open: 'Not reached', unknown: 'Not said' };

/** The form of what the file of the day says; of a day without one, an empty form. */
export function readWeekly(file: string, text: string | null): WeeklyDraft {
  if (text === null) return { answers: {}, commitments: [], notes: '' };
  const { review } = parseHeldReview(file, text);
  const block = blockCalled(text, 2, PARTS.notes);
  return {
    answers: Object.fromEntries((review?.results ?? []).map(({ text: each, result }) => [each, result])),
    commitments: [...(review?.commitments ?? [])],
    notes: block === null ? '' : bodyOf(text, block),
  };
}

/** How the commitments of the review before ended: by the history, and else by what the user says. */
export function outcomes({ promised, last }: Pick<WeeklyGround, 'promised' | 'last'>, answers: WeeklyDraft['answers']): Outcome[] {
  if (last === null) return [];
  return last.commitments.map(({ text, check }) => {
    const standing = promised?.find((each) => each.text === text && Date.parse(each.since) / 1000 === last.at.time);
    const said = answers[text] ?? 'unknown';
    // Until the history answers, what it can prove is not asked.
    if (standing === undefined) return { text, outcome: said, proved: promised === null && check !== null, arithmetic: '', evidence: [] };
    const outcome = outcomeOf(standing);
    const proved = outcome !== 'unknown';
    return { text, outcome: proved ? outcome : said, proved, arithmetic: standing.arithmetic, evidence: standing.evidence };
  });
}

/**
 * The file of the day. What the form and the history say is put into what is there; other parts, fields and comments of
 * it stay.
 */
export function writeWeekly(base: string | null, draft: WeeklyDraft, ground: WeeklyGround): string {
  const { review, held } = ground;
  const ended = outcomes(ground, draft.answers);
  const results: HeldResult[] = ended.map(({ text, outcome }) => ({ text, result: outcome }));
  let text = base ?? `# Leadership review, ${localDate(held)}\n`;
  const put = (title: string, body: string) => {
    const block = blockCalled(text, 2, title);
    if (block !== null) text = replaceBody(text, block, body);
    else if (body !== '') text = insertBlock(text, text.length, `## ${title}`, body);
  };
  put(PARTS.changed, list(changed(ground)));
  // Not known yet: what a review of today says already is better than less.
  if (ground.promised !== null || base === null) put(PARTS.until, list(ended.flatMap((each) => outcomeLines(review, each))));
  put(PARTS.traps, list(trapLines(review)));
  put(PARTS.next, draft.commitments.map(({ text: each }) => `- [ ] ${prose(each)}`).join('\n'));
  text = withPart(text, blockCalled(text, 2, PARTS.notes), text.length, `## ${PARTS.notes}`, draft.notes);
  return withFrontMatter(text, {
    held,
    score: review.score.value,
    habits: Object.fromEntries(review.habits.map(({ id, status, value }) => [id, { status, value: value === null ? null : Math.round(value * 1000) / 1000 }])),
    commitments: draft.commitments.map(commitmentFields),
    results,
  });
}

/** What changed since the last review, in sentences. */
export function changed({ review, last, since }: WeeklyGround): string[] {
  if (last === null) return [review.score.value === null ? 'This is the first review that is kept.' : `This is the first review that is kept. The delegation score is ${review.score.value}.`];
  return [...changesSince(last, review), ...(since === null ? [] : [...sinceSentences(since), ...reach(since, last, review)])];
}

/** Where the window is shorter than the time since the last review, the figures are too. */
function reach({ from }: SinceFigures, { at }: HeldReview, { window }: Review): string[] {
  return Date.parse(from) / 1000 > at.time ? [`What happened is counted from ${localDate(from)} on: no more than ${plural(window.weeks, 'week')} are read.`] : [];
}

function outcomeLines(review: Review, { text, outcome, arithmetic, evidence }: Outcome): string[] {
  const shown = evidence.slice(0, EVIDENCE_LINES).map((each) => `  - ${evidenceLine(review, each)}`);
  const more = evidence.length > EVIDENCE_LINES ? [`  - and ${evidence.length - EVIDENCE_LINES} more`] : [];
  return [[`${OUTCOME_WORDS[outcome]}: ${prose(text)}${arithmetic === '' ? '' : ` (${prose(arithmetic)})`}`, ...shown, ...more].join('\n')];
}

function evidenceLine(review: Review, evidence: Evidence): string {
  const when = prose(localTime(evidence.time));
  if (evidence.kind === 'review') return `${when}, ${prose(evidence.text)}`;
  if (evidence.kind === 'file') return `${when}, ${code(evidence.path)}`;
  const where = review.repositories.length > 1 ? ` in ${code(repositoryName(review, evidence.repository))}` : '';
  return `${when}, ${ROLE_WORDS[evidence.role]} ${code(shortHash(evidence.commit))}${where}: ${code(evidence.subject)}`;
}

function trapLines(review: Review): string[] {
  return trapsOf(review).map(({ title, status, strongest, text, step, next }) => {
    return `**${title}: ${STATUS_WORDS[status]}.**${strongest === null ? '' : ` ${prose(text)}`}${next === null ? '' : ` Next: ${prose(step)}`}`;
  });
}

function list(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}
