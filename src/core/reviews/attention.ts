/** Without a sign of life for this long, nobody is taken to be reading. */
const LIFE_SECONDS = 60;

/**
 * Counts the time that somebody was in front of the screen: the window in front, and a sign of life (a key, a click, a
 * scroll) not longer ago than a minute. Times are in milliseconds of any clock; one that goes back counts nothing.
 */
export class Attention {
  private from: number;
  private lastSign = -Infinity;
  private inFront = false;

  constructor(now: number) {
    this.from = now;
  }

  /** Somebody did something. */
  sign(now: number): void {
    this.lastSign = now;
  }

  /** The window came to the front or left it. Count what was before that first. */
  setInFront(inFront: boolean): void {
    this.inFront = inFront;
  }

  /** Seconds of attention since the last time this was asked. */
  count(now: number): number {
    const until = Math.min(now, this.lastSign + LIFE_SECONDS * 1000);
    const seconds = this.inFront ? Math.max(0, until - this.from) / 1000 : 0;
    this.from = now;
    return seconds;
  }
}
