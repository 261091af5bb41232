import { visible } from './visible';

/**
 * Words of ours, which may quote a name or a path. Everything that means something to Markdown is escaped; what
 * GitHub turns into links after that (mentions, issue numbers, addresses) is parted by a zero-width space.
 */
export function prose(text: string): string {
  return visible(text)
    // Between letters and digits an underscore is no markup (CommonMark 0.31, 6.2), and paths are full of them.
    .replace(/[\\`*[\]<>|~&$]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\$&')
    .replace(/^[-+=#]/, '\\$&')
    .replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2')
    .replace(/[@#](?=[\p{L}\p{N}_])|\bGH-(?=\d)|:(?=\/\/)|\bwww(?=\.)/giu, '$&\u200b');
}

/**
 * Text of others, as a code span: nothing inside one is markup, a link or a mention. The fence is longer than any
 * run of backticks within. Not for table cells: a pipe would end one even here.
 */
export function code(text: string): string {
  const content = visible(text).trim();
  const runs = content.match(/`+/g) ?? [];
  const fence = '`'.repeat(Math.max(0, ...runs.map((run) => run.length)) + 1);
  const space = /^`|`$/.test(content) ? ' ' : '';
  return content === '' ? '(empty)' : fence + space + content + space + fence;
}
