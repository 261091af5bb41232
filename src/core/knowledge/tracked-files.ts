import type { FileChange, FileHistory } from '../changes/file-changes';

/** A file through all its names. The commits are rows of the ledger, parents before children. */
export interface TrackedFile {
  /** The last name that it had. */
  path: string;
  /** The commits that made it: the first one, and whoever made it again, after a deletion or on another branch. */
  made: number[];
  /** The commits that changed or renamed it. */
  changed: number[];
  deleted: number[];
}

/**
 * Follows every file of a history through its renames, and gives them by the names that they have or had last.
 *
 * - A rename takes the file's past along; whatever is made under the old name afterwards is a file of its own. A
 *   branch that has not seen the rename may go on to change the old name: that is a change of the renamed file.
 * - A path that is made again is the same file, also where it was deleted in between or made on two branches: a revert
 *   of a deletion would otherwise hand a file to whoever reverted.
 * - A change of a file that nobody is known to have made (in a merge, or before a shallow clone begins) starts one
 *   without `made`.
 */
export function trackFiles(history: Pick<FileHistory, 'forEachCommit'>): Map<string, TrackedFile> {
  const files = new Map<string, TrackedFile>();
  /** Names that a file was renamed away from. */
  const left = new Set<string>();

  const fileAt = (path: string): TrackedFile => {
    let file = files.get(path);
    if (file === undefined) files.set(path, (file = { path, made: [], changed: [], deleted: [] }));
    return file;
  };

  const rename = (row: number, changes: readonly FileChange[]): void => {
    // All names are looked up before any is given away: two files may swap theirs.
    const moved = changes.map(({ from }) => fileAt(from!));
    changes.forEach(({ from }) => left.add(from!));
    changes.forEach(({ path }, index) => {
      const file = moved[index]!;
      files.set(path, file);
      left.delete(path);
      file.path = path;
      file.changed.push(row);
    });
  };

  history.forEachCommit((row, changes) => {
    const renames = changes.filter(({ kind }) => kind === 'renamed');
    if (renames.length > 0) rename(row, renames);
    for (const { kind, path } of changes) {
      if (kind === 'modified') {
        fileAt(path).changed.push(row);
      } else if (kind === 'deleted') {
        if (!left.has(path)) files.get(path)?.deleted.push(row);
      } else if (kind === 'added') {
        if (left.delete(path)) files.delete(path);
        fileAt(path).made.push(row);
      }
    }
  });
  return files;
}
