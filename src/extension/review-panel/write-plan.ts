import * as vscode from 'vscode';
import { renderPlan } from '../../core/review/plan-markdown';
import type { Analysis } from '../analysis/analysis';
import { plainText } from '../plain-text';

/** Opens the delegation plan as a new Markdown document, to be edited and saved wherever the user wants. */
export async function writePlan({ state }: Analysis): Promise<void> {
  if (state.kind === 'ready') {
    const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: renderPlan(state.review) });
    await vscode.window.showTextDocument(document);
    return;
  }
  const reason =
    state.kind === 'unavailable' ? state.reason
      : state.kind === 'no-repository' ? 'There is no git repository in this window. Open a folder that has one.'
        : 'The history is still being read. Try again in a moment.';
  void vscode.window.showInformationMessage(plainText(reason, 300));
}
