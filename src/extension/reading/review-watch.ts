import * as vscode from 'vscode';
import type { ReviewLogEvent } from '../../core/reviews/review-events';
import type { ReviewEventsFile } from '../../store/review-events';
import { Disposable } from '../disposable';
import { toLocalIso } from '../time/local-time';
import { errorText, type Log } from '../log';
import type { TimeSource } from '../time/time-source';
import type { CommentNews, CommentWatch } from './comment-watch';
import type { ReadingNews, ReadingWatch } from './reading-watch';

/** Something in a review that may deserve a warning. */
export interface SeenReview {
  kind: 'reading' | 'comment';
  /** Which change, as in the log. */
  change: string;
  readLines: number;
  changedLines: number;
  /** ISO 8601 with offset. */
  time: string;
}

/** Writes what the user does to review changes of others into the review-event log, and tells who wants to know. */
export class ReviewWatch extends Disposable {
  private silent = false;
  private readonly seen = this._register(new vscode.EventEmitter<SeenReview>());
  private readonly written = this._register(new vscode.EventEmitter<void>());

  /** Fires when a review has become one that goes line by line, and when a comment was written. */
  readonly onDidSee = this.seen.event;

  /** Fires when the log has grown. */
  readonly onDidWrite = this.written.event;

  constructor(
    private readonly reading: ReadingWatch,
    comments: CommentWatch,
    private readonly file: ReviewEventsFile,
    time: TimeSource,
    private readonly log: Log,
  ) {
    super();
    this._register(reading.onDidRead((news) => this.read(news)));
    this._register(comments.onDidComment((news) => this.commented(news)));
    this._register({ dispose: () => this.end() });
    void this.attempt(() => file.start(toLocalIso(time.now())));
  }

  private read(news: ReadingNews): void {
    const event = readingEvent(news);
    if (news.passed) this.seen.fire(event);
    void this.append(event);
  }

  private commented({ change, time }: CommentNews): void {
    const event = {
      kind: 'comment' as const,
      time: toLocalIso(time),
      change: change.id,
      repository: change.repository,
      files: 0,
      changedLines: 0,
      readLines: 0,
      comments: 1,
      seconds: 0,
    };
    this.seen.fire(event);
    void this.append(event);
  }

  private async append(event: Omit<ReviewLogEvent, 'version'>): Promise<void> {
    if ((await this.attempt(() => this.file.append(event))) && !this.isDisposed) this.written.fire();
  }

  private async attempt(act: () => Promise<void>): Promise<boolean> {
    try {
      await act();
      this.silent = false;
      return true;
    } catch (error) {
      this.failed(error);
      return false;
    }
  }

  /** The window closes: what is not told yet has to be written at once. */
  private end(): void {
    try {
      for (const news of this.reading.takeUntold()) this.file.appendNow(readingEvent(news));
    } catch (error) {
      this.failed(error);
    }
  }

  /** Once is enough for as long as it lasts. */
  private failed(error: unknown): void {
    if (!this.silent) this.log.error(`The review-event log ${this.file.file} can't be written, so reviews are not counted: ${errorText(error)}`);
    this.silent = true;
  }
}

function readingEvent({ change, progress, time }: ReadingNews): Omit<ReviewLogEvent, 'version'> & { kind: 'reading' } {
  return { kind: 'reading', time: toLocalIso(time), change: change.id, repository: change.repository, ...progress, comments: 0 };
}
