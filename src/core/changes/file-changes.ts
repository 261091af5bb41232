/**
 * What a commit did to one file, against its parent: a line of `git log --raw -M` (see "RAW OUTPUT FORMAT" in
 * git-diff(1)). Paths are relative to the root of the repository, with slashes, in UTF-8 with U+FFFD for bytes that are
 * none. Submodules are no files.
 */
export interface FileChange {
  /** A copy adds a file that nobody had before, so it is an addition here; a change of type is a modification. */
  kind: 'added' | 'modified' | 'deleted' | 'renamed';
  path: string;
  /** What a renamed file was called before; `null` for the others. */
  from: string | null;
}

/** Lines that a commit added to and deleted from one file, by `git log --numstat -M`. */
export interface LineChange {
  /** After a rename, the new path. */
  path: string;
  /** 0 in both for a binary file. */
  added: number;
  deleted: number;
}

/** A trailer of a commit message, as git itself parses it (git-interpret-trailers(1)). */
export interface Trailer {
  key: string;
  value: string;
}

/** What is known of a commit beyond its ledger row; read for the commits of the windows only. */
export interface CommitDetails {
  /** The whole message, in UTF-8, without what is blank at its end; cut at 64 KB. */
  message: string;
  /** All trailers, in order. */
  trailers: readonly Trailer[];
  /** Against its only parent, submodules left out; none for a merge. `null` where the clone lacks contents of files. */
  lines: readonly LineChange[] | null;
}

/** What `.gitattributes` says of a path; `null` where it says nothing. */
export interface PathAttributes {
  /** `linguist-generated` */
  generated: boolean | null;
  /** `linguist-vendored` */
  vendored: boolean | null;
  /** `linguist-documentation` */
  documentation: boolean | null;
}

/** The files of a repository and all that was ever done to them. */
export interface FileHistory {
  /** Files at `HEAD`. */
  head: readonly string[];
  /** Of the files at `HEAD` of which `.gitattributes` says something. */
  attributes: ReadonlyMap<string, PathAttributes>;
  /**
   * Calls `visit` for each commit with one parent or none that changed files, parents before children, with its row in
   * the ledger. Merges bring nothing of their own.
   */
  forEachCommit(visit: (row: number, changes: readonly FileChange[]) => void): void;
  /**
   * Rows of the commits where a shallow clone ends. To git they have no parents, so they seem to make all files that were
   * there; the ledger knows their parents, and where branches of different lengths end some are in the clone.
   */
  edge: ReadonlySet<number>;
  /** Whether renames with edits were found; a clone without all blobs shows only the exact ones. */
  renames: 'all' | 'exact';
}
