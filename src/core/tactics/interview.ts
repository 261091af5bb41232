import { plural } from '../habits/detector';
import { fieldIn, withField } from './field-lines';
import { fileNameOf } from './file-names';
import { type FormPart, readParts, withTitle, writeParts } from './markdown-form';
import { isDate } from './stories';

/** An interview that the user coaches, or learns from (docs/files.md). The candidate has no name in it. */
export interface Interview {
  /** `YYYY-MM-DD`. */
  day: string;
  /** What the interview is for. */
  role: string;
  /** Who asks the questions; the user or somebody they coach. */
  interviewer: string;
  parts: Record<InterviewKey, string>;
}

export type InterviewKey = 'bar' | 'questions' | 'evidence' | 'decision' | 'coaching';

export interface InterviewPart extends FormPart<InterviewKey> {
  prompt: string;
  /** When it is written. */
  step: 'before' | 'during' | 'after';
}

export const INTERVIEW_PARTS: readonly InterviewPart[] = [
  { key: 'bar', heading: 'The bar', step: 'before', prompt: 'Three or four abilities, one a line: “- Debugging: finds the cause before changing code”. Say what a clear yes looks like.' },
  { key: 'questions', heading: 'Questions', step: 'before', prompt: 'One for each ability that makes people show it; and what you ask when the first answer is smooth.' },
  { key: 'evidence', heading: 'Evidence', step: 'during', prompt: 'What was said or done, by ability: “- Debugging: read the log first, then bisected”. No verdicts yet.' },
  { key: 'decision', heading: 'Decision', step: 'after', prompt: 'For each ability above or below the bar, before anybody talks. What would have changed your mind?' },
  { key: 'coaching', heading: 'For the interviewer', step: 'after', prompt: 'One thing that went well and one to try next time: a question that led, a silence that was filled.' },
];

/** `practices/interview-2026-12-07-backend-engineer.md` */
export function interviewFile({ day, role }: Pick<Interview, 'day' | 'role'>): string {
  return `practices/interview-${isDate(day) ? day : 'undated'}-${fileNameOf(role.toLowerCase(), 'role')}.md`;
}

export function isInterviewFile(name: string): boolean {
  return /^practices\/interview-[^/]+\.md$/.test(name);
}

/** The form of what a file says; of none, an empty one for today. */
export function readInterview(text: string | null, today: string): Interview {
  if (text === null) return { day: today, role: '', interviewer: '', parts: readParts('', INTERVIEW_PARTS) };
  return { day: fieldIn(text, 'Day') ?? '', role: fieldIn(text, 'Role') ?? '', interviewer: fieldIn(text, 'Interviewer') ?? '', parts: readParts(text, INTERVIEW_PARTS) };
}

/** The file with what the form says; the rest of it stays, to the byte. */
export function writeInterview(base: string | null, { day, role, interviewer, parts }: Interview): string {
  let text = base ?? withTitle('', `Interview: ${role.replace(/\s+/g, ' ').trim() || 'a role'}`);
  for (const [label, value] of [['Day', day], ['Role', role], ['Interviewer', interviewer]] as const) text = withField(text, label, value);
  return writeParts(text, INTERVIEW_PARTS, parts);
}

/** Words that judge a person and say nothing of what happened. */
const VERDICTS = /\b(?:cultur(?:e|al) fit|good fit|bad fit|gut feeling|rock ?star|ninja|smart|brilliant|weak|strong|junior|arrogant|nice|likeable|confident|insecure|articulate|energetic|passionate|impressive|sharp)\b/gi;

/** What a bar raiser would ask about the form, at most one remark of a kind. */
export function interviewRemarks({ parts: { bar, questions, evidence, decision } }: Pick<Interview, 'parts'>): string[] {
  const abilities = abilitiesIn(bar);
  const remarks: string[] = [];
  if (bar.trim() === '' && evidence.trim() !== '') remarks.push('There is evidence and no bar. A bar that is written afterwards follows the candidate.');
  if (abilities.length > 5) remarks.push(`${abilities.length} abilities are more than an hour can show. Four will do.`);
  // While it is being written there is nothing to say of it.
  if (bar.trim() !== '' && abilities.length === 0 && `${questions}${evidence}`.trim() !== '') remarks.push('The bar names no ability. Write each on a line of its own, a colon, and what a clear yes looks like.');
  const asked = questions.split('\n').filter((line) => line.trim() !== '').length;
  if (asked > 0 && asked < abilities.length && evidence.trim() === '') remarks.push(`${plural(asked, 'question')} for ${plural(abilities.length, 'ability', 'abilities')}. What nobody asks about is guessed afterwards.`);
  const silent = evidence.trim() === '' ? [] : abilities.filter((ability) => !mentions(evidence, ability));
  if (silent.length > 0) remarks.push(`Nothing was noted on ${silent.join(', ')}. Say “not seen” rather than guess.`);
  const verdicts = [...new Set([...evidence.matchAll(VERDICTS)].map(([word]) => word.toLowerCase()))];
  if (verdicts.length > 0) remarks.push(`${verdicts.map((word) => `“${word}”`).join(', ')} ${verdicts.length === 1 ? 'is a verdict' : 'are verdicts'}. What was said or done?`);
  if (decision.trim() !== '' && evidence.trim() === '') remarks.push('There is a decision and no evidence for it.');
  return remarks;
}

/** "Debugging" of "- Debugging: finds the cause", whatever mark the line begins with, and of "- Debugging". */
function abilitiesIn(bar: string): string[] {
  return bar.split('\n').flatMap((line) => {
    const [, mark = '', words = ''] = /^\s*((?:[-*+•]|\d{1,2}[.)])\s+(?:\[.\]\s+)?)?(.*)$/u.exec(line) ?? [];
    const [ability = ''] = words.split(':', 1);
    // A line of prose without a mark is none.
    return (mark !== '' || words.includes(':')) && ability.trim().length >= 2 && ability.length <= 60 ? ability.trim() : [];
  });
}

function mentions(text: string, ability: string): boolean {
  return text.toLowerCase().includes(ability.toLowerCase());
}
