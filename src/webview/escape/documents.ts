import { localDate, localTime, outageText } from '../../core/review/phrases';
import { ESCAPE_PARTS, ESCAPE_PLAN, proposedPlan } from '../../core/tactics/escape/escape-plan';
import type { HotFile } from '../../core/tactics/escape/hot-files';
import { isPostmortemOf, POSTMORTEM_FOLDER, POSTMORTEM_PARTS, postmortemFields, postmortemFile, proposedPostmortem } from '../../core/tactics/escape/postmortem';
import { isRunbookFor, proposedRunbook, RUNBOOK_FOLDER, RUNBOOK_PARTS, runbookFields, runbookFile } from '../../core/tactics/escape/runbook';
import { fieldIn } from '../../core/tactics/field-lines';
import { readTitle } from '../../core/tactics/markdown-form';
import type { TacticState, UserFile } from '../../protocol/tactic-panel';
import type { EscapeOwn } from '../../protocol/escape-panel';
import type { EscapeDocument } from './store';

type State = TacticState<EscapeOwn>;

const MOST_OUTAGES = 20;

export function planOf({ review, own: { workingHours, zones }, files }: State, hotFiles: readonly HotFile[]): EscapeDocument {
  const documents = documentsIn(files);
  return {
    id: ESCAPE_PLAN,
    title: 'Escape plan',
    line: '',
    parts: ESCAPE_PARTS,
    file: () => ESCAPE_PLAN,
    propose: () => proposedPlan({ review, hours: workingHours, zones, hotFiles, documents }),
    fields: {},
  };
}

/** Names of the runbooks and postmortems that there are. */
export function documentsIn(files: readonly UserFile[]): string[] {
  return files.filter(({ name, text }) => text !== null && name !== ESCAPE_PLAN).map(({ name }) => name);
}

/** A runbook for each of the hottest files, and those that there are beside. */
export function runbooksOf({ files }: State, hotFiles: readonly HotFile[]): EscapeDocument[] {
  const there = within(files, RUNBOOK_FOLDER);
  const taken = files.map(({ name }) => name);
  const known = hotFiles.map((hot) => ({ hot, file: there.find(({ text }) => isRunbookFor(text, hot)) }));
  return [
    ...known.map(({ hot, file }): EscapeDocument => {
      const name = file?.name ?? runbookFile(hot, taken);
      return { id: `${RUNBOOK_FOLDER} ${hot.repository} ${hot.path}`, title: hot.path, line: hot.reason, parts: RUNBOOK_PARTS, file: () => name, propose: () => proposedRunbook(hot), fields: runbookFields(hot) };
    }),
    ...there.filter(({ name }) => !known.some(({ file }) => file?.name === name)).map(({ name, text }) => existing(name, fieldIn(text, 'File') ?? readTitle(text), '', RUNBOOK_PARTS)),
  ];
}

/** A postmortem for each of the last outages, newest first, and those that there are beside. */
export function postmortemsOf({ review, files }: State): EscapeDocument[] {
  const there = within(files, POSTMORTEM_FOLDER);
  const taken = files.map(({ name }) => name);
  const outages = (review?.outages ?? []).slice(0, MOST_OUTAGES).map((outage) => ({ outage, file: there.find(({ text }) => isPostmortemOf(text, outage)) }));
  return [
    ...outages.map(({ outage, file }): EscapeDocument => ({
      id: `${POSTMORTEM_FOLDER} ${outage.start}`,
      title: localTime(outage.start),
      line: outageText(outage),
      parts: POSTMORTEM_PARTS,
      file: (title) => file?.name ?? postmortemFile(outage, title, taken),
      propose: () => proposedPostmortem(review!, outage),
      fields: postmortemFields(outage),
    })),
    ...there.filter(({ name }) => !outages.some(({ file }) => file?.name === name)).map(({ name, text }) => existing(name, readTitle(text), localDate(name.slice(POSTMORTEM_FOLDER.length + 1)), POSTMORTEM_PARTS)),
  ];
}

function existing(name: string, title: string, line: string, parts: EscapeDocument['parts']): EscapeDocument {
  return { id: name, title: title === '' ? name : title, line: line === '' ? name : line, parts, file: () => name, propose: () => ({ title: '', parts: Object.fromEntries(parts.map(({ key }) => [key, ''])) }), fields: {} };
}

function within(files: readonly UserFile[], folder: string): { name: string; text: string }[] {
  return files.flatMap(({ name, text }) => (text !== null && name.startsWith(`${folder}/`) ? [{ name, text }] : []));
}
