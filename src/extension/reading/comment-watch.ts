import * as vscode from 'vscode';
import { CommentDrafts } from '../../core/reviews/comment-drafts';
import { Disposable } from '../disposable';
import type { TimeSource } from '../time/time-source';
import type { ReviewedChange, ReviewedChanges } from './reviewed-changes';

/** Scheme of the documents in VS Code's comment editors; the path begins with the id of the extension they belong to. */
const SCHEME = 'comment';
/** The extension whose comments may also stand in the working tree's own files, while its branch is checked out. */
const GITHUB = '/github.vscode-pull-request-github/';

/** Text that comes back this soon after the editor was emptied was only being rewritten. */
const SETTLED_MS = 3_000;

export interface CommentNews {
  change: ReviewedChange;
  time: Date;
}

/** Notices comments that the user writes on changes of others. What they say is not kept. */
export class CommentWatch extends Disposable {
  private readonly drafts = new CommentDrafts();
  private readonly settling = new Set<NodeJS.Timeout>();
  private readonly news = this._register(new vscode.EventEmitter<CommentNews>());

  readonly onDidComment = this.news.event;

  constructor(
    private readonly inFront: { readonly current: ReviewedChange | null },
    private readonly reviewed: ReviewedChanges,
    private readonly time: TimeSource,
  ) {
    super();
    const { workspace } = vscode;
    this._register(
      workspace.onDidChangeTextDocument(({ document }) => {
        if (document.uri.scheme === SCHEME) this.changed(document);
      }),
    );
    this._register(workspace.onDidCloseTextDocument(({ uri }) => this.drafts.closed(uri.toString())));
    this._register({ dispose: () => this.settling.forEach((timer) => clearTimeout(timer)) });
  }

  private changed({ uri, getText }: vscode.TextDocument): void {
    const editor = uri.toString();
    if (!this.drafts.changed(editor, getText())) return;
    // What is in front of the user now may be gone in three seconds.
    const time = this.time.now();
    const change = this.changeOf(uri);
    const timer = setTimeout(() => {
      this.settling.delete(timer);
      if (!this.drafts.holds(editor)) void change.then((found) => found && this.news.fire({ change: found, time }));
    }, SETTLED_MS);
    this.settling.add(timer);
  }

  /** A comment belongs to the change in the diff in front of the user, else to the pull request that is checked out. */
  private async changeOf(editor: vscode.Uri): Promise<ReviewedChange | null> {
    if (this.inFront.current !== null) return this.inFront.current;
    const file = vscode.window.visibleTextEditors.find(({ document }) => document.uri.scheme === 'file')?.document.uri.fsPath;
    if (file === undefined || !editor.path.toLowerCase().startsWith(GITHUB)) return null;
    const change = await this.reviewed.find({ kind: 'checked-out', file });
    // On a branch without a pull request there is none to comment on.
    return change?.id.startsWith('github:') ? change : null;
  }
}
