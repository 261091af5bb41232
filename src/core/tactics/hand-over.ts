import { prose } from '../review/markdown-text';
import { handOverSteps } from '../review/plan-markdown';
import { areaText, areaTitle } from '../review/plan-phrases';
import { localDate, repositoryName } from '../review/phrases';
import type { DelegationArea, Review } from '../review/review';
import { plural } from '../habits/detector';
import { fieldIn, withField } from './field-lines';
import { fileNameOf, freeName } from './file-names';
import { type FormPart, readParts, writeParts } from './markdown-form';

/** Where the files are that say how an area is handed over. */
export const DELEGATION_FOLDER = 'delegation';

/** An area as its file names it. */
export interface HandOverArea {
  /** Name of the repository, as in the review. */
  repository: string;
  /** The folder, from the root of the repository; empty for the root. */
  path: string;
  /** Whether larger folders in it are not meant: those with five files or more. */
  rest: boolean;
}

/** The file as a form. */
export interface HandOverDraft {
  successor: string;
  /** First day on which the area is the successor's, `YYYY-MM-DD`; empty where none is agreed on. */
  start: string;
  firstStep: string;
  /** Markdown: a list of tasks, and whatever else was written there. */
  checklist: string;
}

/** What a file of the folder says. */
export interface HandOver {
  file: string;
  area: HandOverArea;
  successor: string;
  start: string;
}

const PARTS: readonly FormPart<'firstStep' | 'checklist'>[] = [
  { key: 'firstStep', heading: 'First step' },
  { key: 'checklist', heading: 'Checklist' },
];
const WITHOUT_FOLDERS = 'what is outside of its larger folders';
const ROOT = '.';

/** The area of a plan, as a file names it. */
export function areaOf(review: Review, { repository, path, title }: Pick<DelegationArea, 'repository' | 'path' | 'title'>): HandOverArea {
  return { repository: repositoryName(review, repository), path, rest: path === '' || title !== path };
}

export function sameArea(a: HandOverArea, b: HandOverArea): boolean {
  return a.path === b.path && a.rest === b.rest && a.repository.toLowerCase() === b.repository.toLowerCase();
}

/** What a file says of an area, to whom it goes and when; `null` where it names no area. */
export function readHandOver(file: string, text: string): HandOver | null {
  const said = fieldIn(text, 'Area') ?? '';
  const path = said.replace(/^\.?\/+|\/+$/g, '');
  if (said === '') return null;
  const start = fieldIn(text, 'Start') ?? '';
  return {
    file,
    area: { repository: fieldIn(text, 'Repository') ?? '', path: path === ROOT ? '' : path, rest: path === ROOT || fieldIn(text, 'Meant')?.toLowerCase() === WITHOUT_FOLDERS },
    successor: fieldIn(text, 'Successor') ?? '',
    start: isDay(start) ? start : '',
  };
}

/** Whether it is a day of the calendar, `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** A name for the file of an area, beside those that are there. With several repositories, theirs stands first. */
export function handOverFile(area: HandOverArea, severalRepositories: boolean, taken: readonly string[]): string {
  const words = [...(severalRepositories ? [area.repository] : []), area.path === '' ? 'top-level' : area.path, ...(area.rest && area.path !== '' ? ['rest'] : [])];
  return freeName(DELEGATION_FOLDER, fileNameOf(words.join('-'), 'area'), taken);
}

/** The form of an area that has no file yet: the plan's successor and first step, from today on. */
export function proposedHandOver(area: DelegationArea, today: string): HandOverDraft {
  const successor = area.successors[0]?.name ?? '';
  return { successor, start: today, ...proposedTexts(area, successor) };
}

/** The form with another successor. Texts that nobody has changed speak of the new one. */
export function withSuccessor(draft: HandOverDraft, area: DelegationArea | null, successor: string): HandOverDraft {
  if (area === null) return { ...draft, successor };
  const [before, after] = [proposedTexts(area, draft.successor), proposedTexts(area, successor)];
  const text = (key: 'firstStep' | 'checklist') => (draft[key].trim() === before[key].trim() ? after[key] : draft[key]);
  return { ...draft, successor, firstStep: text('firstStep'), checklist: text('checklist') };
}

function proposedTexts(area: DelegationArea, successor: string): Pick<HandOverDraft, 'firstStep' | 'checklist'> {
  const [planned] = area.successors;
  const step = planned === undefined || successor === '' ? area.firstStep : area.firstStep.replace(planned.name, () => successor);
  return { firstStep: prose(step), checklist: handOverSteps(area, successor) };
}

/** The form of what a file says. */
export function readHandOverDraft(text: string): HandOverDraft {
  return { successor: fieldIn(text, 'Successor') ?? '', start: fieldIn(text, 'Start') ?? '', ...readParts(text, PARTS) };
}

/** The file with what the form says. Of one that is there, all that the form doesn't know stays as it is, to the byte. */
export function writeHandOver(base: string | null, { successor, start, ...parts }: HandOverDraft, head: string): string {
  const named = withField(base ?? head, 'Successor', successor);
  return writeParts(withField(named, 'Start', start), PARTS, parts);
}

/** What a new file begins with: which area it is, and why it is worth handing over. */
export function handOverHead(review: Review, area: DelegationArea, today: string): string {
  const { repository, path, rest } = areaOf(review, area);
  const fields = [['Area', path === '' ? ROOT : path], ...(rest && path !== '' ? [['Meant', WITHOUT_FOLDERS]] : []), ['Repository', repository]] as const;
  const title = `# Handing over ${prose(areaTitle(review, path === '' ? { ...area, title: 'the top level' } : area))}\n`;
  const head = fields.reduce((text, [label, value]) => withField(text, label!, value!), title);
  return `${head}- Successor:\n- Start:\n\n${prose(`As of ${localDate(today)}: ${areaText(area, review.window)}`)}\n`;
}

/** Why to hand over, from the user's own numbers. */
export function whyHandOver(review: Review | null): string {
  const sole = review?.habits.find(({ id }) => id === 'sole-knowledge');
  if (review === null || sole === undefined || sole.value === null) return 'What only you can maintain comes back to you each time it breaks. A hand-over with a name and a day ends that.';
  const areas = review.delegationPlan.length;
  if (areas === 0) return `${sole.arithmetic}; no area depends on you alone. What you have begun to hand over is followed up here.`;
  return `${sole.arithmetic}, in ${plural(areas, 'area')} that nobody else can maintain. Give ${areas === 1 ? 'it' : 'one of them'} a name and a day, and the history will show whether the work moves.`;
}
