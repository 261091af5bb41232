import type { ReviewActivity, ReviewedChange, Reviewer, SourceReviews } from './activity';
import { type FoundNote, isObject, LONGEST_TEXT, noteLines, parseObject, plausibleTime, positive, textOf } from './note-lines';

/** Where git-appraise keeps review requests and what was said of them. `ci` and `analyses` are of machines. */
export const APPRAISE_REFS = { requests: 'refs/notes/devtools/reviews', comments: 'refs/notes/devtools/discuss' } as const;

interface Request {
  change: ReviewedChange;
  /** Commit of the target at the time of the request; `null` where the request doesn't say. */
  base: string | null;
}

/**
 * The reviews of git-appraise: notes with one JSON object a line, requests in one ref and comments in the other, by the
 * commit under review (https://github.com/google/git-appraise/tree/master/schema). Names of fields are compared without
 * case, as the tool itself does: its first versions wrote `Parent`. Format versions other than 0 were never written by
 * anything; what has one is skipped.
 */
export function readAppraise(requestNotes: readonly FoundNote[], commentNotes: readonly FoundNote[], repository: string): SourceReviews {
  const { requests, skipped } = readRequests(requestNotes, repository);
  const activities: ReviewActivity[] = [];
  let damaged = 0;
  for (const { object, text } of commentNotes) {
    const request = requests.get(object) ?? { change: { id: `appraise:${object}`, repository, author: null, opened: null }, base: null };
    for (const line of noteLines(text)) {
      const activity = commentOf(line, object, request);
      if (activity === null) damaged++;
      else activities.push(activity);
    }
  }
  return { source: 'git-appraise', activities, skipped: skipped + damaged };
}

/** The requests by the commit they are about, and by the commit that it became when it was rebased. */
function readRequests(notes: readonly FoundNote[], repository: string): { requests: Map<string, Request>; skipped: number } {
  const requests = new Map<string, Request>();
  const aliases = new Map<string, Request>();
  let skipped = 0;
  for (const { object, text } of notes) {
    const fields: Record<string, unknown>[] = [];
    for (const line of noteLines(text)) {
      const parsed = fieldsOf(line);
      if (parsed === null) skipped++;
      else fields.push(parsed);
    }
    if (fields.length === 0) continue;
    // A request is changed by adding it anew; the last one counts, but the change was put up with the first.
    const times = fields.flatMap((each) => timeOf(each['timestamp']) ?? []);
    const last = fields.reduce((best, each) => ((timeOf(each['timestamp']) ?? 0) >= (timeOf(best['timestamp']) ?? 0) ? each : best));
    const author = textOf(last['requester']);
    const request: Request = {
      change: { id: changeId(object, textOf(last['reviewref'])), repository, author: author === '' ? null : person(author), opened: times.length > 0 ? Math.min(...times) : null },
      base: hashOrNull(last['basecommit']),
    };
    requests.set(object, request);
    const alias = hashOrNull(last['alias']);
    if (alias !== null) aliases.set(alias, request);
  }
  for (const [commit, request] of aliases) if (!requests.has(commit)) requests.set(commit, request);
  return { requests, skipped };
}

/** A pull request that was mirrored is named by its ref, which the editor and a checkout know too. */
function changeId(commit: string, reviewRef: string): string {
  return /^refs\/pull\/\d+\/head$/.test(reviewRef) ? reviewRef : `appraise:${commit}`;
}

function commentOf(line: string, object: string, { change, base }: Request): ReviewActivity | null {
  const fields = fieldsOf(line);
  const time = fields && timeOf(fields['timestamp']);
  const author = textOf(fields?.['author']);
  if (fields === null || time === null || author === '') return null;
  const location = isObject(fields['location']) ? lowerKeys(fields['location']) : {};
  const range = isObject(location['range']) ? lowerKeys(location['range']) : {};
  const file = textOf(location['path']);
  const text = textOf(fields['description']);
  const commit = hashOrNull(location['commit']) ?? object;
  // An edited comment stands beside the one it replaces; it was written again, but is no other one.
  const edited = textOf(fields['original']) !== '';
  return {
    source: 'git-appraise',
    kind: text === '' ? 'vote' : 'comment',
    change,
    reviewer: person(author),
    // Epoch seconds, and no word of a zone.
    at: { time, offset: null },
    robot: false,
    comments: edited ? 0 : 1,
    place: file === '' ? null : { file, line: positive(range['startline']) },
    text: text === '' ? null : text.slice(0, LONGEST_TEXT),
    revision: { commit, base: base ?? (commit === object ? null : `${object}^`) },
    size: null,
    reading: null,
  };
}

/** The fields of a line with their names in lower case; `null` where it can't be read or is of a version to come. */
function fieldsOf(line: string): Record<string, unknown> | null {
  const parsed = parseObject(line);
  if (parsed === null) return null;
  const fields = lowerKeys(parsed);
  return (fields['v'] ?? 0) === 0 ? fields : null;
}

function lowerKeys(object: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key.toLowerCase(), value]));
}

/** Epoch seconds as a text of digits. */
function timeOf(value: unknown): number | null {
  return /^\d{1,12}$/.test(textOf(value)) ? plausibleTime(Number(value)) : null;
}

function hashOrNull(value: unknown): string | null {
  return /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(textOf(value)) ? textOf(value) : null;
}

/** The tool writes `user.email`; a mirror of pull requests the login. */
function person(author: string): Reviewer {
  return author.includes('@') ? { name: '', email: author, account: null } : { name: author, email: '', account: null };
}
