import { code, prose } from '../../review/markdown-text';
import { localTime, shortHash } from '../../review/phrases';
import { fieldIn } from '../field-lines';
import { fileNameOf, freeName } from '../file-names';
import type { DocumentDraft, PromptedPart } from './document';
import type { HotFile } from './hot-files';

export const RUNBOOK_FOLDER = 'runbooks';

export type RunbookKey = 'purpose' | 'signs' | 'steps' | 'people' | 'past';

export const RUNBOOK_PARTS: readonly PromptedPart<RunbookKey>[] = [
  { key: 'purpose', heading: 'What it is for', prompt: 'Who notices when it stops, and what must never happen to their data?' },
  { key: 'signs', heading: 'How to see that it is broken', prompt: 'What does a customer see, and which graph, log or command shows it within a minute?' },
  { key: 'steps', heading: 'First steps', prompt: 'What can somebody do at night who has never seen this file?' },
  { key: 'people', heading: 'Who to ask', prompt: 'Somebody besides you, with a way to reach them.' },
  { key: 'past', heading: 'What happened before', prompt: 'The urgent fixes, from the history. Add what the cause turned out to be.' },
];

/** The form of a runbook that isn't there yet, filled from the history. */
export function proposedRunbook(file: HotFile): DocumentDraft<RunbookKey> {
  const { path, fixes, together } = file;
  const said = [...new Set(fixes.map(({ subject }) => subject))].slice(0, 3).map((subject) => `“${prose(subject)}”`);
  return {
    title: `Runbook: ${code(path)}`,
    parts: {
      purpose: '',
      signs: `- Earlier fixes said: ${said.join(', ')}`,
      steps: [
        'Say where everybody looks that you are on it, and since when it is broken',
        `See what changed last: ${code(`git log -5 --stat -- ${shellWord(path)}`)}`,
        'If it began with a release, take that back first; look for the cause afterwards',
        ...(together.length > 0 ? [`Look at what earlier fixes changed with it: ${together.map(code).join(', ')}`] : []),
        'Not better after 30 minutes? Call one of those below',
      ]
        .map((step) => `- [ ] ${step}`)
        .join('\n'),
      people: peopleLines(file),
      past: fixes.map(({ time, subject, commit }) => `- ${localTime(time)}: “${prose(subject)}” (${code(shortHash(commit))})`).join('\n'),
    },
  };
}

/** It is read at night by somebody else, so the user is named like anybody. */
function peopleLines({ ask, mineAlone, me }: HotFile): string {
  const lines = ask.map(({ name, why }) => `- ${prose(name)}, ${why}`);
  if (!mineAlone && lines.length === 0) return '- The history names nobody who is still there and has worked on it. Find somebody before it breaks again';
  if (mineAlone) lines.push(`- Nobody but ${me === '' ? 'its author' : prose(me)} has the whole of it yet. Somebody else follows this runbook once while they watch, before it breaks again`);
  return lines.join('\n');
}

/** A word that a shell takes as it is. */
function shellWord(path: string): string {
  return /^[\w./-]+$/.test(path) ? path : `'${path.replace(/'/g, "'\\''")}'`;
}

/** Lines that say which file a runbook is for. */
export function runbookFields({ repositoryName, path }: Pick<HotFile, 'repositoryName' | 'path'>): Record<string, string> {
  return { File: path, Repository: repositoryName };
}

/** Whether a runbook is for a file. */
export function isRunbookFor(text: string, { repositoryName, path }: Pick<HotFile, 'repositoryName' | 'path'>): boolean {
  const repository = fieldIn(text, 'Repository');
  return fieldIn(text, 'File') === path && (repository === null || repository.toLowerCase() === repositoryName.toLowerCase());
}

/** A name for a runbook, beside those that are there. */
export function runbookFile({ path }: Pick<HotFile, 'path'>, taken: readonly string[]): string {
  const name = path.split('/').at(-1)!;
  const free = freeName(RUNBOOK_FOLDER, fileNameOf(name, 'file'), taken);
  return /-\d+\.md$/.test(free) ? freeName(RUNBOOK_FOLDER, fileNameOf(path, 'file'), taken) : free;
}
