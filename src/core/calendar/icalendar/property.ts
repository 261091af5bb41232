import ICAL from 'ical.js';
import type { ContentLine } from './content-lines';
import { type DateValue, readDate } from './date-values';

/** A property whose value can't be read: where it stands, and why. */
export class PropertyError extends Error {
  constructor(readonly line: ContentLine, reason: string) {
    super(reason);
  }
}

/** The value of a property without line breaks or colons in its parameters' names, such as STATUS. */
export function wordOf({ text }: ContentLine): string {
  return text.slice(text.lastIndexOf(':') + 1).trim().toUpperCase();
}

/** The values of a TEXT property, unescaped; CATEGORIES has several (RFC 5545, 3.3.11). */
export function textsOf({ name, text }: ContentLine): string[] {
  try {
    const [, , , ...values] = ICAL.parse.property(text, ICAL.design.icalendar) as unknown[];
    return values.map(String);
  } catch {
    // Parameters that can't be read take nothing from the text itself.
    return [text.slice(Math.max(name.length, text.indexOf(':')) + 1)];
  }
}

/**
 * The dates of a property: DTSTART, EXDATE and their like. They stand after the last colon, since Exchange writes
 * `TZID=(UTC+01:00) Berlin` without the quotes that it needs.
 */
export function datesOf(line: ContentLine): DateValue[] {
  const tzid = parameter(line, 'TZID');
  return valuesOf(line).map((value) => {
    const date = readDate(value, tzid);
    if (date === null) throw new PropertyError(line, `“${shorten(value)}” is no date`);
    return date;
  });
}

/** The comma-separated values of a property of dates, as written. */
export function valuesOf({ text }: ContentLine): string[] {
  return text.slice(text.lastIndexOf(':') + 1).replaceAll('"', '').split(',').map((value) => value.trim()).filter((value) => value !== '');
}

/** The quote that ends a value may be missing, or stand behind the date: both are in files of Exchange. */
const PARAMETERS = { TZID: /;TZID=("[^"]*"?|[^";]*)/i, RANGE: /;RANGE=("[^"]*"?|[^";]*)/i };

/** A parameter of a property of dates. */
export function parameter({ text }: ContentLine, name: keyof typeof PARAMETERS): string | null {
  const head = text.slice(0, text.lastIndexOf(':'));
  const found = PARAMETERS[name].exec(head)?.[1]?.replaceAll('"', '').trim();
  return found === undefined || found === '' ? null : found;
}

/** Text for a message: its beginning. */
export function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
