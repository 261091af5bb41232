import * as vscode from 'vscode';
import { Disposable } from './disposable';
import { type WebviewPage, webviewPage, webviewResources } from './webview-page';

/** A panel of which there is one at most, and which comes back after a reload of the window. */
export class SinglePanel<Received, Sent> extends Disposable {
  private panel: vscode.WebviewPanel | null = null;
  private readonly message = this._register(new vscode.EventEmitter<Received>());
  private readonly show = this._register(new vscode.EventEmitter<void>());
  private readonly close = this._register(new vscode.EventEmitter<void>());

  readonly onDidReceive = this.message.event;

  /** Fires when the panel is there, made anew or back after a reload. */
  readonly onDidOpen = this.show.event;

  readonly onDidClose = this.close.event;

  constructor(
    private readonly viewType: string,
    private readonly page: WebviewPage,
    private readonly extensionUri: vscode.Uri,
  ) {
    super();
    this._register(
      vscode.window.registerWebviewPanelSerializer(viewType, {
        deserializeWebviewPanel: (panel) => Promise.resolve(this.adopt(panel)),
      }),
    );
    this._register({ dispose: () => this.panel?.dispose() });
  }

  get isOpen(): boolean {
    return this.panel !== null;
  }

  /** Shows the panel, a new one if there is none. */
  open(): void {
    if (this.panel !== null) this.panel.reveal();
    else this.adopt(vscode.window.createWebviewPanel(this.viewType, this.page.title, vscode.ViewColumn.Active));
  }

  post(message: Sent): void {
    void this.panel?.webview.postMessage(message);
  }

  private adopt(panel: vscode.WebviewPanel): void {
    this.panel?.dispose();
    this.panel = panel;
    panel.onDidDispose(() => {
      if (this.panel !== panel) return;
      this.panel = null;
      this.close.fire();
    });
    panel.webview.options = { enableScripts: true, localResourceRoots: webviewResources(this.extensionUri) };
    panel.webview.onDidReceiveMessage((message: Received) => this.message.fire(message));
    panel.webview.html = webviewPage(panel.webview, this.extensionUri, this.page);
    this.show.fire();
  }
}
