import type { DelegationArea } from '../../core/review/review';
import { areaOf, DELEGATION_FOLDER, type HandOver, type HandOverArea, handOverFile, readHandOver, sameArea } from '../../core/tactics/hand-over';
import type { TacticState } from '../../protocol/tactic-panel';
import type { DelegationStore } from './form';

/** An area in the panel: one with a file, one of the plan, or both. */
export interface Entry {
  /** Where it is, or will be, kept. */
  file: string;
  area: HandOverArea;
  /** `null` where there is no file yet. */
  handOver: HandOver | null;
  /** `null` where the plan doesn't have it, such as when it depends on the user no more. */
  planned: DelegationArea | null;
}

/** What has been begun first, then what the plan has beside. */
export function entriesOf({ files, review }: Pick<TacticState<null>, 'files' | 'review'>): Entry[] {
  const plan = review === null ? [] : review.delegationPlan.map((planned) => ({ planned, area: areaOf(review, planned) }));
  const begun = files.flatMap(({ name, text }): Entry[] => {
    const handOver = text === null ? null : readHandOver(name, text);
    if (handOver === null) return [];
    return [{ file: name, area: handOver.area, handOver, planned: plan.find(({ area }) => sameArea(area, handOver.area))?.planned ?? null }];
  });
  const taken = files.map(({ name }) => name);
  const several = (review?.repositories.length ?? 0) > 1;
  const proposed = plan
    .filter(({ area }) => !begun.some((entry) => sameArea(entry.area, area)))
    .map(({ planned, area }): Entry => {
      const file = handOverFile(area, several, taken);
      taken.push(file);
      return { file, area, handOver: null, planned };
    });
  return [...begun, ...proposed];
}

export function chosenOf({ view }: DelegationStore, entries: readonly Entry[]): Entry | null {
  return entries.find(({ file }) => file === view.chosen) ?? entries[0] ?? null;
}

/** What the area is called in the list. */
export function titleOf({ area: { repository, path, rest } }: Entry, several: boolean): string {
  const folder = path === '' ? 'Top level' : rest ? `${path}, outside of its larger folders` : path;
  return several && repository !== '' ? `${repository}: ${folder}` : folder;
}

/** The files of the folder that can't be taken, and why. */
export function problemsOf({ files }: Pick<TacticState<null>, 'files'>): string[] {
  return files.flatMap(({ name, text, problem }) => {
    if (problem !== null) return [problem];
    if (text === null || readHandOver(name, text) !== null) return [];
    return [`${name} names no area, so it is left out here. A line “- Area: src/billing” below its title does.`];
  }).concat(files.length >= MOST_FILES ? [`Of ${DELEGATION_FOLDER}, the last ${MOST_FILES} files are shown.`] : []);
}

const MOST_FILES = 500;
