import { visible } from '../core/review/visible';

/** What is said beside the result, on standard error, and whether something failed. */
export class Messages {
  private anyFailed = false;

  get failed(): boolean {
    return this.anyFailed;
  }

  /** Messages name folders, calendars and what git said of them: nothing in them may steer the terminal. */
  warn(message: string): void {
    process.stderr.write(`code-refuge: ${visible(message)}\n`);
  }

  /** Something that was asked for could not be done. */
  fail(message: string): void {
    this.anyFailed = true;
    this.warn(message);
  }
}
