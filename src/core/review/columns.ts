import { eastAsianWidth } from 'get-east-asian-width';

// Fitting text into a terminal. Widths are an upper bound: where terminals disagree (joined emoji, skin tones), the
// parts are counted one by one, because a line that is a column short is better than one that wraps.

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** How many columns the text takes at most. */
export function columns(text: string): number {
  if (/^[ -~]*$/.test(text)) return text.length;
  let sum = 0;
  for (const character of text) {
    // U+FE0F asks for the emoji form of the character before it, which is wide.
    if (character === '\ufe0f') sum++;
    else if (!/[\p{Mn}\p{Me}\p{Cf}]/u.test(character)) sum += eastAsianWidth(character.codePointAt(0)!);
  }
  return sum;
}

/** The text, cut to the width with an ellipsis. */
export function cut(text: string, width: number): string {
  if (columns(text) <= width) return text;
  return `${fitting(text, width - 1).trimEnd()}…`;
}

/** The text, filled with spaces to the width. */
export function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - columns(text)));
}

/** The text, filled with spaces from the left. */
export function padStart(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - columns(text))) + text;
}

/** Lines no wider than the width, broken at spaces but not before a percent sign, and inside a word only where it has no line to itself. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (let word of text.split(/ (?!%(?:[ ,.;:]|$))/)) {
    if (word === '') continue;
    if (line !== '' && columns(line) + 1 + columns(word) <= width) {
      line += ` ${word}`;
      continue;
    }
    if (line !== '') lines.push(line);
    while (columns(word) > width) {
      const part = fitting(word, width);
      lines.push(part);
      word = word.slice(part.length);
    }
    line = word;
  }
  if (line !== '' || lines.length === 0) lines.push(line);
  return lines;
}

/** The longest beginning that fits, but at least one character, so that a loop over the rest comes to an end. */
function fitting(text: string, width: number): string {
  let taken = '';
  let room = width;
  for (const { segment } of graphemes.segment(text)) {
    room -= columns(segment);
    if (room < 0 && taken !== '') break;
    taken += segment;
    if (room < 0) break;
  }
  return taken;
}
