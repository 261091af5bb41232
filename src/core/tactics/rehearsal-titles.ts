import type { DocumentProblem } from './documents';
import type { Conversation } from './rehearsal';

/** Conversations that are called as one before them, so that a list can't tell them apart. */
export function problemsWithTitles(conversations: readonly Pick<Conversation, 'file' | 'title'>[]): DocumentProblem[] {
  const first = new Map<string, string>();
  return conversations.flatMap(({ file, title }) => {
    const key = title.toLowerCase();
    const other = first.get(key);
    if (other === undefined) {
      first.set(key, file);
      return [];
    }
    return { file, line: null, message: `This has the title of ${other} as well. Give one of them another, so that the list tells them apart.`, lost: false };
  });
}
