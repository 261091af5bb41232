import * as vscode from 'vscode';
import { Disposable } from '../disposable';
import { GIT_EXTENSION, type GitApi, type GitExtension } from './git-api';
import { findGitDirectory, findRepositoriesBelow, findRepositoryAbove } from './git-directory';
import { errorText, type Log } from '../log';

interface Found {
  paths: string[];
  git: string;
}

/**
 * What there is in a workspace that is not trusted: git in it could run programs. The manifest keeps VS Code from
 * starting the extension there, but not while it is under development.
 */
const NONE: Found = { paths: [], git: 'git' };

/**
 * The repositories of this window and the git program to read them with. They come from VS Code's Git extension;
 * where that is off, from the file system.
 */
export class Repositories extends Disposable {
  /** `null` until the first look is done. */
  private current: Found | null = null;
  private api: GitApi | null = null;
  private attached: vscode.Disposable | null = null;
  private turn = 0;
  private readonly change = this._register(new vscode.EventEmitter<void>());

  /** Fires when the first look is done, and when repositories or the git program are other ones than before. */
  readonly onDidChange = this.change.event;

  constructor(private readonly log: Log) {
    super();
    this._register(vscode.workspace.onDidChangeWorkspaceFolders(() => void this.update()));
    this._register(vscode.workspace.onDidGrantWorkspaceTrust(() => void this.update()));
    this._register(vscode.extensions.onDidChange(() => void this.attach()));
    this._register({ dispose: () => this.attached?.dispose() });
    void this.attach();
  }

  /** Whether the first look is done. */
  get areKnown(): boolean {
    return this.current !== null;
  }

  /** Working trees, each an absolute path. */
  get paths(): string[] {
    return this.current?.paths ?? [];
  }

  /** Path of the git program. */
  get git(): string {
    return this.current?.git ?? 'git';
  }

  /** The Git extension's API, or `null` while that extension is off. */
  get gitApi(): GitApi | null {
    return this.api;
  }

  private async attach(): Promise<void> {
    const extension = vscode.extensions.getExtension<GitExtension>(GIT_EXTENSION);
    let git: GitExtension | null = null;
    try {
      git = (await extension?.activate()) ?? null;
      this.listen(git, git === null ? null : git.getAPI(1));
    } catch (error) {
      this.log.info(`The Git extension is off, repositories are looked up in the workspace folders: ${errorText(error)}`);
      this.listen(git, null);
    }
    await this.update();
  }

  private listen(git: GitExtension | null, api: GitApi | null): void {
    this.attached?.dispose();
    this.api = api;
    const update = () => void this.update();
    this.attached = vscode.Disposable.from(
      ...(git === null ? [] : [git.onDidChangeEnablement(() => void this.attach())]),
      ...(api === null ? [] : [api.onDidChangeState(update), api.onDidOpenRepository(update), api.onDidCloseRepository(update)]),
    );
    if (this.isDisposed) this.attached.dispose();
  }

  private async update(): Promise<void> {
    const turn = ++this.turn;
    const next = vscode.workspace.isTrusted ? await this.find() : NONE;
    if (next === null || turn !== this.turn || this.isDisposed) return;
    if (JSON.stringify(next) === JSON.stringify(this.current)) return;
    this.current = next;
    this.log.info(`Repositories: ${next.paths.join(', ') || 'none'}`);
    this.change.fire();
  }

  private async find(): Promise<Found | null> {
    return this.api === null ? fromFileSystem() : fromGitExtension(this.api);
  }
}

/** `null` while the Git extension is still looking. */
async function fromGitExtension(api: GitApi): Promise<Found | null> {
  const git = api.git.path;
  const paths = api.repositories.map(({ rootUri }) => rootUri).filter(({ scheme }) => scheme === 'file');
  if (paths.length > 0) return { paths: unique(paths.map(({ fsPath }) => fsPath)), git };
  if (api.state !== 'initialized') return null;
  // Git refuses a repository that someone else owns, and so does the Git extension. Reading it says so in words.
  const folders = await Promise.all(folderPaths().map(async (folder) => ((await findGitDirectory(folder)) === null ? [] : [folder])));
  return { paths: unique(folders.flat()), git };
}

async function fromFileSystem(): Promise<Found> {
  const found = await Promise.all(
    folderPaths().map(async (folder) => {
      const above = await findRepositoryAbove(folder);
      return [...(above === null ? [] : [above]), ...(await findRepositoriesBelow(folder))];
    }),
  );
  const configured = vscode.workspace.getConfiguration('git').get<string | string[] | null>('path');
  const git = (Array.isArray(configured) ? configured[0] : configured) || 'git';
  return { paths: unique(found.flat()), git };
}

function folderPaths(): string[] {
  return (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file').map(({ uri }) => uri.fsPath);
}

function unique(paths: string[]): string[] {
  return [...new Set(paths)].sort();
}
