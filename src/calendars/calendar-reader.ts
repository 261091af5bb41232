import { readFile, stat } from 'node:fs/promises';
import { type Calendar, parseCalendar } from '../core/calendar/icalendar/calendar';
import { type CalendarFile, explain, findCalendarFiles, resolvePath } from './calendar-files';
import { NoCalendarError, readCalendarText } from './calendar-text';
import { inCollection } from './collections';
import type { CalendarSource, SourceProblem } from './sources';

export interface CalendarsRead {
  calendars: Calendar[];
  problems: SourceProblem[];
  /** Names of the sources of which nothing could be read; `problems` says why. */
  unread: string[];
}

/** What a file held when it was read last. */
interface Reading {
  stamp: string;
  calendar: Calendar | null;
  whole: boolean;
  problems: SourceProblem[];
}

/** What one look at the sources has come by: files and whether they hold a calendar, and what is kept of them. */
interface Looked {
  paths: Map<string, boolean>;
  keys: Set<string>;
}

const MEGABYTE = 1 << 20;
const FILE_CAP = 20 * MEGABYTE;
const FOLDER_CAP = 50 * MEGABYTE;

/** What to do about a file; the answer of a feed's server is not the user's to mend. */
const EXPORT = ' Export the calendar again, as iCalendar (.ics).';
const SAVE = ' Save it as UTF-8 if accents look wrong.';

/** Reads calendars and keeps them, so that reading them again costs nothing while their files stay the same. */
export class CalendarReader {
  private readonly known = new Map<string, Promise<Reading>>();

  /**
   * `folder` is where relative paths start. A source that can't be read is named in `problems`; the rest go on. A file
   * that several sources name counts once, as the first of them names it.
   */
  async read(sources: readonly CalendarSource[], folder: string): Promise<CalendarsRead> {
    const read: CalendarsRead = { calendars: [], problems: [], unread: [] };
    const looked: Looked = { paths: new Map(), keys: new Set() };
    for (const source of sources) {
      const name = source.kind === 'path' ? source.path : source.name;
      const { files, problems } = await (source.kind === 'path' ? namedFiles(name, folder) : feedFile(source));
      read.problems.push(...problems);
      const { within, problem } = withinCap(files, name);
      if (problem !== null) read.problems.push(problem);
      let any = false;
      for (const file of within) any = (await this.add(file, source.kind, looked, read)) || any;
      if (source.kind !== 'path' || any) continue;
      read.unread.push(name);
      if (files.some((file) => file.folder !== null)) read.problems.push({ source: name, message: 'None of the calendars in this folder could be read.' });
    }
    for (const key of this.known.keys()) if (!looked.keys.has(key)) this.known.delete(key);
    return read;
  }

  /** Whether the file holds a calendar. */
  private async add(file: CalendarFile, kind: CalendarSource['kind'], { paths, keys }: Looked, { calendars, problems }: CalendarsRead): Promise<boolean> {
    const known = paths.get(file.path);
    if (known !== undefined) return known;
    const key = `${file.path}\n${file.name}`;
    keys.add(key);
    const reading = await this.readFile(key, file, kind);
    problems.push(...reading.problems);
    if (reading.calendar !== null) calendars.push(reading.calendar);
    paths.set(file.path, reading.calendar !== null);
    return reading.calendar !== null;
  }

  private async readFile(key: string, file: CalendarFile, kind: CalendarSource['kind']): Promise<Reading> {
    const known = this.known.get(key);
    const before = await known;
    if (before?.stamp === file.stamp) return before;
    // Another look at the same calendars may be under way, and have begun with this file.
    const begun = this.known.get(key);
    if (begun !== undefined && begun !== known) return begun;
    const reading = readCalendar(file, kind).then((now) => keepGood(before, now, file));
    this.known.set(key, reading);
    return reading;
  }
}

/** The files of a source up to the cap on their sum; those that are too big on their own are told one by one. */
function withinCap(files: readonly CalendarFile[], source: string): { within: readonly CalendarFile[]; problem: SourceProblem | null } {
  let sum = 0;
  const beyond = files.findIndex(({ size }) => size <= FILE_CAP && (sum += size) > FOLDER_CAP);
  if (beyond < 0) return { within: files, problem: null };
  const message = `This folder holds more than ${megabytes(FOLDER_CAP)} of calendars; those from ${files[beyond]!.name} on are left out. Name the files that you need one by one.`;
  return { within: files.slice(0, beyond), problem: { source, message } };
}

async function namedFiles(name: string, folder: string): Promise<{ files: CalendarFile[]; problems: SourceProblem[] }> {
  const path = resolvePath(name, folder);
  if (path !== null) return findCalendarFiles(name, path);
  return { files: [], problems: [{ source: name, message: 'This path starts at the folder of the workspace, and none is open. Name it from the root or with ~.' }] };
}

/** A feed that was never fetched has no file; that is told by those who fetch it. */
async function feedFile({ name, file }: { name: string; file: string }): Promise<{ files: CalendarFile[]; problems: SourceProblem[] }> {
  const there = (await stat(file).catch(() => null)) !== null;
  return there ? findCalendarFiles(name, file) : { files: [], problems: [] };
}

async function readCalendar(file: CalendarFile, kind: CalendarSource['kind']): Promise<Reading> {
  const { stamp, name, size } = file;
  const lost = (message: string, whole: boolean): Reading => ({ stamp, calendar: null, whole, problems: [{ source: name, message }] });
  if (size > FILE_CAP) {
    return lost(`This file has ${megabytes(size)}, more than the ${megabytes(FILE_CAP)} that are read. Export fewer years, or a calendar with the zones alone.`, true);
  }
  try {
    const { text, note, whole } = readCalendarText(await readFile(file.path));
    const calendar = inCollection(parseCalendar(text, name), file, text);
    return { stamp, calendar, whole, problems: note === null ? [] : [{ source: name, message: `${note}${kind === 'path' ? SAVE : ''}` }] };
  } catch (error) {
    return lost(error instanceof NoCalendarError ? `${error.message}${kind === 'path' ? EXPORT : ''}` : await explain(error, file.path), false);
  }
}

/**
 * A program that writes a file in place leaves half of it to be read for a moment, or for as long as a sync takes.
 * What the file held when it was whole then goes on to count, and a problem says so.
 */
function keepGood(before: Reading | undefined, now: Reading, { name }: CalendarFile): Reading {
  if (now.whole || before?.whole !== true || before.calendar === null) return now;
  const message = now.calendar === null ? (now.problems[0]?.message ?? '') : 'This breaks off in the middle.';
  return { ...before, stamp: now.stamp, problems: [{ source: name, message: `${message} Until it is whole again, what it held before counts.` }] };
}

function megabytes(bytes: number): string {
  return `${Math.ceil((bytes / MEGABYTE) * 10) / 10} MB`;
}
