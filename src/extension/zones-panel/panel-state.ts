import { LocalClock } from '../../core/calendar/local-clock';
import { SETTINGS_SOURCE, type TimeSpan, type Zone } from '../../core/calendar/zone';
import type { JudgedEvent } from '../../core/calendar/zones';
import { SETTINGS_PREFIX } from '../../core/settings';
import type { CalendarBlock, PreviewEvent, ZonesPanelState } from '../../protocol/zones-panel';
import type { Analysis } from '../analysis/analysis';
import type { CalendarSources } from '../calendars/calendar-sources';
import type { Configuration } from '../configuration/configuration';
import type { TimeSource } from '../time/time-source';
import type { Zones } from '../calendars/zones';
import { ownZonesLevel } from './zones-setting';

const SETTING = `${SETTINGS_PREFIX}.noCodeZones`;

/** Everything the panel of the no-code zones shows. */
export function zonesPanelState(configuration: Configuration, calendars: CalendarSources, zones: Zones, analysis: Analysis, time: TimeSource): ZonesPanelState {
  const { settings, problems } = configuration;
  const clock = new LocalClock(time.timeZone);
  const now = time.now().getTime() / 1000;
  return {
    own: settings.noCodeZones,
    level: ownZonesLevel(),
    locked: problems.find(({ setting }) => setting === SETTING)?.message ?? null,
    workingHours: settings.workingHours,
    now: clock.wallOf(now),
    timeZone: time.timeZone,
    calendar: [...calendarZones(zones.all), ...zones.absences.map((absence) => absenceOf(absence, clock))].sort((a, b) => a.from - b.from),
    // Some have ended since they were looked up.
    preview: zones.preview.filter(({ event }) => event.end > now).map((judged) => previewOf(judged, clock)).sort((a, b) => a.from - b.from),
    previewLeftOut: zones.previewLeftOut,
    problems: [...zones.problems],
    notes: calendars.notes,
    hasCalendars: calendars.toRead.sources.length > 0,
    rules: settings.calendarRules.length,
    ...history(analysis),
  };
}

/** An own zone that was exported comes back with the calendar; it is drawn once. */
function calendarZones(all: readonly Zone[]): CalendarBlock[] {
  const own = new Set(all.filter(({ source }) => source === SETTINGS_SOURCE).map(({ start, end }) => `${start} ${end}`));
  return all
    .filter(({ source, start, end }) => source !== SETTINGS_SOURCE && !own.has(`${start} ${end}`))
    .map(({ title, source, local, allDay, hold }) => ({ kind: 'zone', title, source, ...local, allDay, hold }));
}

function absenceOf({ event }: JudgedEvent, clock: LocalClock): CalendarBlock {
  return { kind: 'absence', title: event.title, source: event.source, ...local(event, clock), allDay: event.allDay, hold: false };
}

function previewOf({ event, verdict }: JudgedEvent, clock: LocalClock): PreviewEvent {
  const { title, source, calendar, allDay } = event;
  return { kind: verdict.kind, why: verdict.why, title, source, calendar, allDay, ...local(event, clock) };
}

function local({ start, end, wall }: TimeSpan, clock: LocalClock): { from: number; to: number } {
  return wall ?? { from: clock.wallOf(start), to: clock.wallOf(end) };
}

function history({ state }: Analysis): Pick<ZonesPanelState, 'recent' | 'recentProblem'> {
  switch (state.kind) {
    case 'ready':
      return { recent: state.review.recentZones, recentProblem: null };
    case 'unavailable':
      return { recent: null, recentProblem: state.reason };
    case 'no-repository':
      return { recent: null, recentProblem: 'There is no git repository in this window, so there is no history to look at.' };
    case 'idle':
    case 'reading':
      return { recent: null, recentProblem: null };
  }
}
