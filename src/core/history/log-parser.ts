import { type CommitRecord, type Person, type Signature, SUBJECT_LIMIT } from './commit';
import { LOG_FIELDS, type LogField, TRAILER_SEPARATOR } from './log-format';
import { NulFields } from './nul-fields';

/** The last day but one of the year 9999: later than that no calendar goes, wherever its clock. */
const LAST_SECOND = 253_402_214_399;

/** The zones of today go from -12:00 to +14:00, those of history to a bit over fifteen hours. */
const LAST_OFFSET_HOURS = 15;

const HASH = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
const RAW_DATE = /^(\d+) ([+-])(\d{1,6})$/;
const ADDRESS = /<([^<>]*)>/;

/**
 * Reads the output of `git log` with `LOG_ARGUMENTS`, in chunks that may end anywhere, also in the middle of a
 * character. Each complete record goes to `onCommit`, one without readable dates too; nothing else is kept.
 */
export class LogParser {
  /** Records that could not be read: no hash, a date that git itself can't read, an offset that no clock has. */
  damaged = 0;

  private readonly input = new NulFields((field) => this.field(field));
  private fields: string[] = [];
  private skipping = false;

  constructor(private readonly onCommit: (commit: CommitRecord) => void) {}

  push(chunk: Uint8Array): void {
    this.input.push(chunk);
  }

  /** Ends the input. A truncated last record is dropped and counted as damaged. */
  end(): void {
    const whole = this.input.end();
    if (!whole || this.fields.length > 0) this.damaged++;
    this.fields = [];
  }

  private field(value: string): void {
    if (this.fields.length === 0 && !HASH.test(value)) {
      // Out of step: skip to the next field that looks like the beginning of a record.
      if (!this.skipping) this.damaged++;
      this.skipping = true;
      return;
    }
    this.skipping = false;
    if (this.fields.push(value) < LOG_FIELDS.length) return;
    const commit = toCommit(this.fields);
    this.fields = [];
    if (Number.isNaN(commit.committer.time)) this.damaged++;
    this.onCommit(commit);
  }
}

const INDEX = Object.fromEntries(LOG_FIELDS.map((field, index) => [field, index])) as Record<LogField, number>;

function toCommit(fields: string[]): CommitRecord {
  const get = (field: LogField) => fields[INDEX[field]] ?? '';
  const author = toSignature(get('authorName'), get('authorEmail'), get('authorDate'));
  const committer = toSignature(get('committerName'), get('committerEmail'), get('committerDate'));
  // Without one of its dates a commit can't be judged, but it keeps its place in the graph.
  if (Number.isNaN(author.time) || Number.isNaN(committer.time)) author.time = committer.time = NaN;
  const parents = get('parents');
  const coAuthors = get('coAuthors');
  return {
    hash: get('hash'),
    parents: parents === '' ? [] : parents.split(' '),
    author,
    committer,
    coAuthors: coAuthors === '' ? [] : parseContacts(coAuthors.split(TRAILER_SEPARATOR)),
    subject: cut(get('subject'), SUBJECT_LIMIT),
  };
}

function toSignature(name: string, email: string, date: string): Signature {
  return { name: name.trim(), email: email.trim(), ...(readDate(date) ?? { time: NaN, offset: 0 }) };
}

function readDate(date: string): Pick<Signature, 'time' | 'offset'> | null {
  const match = RAW_DATE.exec(date);
  if (!match) return null;
  const [, seconds, sign, zone] = match;
  const time = Number(seconds);
  if (time > LAST_SECOND) return null;
  // "+0530" is five hours and thirty minutes, not 530 minutes.
  const [hours, rest] = [Math.trunc(Number(zone) / 100), Number(zone) % 100];
  // Broken tools have left offsets like "+51800" in real histories. No clock on Earth was ever so far off, and to take
  // it at its word would make late nights out of afternoons.
  if (hours > LAST_OFFSET_HOURS || rest > 59) return null;
  const minutes = hours * 60 + rest;
  return { time, offset: sign === '-' ? -minutes : minutes };
}

function parseContacts(lines: string[]): Person[] {
  return lines.flatMap((line) => {
    const match = ADDRESS.exec(line);
    const person = { name: line.slice(0, match?.index ?? 0).trim(), email: match?.[1]?.trim() ?? '' };
    // "<>" is a slip of a template, not a person to share the work with.
    return person.name === '' && person.email === '' ? [] : [person];
  });
}

/** Cuts at `limit` UTF-16 units without leaving half of a surrogate pair. */
function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const last = text.charCodeAt(limit - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? limit - 1 : limit);
}
