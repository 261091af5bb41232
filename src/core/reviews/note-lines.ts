/** Longest comment that is kept; a log that was pasted into one is no wording of its author. */
export const LONGEST_TEXT = 16 * 1024;

/** A note of some format, as it was found: which object it is about, and its bytes as text with U+FFFD for what is no UTF-8. */
export interface FoundNote {
  object: string;
  text: string;
}

/** The lines of a note, each once: notes that were merged by union or by hand can have some of them twice. */
export function noteLines(text: string): Set<string> {
  return new Set(text.split('\n').map((line) => line.replace(/\r$/, '')).filter((line) => line.trim() !== ''));
}

/** An object of JSON, or `null`. */
export function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A text, or empty. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** A whole number from 1 on, or `null`. */
export function positive(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : null;
}

/** The latest time that a moment can show, the end of the year 9999. */
const LATEST = 253_402_300_799;

/** Seconds since the epoch that are a time at which somebody may have reviewed something, or `null`. */
export function plausibleTime(seconds: number): number | null {
  return Number.isFinite(seconds) && seconds > 0 && seconds <= LATEST ? seconds : null;
}
