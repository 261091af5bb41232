/**
 * The wall clock of a time zone, from `Intl`: what it shows at an instant, and at which instant it shows a time. It
 * remembers the offset of each hour it was asked for, since formatting a date is slow.
 */
export class LocalClock {
  private readonly format: Intl.DateTimeFormat;
  private readonly offsets = new Map<number, number>();

  /** `timeZone` is an IANA id; throws a `RangeError` where `Intl` doesn't know it. */
  constructor(timeZone: string) {
    this.format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'iso8601',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  }

  /** Offset from UTC in minutes at an instant (epoch seconds); east is positive. */
  offsetAt(time: number): number {
    // No zone has changed its clock more than once in a quarter of an hour, nor between two of its marks.
    const quarter = Math.floor(time / 900);
    const known = this.offsets.get(quarter);
    if (known !== undefined) return known;
    const parts: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
    for (const { type, value } of this.format.formatToParts(quarter * 900_000)) parts[type] = Number(value);
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
    const offset = Math.round((Date.UTC(year, month - 1, day, hour, minute, second) / 1000 - quarter * 900) / 60);
    this.offsets.set(quarter, offset);
    return offset;
  }

  /** What the clock shows at an instant, in minutes since 1970-01-01T00:00 on it. */
  wallOf(time: number): number {
    return Math.floor(time / 60) + this.offsetAt(time);
  }

  /**
   * The instant (epoch seconds) at which the clock shows a wall time, in minutes since 1970-01-01T00:00. The first
   * one where it shows it twice; where it skips it, the one with the offset before the gap (RFC 5545, 3.3.5).
   */
  instantOf(wall: number): number {
    const before = this.offsetAt((wall - 24 * 60) * 60);
    const after = this.offsetAt((wall + 24 * 60) * 60);
    const fits = [before, after].map((offset) => (wall - offset) * 60).filter((time) => this.offsetAt(time) === wall - time / 60);
    return fits.length > 0 ? Math.min(...fits) : (wall - before) * 60;
  }
}
