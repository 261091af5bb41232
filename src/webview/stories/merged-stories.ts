import { formatCount, plural } from '../../core/habits/detector';
import type { Review } from '../../core/review/review';
import type { MergedWork } from '../../core/tactics/merged-work';
import { Mentions } from '../../core/tactics/mentions';
import type { Story } from '../../core/tactics/stories';
import type { PanelStore } from '../forms/panel-store';

interface Answer {
  review: Review;
  weeks: number;
  /** `null` where the worker could not say. */
  work: MergedWork[] | null;
}

/** The last answer of the worker, of each store, and what is asked now. */
const answers = new WeakMap<object, { asked: { review: Review; weeks: number }; answer: Answer | null }>();

/** The team's merged work of the last weeks; that of the question before until the answer is there, `null` at first. */
export function mergedWorkOf<Own, View extends object, Action>(store: PanelStore<Own, View, Action>, weeks: number): MergedWork[] | null {
  const review = store.state?.review;
  if (review === null || review === undefined) return null;
  const known = answers.get(store);
  if (known === undefined || known.asked.review !== review || known.asked.weeks !== weeks) {
    const asked = { review, weeks };
    answers.set(store, { asked, answer: known?.answer ?? null });
    void store.ask('merged-work', { weeks }).then((work) => {
      const now = answers.get(store)!;
      if (now.asked !== asked) return;
      answers.set(store, { asked, answer: { ...asked, work } });
      store.change({});
    });
  }
  const { answer } = answers.get(store)!;
  return answer === null || answer.weeks !== weeks ? null : answer.work;
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
