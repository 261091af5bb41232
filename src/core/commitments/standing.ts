import { formatMoment, type Moment } from '../calendar/moment';
import { evidenceOf } from '../habits/detector';
import { type CommitmentResult, EVIDENCE_LIMIT } from '../review/review';
import type { HeldReview } from '../tactics/held-reviews';
import { check, type CheckGround } from './check';

/** The newest review that was held before a moment. */
export function lastHeld(reviews: readonly HeldReview[], now: Moment): HeldReview | null {
  return reviews.filter(({ at }) => at.time <= now.time).reduce<HeldReview | null>((last, each) => (last === null || each.at.time >= last.at.time ? each : last), null);
}

/** How the commitments of the last review stand. */
export function standingOf(last: HeldReview | null, ground: Omit<CheckGround, 'since'>): CommitmentResult[] {
  if (last === null) return [];
  return last.commitments.map(({ text, check: asked }) => {
    const base = { text, since: formatMoment(last.at), check: asked?.kind ?? null };
    if (asked === null) return { ...base, standing: 'asked', arithmetic: '', evidence: [], evidenceCount: 0 };
    const { standing, arithmetic, evidence } = check(asked, { ...ground, since: last.at });
    return { ...base, standing, arithmetic, evidence: evidence.slice(0, EVIDENCE_LIMIT).map((source) => evidenceOf(source, formatMoment)), evidenceCount: evidence.length };
  });
}
