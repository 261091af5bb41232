import type { LineCounter, YAMLError } from 'yaml';
import { isConflictMark, UNMERGED } from './conflict-marks';
import { firstSentence } from './yaml-nodes';

const INDENT = 'This line begins further left or right than those it belongs to. Move it, by spaces, until it stands below them.';
const BRACKET = 'A bracket that was opened above isn’t closed by here. Close it, or move what belongs to it to the right.';
const TAB = 'This line begins with a tab. Use spaces.';

/** By what the parser calls it (https://eemeli.org/yaml/#errors): what is wrong in the words of those who write it, and what to do. */
const ADVICE: Partial<Record<YAMLError['code'], string>> = {
  BLOCK_AS_IMPLICIT_KEY: INDENT,
  BAD_INDENT: INDENT,
  TAB_AS_INDENT: TAB,
  MULTIPLE_DOCS: 'A second document begins here. Take the line "---" out, or put what follows into a file of its own.',
  BAD_ALIAS: 'A * in front of a word means something else. Put the word between quotation marks.',
  BAD_SCALAR_START: 'A text can’t begin with this character. Put the whole text between quotation marks.',
  MULTILINE_IMPLICIT_KEY: 'This is neither a field with a colon, such as "title: …", nor an item with a hyphen and a space, such as "- …".',
  MISSING_CHAR: 'Something that was begun here isn’t ended: a quotation mark, a bracket, or the colon after a field.',
  UNEXPECTED_TOKEN: 'There is more in this line after a closing quotation mark or bracket. Put the whole text after ">-" on the next line; there it may have any of them.',
};

/** A place where YAML can't be read. */
export interface YamlProblem {
  /** From 1. */
  line: number;
  message: string;
}

/**
 * Where YAML can't be read, and what to do there. One mistake makes the parser stumble over what stands below it, so of
 * neighbouring lines the first one is told, and a wrong indent only where nothing is wrong above it.
 */
export function yamlProblems(text: string, errors: readonly YAMLError[], lines: LineCounter): YamlProblem[] {
  const source = text.split(/\r\n?|\n/);
  const placed = errors.map((error) => ({ error, line: lines.linePos(error.pos[0]).line })).sort((a, b) => a.line - b.line);
  const problems = placed.filter(({ line }, index) => index === 0 || line > placed[index - 1]!.line + 1).map(({ error, line }) => ({ line, message: yamlAdvice(error, source[line - 1] ?? '') }));
  return problems.filter(({ message }, index) => index === 0 || (message !== INDENT && message !== TAB));
}

/** What is wrong in a line, and what to do, in a sentence or two. */
export function yamlAdvice({ code, message }: YAMLError, line: string): string {
  if (isConflictMark(line)) return UNMERGED;
  if (/^\s*-[^\s-]/.test(line)) return 'There is no space after the hyphen. Write "- " and then the item.';
  if (code === 'BLOCK_AS_IMPLICIT_KEY' && /:\s.*:(?:\s|$)/.test(line)) return 'There is a second colon in this line. Put the text between quotation marks, or after ">-" on the next line.';
  if (code === 'BAD_INDENT' && message.startsWith('Flow ')) return BRACKET;
  if (code === 'MISSING_CHAR' && message.startsWith('Sequence item')) return INDENT;
  return ADVICE[code] ?? `${firstSentence(message)}.`;
}
