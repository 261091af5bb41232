import * as path from 'node:path';
import type { Globs } from '../../store/hold-record';

/** The globs that make everything in these folders read-only but what has to stay writable: absolute paths all. */
export function heldGlobs(folders: readonly string[], dirty: readonly string[]): Globs {
  const roots = folders.map((folder) => globOf(folder));
  return {
    'files.readonlyInclude': roots.map((root) => `${root}/**`),
    // A commit message that git opens in the editor, settings, and work that isn't saved yet: VS Code saves no
    // read-only file.
    'files.readonlyExclude': [...roots.flatMap((root) => [`${root}/**/.git/**`, `${root}/.vscode/**`]), ...dirty.map((file) => globOf(file))],
  };
}

/**
 * A path as a glob of VS Code that matches it alone. Braces can't be escaped there (they are counted in brackets
 * too), so any one character may stand for one.
 */
export function globOf(file: string, separator: string = path.sep): string {
  const slashes = separator === '\\' ? file.replaceAll('\\', '/') : file;
  return slashes.replace(/\/$/, '').replace(/[[\]*?]/g, '[$&]').replace(/[{}]/g, '?');
}
