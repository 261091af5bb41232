import { HASH } from '../core/changes/change-format';
import { NulFields } from '../core/history/nul-fields';
import { isGenerated } from '../core/paths/generated';
import type { ChangeSize, Revision } from '../core/reviews/activity';
import type { Git } from './git';
import { isIncomplete } from './git-error';
import { findObjects } from './objects';

const NUMSTAT = /^(\d+|-)\t(\d+|-)\t([^]*)$/;
const ARGUMENTS = ['diff-tree', '--stdin', '-r', '-M', '-z', '--numstat', '--root', '--always', '--no-ext-diff', '--no-textconv'];

/** The sizes of changes, each asked for once. */
export class ChangeSizes {
  private readonly known = new Map<string, ChangeSize | null>();

  /**
   * How many files and lines each change has, generated ones left out. `null` where the clone lacks one of its two ends or
   * contents of files, and for merges. One process for the ends, one for the differences.
   */
  async read(git: Git, revisions: readonly Revision[], signal?: AbortSignal): Promise<(revision: Revision) => ChangeSize | null> {
    const asked = [...new Map(revisions.map((revision) => [keyOf(revision), revision])).values()].filter((revision) => !this.known.has(keyOf(revision)));
    const ends = await findObjects(git, asked.flatMap(({ commit, base }) => [commit, base ?? commit]));
    const there = asked.flatMap((revision, index) => {
      const [commit, base] = [ends[2 * index], ends[2 * index + 1]];
      // Only what is there: what was not fetched yet may come later.
      return commit && base ? [{ key: keyOf(revision), line: revision.base === null ? commit : `${commit} ${base}` }] : [];
    });
    const sizes = await measure(git, there.map(({ line }) => line), signal);
    there.forEach(({ key }, index) => this.known.set(key, sizes[index] ?? null));
    return (revision) => this.known.get(keyOf(revision)) ?? null;
  }
}

function keyOf({ commit, base }: Revision): string {
  return `${commit} ${base ?? ''}`;
}

/** A line with a second commit takes that for the first one's parent (git-diff-tree(1), `--stdin`). */
async function measure(git: Git, lines: readonly string[], signal?: AbortSignal): Promise<(ChangeSize | null)[]> {
  const sizes: ChangeSize[] = [];
  if (lines.length === 0) return sizes;
  let renamed = 0;
  const input = new NulFields((field) => {
    const size = sizes.at(-1);
    // The two paths of a rename have fields of their own, before any other.
    if (renamed > 0) {
      renamed--;
      return;
    }
    const numbers = NUMSTAT.exec(field);
    if (HASH.test(field)) sizes.push({ files: 0, lines: 0 });
    else if (numbers && size) {
      const [, added, deleted, path = ''] = numbers;
      if (path === '') renamed = 2;
      if (path !== '' && isGenerated(path)) return;
      size.files++;
      size.lines += count(added) + count(deleted);
    }
  });
  try {
    await git.stream(ARGUMENTS, (chunk) => input.push(chunk), { input: lines.map((line) => `${line}\n`).join(''), ...(signal && { signal }) });
  } catch (error) {
    if (!isIncomplete(error)) throw error;
    // The one at hand is known in part.
    sizes.pop();
  }
  return sizes.map((size) => (size.files === 0 ? null : size));
}

/** A binary file has dashes. */
function count(text: string | undefined): number {
  return text === undefined || text === '-' ? 0 : Number(text);
}
