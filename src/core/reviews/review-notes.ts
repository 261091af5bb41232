import { NOTHING_WRITTEN, type ReviewActivity, type ReviewedChange, type Reviewer, type SourceReviews } from './activity';
import { type FoundNote, noteLines, plausibleTime } from './note-lines';

export const REVIEW_NOTES_REF = 'refs/notes/review';

const VOTE = /^([A-Za-z0-9][\w-]*)([+-]\d+): (.+)$/;
const FIELD = /^([A-Za-z][\w-]*): (.*)$/;
const ADDRESS = /^(.*?)\s*<([^<>]*)>$/;

/**
 * The notes that Gerrit's plugin reviewnotes leaves on each commit that was submitted
 * (https://gerrit.googlesource.com/plugins/reviewnotes, HeaderFormatter):
 *
 *     Code-Review+2: Ada Example <ada@example.com>
 *     Submitted-by: Ada Example <ada@example.com>
 *     Submitted-at: Tue, 14 Jan 2020 12:33:20 +0100
 *     Reviewed-on: https://review.example.com/c/project/+/1234
 *
 * The time is that of the submission: when somebody voted is not in them. Its offset is the server's. Who submitted is
 * no reviewer by that; the history has the integration.
 */
export function readReviewNotes(notes: readonly FoundNote[], repository: string, authorOf: (commit: string) => Reviewer | null): SourceReviews {
  const activities: ReviewActivity[] = [];
  let skipped = 0;
  for (const { object, text } of notes) {
    const found = votesOf(noteLines(text), (url) => ({ id: changeId(url, object), repository, author: authorOf(object), opened: null }));
    if (found === null) skipped++;
    else activities.push(...found);
  }
  return { source: 'review-notes', activities, skipped };
}

/** The votes of a note; `null` where it is none of this format, or nobody can say when. */
function votesOf(lines: ReadonlySet<string>, changeOf: (url: string) => ReviewedChange): ReviewActivity[] | null {
  const fields = new Map<string, string>();
  const votes: string[] = [];
  for (const line of lines) {
    const voter = VOTE.exec(line)?.[3];
    const field = FIELD.exec(line);
    if (voter !== undefined) votes.push(voter);
    else if (field && !fields.has(field[1]!.toLowerCase())) fields.set(field[1]!.toLowerCase(), field[2]!);
  }
  const time = plausibleTime(Date.parse(fields.get('submitted-at') ?? '') / 1000);
  if (time === null) return null;
  const change = changeOf(fields.get('reviewed-on') ?? '');
  return [...new Set(votes)].map((voter): ReviewActivity => ({
    source: 'review-notes',
    kind: 'vote',
    change,
    reviewer: personOf(voter),
    at: { time, offset: null },
    ...NOTHING_WRITTEN,
  }));
}

function changeId(url: string, commit: string): string {
  const number = /\/(\d+)\/?$/.exec(url)?.[1];
  return number === undefined ? `commit:${commit}` : `gerrit:${number}`;
}

/** A name and an address; accounts without an address have the name alone. */
function personOf(text: string): Reviewer {
  const match = ADDRESS.exec(text.trim());
  if (match) return { name: match[1]!, email: match[2]!, account: null };
  return { name: text.trim(), email: '', account: null };
}
