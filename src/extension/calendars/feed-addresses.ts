import * as vscode from 'vscode';
import { readFeedAddress } from '../../calendars/feed-address';
import { Disposable } from '../disposable';

const PREFIX = 'codeRefuge.feed.';

/** The addresses of the feeds by id, in VS Code's secret storage and nowhere else. */
export class FeedAddresses extends Disposable {
  private readonly change = this._register(new vscode.EventEmitter<void>());

  /** Fires when an address was added, changed or removed, in this window or another. */
  readonly onDidChange = this.change.event;

  constructor(private readonly secrets: vscode.SecretStorage) {
    super();
    this._register(
      secrets.onDidChange(({ key }) => {
        if (key.startsWith(PREFIX)) this.change.fire();
      }),
    );
  }

  /** `null` where this machine keeps none: without a keyring, VS Code forgets secrets when it ends. */
  async get(id: string): Promise<URL | null> {
    const read = readFeedAddress((await this.secrets.get(PREFIX + id)) ?? '');
    return read.ok ? read.address : null;
  }

  async set(id: string, address: URL): Promise<void> {
    await this.secrets.store(PREFIX + id, address.href);
  }

  async delete(id: string): Promise<void> {
    await this.secrets.delete(PREFIX + id);
  }
}
