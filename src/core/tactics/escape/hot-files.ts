import type { Assessment } from '../../analyze';
import { formatMoment } from '../../calendar/moment';
import { plural, toEvidence } from '../../habits/detector';
import { fixSource } from '../../habits/first-responder';
import { ME } from '../../knowledge/people';
import { commitsOn, isSole } from '../../knowledge/sole-files';
import { colleaguesOf } from '../../knowledge/successors';
import { localDate } from '../../review/phrases';
import type { CommitEvidence, Review } from '../../review/review';

/** A file that urgent fixes went into, and what a runbook for it has to know. */
export interface HotFile {
  /** Path of the repository, and its name. */
  repository: string;
  repositoryName: string;
  path: string;
  /** Why it stands here, in a sentence. */
  reason: string;
  /** The urgent fixes in the window, newest first. */
  fixes: CommitEvidence[];
  /** Who of the team worked on it and is still there, those who did so last first; four at most. */
  ask: { name: string; why: string }[];
  /** Whether nobody but the user is its author. */
  mineAlone: boolean;
  /** The user's name, for those who read the runbook; empty where it isn't known. */
  me: string;
  /** What the same fixes changed too, most often first; three at most. */
  together: string[];
}

/** Which files to look at: path of the repository, and the path in it. */
export interface FileName {
  repository: string;
  path: string;
}

const MOST_FILES = 12;
const MOST_PEOPLE = 4;
const MOST_TOGETHER = 3;

/** The files that are worth a runbook: the hottest ones, then those of outages, newest first; twelve at most. */
export function candidates({ systemTime, outages }: Review): FileName[] {
  const found = new Map<string, FileName>();
  for (const { repository, path } of [...systemTime.hottestFiles, ...outages.flatMap(({ files }) => files)]) {
    const key = `${repository}\0${path}`;
    if (!found.has(key)) found.set(key, { repository, path });
  }
  return [...found.values()].slice(0, MOST_FILES);
}

/** What the history knows of files, in their order; those without an urgent fix in the window are left out. */
export function hotFiles(assessment: Pick<Assessment, 'review' | 'repositories' | 'commits' | 'facts' | 'knowledge' | 'work'>, names: readonly FileName[]): HotFile[] {
  const { review, repositories, commits, facts, knowledge, work } = assessment;
  const { team } = colleaguesOf(commits, facts, knowledge);
  const inWindow = work.urgent.filter(({ fact, role }) => role === 'authored' && fact.time >= facts.from.time && fact.time <= facts.to.time);
  return names.flatMap(({ repository: where, path }): HotFile[] => {
    const repository = repositories.find((each) => each.path === where);
    const fixes = inWindow.filter(({ fact, files }) => fact.repository.path === where && files?.includes(path)).sort((a, b) => b.moment.time - a.moment.time);
    if (repository === undefined || fixes.length === 0) return [];
    const known = knowledge.files.find((file) => file.repository === repository && file.path === path);
    const last = new Map<number, number>();
    const { ledger } = repository;
    for (const row of known === undefined ? [] : commitsOn(known, knowledge)) {
      for (const person of knowledge.peopleOf(repository, row)) {
        const before = last.get(person);
        if (before === undefined || ledger.committerTime(row) > ledger.committerTime(before)) last.set(person, row);
      }
    }
    const dayOf = (row: number) => localDate(formatMoment({ time: ledger.authorTime(row), offset: ledger.authorOffset(row) }));
    const others = new Map<string, number>();
    for (const { files } of fixes) for (const other of files ?? []) if (other !== path) others.set(other, (others.get(other) ?? 0) + 1);
    return [
      {
        repository: where,
        repositoryName: repository.name,
        path,
        reason: reasonOf(review, where, path, fixes),
        fixes: fixes.map((fix) => toEvidence(fixSource(fix), formatMoment)),
        ask: [...last]
          .filter(([person]) => person !== ME && team.has(person))
          .sort(([, a], [, b]) => ledger.committerTime(b) - ledger.committerTime(a))
          .slice(0, MOST_PEOPLE)
          .map(([person, row]) => ({ name: team.get(person)!, why: `last changed it on ${dayOf(row)}` })),
        mineAlone: known !== undefined && isSole(known),
        me: review.me[0]?.name ?? '',
        together: [...others].sort(([a, some], [b, more]) => more - some || (a < b ? -1 : 1)).slice(0, MOST_TOGETHER).map(([other]) => other),
      },
    ];
  });
}

function reasonOf({ outages, window }: Review, repository: string, path: string, fixes: readonly { by: 'me' | 'team'; moment: { time: number; offset: number } }[]): string {
  const inOutages = outages.filter(({ files }) => files.some((file) => file.repository === repository && file.path === path)).length;
  const mine = fixes.filter(({ by }) => by === 'me').length;
  return [
    `${plural(fixes.length, 'urgent fix', 'urgent fixes')} in ${plural(window.weeks, 'week')}, the last on ${localDate(formatMoment(fixes[0]!.moment))}`,
    inOutages > 1 && `part of ${inOutages} outages`,
    mine > 0 && `${mine === fixes.length ? (mine === 1 ? 'it was yours' : 'all of them yours') : `${mine} of them yours`}`,
  ]
    .filter(Boolean)
    .join('; ');
}
