import { plural } from '../habits/detector';
import { insertBlock } from './markdown-edit';

export const PRACTICE_NOTES = 'practices/rehearsals.md';

/** What somebody writes down after a rehearsal, to say it in the real talk. */
export interface PracticeNote {
  /** `YYYY-MM-DD`. */
  date: string;
  /** The conversation that was rehearsed, the end it came to, and after how many answers. */
  title: string;
  ending: string;
  answers: number;
  /** Whom it will be said to, and when; empty where that is open. */
  person: string;
  when: string;
  words: string;
}

/** The file with the note at its end; what is in it stays as it is, to the byte. Without words nothing is noted. */
export function withNote(base: string | null, note: PracticeNote): string {
  if (note.words.trim() === '') return base ?? '';
  const text = base === null || base.trim() === '' ? `${base ?? ''}# Rehearsals\n` : base;
  return insertBlock(text, text.length, `## ${note.date}: ${oneLine(note.title)}`, noteBody(note));
}

/** The note as it is written, without its heading. What was typed is quoted, so that nothing in it can become a heading. */
export function noteBody({ ending, answers, person, when, words }: PracticeNote): string {
  return [
    `- Ended with: ${oneLine(ending)}, after ${plural(answers, 'answer')}`,
    ...(person.trim() === '' ? [] : [`- To: ${oneLine(person)}`]),
    ...(when === '' ? [] : [`- On: ${when}`]),
    '',
    'What I will say:',
    '',
    ...words.trim().split(/\r\n?|\n/).map((line) => `> ${line}`.trimEnd()),
  ].join('\n');
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
