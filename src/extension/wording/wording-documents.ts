import type * as vscode from 'vscode';
import type { WordingOptions } from '../../core/wording/scan';

/** What of a document tells whether it is a message to people. */
export type DocumentKind = Pick<vscode.TextDocument, 'languageId'> & { uri: Pick<vscode.Uri, 'scheme'> };

/**
 * How a document is looked at while it is written; `null` where it isn't: commit messages (the file that git opens, the
 * input box of the Source Control view) and comment editors, whichever extension they belong to.
 */
export function writingOf({ languageId, uri: { scheme } }: DocumentKind): Pick<WordingOptions, 'writing' | 'commentLines'> | null {
  if (languageId === 'git-commit') return { writing: 'commit', commentLines: true };
  if (languageId === 'scminput' || scheme === 'vscode-scm') return { writing: 'commit' };
  if (scheme === 'comment') return { writing: 'comment' };
  return null;
}
