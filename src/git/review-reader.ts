import type { ReviewActivity, Reviewer, SourceReviews } from '../core/reviews/activity';
import { SOURCES_WITH_LINES } from '../core/reviews/activity';
import { GerritAccounts } from '../core/reviews/gerrit-accounts';
import { APPRAISE_REFS, readAppraise } from '../core/reviews/git-appraise';
import { META_LOG_ARGUMENTS, MetaLog } from '../core/reviews/meta-log';
import type { FoundNote } from '../core/reviews/note-lines';
import { type MetaCommit, readNoteDbChange } from '../core/reviews/notedb';
import { readReviewNotes, REVIEW_NOTES_REF } from '../core/reviews/review-notes';
import { isOwnChange } from '../core/reviews/reviewers';
import { ChangeSizes } from './change-sizes';
import type { Git } from './git';
import { applyMailmap } from './mailmap';
import { readNoteMaps } from './note-trees';
import { readObjects } from './objects';

const META = /^refs\/changes\/\d+\/(\d+)\/meta$/;
const REFS = [REVIEW_NOTES_REF, APPRAISE_REFS.requests, APPRAISE_REFS.comments, 'refs/changes/*/*/meta'];

export interface ReviewsToRead {
  /** Path of the repository, for what is found. */
  repository: string;
  /** Who wrote a commit, as far as it was read. */
  authorOf(commit: string): Reviewer | null;
  /** Changes where `authorOf` may answer differently. */
  version: number;
  isMe(reviewer: Reviewer | null): boolean;
  /** From when on the sizes of the changes that the user reviewed are wanted, in epoch seconds. */
  since: number;
  signal?: AbortSignal;
}

/**
 * Reads the review evidence that is kept in refs beside the branches: NoteDb and review notes of Gerrit, and git-appraise.
 * A handful of processes whatever the number of notes; the next read with the same refs takes one.
 */
export class ReviewReader {
  private last: { key: string; reviews: SourceReviews[] } | null = null;
  private readonly sizes = new ChangeSizes();

  /** One entry for each source that is there. */
  async read(git: Git, wanted: ReviewsToRead): Promise<SourceReviews[]> {
    const refs = await listRefs(git);
    const key = JSON.stringify([wanted.version, ...refs]);
    if (this.last?.key !== key) this.last = { key, reviews: await readSources(git, refs, wanted) };
    await this.measure(git, this.last.reviews, wanted);
    return this.last.reviews;
  }

  private async measure(git: Git, reviews: readonly SourceReviews[], { isMe, since, signal }: ReviewsToRead): Promise<void> {
    const mine = reviews
      .filter(({ source }) => SOURCES_WITH_LINES.has(source))
      .flatMap(({ activities }) => activities)
      .filter((activity) => activity.at.time >= since && activity.size === null && isMe(activity.reviewer) && !isOwnChange(activity));
    const revisions = mine.flatMap(({ revision }) => revision ?? []);
    if (revisions.length === 0) return;
    const sizeOf = await this.sizes.read(git, revisions, signal);
    for (const activity of mine) if (activity.revision) activity.size = sizeOf(activity.revision);
  }
}

interface Ref {
  name: string;
  commit: string;
}

async function listRefs(git: Git): Promise<Ref[]> {
  const lines = (await git.run(['for-each-ref', '--format=%(objectname) %(refname)', ...REFS])).split('\n');
  return lines.flatMap((line) => {
    const space = line.indexOf(' ');
    const name = line.slice(space + 1);
    // A pattern also fits what lies below it.
    return space > 0 && (REFS.includes(name) || META.test(name)) ? [{ commit: line.slice(0, space), name }] : [];
  });
}

async function readSources(git: Git, refs: readonly Ref[], { repository, authorOf, signal }: ReviewsToRead): Promise<SourceReviews[]> {
  const tip = (name: string) => refs.filter((ref) => ref.name === name).map(({ commit }) => commit);
  const notesOf = async (name: string): Promise<NotesRead> => (await readNotes(git, tip(name), signal))[0] ?? NOTHING;
  const found: SourceReviews[] = [];

  const changes = refs.flatMap(({ name, commit }) => ({ number: Number(META.exec(name)?.[1] ?? NaN), commit })).filter(({ number }) => !Number.isNaN(number));
  if (changes.length > 0) found.push(await readNoteDb(git, changes, repository, signal));

  if (tip(REVIEW_NOTES_REF).length > 0) {
    const { notes, skipped } = await notesOf(REVIEW_NOTES_REF);
    found.push(withSkipped(readReviewNotes(notes, repository, authorOf), skipped));
  }
  if (tip(APPRAISE_REFS.comments).length + tip(APPRAISE_REFS.requests).length > 0) {
    const [requests, comments] = [await notesOf(APPRAISE_REFS.requests), await notesOf(APPRAISE_REFS.comments)];
    found.push(withSkipped(readAppraise(requests.notes, comments.notes, repository), requests.skipped + comments.skipped));
  }
  await mapPeople(git, found.flatMap(({ activities }) => activities));
  return found;
}

interface NotesRead {
  notes: FoundNote[];
  skipped: number;
}

const NOTHING: NotesRead = { notes: [], skipped: 0 };

/** The notes that each of the commits has. Those that are missing, too large or no blobs are skipped. */
async function readNotes(git: Git, commits: readonly string[], signal?: AbortSignal): Promise<NotesRead[]> {
  const maps = await readNoteMaps(git, commits, signal);
  const read = maps.map(({ skipped }): NotesRead => ({ notes: [], skipped }));
  const wanted = maps.flatMap(({ notes }, map) => notes.map((note) => ({ map, ...note })));
  await readObjects(
    git,
    wanted.map(({ blob }) => blob),
    (index, blob) => {
      const { map, object } = wanted[index]!;
      if (blob?.type === 'blob') read[map]!.notes.push({ object, text: blob.content.toString('utf8') });
      else read[map]!.skipped++;
    },
    signal,
  );
  return read;
}

async function readNoteDb(git: Git, changes: readonly { number: number; commit: string }[], repository: string, signal?: AbortSignal): Promise<SourceReviews> {
  const notes = await readNotes(git, changes.map(({ commit }) => commit), signal);
  const byTip = new Map(changes.map(({ number, commit }, index) => [commit, { number, ...notes[index]! }]));
  const accounts = new GerritAccounts();
  const activities: ReviewActivity[] = [];
  // Of refs with one tip, the last is read.
  let skipped = changes.length - byTip.size;

  let at = '';
  let commits: MetaCommit[] = [];
  const finish = () => {
    const change = byTip.get(at);
    // A change is taken with its commits in hand and not again.
    byTip.delete(at);
    if (!change) {
      // Of two changes that share commits, which no Gerrit makes.
      skipped += commits.length;
      return;
    }
    const read = readNoteDbChange({ number: change.number, commits, notes: change.notes }, repository, accounts);
    for (const activity of read.activities) activities.push(activity);
    skipped += read.skipped + change.skipped;
  };
  const log = new MetaLog((tip, commit) => {
    if (tip !== at) {
      finish();
      [at, commits] = [tip, []];
    }
    commits.push(commit);
  });
  await git.stream(['log', ...META_LOG_ARGUMENTS], (chunk) => log.push(chunk), { input: changes.map(({ commit }) => `${commit}\n`).join(''), ...(signal && { signal }) });
  log.end();
  finish();
  accounts.learn(await committersOf(git, accounts.commitsToAsk));
  // Refs that point at no commit.
  return { source: 'notedb', activities, skipped: skipped + byTip.size };
}

async function committersOf(git: Git, commits: readonly string[]): Promise<Map<string, { name: string; email: string }>> {
  const committers = new Map<string, { name: string; email: string }>();
  await readObjects(git, commits, (index, object) => {
    const match = object?.type === 'commit' ? /^committer (.*?) ?<([^<>]*)> /m.exec(object.content.toString('utf8')) : null;
    if (match) committers.set(commits[index]!, { name: match[1]!, email: match[2]! });
  });
  return committers;
}

/** Addresses that the repository's mailmap knows get the name and the address it gives them. */
async function mapPeople(git: Git, activities: readonly ReviewActivity[]): Promise<void> {
  const people = new Set(activities.flatMap(({ reviewer, change: { author } }) => [reviewer, author]).filter((person) => person !== null && person.email !== ''));
  const known = new Map([...people].map((person) => [`${person!.name}\0${person!.email}`, person!]));
  const mapped = await applyMailmap(git, [...known.values()].map(({ name, email }) => ({ name, email })));
  const answers = new Map([...known.keys()].map((key, index) => [key, mapped[index]!]));
  for (const person of people) Object.assign(person!, answers.get(`${person!.name}\0${person!.email}`));
}

function withSkipped(reviews: SourceReviews, skipped: number): SourceReviews {
  return { ...reviews, skipped: reviews.skipped + skipped };
}
