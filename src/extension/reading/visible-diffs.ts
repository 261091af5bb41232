import * as vscode from 'vscode';
import type { DiffView, LineRange } from '../../core/reviews/reading';

/** A diff that is on screen. */
export interface VisibleDiff {
  original: vscode.Uri;
  modified: vscode.Uri;
  view: DiffView;
}

/** The diffs on screen, that of the focused group of editors first. */
export function visibleDiffs(): VisibleDiff[] {
  const { all, activeTabGroup } = vscode.window.tabGroups;
  const groups = [activeTabGroup, ...all.filter((group) => group !== activeTabGroup)];
  const found: VisibleDiff[] = [];
  for (const { original, modified } of groups.flatMap(({ activeTab }) => sidesOf(activeTab?.input))) {
    const seen = rangesOf(modified);
    const before = rangesOf(original);
    if (seen.length === 0 && before.length === 0) continue;
    found.push({ original, modified, view: { original: before.length === 0 ? null : before, modified: seen } });
  }
  return found;
}

interface Sides {
  original: vscode.Uri;
  modified: vscode.Uri;
}

/**
 * The diffs of a tab. VS Code has no stable type for a tab of many diffs (`TabInputTextMultiDiff` is proposed), but
 * hands out its `textDiffs` all the same, in 1.100 as in 1.139. Where that changes, such a tab is no longer seen.
 */
function sidesOf(input: unknown): Sides[] {
  if (input instanceof vscode.TabInputTextDiff) return [input];
  const { textDiffs } = (input ?? {}) as { textDiffs?: unknown };
  if (!Array.isArray(textDiffs)) return [];
  return textDiffs.flatMap((each: Partial<Sides>) =>
    each.original instanceof vscode.Uri && each.modified instanceof vscode.Uri ? [{ original: each.original, modified: each.modified }] : [],
  );
}

/** The lines of a document that are in view, in whatever editors. */
function rangesOf(uri: vscode.Uri): LineRange[] {
  const address = uri.toString();
  return vscode.window.visibleTextEditors
    .filter(({ document }) => document.uri.toString() === address)
    .flatMap(({ visibleRanges }) => visibleRanges.map(({ start, end }) => ({ from: start.line, to: end.line })));
}
