import { plural } from '../../habits/detector';
import { code, prose } from '../../review/markdown-text';
import { duration, localTime, repositoryName, shortHash } from '../../review/phrases';
import type { Outage, Review } from '../../review/review';
import { fieldIn } from '../field-lines';
import { fileNameOf, freeName } from '../file-names';
import type { DocumentDraft, PromptedPart } from './document';

export const POSTMORTEM_FOLDER = 'postmortems';

export type PostmortemKey = 'summary' | 'impact' | 'timeline' | 'helped' | 'conditions' | 'actions' | 'teams';

/** Conditions in place of culprits, and the impact in words that other teams and executives use. */
export const POSTMORTEM_PARTS: readonly PromptedPart<PostmortemKey>[] = [
  { key: 'summary', heading: 'In three sentences', prompt: 'What stopped, for whom, and what has changed since. Somebody who reads no code has to understand it.' },
  { key: 'impact', heading: 'Impact', prompt: 'Customers and orders, hours of other teams, money, promises. Numbers, and where they are from.' },
  { key: 'teams', heading: 'Teams involved', prompt: 'Support, product, sales, operations: who noticed, who answered customers, who has to agree with the actions?' },
  { key: 'timeline', heading: 'Time line', prompt: 'From the history, without names. Add when it began for customers and when somebody noticed.' },
  { key: 'helped', heading: 'What helped', prompt: 'What made it shorter or smaller than it could have been, luck included?' },
  { key: 'conditions', heading: 'What made it possible', prompt: 'Conditions, not people: what was missing, unclear or too easy to get wrong?' },
  { key: 'actions', heading: 'What we change', prompt: 'Each with a team and a day. Few that are done beat many that are listed.' },
];

/** A merge by somebody of the team is evidence of the team, whatever it was. */
const MERGE = /^Merge (?:branch|branches|pull request|remote-tracking branch|tag)\b/;

/** The form of a postmortem that isn't there yet, filled from an outage. Blameless: nobody is named. */
export function proposedPostmortem(review: Review, outage: Outage): DocumentDraft<PostmortemKey> {
  const { commits, fixes, minutesUntilOther, files } = outage;
  const last = commits.at(-1);
  const length = last === undefined ? 0 : Math.round((Date.parse(last.time) - Date.parse(outage.start)) / 60_000);
  const lines = commits.map(({ time, subject, commit, role }) => `- ${localTime(time)}: ${role === 'merge' || MERGE.test(subject) ? 'merged' : 'fix'} “${prose(subject)}” (${code(shortHash(commit))})`);
  const more = fixes - commits.length;
  const hot = files.slice(0, 3).map(({ repository, path }) => code(review.repositories.length > 1 ? `${repositoryName(review, repository)}/${path}` : path));
  return {
    title: files[0] === undefined ? 'Outage' : `Outage in ${code(files[0].path.split('/').at(-1)!)}`,
    parts: {
      summary: '',
      impact: '- Customers:\n- Other teams:\n- Money:',
      teams: '',
      timeline: [...lines, ...(more > 0 ? [`- and ${plural(more, 'more urgent fix', 'more urgent fixes')}`] : [])].join('\n'),
      helped: minutesUntilOther === null ? '' : `- A second person was on it ${minutesUntilOther === 0 ? 'at once' : `after ${duration(minutesUntilOther)}`}`,
      conditions: [
        hot.length > 0 && `- The fixes went into ${hot.join(', ')}`,
        fixes > 1 && `- ${length > 0 ? `From the first fix to the last it took ${duration(length)}, and` : 'It took'} ${plural(fixes, 'urgent fix', 'urgent fixes')}`,
        minutesUntilOther === null && '- Only one person worked on it',
      ]
        .filter(Boolean)
        .join('\n'),
      actions: '| What | Team | By |\n| --- | --- | --- |\n| | | |',
    },
  };
}

/** Lines that say which outage a postmortem is about. */
export function postmortemFields({ start }: Pick<Outage, 'start'>): Record<string, string> {
  return { 'First fix': localTime(start) };
}

export function isPostmortemOf(text: string, outage: Pick<Outage, 'start'>): boolean {
  return fieldIn(text, 'First fix') === localTime(outage.start);
}

/** `postmortems/2026-11-19-labels-print-twice.md`, beside those that are there. */
export function postmortemFile({ start }: Pick<Outage, 'start'>, title: string, taken: readonly string[]): string {
  return freeName(POSTMORTEM_FOLDER, `${start.slice(0, 10)}-${fileNameOf(title.toLowerCase(), 'outage')}`, taken);
}
