/** What the subject of a merge or squash says it brought in. */
export interface MergeSubject {
  /** Names of the branches, without the remote; empty where none is named. */
  branches: readonly string[];
  /** Number of the pull or merge request; `null` where none is named. */
  number: string | null;
  /** What the pull request was called, where a hosting service put it between words of its own; `null` elsewhere. */
  title: string | null;
}

const NOTHING: MergeSubject = { branches: [], number: null, title: null };

/** A number that a hosting service puts at the end of a squash: "Speed up search (#412)", "(!81)" for GitLab. */
const AT_THE_END = /\([#!](\d{1,9})\)$/;

/** The subjects of hosting services that name the number and then the branch. */
const WITH_BRANCH = [
  // GitHub puts the owner before the branch, always.
  /^Merge pull request #(?<number>\d{1,9}) from [^/\s]+\/(?<branch>\S+)/,
  // Gitea and Forgejo put one before that of a fork, with a colon, which no name of a branch has.
  /^Merge pull request '(?<title>.*)' \(#(?<number>\d{1,9})\) from (?:[^:\s]+:)?(?<branch>\S+)/,
  // Bitbucket Server
  /^(?:Merge p|P)ull request #(?<number>\d{1,9}) in \S+ from (?<branch>\S+)/,
];
/** Bitbucket Cloud */
const MERGED_IN = /^Merged in (\S+) \(pull request #(\d{1,9})\)/;
/** Azure DevOps; and Bitbucket Server, which names the branch in the text below. */
const WITHOUT_BRANCH = /^(?:Merged PR |Pull request #)(\d{1,9}): (.*)/;
/** git itself, and GitLab: `Merge branch 'a'`, `Merge branches 'a', 'b' and 'c' into d`, `Merge branch 'a' of URL`. */
const BY_GIT = /^Merge (remote-tracking |remote )?branch(?:es)? ('[^']+'(?:(?:, | and |, and )'[^']+')*)/;

/** Reads the subject of a commit; one that is worded freely says nothing. */
export function readMergeSubject(subject: string): MergeSubject {
  for (const pattern of WITH_BRANCH) {
    const { number, branch, title } = pattern.exec(subject)?.groups ?? {};
    if (number !== undefined && branch !== undefined) return { branches: [branch], number, title: title || null };
  }
  const [, mergedIn, mergedNumber] = MERGED_IN.exec(subject) ?? [];
  if (mergedIn !== undefined && mergedNumber !== undefined) return { ...NOTHING, branches: [mergedIn], number: mergedNumber };
  const [, remote, list] = BY_GIT.exec(subject) ?? [];
  if (list !== undefined) {
    const branches = [...list.matchAll(/'([^']+)'/g)].map(([, name = '']) => (remote === undefined ? name : name.replace(/^(?:refs\/remotes\/)?[^/]+\//, '')));
    return { ...NOTHING, branches, number: AT_THE_END.exec(subject)?.[1] ?? null };
  }
  const [, number = AT_THE_END.exec(subject)?.[1] ?? null, title] = WITHOUT_BRANCH.exec(subject) ?? [];
  return { ...NOTHING, number, title: title?.trim() || null };
}
