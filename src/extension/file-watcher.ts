import { stat } from 'node:fs/promises';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { Disposable } from './disposable';

const SETTLE_MS = 500;
const POLL_MS = 30_000;
/** VS Code takes a moment to begin to watch, on a busy machine seconds; what happens in it brings no event. */
const YOUNG_MS = 12_000;
const YOUNG_POLL_MS = 2_000;
/** Looking at a folder of many thousand files takes a moment; it must not keep the disk busy. */
const POLL_PER_LOOK = 100;

/**
 * Notices that files of the user's have changed, such as calendars. File events bring the news at once, but they may get lost (links, network
 * file systems, exhausted watches), so every half a minute, while the window has the focus, a look at sizes and times
 * of the files makes up for them; every two seconds while a watch is new.
 */
export class FileWatcher extends Disposable {
  private watched: readonly string[] = [];
  private readonly listeners = new Map<string, vscode.Disposable>();
  /** When the newest of them began to listen. */
  private listeningSince = 0;
  /** Of which files something was heard since the last look. */
  private readonly heardOf = new Set<string>();
  /** State of the files at the last look; empty before the first one, and where none are watched. */
  private last = '';
  private looks: Promise<void> = Promise.resolve();
  private settle: NodeJS.Timeout | undefined;
  private poll: NodeJS.Timeout | undefined;
  private readonly change = this._register(new vscode.EventEmitter<void>());

  /**
   * Fires once for a burst of changes, where a file that counts is another one than before or an event told of it: somebody
   * may have read it while it was gone for a moment. And once when the first look at new paths is done, since
   * whoever read them earlier may have missed a change in between.
   */
  readonly onDidChange = this.change.event;

  /** `fingerprintOf`: a text that changes whenever a file does that counts, of what lies at a path. Of a file that its lines begin with, each event counts. */
  constructor(private readonly fingerprintOf: (path: string) => Promise<string>) {
    super();
    this._register(vscode.window.onDidChangeWindowState(({ focused }) => (focused ? this.look() : undefined)));
    this._register({ dispose: () => this.stop() });
  }

  /** Watches these files and folders (absolute paths), and no others. */
  watch(paths: readonly string[]): void {
    this.watched = paths;
    this.last = '';
    this.look();
  }

  private look(): void {
    clearTimeout(this.settle);
    clearTimeout(this.poll);
    this.looks = this.looks.then(async () => {
      if (this.isDisposed) return;
      const began = Date.now();
      await this.compare(this.watched);
      if (this.isDisposed || this.watched.length === 0) return;
      clearTimeout(this.poll);
      const pause = Date.now() - this.listeningSince < YOUNG_MS ? YOUNG_POLL_MS : POLL_MS;
      this.poll = setTimeout(() => this.pollLook(), Math.max(pause, (Date.now() - began) * POLL_PER_LOOK));
    });
  }

  private pollLook(): void {
    if (vscode.window.state.focused) this.look();
    else this.poll = setTimeout(() => this.pollLook(), POLL_MS);
  }

  private async compare(paths: readonly string[]): Promise<void> {
    const states = await Promise.all(paths.map((each) => this.stateOf(each)));
    if (this.isDisposed || paths !== this.watched) return;
    this.listen(states.map(({ pattern }) => pattern));
    const now = states.map(({ fingerprint }) => fingerprint).join('\n');
    const changed = this.last !== now || names(now, this.heardOf);
    this.heardOf.clear();
    this.last = now;
    if (changed) this.change.fire();
  }

  private listen(patterns: readonly vscode.RelativePattern[]): void {
    const wanted = new Map(patterns.map((pattern) => [`${pattern.baseUri.toString()} ${pattern.pattern}`, pattern]));
    for (const [key, listener] of this.listeners) {
      if (wanted.has(key)) continue;
      listener.dispose();
      this.listeners.delete(key);
    }
    for (const [key, pattern] of wanted) {
      if (this.listeners.has(key)) continue;
      const watcher = vscode.workspace.createFileSystemWatcher(pattern);
      const heard = (uri: vscode.Uri) => this.heard(uri.fsPath);
      this.listeningSince = Date.now();
      this.listeners.set(key, vscode.Disposable.from(watcher, watcher.onDidCreate(heard), watcher.onDidChange(heard), watcher.onDidDelete(heard)));
    }
  }

  private heard(file: string): void {
    this.heardOf.add(comparable(file));
    clearTimeout(this.settle);
    this.settle = setTimeout(() => this.look(), SETTLE_MS);
  }

  private stop(): void {
    clearTimeout(this.settle);
    clearTimeout(this.poll);
    for (const listener of this.listeners.values()) listener.dispose();
    this.listeners.clear();
  }

  /**
   * The fingerprint, and what to listen to for it. A folder is watched with all below it; of a file its folder is, since
   * programs that save it put a new file in its place, and it may not be there yet.
   */
  private async stateOf(named: string): Promise<{ fingerprint: string; pattern: vscode.RelativePattern }> {
    const isFolder = (await stat(named).catch(() => null))?.isDirectory() ?? false;
    const pattern = isFolder
      ? new vscode.RelativePattern(vscode.Uri.file(named), '**')
      : new vscode.RelativePattern(vscode.Uri.file(path.dirname(named)), '*');
    return { fingerprint: `${named}\n${await this.fingerprintOf(named)}`, pattern };
  }
}

/** Whether a line of a fingerprint begins with one of these paths. */
function names(fingerprint: string, files: ReadonlySet<string>): boolean {
  if (files.size === 0) return false;
  return fingerprint.split('\n').some((text) => {
    const line = comparable(text);
    // A path may have blanks in it.
    for (let end = line.indexOf(' '); end !== -1; end = line.indexOf(' ', end + 1)) if (files.has(line.slice(0, end))) return true;
    return files.has(line);
  });
}

/** The editor writes the drives of Windows in small letters. */
function comparable(file: string): string {
  return process.platform === 'win32' ? file.toLowerCase() : file;
}
