import type * as vscode from 'vscode';

/** Something that owns other disposables and lets go of them, in reverse order, when it is disposed of itself. */
export abstract class Disposable {
  private readonly owned: vscode.Disposable[] = [];
  private disposed = false;

  /** Lets go of everything that was registered. Safe to call twice. */
  dispose(): void {
    this.disposed = true;
    for (let item = this.owned.pop(); item; item = this.owned.pop()) item.dispose();
  }

  protected get isDisposed(): boolean {
    return this.disposed;
  }

  /** Ties the life of `item` to this. What arrives too late, after an `await`, is let go of at once. */
  protected _register<T extends vscode.Disposable>(item: T): T {
    if (this.disposed) item.dispose();
    else this.owned.push(item);
    return item;
  }
}
