import { CalendarReader } from '../calendars/calendar-reader';
import type { SourceProblem } from '../calendars/sources';
import { zoneRange } from '../core/analyze';
import type { Moment } from '../core/calendar/moment';
import { WEEK_SECONDS } from '../core/calendar/moment';
import type { Zone } from '../core/calendar/zone';
import { findZones, type ZonesFound } from '../core/calendar/zones';
import type { Settings } from '../core/settings';
import type { CalendarsToRead, ZonesRequest, ZonesResult } from '../protocol/worker';
import { readNow } from './now';

/** How much of the past and the future the editor shows and hooks may rely on. */
const WEEKS_BACK = 8;
const WEEKS_AHEAD = 53;
const PREVIEW_SECONDS = 14 * 24 * 60 * 60;

/** Finds no-code zones in settings and calendars, for the analysis and for what the editor shows. */
export class ZoneFinder {
  private readonly reader = new CalendarReader();

  async around({ id, settings, calendars, now: text }: ZonesRequest): Promise<ZonesResult> {
    const now = readNow(text);
    const range = { from: now.time - WEEKS_BACK * WEEK_SECONDS, to: now.time + WEEKS_AHEAD * WEEK_SECONDS };
    const { zones, events, problems } = await this.find(settings, calendars, range);
    return {
      type: 'zones',
      id,
      zones,
      preview: events.filter(({ event }) => event.start < now.time + PREVIEW_SECONDS && event.end > now.time),
      absences: events.filter(({ verdict }) => verdict.kind === 'absence'),
      problems,
    };
  }

  /** The zones that the analysis needs. What is wrong with a calendar is told by `around`. */
  async forReview(settings: Settings, calendars: CalendarsToRead, now: Moment): Promise<Zone[]> {
    return (await this.find(settings, calendars, zoneRange(settings, now))).zones;
  }

  private async find(
    settings: Settings,
    { sources, folder, timeZone }: CalendarsToRead,
    range: { from: number; to: number },
  ): Promise<ZonesFound & { problems: SourceProblem[] }> {
    const { calendars, problems } = await this.reader.read(sources, folder);
    const found = findZones({ weekly: settings.noCodeZones, calendars, rules: settings.calendarRules }, { ...range, timeZone });
    return { ...found, problems: [...problems, ...found.warnings] };
  }
}
