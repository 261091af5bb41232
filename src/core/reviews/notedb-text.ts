import { parseGitDate } from './gerrit-dates';
import { type NoteComment, type NoteComments, placeOf } from './notedb-comments';
import { isProgramsTag } from './notedb-update';

const RANGE = /^(\d+)(?::\d+-\d+:\d+)?$/;
const HEADER = /^([A-Z][A-Za-z-]*): (.*)$/;
const CERTIFICATE = /^certificate version [^]*?\n-----END PGP SIGNATURE-----\n+/;

/**
 * A note of comments as Gerrit wrote it before 2.15, and still reads in 2.16 (LegacyChangeNoteRead): `Revision`,
 * `Patch-set` and `File` hold for what comes below them; each comment has its range, its date, headers of its own, and
 * after `Bytes` as many of them.
 *
 *     Revision: 1a2b…
 *     Patch-set: 1
 *     File: src/main.c
 *
 *     12:1-14:20
 *     Thu Mar 14 12:33:20 2019 +0100
 *     Author: Ada Example <1000@server>
 *     Unresolved: true
 *     UUID: 7b1c…
 *     Bytes: 9
 *     a comment
 *
 * Where a comment can't be read, it and what is left of the note are skipped as one: nothing tells where the next begins.
 */
export function readTextNote(text: string): NoteComments {
  const reader = new TextNote(text);
  const comments: NoteComment[] = [];
  while (!reader.atEnd) {
    const comment = reader.comment();
    if (comment === null) return { comments, skipped: 1 };
    comments.push(comment);
  }
  return { comments, skipped: 0 };
}

class TextNote {
  private rest: Uint8Array;
  private patchSet = 0;
  private file = '';
  private readonly decoder = new TextDecoder();

  constructor(text: string) {
    this.rest = new TextEncoder().encode(text.replace(CERTIFICATE, ''));
    this.skipBlankLines();
  }

  get atEnd(): boolean {
    return this.rest.length === 0;
  }

  comment(): NoteComment | null {
    let line = this.line();
    for (let header = HEADER.exec(line); header || line === ''; header = HEADER.exec(line)) {
      if (this.atEnd) return null;
      if (header) this.takeHeader(header[1]!, header[2]!);
      line = this.line();
    }
    const range = RANGE.exec(line);
    const time = range && parseGitDate(this.line());
    if (!range || time === null) return null;
    const own = this.headers();
    const author = /<(\d+@[^<>\s]+)>$/.exec(own.get('Real-author') ?? own.get('Author') ?? '')?.[1];
    const id = own.get('UUID') ?? '';
    const length = /^\d+$/.test(own.get('Bytes') ?? '') ? Number(own.get('Bytes')) : null;
    if (author === undefined || id === '' || length === null || length > this.rest.length || this.file === '' || this.patchSet === 0) return null;
    const message = this.decoder.decode(this.rest.subarray(0, length));
    this.rest = this.rest.subarray(length);
    this.skipBlankLines();
    const at = Number(range[1]);
    return {
      id,
      account: author,
      patchSet: this.patchSet,
      time,
      robot: isProgramsTag(own.get('Tag') ?? ''),
      place: placeOf(this.file, at > 0 ? at : null),
      text: message,
    };
  }

  /** What holds for all comments below it. */
  private takeHeader(key: string, value: string): void {
    if (key === 'Patch-set' || key === 'Base-for-patch-set') {
      this.patchSet = /^\d+$/.test(value) ? Number(value) : 0;
      this.file = '';
    } else if (key === 'File') this.file = unquoted(value);
  }

  /** A comment's own headers, the last of which is `Bytes`. */
  private headers(): Map<string, string> {
    const headers = new Map<string, string>();
    while (!this.atEnd && !headers.has('Bytes')) {
      const header = HEADER.exec(this.line());
      if (!header) break;
      headers.set(header[1]!, header[2]!);
    }
    return headers;
  }

  private line(): string {
    const end = this.rest.indexOf(0x0a);
    const line = this.rest.subarray(0, end === -1 ? this.rest.length : end);
    this.rest = this.rest.subarray(end === -1 ? this.rest.length : end + 1);
    return this.decoder.decode(line);
  }

  private skipBlankLines(): void {
    let start = 0;
    while (this.rest[start] === 0x0a) start++;
    this.rest = this.rest.subarray(start);
  }
}

const ESCAPES: Record<string, number> = { a: 7, b: 8, t: 9, n: 10, v: 11, f: 12, r: 13 };

/** A path as git quotes it where it has unusual characters: `"a\tb\303\244"`. */
function unquoted(path: string): string {
  const quoted = /^"(.*)"$/.exec(path)?.[1];
  if (quoted === undefined) return path;
  const bytes: number[] = [];
  for (const [part, octal, letter] of quoted.matchAll(/\\([0-3][0-7]{2})|\\(.)|[^\\]+/gu)) {
    if (octal !== undefined) bytes.push(parseInt(octal, 8));
    else if (letter !== undefined && ESCAPES[letter] !== undefined) bytes.push(ESCAPES[letter]);
    else for (const byte of new TextEncoder().encode(letter ?? part)) bytes.push(byte);
  }
  return new TextDecoder().decode(Uint8Array.from(bytes));
}
