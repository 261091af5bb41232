import { basename } from 'node:path';
import type { Calendar } from '../core/calendar/icalendar/calendar';
import type { CalendarFile } from './calendar-files';

/**
 * A calendar as part of its folder, if it is one. A calendar file mostly stands for itself; but in a vdir, as
 * vdirsyncer, khal and Radicale keep them, each event is a file that is named after its `UID`, or by a random one.
 * There the folder is the calendar, and the source of its events. What is wrong with one is told of its file.
 * https://vdirsyncer.pimutils.org/en/stable/vdir.html
 */
export function inCollection(calendar: Calendar, { name, folder }: CalendarFile, text: string): Calendar {
  const stem = basename(name).replace(/\.ics$/i, '');
  if (folder === null || !(isMadeUp(stem) || uidsOf(text).includes(stem))) return calendar;
  return { ...calendar, source: folder, name: calendar.name === name ? folder : calendar.name };
}

/** A UUID, or another long name that no person gives to a file. */
function isMadeUp(stem: string): boolean {
  return /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/i.test(stem) || /^[0-9a-f]{20,}$/i.test(stem);
}

function uidsOf(text: string): string[] {
  return [...text.matchAll(/^UID(?:;[^:\r\n]*)?:(.*(?:\r?\n[ \t].*)*)/gim)].map(([, uid = '']) => uid.replace(/\r?\n[ \t]/g, '').trim());
}
