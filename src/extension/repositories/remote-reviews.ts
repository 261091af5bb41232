import * as path from 'node:path';
import * as vscode from 'vscode';
import { fetchArguments } from '../../core/reviews/missing-refs';
import type { MissingReviewRefs } from '../../core/review/review';
import type { AskRemoteResult, RemotesResult, WorkerRequest } from '../../protocol/worker';
import type { Analysis } from '../analysis/analysis';
import type { AnalysisWorker } from '../analysis/analysis-worker';
import { confirm } from '../confirm';
import { Disposable } from '../disposable';
import type { Log } from '../log';
import { plainText } from '../plain-text';
import type { Repositories } from './repositories';

export interface RemoteOfRepository {
  repository: string;
  remote: string;
}

/**
 * Asks a remote whether it has reviews that the clone lacks, and offers to fetch them: each step only because the user
 * said so. The fetch runs where it can be seen, as a task, so that git can ask for a password.
 */
export class RemoteReviews extends Disposable {
  private lastId = 0;

  constructor(
    private readonly repositories: Repositories,
    private readonly analysis: Analysis,
    private readonly worker: AnalysisWorker,
    private readonly log: Log,
  ) {
    super();
  }

  /** Asks which remote, and goes on with that. */
  async find(): Promise<void> {
    const { paths, git } = this.repositories;
    const { remotes, problems } = await this.request<RemotesResult>((id) => ({ type: 'remotes', id, repositories: paths, git }), (reason) => ({ type: 'remotes', id: 0, remotes: [], problems: [reason] }));
    for (const problem of problems) this.log.warn(`Remotes: ${problem}`);
    if (remotes.length === 0) {
      void vscode.window.showInformationMessage(problems[0] === undefined ? 'No repository in this window has a remote.' : plainText(problems[0], 300));
      return;
    }
    const items = remotes.map(({ repository, name, url }) => ({
      label: plainText(name),
      description: plainText(url),
      ...(paths.length > 1 && { detail: path.basename(repository) }),
      chosen: { repository, remote: name },
    }));
    const placeHolder = 'git ls-remote asks it over the network which refs with reviews it has; nothing is fetched yet.';
    const choice = await vscode.window.showQuickPick(items, { title: 'Ask which remote for reviews?', placeHolder, matchOnDescription: true });
    if (choice) await this.bring(choice.chosen);
  }

  /** Asks a remote, offers to fetch what it has, and reads the history again. */
  async bring({ repository, remote }: RemoteOfRepository): Promise<void> {
    const { git } = this.repositories;
    const name = plainText(remote);
    const title = `Asking ${name} for reviews`;
    const { missing, program, problem } = await vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title }, () =>
      this.request<AskRemoteResult>((id) => ({ type: 'ask-remote', id, repository, remote, git }), (reason) => ({ type: 'ask-remote', id: 0, missing: null, program: git, problem: reason })),
    );
    if (problem !== null) {
      this.log.warn(`Remote ${remote}: ${problem}`);
      void vscode.window.showWarningMessage(plainText(problem, 300));
      return;
    }
    // The answer settles what the review could only guess.
    void this.analysis.refresh();
    if (missing === null) {
      void vscode.window.showInformationMessage(`${name} has no reviews that this clone lacks.`);
      return;
    }
    const fetch = 'Fetch';
    const copy = 'Copy the Line';
    const choice = await vscode.window.showInformationMessage(`${name} has reviews that this clone lacks. Fetch runs in a terminal: ${missing.fetch}`, fetch, copy);
    if (choice === copy) await vscode.env.clipboard.writeText(missing.fetch);
    if (choice === fetch) await this.fetch(missing, program);
  }

  private async fetch(missing: MissingReviewRefs, program: string): Promise<void> {
    const code = await run(program, fetchArguments(missing), missing.repository);
    await this.analysis.refresh();
    if (code === 0) confirm(`$(git-fetch) The reviews of ${plainText(missing.remote)} are here`);
    else void vscode.window.showWarningMessage(`The reviews could not all be fetched. The terminal "${TASK}" says why.`);
  }

  /** One answer to each request; `failed` makes one where the worker gave up. */
  private request<Result extends RemotesResult | AskRemoteResult>(make: (id: number) => WorkerRequest & { type: Result['type'] }, failed: (reason: string) => Result): Promise<Result> {
    const request = make(++this.lastId);
    return new Promise((resolve) => {
      const done = (result: Result) => {
        listener.dispose();
        resolve(result);
      };
      const listener = vscode.Disposable.from(
        this.worker.onDidAskRemotes((result) => result.type === request.type && result.id === request.id && done(result as Result)),
        this.worker.onDidGiveUp((reason) => done(failed(reason))),
      );
      this._register(listener);
      this.worker.send(request);
    });
  }
}

const TASK = 'Fetch Reviews';

/** Runs a program as a task, which the user sees; its exit code, or `undefined` where it was stopped. */
async function run(program: string, args: string[], cwd: string): Promise<number | undefined> {
  const task = new vscode.Task({ type: 'process' }, vscode.TaskScope.Workspace, TASK, 'Code Refuge', new vscode.ProcessExecution(program, args, { cwd }));
  task.presentationOptions = { reveal: vscode.TaskRevealKind.Always, focus: false, clear: true };
  let started: vscode.TaskExecution | null = null;
  return new Promise((resolve, reject) => {
    const done = (code: number | undefined) => {
      listener.dispose();
      resolve(code);
    };
    const listener = vscode.Disposable.from(
      vscode.tasks.onDidEndTaskProcess(({ execution, exitCode }) => execution === started && done(exitCode)),
      // A program that can't be started ends without a process.
      vscode.tasks.onDidEndTask(({ execution }) => execution === started && setTimeout(() => done(undefined), 1_000)),
    );
    vscode.tasks.executeTask(task).then((execution) => (started = execution), (error: unknown) => (listener.dispose(), reject(error)));
  });
}
