import { BLOCK } from './prose';

/** A word of prose, where it stands, and how it follows on the one before. */
export interface Word {
  /** In lower case, with straight apostrophes. */
  text: string;
  /** In UTF-16 code units, as editors count. */
  offset: number;
  length: number;
  /** Whether nothing but white space stands between it and the word before. */
  joined: boolean;
  /** Number of the sentence, from 0. */
  sentence: number;
  /** Number of the paragraph, from 0. */
  paragraph: number;
  /** Whether a question mark follows. */
  asked: boolean;
}

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’-][\p{L}\p{M}\p{N}]+)*/gu;
/** So wide a gap is no mere space, and looking into it would take time that hostile text could make long. */
const WIDEST_GAP = 80;
const JOINED = /^[^\S\n]*[*_]*[^\S\n]*\n?[^\S\n]*[*_]*[^\S\n]*$/;
const SENTENCE_END = new RegExp(`[.!?…:;](?:["'”’)*_\\]]*)(?:\\s|$)|\\n[^\\S\\n]*\\n|\\n[^\\S\\n]*(?:[-*+•]|#{1,6}|\\d{1,3}[.)]) |${BLOCK}`);
const ASKED = /^[*_)\uFFFC ]*[!?]*\?/;
const PARAGRAPH_END = /\n[^\S\n]*\n/;

/** The words of a text that `prose` has masked. */
export function wordsOf(masked: string): Word[] {
  const words: Word[] = [];
  let sentence = 0;
  let paragraph = 0;
  let end = 0;
  for (const { 0: text, index } of masked.matchAll(WORD)) {
    const gap = masked.slice(end, index);
    if (words.length > 0) {
      const last = words[words.length - 1] as Word;
      last.asked = ASKED.test(gap);
      if (SENTENCE_END.test(gap)) sentence++;
      if (PARAGRAPH_END.test(gap)) paragraph++;
    }
    words.push({ text: text.toLowerCase().replaceAll('’', "'"), offset: index, length: text.length, joined: words.length > 0 && gap.length <= WIDEST_GAP && JOINED.test(gap), sentence, paragraph, asked: false });
    end = index + text.length;
  }
  const last = words.at(-1);
  if (last) last.asked = ASKED.test(masked.slice(end, end + WIDEST_GAP));
  return words;
}
