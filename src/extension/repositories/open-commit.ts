import * as vscode from 'vscode';
import type { GitApi, GitChange, GitRepository } from './git-api';
import { GIT_STATUS } from './git-api';
import { errorText, type Log } from '../log';
import type { Repositories } from './repositories';
import { plainText } from '../plain-text';

const COMMIT_NAME = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;

/** Opens a commit in the editor's own view of changes, against its first parent. */
export async function openCommit(repositories: Pick<Repositories, 'gitApi'>, log: Log, at: { repository: string; commit: string }): Promise<void> {
  if (!COMMIT_NAME.test(at.commit)) return;
  const api = repositories.gitApi;
  if (api === null) {
    void vscode.window.showInformationMessage(
      `VS Code's Git extension is off, so commit ${at.commit.slice(0, 7)} can't be opened here. The setting git.enabled turns it on.`,
    );
    return;
  }
  try {
    await show(api, vscode.Uri.file(at.repository), at.commit);
  } catch (error) {
    log.error(`Commit ${at.commit} of ${at.repository} could not be opened: ${errorText(error)}`);
    void vscode.window.showErrorMessage(`Commit ${at.commit.slice(0, 7)} can't be opened: ${plainText(errorText(error), 300)}`);
  }
}

async function show(api: GitApi, root: vscode.Uri, name: string): Promise<void> {
  const repository = exactly(api, root) ?? (await api.openRepository(root));
  if (repository === null) throw new Error(`the Git extension doesn't have ${root.fsPath} open.`);
  const commit = await repository.getCommit(name);
  const parent = commit.parents[0];
  if (parent === undefined) {
    // The API compares two commits only. The first commit has none to compare with; the Git extension's own command
    // takes the empty tree for it.
    await vscode.commands.executeCommand('git.viewCommit', repository.rootUri, commit.hash);
    return;
  }
  const changes = await repository.diffBetween(parent, commit.hash);
  if (changes.length === 0) {
    void vscode.window.showInformationMessage(`Commit ${name.slice(0, 7)} changes no file against its first parent.`);
    return;
  }
  const title = `${name.slice(0, 7)} - ${plainText(commit.message.split('\n', 1)[0] ?? '')}`;
  await vscode.commands.executeCommand('vscode.changes', title, changes.map((change) => sides(api, change, parent, commit.hash)));
}

/** `getRepository` also finds the one around a submodule or worktree; those have their own commits. */
function exactly(api: GitApi, root: vscode.Uri): GitRepository | undefined {
  return api.repositories.find(({ rootUri }) => rootUri.fsPath === root.fsPath);
}

type Sides = [vscode.Uri, vscode.Uri | undefined, vscode.Uri | undefined];

function sides(api: GitApi, { uri, originalUri, renameUri, status }: GitChange, parent: string, commit: string): Sides {
  const added = status === GIT_STATUS.INDEX_ADDED;
  const deleted = status === GIT_STATUS.DELETED || status === GIT_STATUS.INDEX_DELETED;
  return [
    renameUri ?? uri,
    added ? undefined : api.toGitUri(originalUri, parent),
    deleted ? undefined : api.toGitUri(renameUri ?? uri, commit),
  ];
}
