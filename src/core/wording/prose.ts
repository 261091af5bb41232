/** Stands for a character that nobody is speaking in: code, a quotation, a trailer. It is in no word and ends no sentence. */
const MASK = '\uFFFC';
/** The same at the end of a block, which does end a sentence. */
export const BLOCK = '\uFFFD';

/** A quotation that goes on for longer than this was never closed. */
const QUOTATION_LIMIT = 300;

export interface ProseOptions {
  /** Whether lines of git's own (`# …`) and what is below its scissors are in it, as in `COMMIT_EDITMSG`. */
  commentLines: boolean;
}

/**
 * The text with everything masked that isn't the writer speaking to somebody: quoted lines, code (fenced, indented,
 * inline), diffs, trailers, signatures, quotations, addresses, names of identifiers, git's own lines. As long as the
 * text itself, so an offset in one is an offset in the other. The time it takes grows with the length alone.
 */
export function prose(text: string, { commentLines }: ProseOptions): string {
  return withinLines(withoutElements(wholeLines(text, commentLines ? commentMark(text) : null)));
}

/** Git's own lines tell what begins them, since `core.commentString` may be any. */
function commentMark(text: string): string {
  return /^(\S{1,20}) -{8,} >8 -{8,}\r?$/m.exec(text)?.[1] ?? /^(\S{1,20}) Please enter the commit message/m.exec(text)?.[1] ?? '#';
}

const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const QUOTED = /^[ \t]*(?:(?:[-*+•]|\d{1,3}[.)])[ \t]+)?(?:>|\|)/;
/** `On Tue, Dec 22, 2015, Harry <harry@example.com> wrote:`; the address may be on a line of its own. */
const ATTRIBUTION = /^(?:On\b.{0,300}|.{0,300}<[^<>\s@]+@[^<>\s@]+>,?) ?(?:wrote|writes):?\s*$/;
const INDENTED = /^(?: {4}|\t)/;
const LIST_ITEM = /^[ \t]*(?:[-*+•]|\d{1,3}[.)]) /;
const TRAILER = /^(?:[A-Z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)+|Cc|Fixes|Closes|Link|Bug|Refs|Change-Id): /i;
const FOOTER = /^(?:-- ?|-{3,} ?Original Message ?-{3,}|_{20,})\s*$/;
const DIFF_BEGIN = /^(?:diff --(?:git|cc|combined) |--- (?:a\/|\/dev\/null)|Index: |@@ -\d)/;
const DIFF_LINE = /^(?:[-+ @\\]|index |diff |new file |deleted file |old mode |new mode |similarity |rename |copy |Binary files |=+\s*$)/;

/** Masks lines that are no prose as a whole. */
function wholeLines(text: string, mark: string | null): string {
  const lines = text.split('\n');
  let fence: string | null = null;
  let inDiff = false;
  let inList = false;
  let before = '';
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] as string;
    if (mark !== null && line.startsWith(`${mark} `) && / -{8,} >8 -{8,}\r?$/.test(line)) return maskFrom(lines, at);
    if (fence === null && mark === null && FOOTER.test(line) && at > 0) return maskFrom(lines, at);
    const opened: string | undefined = FENCE.exec(line)?.[1];
    const blank = line.trim() === '';
    if (fence === null && DIFF_BEGIN.test(line)) inDiff = true;
    else if (inDiff && !DIFF_LINE.test(line)) inDiff = false;
    if (LIST_ITEM.test(line) && (inList || !INDENTED.test(line))) inList = true;
    else if (!blank && !/^\s/.test(line)) inList = false;
    const code: boolean = fence !== null || opened !== undefined || inDiff || (INDENTED.test(line) && !inList);
    const other = QUOTED.test(line) || ATTRIBUTION.test(line) || TRAILER.test(line) || (mark !== null && line.startsWith(mark));
    if (fence === null) fence = opened ?? null;
    else if (opened?.startsWith(fence) && line.trim() === opened) fence = null;
    if ((code || other) && !blank) {
      lines[at] = BLOCK.repeat(line.length);
      // The beginning of "On …, Harry\nwrote:" is on the line before.
      if (/^(?:.*>)? ?wrote:\s*$/.test(line) && /^On\b/.test(before)) lines[at - 1] = BLOCK.repeat(before.length);
    }
    before = line;
  }
  return lines.join('\n');
}

function maskFrom(lines: string[], from: number): string {
  return lines.map((line, at) => (at < from ? line : BLOCK.repeat(line.length))).join('\n');
}

/** Elements that hold code or a quotation, and comments, which nobody sees. */
const ELEMENT = /<(?:(code|pre|samp|kbd|blockquote)(?:\s[^<>]{0,200})?>|!--)/gi;

/** Masks such elements of HTML, which comments in Markdown may have, whatever is in them; one that is never closed is none. */
function withoutElements(text: string): string {
  const lower = text.toLowerCase();
  const unclosed = new Set<string>();
  let masked = '';
  let at = 0;
  for (const { 0: opening, 1: name, index } of text.matchAll(ELEMENT)) {
    const closing = name === undefined ? '-->' : `</${name.toLowerCase()}>`;
    if (index < at || unclosed.has(closing)) continue;
    const end = lower.indexOf(closing, index + opening.length);
    if (end < 0) unclosed.add(closing);
    else {
      masked += text.slice(at, index) + text.slice(index, end + closing.length).replace(/[^\n]/g, MASK);
      at = end + closing.length;
    }
  }
  return masked + text.slice(at);
}

const LIMITED = `{1,${QUOTATION_LIMIT}}?`;
const QUOTATIONS = [`"[^"\\uFFFD]${LIMITED}"`, `“[^”\\uFFFD]${LIMITED}”`, `„[^“”\\uFFFD]${LIMITED}[“”]`, `«[^»\\uFFFD]${LIMITED}»`, `(?<![\\p{L}\\p{N}])'[^'\\n]{1,80}?'(?![\\p{L}\\p{N}])`];
/** Inline code first: what is in it quotes nothing. */
const SPANS = new RegExp(['``[^`](?:[^`]|`[^`]){0,500}?``', '`[^`]{1,1000}?`', '<[^<>\\n]{1,200}>', ...QUOTATIONS].join('|'), 'gu');
/** What is longer is no word, and looking into it would take time that hostile text could make long. */
const LONGEST_WORD = 200;
const CHUNK = /\S+/g;
const EDGES = /^[^\p{L}\p{N}]*|[^\p{L}\p{N}]*$/gu;
/** Something inside a run of characters that no word of prose has: `a_b`, `a.b`, `a::b`, `a/b`, `fooBar`, `x1`, `--flag`. */
const IDENTIFIER = /[\p{L}\p{N}][_.:/\\=<>()[\]{}@#$%^&|~+"]+[\p{L}\p{N}]|\p{Ll}\p{Lu}|\p{N}/u;
const BEGINS_NAME = /^[^\p{L}\p{N}]*(?:--?|[@#$%/\\~&]|::)(?=[\p{L}\p{N}])/u;
const ENDS_CALL = /[\p{L}\p{N}_](?:\(\)|::|\(\);?)[^\p{L}\p{N}]*$/u;
/** Words may touch like this: "good.Then", "and/or", "wrong(again)". Without capitals it is a name. */
const JOINED_WORDS = /^\p{L}[\p{Ll}'’]*[.,;!?]+\p{Lu}[\p{Ll}'’]*$/u;

/** Masks inline code, quotations and names within the lines. */
function withinLines(text: string): string {
  return text
    .replace(SPANS, (span) => span.replace(/[^\n]/g, MASK))
    .replace(CHUNK, (chunk) => (chunk.length > LONGEST_WORD ? MASK.repeat(chunk.length) : isProse(chunk) ? chunk : withoutName(chunk)));
}

/** What follows a name still ends the sentence. */
function withoutName(chunk: string): string {
  const end = /[.!?…:;,)\]]*$/.exec(chunk)?.[0] ?? '';
  return MASK.repeat(chunk.length - end.length) + end;
}

function isProse(chunk: string): boolean {
  const core = chunk.replace(EDGES, '');
  if (core === '') return true;
  if (BEGINS_NAME.test(chunk) || ENDS_CALL.test(chunk)) return false;
  return !IDENTIFIER.test(core) || JOINED_WORDS.test(core);
}
