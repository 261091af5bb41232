import { formatCount, plural } from '../../core/habits/detector';
import type { MergedWork } from '../../core/tactics/merged-work';
import { Mentions } from '../../core/tactics/mentions';
import type { Story } from '../../core/tactics/stories';
import { answerOf } from '../forms/answer';
import type { PanelStore } from '../forms/panel-store';

/** The team's merged work of the last weeks; `null` until the history has been asked. */
export function mergedWorkOf<Own, View extends object, Action>(store: PanelStore<Own, View, Action>, weeks: number): MergedWork[] | null {
  return answerOf(store, 'merged-work', { weeks });
}

/** What is not told yet. `stories`: what the files and the form tell by now. */
export function untoldWork(work: readonly MergedWork[], stories: readonly Story[]): MergedWork[] {
  const mentions = new Mentions(stories, [...new Set(work.map(({ repositoryName }) => repositoryName))]);
  return work.filter(({ told, repositoryName, commit, numbers, branches, title }) => !told && !mentions.has({ repository: repositoryName, hashes: [commit], numbers, branches, subjects: [title] }));
}

/** "9 of 12 pieces of your team’s work, merged in the last 4 weeks, are told nowhere"; empty where none was merged. */
export function untoldText(untold: number, merged: number, weeks: number): string {
  if (merged === 0) return '';
  const span = `merged in the last ${weeks === 1 ? 'week' : `${weeks} weeks`}`;
  if (untold === 0) return merged === 1 ? `the one piece of your team’s work, ${span}, is told` : `all ${formatCount(merged)} pieces of your team’s work, ${span}, are told`;
  return `${formatCount(untold)} of ${plural(merged, 'piece')} of your team’s work, ${span}, ${untold === 1 ? 'is' : 'are'} told nowhere`;
}

export function severalRepositories(work: readonly MergedWork[]): boolean {
  return new Set(work.map(({ repository }) => repository)).size > 1;
}
