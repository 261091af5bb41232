import { notACalendar } from '../core/calendar/icalendar/not-a-calendar';

/** What the bytes of a calendar say. */
export interface CalendarText {
  text: string;
  /** What is worth telling of how it was read, or `null`. */
  note: string | null;
  /** Whether every calendar in it has its end. A file that is being written or was cut off has not. */
  whole: boolean;
}

/** There is no calendar in it: why, in a sentence. */
export class NoCalendarError extends Error {
  override readonly name = 'NoCalendarError';
}

const NOT_UTF8 = 'This is not UTF-8, so it was read as windows-1252.';

/** Reads the text of a calendar. Throws a `NoCalendarError` where there is none. */
export function readCalendarText(bytes: Uint8Array): CalendarText {
  const { text, note } = decode(bytes);
  if (!/^BEGIN[ \t]*:[ \t]*V(?:CALENDAR|EVENT|TODO|JOURNAL|FREEBUSY|TIMEZONE)\b/im.test(text)) {
    throw new NoCalendarError(`This ${notACalendar(text)}.`);
  }
  return { text, note, whole: count(text, /^END[ \t]*:[ \t]*VCALENDAR\b/gim) >= count(text, /^BEGIN[ \t]*:[ \t]*VCALENDAR\b/gim) };
}

/** iCalendar is UTF-8 (RFC 5545, 3.1.4); Windows programs also write UTF-16 with a mark, and their old code page. */
function decode(bytes: Uint8Array): { text: string; note: string | null } {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: new TextDecoder('utf-16le').decode(bytes), note: null };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { text: new TextDecoder('utf-16be').decode(bytes), note: null };
  if (bytes.includes(0)) throw new NoCalendarError('This is no calendar but binary data.');
  const text = utf8(bytes) ?? utf8(joinSplitCharacters(bytes));
  return text === null ? { text: windows1252(bytes), note: NOT_UTF8 } : { text, note: null };
}

/** The text, or `null` where it is no UTF-8. A character that the end of the file cuts off is dropped. */
function utf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return null;
  }
}

/** Lines were folded after 75 bytes, which may be in the middle of a character (RFC 5545, 3.1, warns of it). */
function joinSplitCharacters(bytes: Uint8Array): Uint8Array {
  const latin1 = Buffer.from(bytes).toString('latin1');
  return Buffer.from(latin1.replace(/([\x80-\xff])\r?\n[ \t](?=[\x80-\xbf])/g, '$1'), 'latin1');
}

/** Of the bytes 0x80 to 0x9F, which is where it differs from Latin-1. `TextDecoder` of Node.js 20 confuses the two. */
const WINDOWS_1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

function windows1252(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1').replace(/[\x80-\x9f]/g, (character) => WINDOWS_1252.charAt(character.charCodeAt(0) - 0x80));
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
