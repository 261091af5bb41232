import type { TruckFactor } from '../review/review';
import type { Knowledge } from './knowledge';

/** Of the files of all repositories together; `null` where there are none. */
export function truckFactorOf({ files }: Pick<Knowledge, 'files'>): TruckFactor | null {
  if (files.length === 0) return null;
  const authors = files.map((file) => file.authors);
  return { value: truckFactor(authors), files: files.length, authors: new Set(authors.flat()).size };
}

/**
 * The truck factor: how many people have to be gone before more than half of the files have no author. The one with
 * the most files goes first, as in the greedy algorithm of Avelino et al. (ICPC 2016).
 *
 * `authors` has the authors of each file, people by numbers. 0 where more than half have no author to begin with.
 */
export function truckFactor(authors: readonly (readonly number[])[]): number {
  const filesOf = new Map<number, number[]>();
  authors.forEach((people, file) => {
    for (const person of people) {
      const files = filesOf.get(person);
      if (files) files.push(file);
      else filesOf.set(person, [file]);
    }
  });
  const left = authors.map((people) => people.length);
  let covered = left.filter((count) => count > 0).length;
  let removed = 0;
  // Among equals the lower number goes first, so that the same history gives the same answer.
  for (const [, files] of [...filesOf].sort(([a, some], [b, others]) => others.length - some.length || a - b)) {
    if (covered < authors.length / 2) break;
    for (const file of files) if (--left[file]! === 0) covered--;
    removed++;
  }
  return removed;
}
