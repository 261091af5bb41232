const vscode = require('vscode');

/** The least that a panel can be: what it takes is the editor's own part in the time of any other. */
function activate(context) {
  context.subscriptions.push(
    vscode.commands.registerCommand('barePanel.open', () => {
      vscode.window.createWebviewPanel('barePanel', 'Bare Panel', vscode.ViewColumn.Active).webview.html = '<!DOCTYPE html><title>Bare Panel</title><h1>Bare Panel</h1>';
    }),
  );
}

module.exports = { activate };
