import type { CommitDetails } from '../changes/file-changes';
import type { MissingReviewRefs } from '../review/review';
import { APPRAISE_REFS } from './git-appraise';
import { REVIEW_NOTES_REF } from './review-notes';

/** NoteDb keeps a change of Gerrit in one of these (Gerrit, "NoteDb Backend"); a refspec's star spans slashes. */
export const CHANGE_REFS = 'refs/changes/*/meta';
/** Refs with notes on commits: of Gerrit's plugin reviewnotes, and of git-appraise. */
export const NOTE_REFS: readonly string[] = [REVIEW_NOTES_REF, APPRAISE_REFS.requests, APPRAISE_REFS.comments];

const CHANGE_REF = /^refs\/changes\/\d+\/\d+\/meta$/;
const CHANGE_ID = /^I[0-9a-f]{40}$/i;

/** A remote of a clone, and what is known of the refs there. */
export interface RemoteRefs {
  name: string;
  /** Refs that hold reviews, among others perhaps; `null` where nobody asked or nobody answered. */
  refs: readonly string[] | null;
  /** Whether a Gerrit may be behind it. */
  maybeGerrit: boolean;
}

export interface Clone {
  repository: string;
  remotes: readonly RemoteRefs[];
  /** Its own refs with reviews. */
  refs: readonly string[];
  /** Whether Gerrit's hook has marked commits of the windows. */
  changeIds: boolean;
}

/** Whether a ref holds reviews in a form that is read here. */
export function isReviewRef(ref: string): boolean {
  return NOTE_REFS.includes(ref) || CHANGE_REF.test(ref);
}

/** Whether Gerrit's hook has marked one of the commits (Gerrit, "Change-Ids"). */
export function haveChangeIds(details: Iterable<CommitDetails>): boolean {
  for (const { trailers } of details) {
    if (trailers.some(({ key, value }) => key.toLowerCase() === 'change-id' && CHANGE_ID.test(value))) return true;
  }
  return false;
}

/**
 * The refs with reviews that a clone could still fetch. Of a remote that could be looked at it is certain what it has; of
 * the others there is at most one guess: that the Gerrit which marked the commits keeps their reviews. A ref that two
 * remotes have is to be fetched from the first.
 */
export function missingReviewRefs({ repository, remotes, refs, changeIds }: Clone): MissingReviewRefs[] {
  const known = remotes.filter(({ name }) => REMOTE_NAME.test(name));
  const own = new Set(refs);
  const offered = new Set<string>();
  const missing = known.flatMap((remote): MissingReviewRefs[] => {
    const lacking = new Set((remote.refs ?? []).filter((ref) => isReviewRef(ref) && !own.has(ref)).map(patternOf));
    const wanted = [...NOTE_REFS, CHANGE_REFS].filter((ref) => lacking.has(ref) && !offered.has(ref));
    for (const ref of wanted) offered.add(ref);
    return wanted.length > 0 ? [entry(repository, remote.name, wanted, true)] : [];
  });
  const gerrit = known.filter(({ refs, maybeGerrit }) => refs === null && maybeGerrit);
  const guess = gerrit.find(({ name }) => name === 'gerrit') ?? gerrit.find(({ name }) => name === 'origin') ?? gerrit[0];
  const isKnown = (ref: string) => ref === REVIEW_NOTES_REF || CHANGE_REF.test(ref);
  if (guess && changeIds && !refs.some(isKnown) && !remotes.some(({ refs }) => refs?.some(isKnown))) {
    missing.push(entry(repository, guess.name, [REVIEW_NOTES_REF, CHANGE_REFS], false));
  }
  return missing;
}

function patternOf(ref: string): string {
  return CHANGE_REF.test(ref) ? CHANGE_REFS : ref;
}

function entry(repository: string, remote: string, refs: string[], certain: boolean): MissingReviewRefs {
  const line = fetchArguments({ remote, refs, certain }).map((word) => (word.includes('*') || word.includes(':') ? `"${word}"` : word));
  return { repository, remote, refs, fetch: ['git', ...line].join(' '), certain };
}

/**
 * Names that mean the same to POSIX shells, PowerShell and cmd, and that no program takes for an option. A remote with
 * another one is passed over: no line that a user could copy would be safe.
 */
const REMOTE_NAME = /^[\p{L}\p{N}_][\p{L}\p{N}_./@+-]*$/u;

/**
 * The arguments of git that bring the refs, and nothing else. Without a plus sign git refuses to overwrite what is here
 * and isn't contained in what comes; without `--no-prune`, `fetch.prune` would delete what is not there. A ref that may
 * not exist is asked for as a pattern, for git would otherwise fetch none of them.
 */
export function fetchArguments({ remote, refs, certain }: Pick<MissingReviewRefs, 'remote' | 'refs' | 'certain'>): string[] {
  const patterns = refs.map((ref) => (certain || ref.includes('*') ? ref : `${ref}*`));
  return ['fetch', '--no-tags', '--no-prune', remote, ...patterns.map((ref) => `${ref}:${ref}`)];
}
