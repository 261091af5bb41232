/**
 * The fields that are asked of `git log`, in the order in which a record holds them (see "PRETTY FORMATS" in
 * git-log(1)). With `-z` every record and every field ends with NUL, the one byte that no field can contain:
 * commit text is hostile input and may hold anything else.
 *
 * Names and addresses are asked for as they were recorded (`%an`, not `%aN`): the mailmap is applied to the few
 * distinct people later, so that the review can name the identities it merged.
 */
const FIELDS = {
  hash: '%H',
  parents: '%P',
  authorName: '%an',
  authorEmail: '%ae',
  authorDate: '%ad',
  committerName: '%cn',
  committerEmail: '%ce',
  committerDate: '%cd',
  coAuthors: '%(trailers:key=Co-authored-by,valueonly,separator=%x1f)',
  subject: '%s',
} as const;

export type LogField = keyof typeof FIELDS;

export const LOG_FIELDS = Object.keys(FIELDS) as LogField[];

/** Separates the values of several trailers within one field. */
export const TRAILER_SEPARATOR = '\x1f';

/** Arguments of `git log` that make it print what `LogParser` reads. */
export const LOG_ARGUMENTS = [
  '-z',
  '--encoding=UTF-8',
  // Seconds since the epoch and the recorded offset: "1767225600 +1400".
  '--date=raw',
  `--format=tformat:${Object.values(FIELDS).join('%x00')}`,
] as const;
