import * as path from 'node:path';
import * as vscode from 'vscode';
import { HOOK_WEEKS, type HookRequest, type HookResult, type HookTablesResult } from '../../protocol/worker';
import { WEEK_SECONDS } from '../../core/calendar/moment';
import type { Zone } from '../../core/calendar/zone';
import type { AnalysisWorker } from '../analysis/analysis-worker';
import { confirm } from '../confirm';
import { Disposable } from '../disposable';
import type { Hold } from '../hold/hold';
import { toLocalIso } from '../time/local-time';
import type { Log } from '../log';
import { plainText } from '../plain-text';
import type { Repositories } from './repositories';
import type { TimeSource } from '../time/time-source';
import type { Zones } from '../calendars/zones';

/** A note on a hook has a line to copy in it. */
const LONGEST_NOTES = 2_000;

/** Installs and removes the git hook that asks before a commit, merge or push in a zone, and tells it of the zones. */
export class GitHook extends Disposable {
  private lastId = 0;
  private found = false;

  constructor(
    private readonly repositories: Repositories,
    private readonly zones: Zones,
    hold: Hold,
    private readonly worker: AnalysisWorker,
    private readonly time: TimeSource,
    private readonly log: Log,
  ) {
    super();
    this._register(zones.onDidFind(() => ((this.found = true), this.tell(null))));
    this._register(repositories.onDidChange(() => this.tell(null)));
    this._register(hold.onDidBreakGlass(({ until }) => this.tell(until)));
    this._register(worker.onDidChangeHooks((result) => this.noteProblems(result)));
  }

  /** Asks which repository and whether, and says what has been done. */
  async install(): Promise<void> {
    const repository = await this.pick('Ask before commits in no-code zones in…');
    if (repository === undefined) return;
    const install = 'Install';
    const name = nameOf(repository);
    const answer = await vscode.window.showInformationMessage(
      `Git will ask before a commit, merge or push in ${name} while a no-code zone lasts, in the terminal too. Hooks that are there go on running, --no-verify skips the question, and "Remove the Git Hook" puts all back.`,
      install,
    );
    if (answer !== install) return;
    const { done, notes } = await this.change('install', repository);
    if (done) confirm(`$(git-commit) Git asks in ${name} in no-code zones`);
    if (notes.length > 0) this.say(done ? 'Not every hook could be installed.' : 'The hook was not installed.', notes);
  }

  /** Asks which repository, and puts all back as it was. */
  async remove(): Promise<void> {
    const repository = await this.pick('Remove the git hook from…');
    if (repository === undefined) return;
    const name = nameOf(repository);
    const { done, notes } = await this.change('remove', repository);
    if (done) confirm(`$(git-commit) Git no longer asks in ${name}`);
    if (notes.length > 0) this.say(done ? 'The hook is out.' : 'The hook could not be removed.', notes);
    else if (!done) void vscode.window.showInformationMessage(`Code Refuge has no hook in ${name}.`);
  }

  private async pick(title: string): Promise<string | undefined> {
    const { paths } = this.repositories;
    if (paths.length === 0) {
      void vscode.window.showInformationMessage('There is no git repository in this window.');
      return undefined;
    }
    if (paths.length === 1) return paths[0];
    const items = paths.map((each) => ({ label: path.basename(each), description: each, each }));
    return (await vscode.window.showQuickPick(items, { title, matchOnDescription: true }))?.each;
  }

  private change(action: HookRequest['action'], repository: string): Promise<HookResult> {
    const id = ++this.lastId;
    return new Promise((resolve) => {
      const done = (result: HookResult) => {
        listener.dispose();
        resolve(result);
      };
      const listener = vscode.Disposable.from(
        this.worker.onDidChangeHooks((result) => result.type === 'hook' && result.id === id && done(result)),
        this.worker.onDidGiveUp((reason) => done({ type: 'hook', id, done: false, notes: [reason] })),
      );
      this._register(listener);
      this.worker.send({ type: 'hook', id, action, repository, git: this.repositories.git, zones: this.coming, now: this.now });
    });
  }

  /** Before the zones are known there is nothing to tell; an empty table would silence the hook. */
  private tell(letThroughUntil: number | null): void {
    const { paths, git } = this.repositories;
    if (!this.found || paths.length === 0) return;
    this.worker.send({ type: 'hook-tables', id: ++this.lastId, repositories: paths, git, zones: this.coming, now: this.now, letThroughUntil });
  }

  private noteProblems(result: HookResult | HookTablesResult): void {
    if (result.type === 'hook-tables') for (const problem of result.problems) this.log.warn(`Git hook: ${problem}`);
  }

  private say(what: string, notes: readonly string[]): void {
    for (const note of notes) this.log.info(`Git hook: ${note}`);
    void vscode.window.showWarningMessage(plainText(`${what} ${[...new Set(notes)].join(' ')}`, LONGEST_NOTES));
  }

  /** The zones that a hook can be told of; all that are known may be many more, and each message copies them. */
  private get coming(): Zone[] {
    const now = this.time.now().getTime() / 1000;
    return this.zones.all.filter(({ start, end }) => end > now && start < now + HOOK_WEEKS * WEEK_SECONDS);
  }

  private get now(): string {
    return toLocalIso(this.time.now());
  }
}

/** A submodule's folder is called what its project says. */
function nameOf(repository: string): string {
  return plainText(path.basename(repository));
}
