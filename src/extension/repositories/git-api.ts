import type { Event, Uri } from 'vscode';

/*
 * The part of the Git extension's public API that is used here, as declared in
 * https://github.com/microsoft/vscode/blob/main/extensions/git/src/api/git.d.ts (MIT, Microsoft Corporation).
 */

export const GIT_EXTENSION = 'vscode.git';

export interface GitExtension {
  readonly enabled: boolean;
  readonly onDidChangeEnablement: Event<boolean>;
  /** Throws while the extension is disabled by the setting `git.enabled`. */
  getAPI(version: 1): GitApi;
}

export interface GitApi {
  readonly state: 'uninitialized' | 'initialized';
  readonly onDidChangeState: Event<'uninitialized' | 'initialized'>;
  readonly git: { readonly path: string };
  readonly repositories: GitRepository[];
  readonly onDidOpenRepository: Event<GitRepository>;
  readonly onDidCloseRepository: Event<GitRepository>;
  toGitUri(uri: Uri, ref: string): Uri;
  getRepository(uri: Uri): GitRepository | null;
  openRepository(root: Uri): Promise<GitRepository | null>;
}

export interface GitRepository {
  readonly rootUri: Uri;
  readonly state: {
    readonly HEAD: { readonly name?: string; readonly commit?: string } | undefined;
    readonly remotes: readonly { readonly name: string; readonly fetchUrl?: string }[];
    readonly onDidChange: Event<void>;
  };
  getCommit(ref: string): Promise<GitCommit>;
  /** Empty where it is not set. */
  getConfig(key: string): Promise<string>;
  diffBetween(ref1: string, ref2: string): Promise<GitChange[]>;
}

export interface GitCommit {
  readonly hash: string;
  readonly message: string;
  readonly parents: string[];
  readonly authorName?: string;
  readonly authorEmail?: string;
}

export interface GitChange {
  readonly uri: Uri;
  readonly originalUri: Uri;
  readonly renameUri: Uri | undefined;
  readonly status: number;
}

/** Members of the API's `Status` that a diff of two commits can have and that leave one side of it empty. */
export const GIT_STATUS = { INDEX_ADDED: 1, INDEX_DELETED: 2, DELETED: 6 } as const;
