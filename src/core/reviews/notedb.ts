import type { ReviewActivity, ReviewedChange, Reviewer, Revision, SourceReviews } from './activity';
import type { GerritAccounts } from './gerrit-accounts';
import { type FoundNote, LONGEST_TEXT, plausibleTime } from './note-lines';
import { type NoteComment, readNoteComments } from './notedb-comments';
import { type Update, updateOf } from './notedb-update';

/** A commit of a change's meta ref; its author is the account that did what it says. */
export interface MetaCommit {
  name: string;
  email: string;
  time: number;
  /** The server's clock. */
  offset: number;
  message: string;
}

/** A change as NoteDb keeps it in `refs/changes/NN/NNNN/meta`. */
export interface FoundChange {
  number: number;
  /** Newest first; the last one made the change. */
  commits: readonly MetaCommit[];
  notes: readonly FoundNote[];
}

/**
 * The reviews of a change in Gerrit's NoteDb (https://gerrit-review.googlesource.com/Documentation/note-db.html; the
 * format is in its package com.google.gerrit.server.notedb): votes and what was said beside them in the messages of the
 * commits, comments on lines in notes at their tip. Times are the server's, so their zone says nothing of the
 * reviewer's clock.
 */
export function readNoteDbChange({ number, commits, notes }: FoundChange, repository: string, accounts: GerritAccounts): Omit<SourceReviews, 'source'> {
  const updates = commits.map((commit) => ({ commit, update: updateOf(commit.message) }));
  const oldest = updates.at(-1);
  const someone = oldest ? accounts.take(oldest.commit.name, oldest.commit.email) : null;
  // A ref that was fetched with a depth ends before the commit that made the change, and with somebody else's.
  const made = oldest?.update?.commit ? oldest.commit : null;
  const change: ReviewedChange = { id: `gerrit:${number}`, repository, author: made && someone, opened: made && openedAt(updates) };
  const patchSets = patchSetsOf(updates, accounts);
  const activities: ReviewActivity[] = [];
  let skipped = updates.filter(({ update }) => update === null).length;
  for (const { commit, update } of updates) if (update && plausibleTime(commit.time) !== null) activities.push(...ofUpdate(commit, update, { change, accounts, revision: patchSets.get(update.patchSet) ?? null }));

  const clock = serverClock(commits);
  const serverId = someone?.account?.replace(/^\d+@/, '') ?? '';
  const seen = new Set<string>();
  for (const note of notes) {
    const read = readNoteComments(note, serverId, clock);
    skipped += read.skipped;
    for (const comment of read.comments) {
      if (seen.has(comment.id)) continue;
      seen.add(comment.id);
      activities.push(ofComment(comment, change, accounts.account(comment.account), patchSets.get(comment.patchSet) ?? null));
    }
  }
  return { activities, skipped };
}

interface Read {
  commit: MetaCommit;
  update: Update | null;
}

/** When the change was first ready for reviews: at once, or when it was no longer work in progress; `null` if it never was. */
function openedAt(updates: readonly Read[]): number | null {
  const begun = updates.at(-1)?.update?.workInProgress === true;
  const ready = updates.findLast(({ update }) => !begun || update?.workInProgress === false);
  return ready === undefined ? null : plausibleTime(ready.commit.time);
}

/** The commits of the patch sets; their uploaders and whoever is named are made known. */
function patchSetsOf(updates: readonly Read[], accounts: GerritAccounts): Map<number, Revision> {
  const patchSets = new Map<number, Revision>();
  for (const { commit, update } of updates) {
    const uploader = accounts.take(commit.name, commit.email);
    for (const ident of update?.named ?? []) accounts.takeIdent(ident);
    if (!update || update.commit === null || patchSets.has(update.patchSet)) continue;
    patchSets.set(update.patchSet, { commit: update.commit, base: null });
    if (uploader) accounts.uploaded(uploader, update.commit);
  }
  return patchSets;
}

interface Context {
  change: ReviewedChange;
  accounts: GerritAccounts;
  revision: Revision | null;
}

function ofUpdate({ name, email, time }: MetaCommit, { voted, said, automatic, realUser }: Update, { change, accounts, revision }: Context): ReviewActivity[] {
  const author = accounts.take(name, email);
  const reviewer = accounts.takeIdent(realUser) ?? author;
  if (reviewer === null) return [];
  const common = { source: 'notedb', change, reviewer, at: { time, offset: null }, robot: automatic, place: null, revision, size: null, reading: null } as const;
  return [
    ...(voted ? [{ ...common, kind: 'vote', comments: 0, text: null } as const] : []),
    ...(said !== '' ? [{ ...common, kind: 'comment', comments: 1, text: said.slice(0, LONGEST_TEXT) } as const] : []),
  ];
}

function ofComment({ time, robot, place, text }: NoteComment, change: ReviewedChange, reviewer: Reviewer, revision: Revision | null): ReviewActivity {
  return { source: 'notedb', kind: 'comment', change, reviewer, at: { time, offset: null }, robot, comments: 1, place, text: text.slice(0, LONGEST_TEXT), revision, size: null, reading: null };
}

/**
 * The server's offset from UTC where only its wall clock is known: that of the commit that was made at about that time on
 * that clock; the commit that brings a comment is as old as it.
 */
function serverClock(commits: readonly MetaCommit[]): (wall: number) => number {
  return (wall) => {
    const distance = ({ time, offset }: MetaCommit) => Math.abs(wall - (time + offset * 60));
    const nearest = commits.reduce<MetaCommit | null>((best, commit) => (best === null || distance(commit) < distance(best) ? commit : best), null);
    return nearest?.offset ?? 0;
  };
}
