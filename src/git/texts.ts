import type { Git } from './git';
import { readObjects } from './objects';

/** What people write by hand is smaller. */
const LARGEST_TEXT = 1 << 20;

/**
 * Reads files as they stood at commits, by names like `<commit>:<path>`, with one process for all. Those that are missing,
 * too large or no UTF-8 have no text.
 */
export async function readTexts(git: Git, names: readonly string[], signal?: AbortSignal): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  if (names.length === 0) return texts;
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const take = (index: number, object: { type: string; content: Buffer } | null) => {
    if (object?.type !== 'blob' || object.content.length > LARGEST_TEXT) return;
    try {
      texts.set(names[index]!, decoder.decode(object.content));
    } catch {
      // No UTF-8: who asked learns that there is no text.
    }
  };
  await readObjects(git, names, take, signal);
  return texts;
}
