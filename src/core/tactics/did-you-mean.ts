import { diffChars } from 'diff';

/** Letters taken out and put in between two words that are one word mistyped. */
const MOST_LETTERS = 2;

/** Which of the known words was meant by one that is none of them, as a question; empty where none comes near. */
export function didYouMean(word: string, known: readonly string[]): string {
  if (word.length > 60) return '';
  const form = (text: string) => text.toLowerCase().replace(/[\s_-]+/g, '-');
  const far = (other: string) => diffChars(form(word), form(other)).reduce((sum, { added, removed, count }) => sum + (added || removed ? count : 0), 0);
  const [nearest] = known.map((other) => ({ other, far: far(other) })).sort((a, b) => a.far - b.far);
  return nearest === undefined || nearest.far > Math.min(MOST_LETTERS, word.length / 2) ? '' : ` Did you mean "${nearest.other}"?`;
}
