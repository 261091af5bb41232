import { CalendarReader } from '../calendars/calendar-reader';
import type { SourceProblem } from '../calendars/sources';
import { zoneRange } from '../core/analyze';
import type { Moment } from '../core/calendar/moment';
import { WEEK_SECONDS } from '../core/calendar/moment';
import type { CalendarEvent, Zone } from '../core/calendar/zone';
import { absencesIn, findZones, type ZonesFound } from '../core/calendar/zones';
import type { Settings } from '../core/settings';
import { type CalendarsToRead, PREVIEW_MOST, ZONE_WEEKS, type ZonesRequest, type ZonesResult } from '../protocol/worker';
import { readNow } from './now';

const PREVIEW_SECONDS = 14 * 24 * 60 * 60;

/** Finds no-code zones in settings and calendars, for the analysis and for what the editor shows. */
export class ZoneFinder {
  private readonly reader = new CalendarReader();

  async around({ id, settings, calendars, now: text }: ZonesRequest): Promise<ZonesResult> {
    const now = readNow(text);
    const range = { from: now.time - ZONE_WEEKS.back * WEEK_SECONDS, to: now.time + ZONE_WEEKS.ahead * WEEK_SECONDS };
    const { zones, events, problems } = await this.find(settings, calendars, range);
    const preview = events.filter(({ event }) => event.start < now.time + PREVIEW_SECONDS && event.end > now.time).sort((a, b) => a.event.start - b.event.start);
    return {
      type: 'zones',
      id,
      zones,
      preview: preview.slice(0, PREVIEW_MOST),
      previewLeftOut: Math.max(0, preview.length - PREVIEW_MOST),
      absences: events.filter(({ verdict }) => verdict.kind === 'absence'),
      problems,
    };
  }

  /** The zones and absences that the analysis needs. What is wrong with a calendar is told by `around`. */
  async forReview(settings: Settings, calendars: CalendarsToRead, now: Moment): Promise<{ zones: Zone[]; absences: CalendarEvent[] }> {
    const { zones, events } = await this.find(settings, calendars, zoneRange(settings, now));
    return { zones, absences: absencesIn(events) };
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
