import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';

/** A panel's own files: `dist/webview/<script>.js`, and style sheets in `media`, the later ones over the earlier. */
export interface WebviewPage {
  title: string;
  script: string;
  styles: readonly string[];
}

/** Where a webview may load files from. */
export function webviewResources(extensionUri: vscode.Uri): vscode.Uri[] {
  return [vscode.Uri.joinPath(extensionUri, 'dist', 'webview'), vscode.Uri.joinPath(extensionUri, 'media')];
}

/** The page of a panel: empty but for its script, which asks for what it shows. Nothing comes from a network. */
export function webviewPage(webview: vscode.Webview, extensionUri: vscode.Uri, { title, script, styles }: WebviewPage): string {
  const nonce = randomBytes(16).toString('base64');
  const file = (...path: string[]) => webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, ...path)).toString();
  const policy = `default-src 'none'; style-src ${webview.cspSource}; font-src ${webview.cspSource}; script-src 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
${styles.map((style) => `<link rel="stylesheet" href="${file('media', style)}">`).join('\n')}
</head>
<body>
<main id="app"></main>
<script nonce="${nonce}" src="${file('dist', 'webview', `${script}.js`)}"></script>
</body>
</html>`;
}
