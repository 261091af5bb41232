import { RE2JS } from 're2js';
import { readMergeSubject } from '../history/merge-subject';

/**
 * What a subject says where something burns: the default of `codeRefuge.urgentFixes`. The words alone would not do, for
 * each of them is a subject of honest work too: databases roll back, programs show outages, tools manage hotfixes. So
 * they count where people put them when they mean it: in front, as a label, or with what was rolled back. docs/metrics.md
 * tells how often that is right.
 */
export const URGENT_FIXES: readonly string[] = [
  // "Hotfix: …", "[HotFix] …", "fix: hotfix …", "ENG-12 hotfix …", "MFR hotfix: …"
  '(?:^|[:\\]]|^#?[a-z]*-?\\d+)\\W*hot[- ]?fix(?:es|ed)?\\b',
  '\\bhot[- ]?fix(?:es)?:',
  // "Incident: …", "Outage 12 - …", "[incident] …", "Fix the outage", "Mitigate incident 42"
  '^\\W*(?:incident|outage)s?\\b[ #\\d]*(?:[:\\]]|[-–] |$)',
  '^\\W*(?:fix|mitigate|resolve|end|stop)(?:e?s|e?d)?:? (?:the |an? )?(?:production |prod )?(?:incident|outage)s?\\b',
  '\\bsev[- ]?[0-4]\\b',
  // "P1: …", "[P0] …": in capitals only, and as a label.
  '(?-i:^\\W*P[01]\\W*[:\\])–-]|[\\[(]P[01][\\])])',
  // "Rollback to 1.2", "Roll back #7578", "Rolled back changes …", and not "Rollback transactions when …"
  '^\\W*(?:rollback|roll(?:ed)? back):? (?:to .*\\d|from|of|release|deploy|version|change|commit|pr|#?v?\\d|\\[\\d|[0-9a-f]{7,40}\\b)',
  '\\b(?:emergency|urgent) (?:fix|patch|release|deploy|rollback|revert)',
];

/**
 * Whether the first line of a message says that it is urgent. The patterns are regular expressions in the syntax of RE2,
 * without regard to case: they take time in proportion to the text, whatever a settings file holds, where those of
 * JavaScript can take forever. Throws where one of them is none; `problemWithPattern` says so before.
 */
export function urgentSubject(patterns: readonly string[]): (subject: string) => boolean {
  if (patterns.length === 0) return () => false;
  const any = RE2JS.compile(patterns.map((pattern) => `(?:${pattern})`).join('|'), RE2JS.CASE_INSENSITIVE);
  return (subject) => any.matcher(subject).find();
}

const LONGEST = 500;

/** What is wrong with a pattern of the user's, or `null`. */
export function problemWithPattern(pattern: string): string | null {
  if (pattern.length > LONGEST) return `is longer than ${LONGEST} characters`;
  try {
    RE2JS.compile(pattern, RE2JS.CASE_INSENSITIVE);
    return null;
  } catch {
    return 'is no regular expression of RE2 (which has no look-around and no back-references)';
  }
}

/** In a message as `git revert` writes it. */
const REVERTS = /^This reverts commit [0-9a-f]{7,64}/;

/**
 * Whether a commit takes another one back, by the words of `git revert` and of the buttons of hosting services:
 * `Revert "…"`, or a body that begins with "This reverts commit …" (further down it is often a note in a squash of many
 * commits). Taking back a revert brings work in again, and is none.
 */
export function isRevert(subject: string, message: string): boolean {
  const [reverts = ''] = /^(?:Revert ")*/.exec(subject) ?? [];
  if (reverts !== '') return (reverts.length / 'Revert "'.length) % 2 === 1;
  if (/^(?:re-?apply|re-?land|re-?add|restore|resurrect|un-?revert|undo|add back|bring back)\b/i.test(subject)) return false;
  const end = message.indexOf('\n');
  return end !== -1 && REVERTS.test(message.slice(end, end + 200).trimStart());
}

/** Whether a merge says that it brought in a branch `hotfix/…` or `hotfix-…`. */
export function mergesHotfix(subject: string): boolean {
  return readMergeSubject(subject).branches.some((branch) => /^hot-?fix(?:es)?[/_-]/i.test(branch));
}
