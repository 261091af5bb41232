import * as vscode from 'vscode';
import { Attention } from '../../core/reviews/attention';
import { ChangeReading, GLANCE_SECONDS, isLineByLine, isReview, type ReadingProgress } from '../../core/reviews/change-reading';
import { Disposable } from '../disposable';
import type { TimeSource } from '../time/time-source';
import { shownChange } from './change-of-tab';
import type { DiffMeasurer } from './diff-measurer';
import type { ReviewedChange, ReviewedChanges } from './reviewed-changes';
import type { Stopwatch } from './stopwatch';
import { type VisibleDiff, visibleDiffs } from './visible-diffs';

const LOOK_MS = 1_000;
/** A change that was not in front of the user for this long was left. */
const LEFT_MS = 5 * 60_000;
/** How many changes are kept in mind, for those who come back to one. */
const MAX_CHANGES = 100;

/** How far a change has been read by now. */
export interface ReadingNews {
  change: ReviewedChange;
  progress: ReadingProgress;
  /** The last time the user was in front of it. */
  time: Date;
  /** True for the moment in which the review became one that goes line by line. */
  passed: boolean;
}

interface Watched {
  change: ReviewedChange;
  reading: ChangeReading;
  lastSeen: { time: Date; at: number };
  /** What was told last. */
  told: ReadingProgress | null;
  lineByLine: boolean;
}

/**
 * Watches how much of the changes of others the user reads in diff editors. It tells when a review has become one that
 * goes line by line, and, when the user has left a change, how far they got.
 */
export class ReadingWatch extends Disposable {
  private readonly changes = new Map<string, Watched>();
  /** The change of each visible diff by its addresses; `null` for the user's own; absent while that isn't known. */
  private known = new Map<string, ReviewedChange | null>();
  private readonly busy = new Set<string>();
  private visible: (VisibleDiff & { key: string })[] = [];
  private readonly attention: Attention;
  private timer: NodeJS.Timeout | undefined;
  private readonly news = this._register(new vscode.EventEmitter<ReadingNews>());

  readonly onDidRead = this.news.event;

  constructor(
    private readonly reviewed: ReviewedChanges,
    private readonly measurer: DiffMeasurer,
    private readonly time: TimeSource,
    private readonly stopwatch: Stopwatch,
  ) {
    super();
    this.attention = new Attention(stopwatch());
    this.attention.setInFront(vscode.window.state.focused);
    const alive = () => this.look(true);
    const { window } = vscode;
    this._register(window.onDidChangeTextEditorVisibleRanges(alive));
    this._register(window.onDidChangeTextEditorSelection(alive));
    this._register(window.onDidChangeActiveTextEditor(alive));
    this._register(window.onDidChangeVisibleTextEditors(alive));
    this._register(window.tabGroups.onDidChangeTabs(alive));
    this._register(window.onDidChangeWindowState(() => this.look(true)));
    this._register({ dispose: () => clearInterval(this.timer) });
    this.look(true);
  }

  /** The change of somebody else that the user has in front of them, if any. */
  get current(): ReviewedChange | null {
    for (const { key } of this.visible) {
      const change = this.known.get(key);
      if (change) return change;
    }
    return null;
  }

  /** What was not told yet of all changes, for the end of the window. */
  takeUntold(): ReadingNews[] {
    return [...this.changes.values()].flatMap((watched) => this.leave(watched) ?? []);
  }

  /** Counts the time since the last look for what was in view until now, then sees what is in view from now on. */
  private look(alive: boolean): void {
    const now = this.stopwatch();
    this.count(this.attention.count(now), now);
    if (alive) this.attention.sign(now);
    this.attention.setInFront(vscode.window.state.focused);
    this.visible = visibleDiffs().map((diff) => ({ ...diff, key: `${diff.original.toString()}\n${diff.modified.toString()}` }));
    const keys = new Set(this.visible.map(({ key }) => key));
    this.known = new Map([...this.known].filter(([key]) => keys.has(key)));
    for (const diff of this.visible) void this.learn(diff);
    for (const watched of this.changes.values()) {
      if (now - watched.lastSeen.at < LEFT_MS) continue;
      const news = this.leave(watched);
      if (news !== null) this.news.fire(news);
    }
    this.keepLooking();
  }

  private count(seconds: number, now: number): void {
    const change = this.current;
    const watched = change === null ? undefined : this.changes.get(change.id);
    if (change === null || watched === undefined || seconds === 0) return;
    watched.reading.look(seconds, this.visible.filter(({ key }) => this.known.get(key)?.id === change.id).map(({ key, view }) => ({ diff: key, view })));
    watched.lastSeen = { time: this.time.now(), at: now };
    const { progress } = watched.reading;
    if (watched.lineByLine || !isLineByLine(progress)) return;
    watched.lineByLine = true;
    watched.told = progress;
    this.news.fire({ change, progress, time: watched.lastSeen.time, passed: true });
  }

  /** Finds out what a diff shows. Documents may still be on their way, so this is tried at each look. */
  private async learn({ original, modified, key }: VisibleDiff & { key: string }): Promise<void> {
    if (this.known.has(key) || this.busy.has(key)) return;
    const shown = shownChange(original, modified);
    if (shown === null) {
      this.known.set(key, null);
      return;
    }
    this.busy.add(key);
    try {
      const change = await this.reviewed.find(shown);
      if (change === undefined) return;
      if (change !== null && !(await this.open(change, key, original, modified))) return;
      this.known.set(key, change);
    } finally {
      this.busy.delete(key);
    }
  }

  private async open(change: ReviewedChange, key: string, original: vscode.Uri, modified: vscode.Uri): Promise<boolean> {
    if (this.changes.get(change.id)?.reading.knows(key)) return true;
    const lines = await this.measurer.measure(original, modified);
    if (lines === undefined) return false;
    this.watched(change).reading.open(key, lines);
    return true;
  }

  private watched(change: ReviewedChange): Watched {
    let watched = this.changes.get(change.id);
    if (watched === undefined) {
      watched = { change, reading: new ChangeReading(), lastSeen: { time: this.time.now(), at: this.stopwatch() }, told: null, lineByLine: false };
      // The one that was opened first makes room.
      const [oldest] = this.changes.keys();
      if (this.changes.size >= MAX_CHANGES && oldest !== undefined) this.changes.delete(oldest);
      this.changes.set(change.id, watched);
    }
    return watched;
  }

  /** How far a change that was left was read; `null` for a glance, and where there is nothing new. */
  private leave(watched: Watched): ReadingNews | null {
    const { change, reading, told, lastSeen } = watched;
    const { progress } = reading;
    if (told !== null && told.seconds === progress.seconds) return null;
    // Of diffs that are too large nobody knows how much was read, only that somebody sat in front of them.
    const unmeasured = progress.changedLines === 0 && progress.seconds >= GLANCE_SECONDS;
    if (!isReview(progress) && !unmeasured) return null;
    watched.told = progress;
    return { change, progress, time: lastSeen.time, passed: false };
  }

  /** There is a clock to watch only while there is something in view, or left a short while ago. */
  private keepLooking(): void {
    const needed = this.visible.some(({ key }) => this.known.get(key) !== null) || [...this.changes.values()].some((watched) => this.isOpen(watched));
    if (needed && this.timer === undefined) this.timer = setInterval(() => this.look(false), LOOK_MS);
    if (needed || this.timer === undefined) return;
    clearInterval(this.timer);
    this.timer = undefined;
  }

  /** Whether it may still have to be told how far a change was read. */
  private isOpen({ told, reading, lastSeen }: Watched): boolean {
    return told?.seconds !== reading.progress.seconds && this.stopwatch() - lastSeen.at < LEFT_MS + LOOK_MS;
  }
}
