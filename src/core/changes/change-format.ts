/*
 * What is asked of `git log` about files, and how its answer is to be read. See "RAW OUTPUT FORMAT" and "OTHER DIFF
 * FORMATS" in git-diff(1): with `-z` every record, every field of the format and every path ends with NUL.
 */

/**
 * The same files and lines whatever the configuration says: which algorithm makes the diff, where renames are looked for
 * and how far, how submodules count, in which order files come.
 */
const SAME_EVERYWHERE = ['-M50%', '-l1000', '--diff-algorithm=myers', '--no-ext-diff', '--no-textconv', '--ignore-submodules=none', '-O/dev/null'] as const;

/** Arguments of `git log` that make it print what `ChangeParser` reads: all commits but merges, children first. */
export const CHANGE_ARGUMENTS = ['-z', '--no-merges', '--date-order', '--raw', '--abbrev=4', ...SAME_EVERYWHERE, '--format=tformat:%H'] as const;

/** The same for a clone without all blobs: only renames without edits can be told from trees alone. */
export const EXACT_CHANGE_ARGUMENTS = CHANGE_ARGUMENTS.map((argument) => (argument === '-M50%' ? '-M100%' : argument));

/** Separates trailers within their field. */
export const TRAILERS_SEPARATOR = '\x1f';

const DETAILS_FORMAT = '--format=tformat:%H%x00%B%x00%(trailers:only,unfold,separator=%x1f)';

/** Arguments of `git log` that make it print what `DetailsParser` reads, for the commits on standard input. */
export const DETAILS_ARGUMENTS = [
  '-z',
  '--encoding=UTF-8',
  '--no-walk=unsorted',
  '--stdin',
  '--raw',
  '--numstat',
  '--abbrev=4',
  ...SAME_EVERYWHERE,
  DETAILS_FORMAT,
] as const;

/** The same for a clone without all blobs, where lines can't be counted. */
export const MESSAGE_ARGUMENTS = ['-z', '--encoding=UTF-8', '--no-walk=unsorted', '--stdin', '--no-patch', DETAILS_FORMAT] as const;

export const HASH = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

/** The first field of a raw line. Git puts a newline before the first one of a commit. */
export const RAW_LINE = /^\n?:(\d{6}) (\d{6}) [0-9a-f]+\.* [0-9a-f]+\.* ([A-Z])\d*$/;

/** The mode of a submodule: a commit of another repository, no file. */
export const SUBMODULE = '160000';
