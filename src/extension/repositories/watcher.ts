import * as vscode from 'vscode';
import { Disposable } from '../disposable';
import { findGitDirectory, fingerprint, type GitDirectory } from './git-directory';
import type { Repositories } from './repositories';

const SETTLE_MS = 300;
const POLL_FOCUSED_MS = 3_000;
const POLL_AWAY_MS = 10_000;

/**
 * Notices, within seconds, that a history has changed, whichever terminal or tool changed it. File events and the
 * Git extension bring the news at once; a look at a few small files every now and then makes up for lost events.
 */
export class HistoryWatcher extends Disposable {
  private watched = new Map<string, WatchedRepository>();
  private settle: NodeJS.Timeout | undefined;
  private poll: NodeJS.Timeout | undefined;
  private readonly change = this._register(new vscode.EventEmitter<void>());

  /** Fires once for a burst of changes. */
  readonly onDidChange = this.change.event;

  constructor(private readonly repositories: Repositories) {
    super();
    this._register(repositories.onDidChange(() => void this.update()));
    this._register(vscode.window.onDidChangeWindowState(({ focused }) => (focused ? void this.look() : undefined)));
    this._register({ dispose: () => this.stop() });
    void this.update();
    this.schedule();
  }

  private async update(): Promise<void> {
    const paths = new Set(this.repositories.paths);
    for (const [path, repository] of this.watched) {
      if (paths.has(path)) continue;
      repository.dispose();
      this.watched.delete(path);
    }
    for (const path of paths) {
      if (this.watched.has(path)) continue;
      const directory = await findGitDirectory(path);
      const wanted = !this.isDisposed && this.repositories.paths.includes(path) && !this.watched.has(path);
      if (directory === null || !wanted) continue;
      this.watched.set(path, new WatchedRepository(directory, () => this.signal()));
    }
    this.listenToGitExtension();
  }

  private listenToGitExtension(): void {
    for (const repository of this.repositories.gitApi?.repositories ?? []) {
      this.watched.get(repository.rootUri.fsPath)?.follow(repository.state);
    }
  }

  private schedule(): void {
    const pause = vscode.window.state.focused ? POLL_FOCUSED_MS : POLL_AWAY_MS;
    this.poll = setTimeout(() => {
      void this.look().finally(() => {
        if (!this.isDisposed) this.schedule();
      });
    }, pause);
  }

  private async look(): Promise<void> {
    const changed = await Promise.all([...this.watched.values()].map((repository) => repository.hasChanged()));
    if (changed.includes(true)) this.signal();
  }

  private signal(): void {
    clearTimeout(this.settle);
    this.settle = setTimeout(() => this.change.fire(), SETTLE_MS);
  }

  private stop(): void {
    clearTimeout(this.settle);
    clearTimeout(this.poll);
    for (const repository of this.watched.values()) repository.dispose();
  }
}

class WatchedRepository extends Disposable {
  private last: string | null = null;
  private followed: object | null = null;

  constructor(
    private readonly directory: GitDirectory,
    private readonly signal: () => void,
  ) {
    super();
    this.watch(directory.own, '{HEAD,FETCH_HEAD,logs/HEAD}');
    this.watch(directory.common, '{packed-refs,refs/**,reftable/**}');
    void this.hasChanged();
  }

  /** Whether the history is another one than at the last look; never at the first. */
  async hasChanged(): Promise<boolean> {
    const now = await fingerprint(this.directory);
    const changed = this.last !== null && this.last !== now;
    this.last = now;
    return changed;
  }

  /** Listens to the Git extension too: it may see a change earlier, and runs git commands of its own. */
  follow(state: { HEAD: { commit?: string } | undefined; onDidChange: vscode.Event<void> }): void {
    if (this.followed === state) return;
    this.followed = state;
    let commit = state.HEAD?.commit;
    this._register(
      state.onDidChange(() => {
        // It also fires for every edited file.
        if (state.HEAD?.commit === commit) return;
        commit = state.HEAD?.commit;
        this.signal();
      }),
    );
  }

  private watch(directory: string, pattern: string): void {
    const watcher = this._register(
      vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(vscode.Uri.file(directory), pattern)),
    );
    const heard = ({ path }: vscode.Uri) => {
      if (path.endsWith('.lock')) return;
      void this.hasChanged();
      this.signal();
    };
    for (const event of [watcher.onDidCreate, watcher.onDidChange, watcher.onDidDelete]) this._register(event(heard));
  }
}
