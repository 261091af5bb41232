import { code, prose } from '../review/markdown-text';
import { blocksOf } from './markdown-edit';

// What a document says of itself in a list below its title: `- Successor: Ines Duarte`. A reader sees it, and a form
// finds it again.

/** What the line says; `null` where there is none. */
export function fieldIn(markdown: string, label: string): string | null {
  const line = lineOf(markdown, label);
  return line && plainOf(line.value);
}

/**
 * The document with the line saying something else. Where it says so already, not a byte changes. Without such a line it
 * comes after the last one that there is, or below the title.
 */
export function withField(markdown: string, label: string, value: string): string {
  const line = lineOf(markdown, label);
  const said = value.replace(/\s+/g, ' ').trim();
  if (line !== null && plainOf(line.value) === said) return markdown;
  // Names come from commits too, and none may become a link or a picture.
  const text = prose(said) === said ? said : code(said);
  if (line !== null) return `${markdown.slice(0, line.start)}${text === '' ? '' : ` ${text}`}${markdown.slice(line.end)}`;
  if (text === '') return markdown;
  const eol = markdown.includes('\r\n') ? '\r\n' : '\n';
  const last = linesIn(markdown).at(-1);
  if (last !== undefined) return `${markdown.slice(0, last.end)}${eol}- ${label}: ${text}${markdown.slice(last.end)}`;
  const title = blocksOf(markdown, 1)[0];
  const at = title?.bodyStart ?? 0;
  const gap = at > 0 && !/[\r\n]$/.test(markdown.slice(0, at)) ? eol : '';
  return `${markdown.slice(0, at)}${gap}${at > 0 ? eol : ''}- ${label}: ${text}${eol}${markdown.slice(at)}`;
}

/** A value as it was meant, without the marks of a code span. */
function plainOf(value: string): string {
  const text = value.trim();
  const span = /^(`+)(.+)\1$/.exec(text);
  if (span === null || span[2]!.includes(span[1]!)) return text;
  return span[2]!.trim();
}

interface Line {
  label: string;
  value: string;
  /** Of the value, with the blanks before it. */
  start: number;
  end: number;
}

function lineOf(markdown: string, label: string): Line | null {
  return linesIn(markdown).find((line) => line.label.toLowerCase() === label.toLowerCase()) ?? null;
}

/** Those before the first section: further down they belong to something else. */
function linesIn(markdown: string): Line[] {
  const end = blocksOf(markdown, 2)[0]?.start ?? markdown.length;
  return [...markdown.slice(0, end).matchAll(/^([-*+][ \t]+([\p{L}][\p{L} -]{0,40}):)([^\r\n]*)/gmu)].map((match) => {
    const start = match.index + match[1]!.length;
    return { label: match[2]!, value: match[3]!, start, end: start + match[3]!.length };
  });
}
