import { formatCount, sentence } from '../../habits/detector';
import { code, prose } from '../../review/markdown-text';
import type { Hours, Review, WeeklyZone } from '../../review/review';
import type { DocumentDraft, PromptedPart } from './document';
import type { HotFile } from './hot-files';
import { POSTMORTEM_FOLDER } from './postmortem';
import { RUNBOOK_FOLDER } from './runbook';
import { blockLine, proposedBlocks } from './system-blocks';

export const ESCAPE_PLAN = 'escape-plan.md';

export type EscapeKey = 'time' | 'files' | 'documents' | 'measure';

export const ESCAPE_PARTS: readonly PromptedPart<EscapeKey>[] = [
  { key: 'time', heading: 'The time', prompt: 'What may take an hour of it away, and who decides that?' },
  { key: 'files', heading: 'Where it goes', prompt: 'Tests, logs that say what is wrong, runbooks, and repairs that run by themselves, where the urgent fixes were.' },
  { key: 'documents', heading: 'Runbooks and postmortems', prompt: '' },
  { key: 'measure', heading: 'How we see that it works', prompt: 'The numbers are those of today. In which week will you look again, and what will you do if nothing has changed?' },
];

/** More at once are none that anybody works on. */
const MOST_FILES = 3;

export interface EscapeGround {
  review: Review | null;
  hours: Hours['workingHours'];
  zones: readonly WeeklyZone[];
  hotFiles: readonly HotFile[];
  /** Paths of the files that there are, in the user's folder. */
  documents: readonly string[];
}

/** The form of a plan that isn't there yet. */
export function proposedPlan(ground: EscapeGround): DocumentDraft<EscapeKey> {
  return {
    title: 'Escape plan',
    parts: {
      time: proposedBlocks(ground.hours, ground.zones, 'one-day').map(blockLine).join('\n'),
      files: fileLines(ground.hotFiles).join('\n'),
      documents: documentLines(ground.documents).join('\n'),
      measure: measureLines(ground.review).join('\n'),
    },
  };
}

/** The hottest three files as tasks, each with its reason. The plan is the user's, and others read it: what is “yours” on screen is “mine” there. */
export function fileLines(files: readonly HotFile[]): string[] {
  return files.slice(0, MOST_FILES).map(({ path, reason }) => `- [ ] ${code(path)}: ${prose(reason.replace(/\byours\b/, 'mine'))}`);
}

/** Links to what there is. */
export function documentLines(documents: readonly string[]): string[] {
  return documents.filter((name) => name.startsWith(`${RUNBOOK_FOLDER}/`) || name.startsWith(`${POSTMORTEM_FOLDER}/`)).map((name) => `- [${prose(name.split('/').at(-1)!.replace(/\.md$/i, ''))}](${name.split('/').map(encodeURIComponent).join('/')})`);
}

/** A text with the lines that it doesn't have yet, at its end. */
export function withLines(text: string, lines: readonly string[]): string {
  const known = new Set(text.split('\n').map((line) => line.replace(/^\s*[-*+]\s+(?:\[[ xX]\]\s+)?/, '').replace(/:.*/, '').trim()));
  const missing = lines.filter((line) => !known.has(line.replace(/^- (?:\[ \] )?/, '').replace(/:.*/, '').trim()));
  return missing.length === 0 ? text : `${text.trimEnd()}${text.trim() === '' ? '' : '\n'}${missing.join('\n')}`;
}

function measureLines(review: Review | null): string[] {
  if (review === null) return [];
  const lineOf = (id: 'system-improvement' | 'firefighting' | 'first-responder') => {
    const habit = review.habits.find((each) => each.id === id);
    return habit === undefined || habit.value === null ? [] : [`- ${habit.title}: ${prose(habit.arithmetic.replace(/^You /, 'I '))}`];
  };
  return [...lineOf('system-improvement'), ...lineOf('firefighting'), ...lineOf('first-responder')];
}

/** Why to plan, from the user's own numbers. */
export function whyEscape(review: Review | null): string {
  const [fire, first, system] = (['firefighting', 'first-responder', 'system-improvement'] as const).map((id) => review?.habits.find((habit) => habit.id === id && habit.value !== null));
  // The weeks that reach the budget stand in the plan.
  const [improved = ''] = system?.arithmetic.split(';') ?? [];
  const booked = 'A fifth of the week, booked before something else takes it,';
  if (fire === undefined) return `Who only puts out fires has no time to prevent them${improved === '' ? '' : `: ${improved}`}. ${booked} breaks the circle.`;
  const moved = first === undefined || first.count === 0 ? '' : `, and you moved first${first.of === 1 ? '' : ` in ${formatCount(first.count)} of them`}`;
  return `${[`${sentence(fire.arithmetic)}${moved}`, improved].filter((text) => text !== '').join('; ')}. ${booked} ${fire.count === 0 ? 'keeps it so' : 'is where fewer fires come from'}.`;
}
