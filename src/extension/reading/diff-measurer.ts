import * as vscode from 'vscode';
import { type ChangedLine, isTooLarge } from '../../core/reviews/changed-lines';
import type { AnalysisWorker } from '../analysis/analysis-worker';
import { Disposable } from '../disposable';

/** Measures diffs in the worker, for the search for changed lines may take a while. */
export class DiffMeasurer extends Disposable {
  private lastId = 0;
  private readonly waiting = new Map<number, (lines: ChangedLine[] | null) => void>();

  constructor(private readonly worker: AnalysisWorker) {
    super();
    this._register(
      worker.onDidFindChangedLines(({ id, lines }) => {
        this.waiting.get(id)?.(lines);
        this.waiting.delete(id);
      }),
    );
    // Perhaps it was one of these that ended the worker each time, so none of them is tried again.
    this._register(
      worker.onDidGiveUp(() => {
        for (const answer of this.waiting.values()) answer(null);
        this.waiting.clear();
      }),
    );
  }

  /**
   * The changed lines of two open documents as they stand now; `null` where they are too large to be read or
   * could not be measured, `undefined` where they are not open.
   */
  async measure(original: vscode.Uri, modified: vscode.Uri): Promise<ChangedLine[] | null | undefined> {
    const [before, after] = [documentAt(original), documentAt(modified)];
    if (before === undefined || after === undefined) return undefined;
    const texts: string[] = [];
    for (const document of [before, after]) {
      if (isTooLarge({ lines: document.lineCount, characters: 0 })) return null;
      const text = document.getText();
      if (isTooLarge({ lines: 0, characters: text.length })) return null;
      texts.push(text);
    }
    const id = ++this.lastId;
    const answer = new Promise<ChangedLine[] | null>((resolve) => this.waiting.set(id, resolve));
    this.worker.send({ type: 'changed-lines', id, original: texts[0]!, modified: texts[1]! });
    return answer;
  }
}

function documentAt(uri: vscode.Uri): vscode.TextDocument | undefined {
  const address = uri.toString();
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === address);
}
