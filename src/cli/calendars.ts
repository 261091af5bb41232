import { CalendarReader } from '../calendars/calendar-reader';
import { usableTimeZone } from '../calendars/time-zone';
import { findZones, type ZonesFound } from '../core/calendar/zones';
import type { ZoneArguments } from './zone-arguments';
import type { Messages } from './messages';
import type { LoadedSettings } from './settings-file';

export interface TerminalZones extends ZonesFound {
  /** How many calendars were named, and how many of them could be read. */
  named: number;
  read: number;
  timeZone: string;
}

/**
 * The no-code zones of a range, from the settings and from calendars: those that the command line names, else those
 * of the settings. A calendar that can't be read at all is a failure; whatever else is wrong with one, a warning.
 */
export async function zonesIn(
  range: { from: number; to: number },
  { calendars: named, match }: Pick<ZoneArguments, 'calendars' | 'match'>,
  { settings, folder }: LoadedSettings,
  messages: Messages,
): Promise<TerminalZones> {
  const paths = named ?? settings.calendars;
  const { timeZone, problem } = usableTimeZone();
  // Where there is nothing to place in time, the viewer's zone changes nothing.
  if (problem !== null && paths.length + settings.noCodeZones.length > 0) messages.warn(problem);
  const { calendars, problems, unread } = await new CalendarReader().read(
    paths.map((path) => ({ kind: 'path', path })),
    named === null ? folder : process.cwd(),
  );
  const rules = match === null ? settings.calendarRules : [{ title: match, zone: true, hold: false }];
  const found = findZones({ weekly: settings.noCodeZones, calendars, rules }, { ...range, timeZone });
  for (const { source, message } of [...problems, ...found.warnings]) {
    const text = `${source}: ${message}`;
    if (unread.includes(source)) messages.fail(text);
    else messages.warn(text);
  }
  return { ...found, named: paths.length, read: paths.length - new Set(unread).size, timeZone };
}
