import type { PathAttributes } from '../core/changes/file-changes';
import { NulFields } from '../core/history/nul-fields';
import type { Git } from './git';

const NAMES = { 'linguist-generated': 'generated', 'linguist-vendored': 'vendored', 'linguist-documentation': 'documentation' } as const;

/**
 * What `.gitattributes` files say of paths (git-check-attr(1)), as they stand in a commit, so that the same commit
 * always gives the same answer. Git before 2.40 takes those of the working tree; a bare repository has none there.
 */
export async function readAttributes(git: Git, commit: string, paths: readonly string[]): Promise<Map<string, PathAttributes>> {
  try {
    return await ask(git, [`--source=${commit}`], paths);
  } catch (error) {
    if (error instanceof Error && /unknown option|usage: git check-attr/.test(error.message)) return ask(git, [], paths);
    throw error;
  }
}

async function ask(git: Git, source: readonly string[], paths: readonly string[]): Promise<Map<string, PathAttributes>> {
  const found = new Map<string, PathAttributes>();
  let triple: string[] = [];
  const fields = new NulFields((field) => {
    if (triple.push(field) < 3) return;
    const [path = '', name = '', value = ''] = triple;
    triple = [];
    const key = NAMES[name as keyof typeof NAMES];
    const set = isSet(value);
    if (set === null) return;
    const attributes = found.get(path) ?? { generated: null, vendored: null, documentation: null };
    found.set(path, { ...attributes, [key]: set });
  });
  const input = paths.map((path) => `${path}\0`).join('');
  await git.stream(['check-attr', ...source, '--stdin', '-z', ...Object.keys(NAMES)], (chunk) => fields.push(chunk), { input });
  fields.end();
  return found;
}

/** GitHub Linguist takes `linguist-generated` and `linguist-generated=true` alike. */
function isSet(value: string): boolean | null {
  if (value === 'set' || value === 'true') return true;
  return value === 'unset' || value === 'false' ? false : null;
}
