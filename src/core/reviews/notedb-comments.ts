import type { ReviewActivity } from './activity';
import { parseWrittenOn } from './gerrit-dates';
import { type FoundNote, isObject, parseObject, positive, textOf } from './note-lines';
import { readTextNote } from './notedb-text';
import { isProgramsTag } from './notedb-update';

/** A comment of NoteDb. */
export interface NoteComment {
  /** Unique among those of a change. */
  id: string;
  /** Whoever wrote it, also in somebody else's name: `1000@` and the server's id. */
  account: string;
  patchSet: number;
  time: number;
  robot: boolean;
  place: ReviewActivity['place'];
  text: string;
}

export interface NoteComments {
  comments: NoteComment[];
  skipped: number;
}

/** What stands for no file of the change: its message, the parents of a merge, the patch set as a whole. */
const NO_FILES = new Set(['/COMMIT_MSG', '/MERGE_LIST', '/PATCHSET_LEVEL']);

/**
 * The comments of one note: JSON as Gerrit's entities.Comment is written, before Gerrit 2.15 text. `serverClock` gives
 * the server's offset from UTC at about a time, in minutes. A comment that can't be read is skipped alone; a note that
 * is nothing of both is skipped whole.
 */
export function readNoteComments({ text }: FoundNote, serverId: string, serverClock: (time: number) => number): NoteComments {
  if (text.trim() === '') return { comments: [], skipped: 0 };
  const note = parseObject(text);
  if (note === null) return readTextNote(text);
  const listed = note['comments'] ?? [];
  if (!Array.isArray(listed)) return { comments: [], skipped: 1 };
  const comments = listed.flatMap((comment) => commentOf(comment, serverId, serverClock) ?? []);
  return { comments, skipped: listed.length - comments.length };
}

function commentOf(comment: unknown, serverId: string, serverClock: (time: number) => number): NoteComment | null {
  if (!isObject(comment)) return null;
  const { key, author, realAuthor, writtenOn, message, tag, robotId } = comment;
  const id = accountOf(realAuthor) ?? accountOf(author);
  const time = parseWrittenOn(textOf(writtenOn), serverClock);
  if (!isObject(key) || id === null || time === null || typeof message !== 'string') return null;
  const { uuid, filename, patchSetId } = key;
  if (textOf(uuid) === '' || textOf(filename) === '') return null;
  return {
    id: textOf(uuid),
    account: `${id}@${textOf(comment['serverId']) || serverId}`,
    patchSet: positive(patchSetId) ?? 0,
    time,
    robot: textOf(robotId) !== '' || isProgramsTag(textOf(tag)),
    place: placeOf(textOf(filename), lineOf(comment)),
    text: message,
  };
}

function accountOf(identity: unknown): number | null {
  return isObject(identity) ? positive(identity['id']) : null;
}

/** The first line; the whole file has 0 for its line. */
function lineOf({ range, lineNbr }: Record<string, unknown>): number | null {
  return (isObject(range) ? positive(range['startLine']) : null) ?? positive(lineNbr);
}

export function placeOf(file: string, line: number | null): ReviewActivity['place'] {
  return NO_FILES.has(file) ? null : { file, line };
}
