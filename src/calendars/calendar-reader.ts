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

const MEGABYTE = 1 << 20;
const FILE_CAP = 20 * MEGABYTE;
const FOLDER_CAP = 50 * MEGABYTE;

/** What to do about a file; the answer of a feed's server is not the user's to mend. */
const EXPORT = ' Export the calendar again, as iCalendar (.ics).';
const SAVE = ' Save it as UTF-8 if accents look wrong.';

/** Reads calendars and keeps them, so that reading them again costs nothing while their files stay the same. */
export class CalendarReader {
  private readonly known = new Map<string, Promise<Reading>>();

  /** `folder` is where relative paths start. A source that can't be read is named in `problems`; the rest go on. */
  async read(sources: readonly CalendarSource[], folder: string): Promise<CalendarsRead> {
    const read: CalendarsRead = { calendars: [], problems: [], unread: [] };
    const used = new Set<string>();
    for (const source of sources) {
      const name = source.kind === 'path' ? source.path : source.name;
      const { files, problems } = await (source.kind === 'path' ? findCalendarFiles(name, resolvePath(name, folder)) : feedFile(source));
      read.problems.push(...problems);
      let calendars = 0;
      let bytes = 0;
      for (const file of files) {
        const key = `${file.path}\n${file.name}`;
        if (used.has(key)) {
          calendars++;
          continue;
        }
        bytes += file.size;
        if (bytes > FOLDER_CAP) {
          read.problems.push({ source: name, message: `This folder holds more than ${megabytes(FOLDER_CAP)} of calendars; those from ${file.name} on are left out. Name the files that you need one by one.` });
          break;
        }
        used.add(key);
        const reading = await this.readFile(key, file, source.kind);
        read.problems.push(...reading.problems);
        if (reading.calendar === null) continue;
        calendars++;
        read.calendars.push(reading.calendar);
      }
      if (source.kind === 'path' && calendars === 0) read.unread.push(name);
    }
    for (const key of this.known.keys()) if (!used.has(key)) this.known.delete(key);
    return read;
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
