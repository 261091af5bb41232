import { formatCount, plural } from '../habits/detector';
import { localDate, repositoryName } from './phrases';
import type { DelegationArea, Review, TruckFactor } from './review';

// How the delegation plan is put into words, the same in every renderer.

/** "Truck factor 2: without 2 people, more than half of 141 files would have no author." */
export function truckFactorText({ value, files }: TruckFactor): string {
  if (value === 0) return `Truck factor 0: more than half of ${plural(files, 'file')} ${files === 1 ? 'has' : 'have'} no author.`;
  const half = files === 1 ? 'the one file' : `more than half of ${formatCount(files)} files`;
  return `Truck factor ${formatCount(value)}: without ${value === 1 ? 'one person' : `${formatCount(value)} people`}, ${half} would have no author.`;
}

export const NO_AREA = 'No area depends on you alone.';

/** What the area is called, with its repository where there are several. */
export function areaTitle(review: Review, { repository, title }: DelegationArea): string {
  return review.repositories.length > 1 ? `${repositoryName(review, repository)}: ${title}` : title;
}

/** "12 of 14 files have no author but you. 9 commits in 26 weeks, 8 of them yours; last change Thu 19 Nov 2026." */
export function areaText({ soleFiles, files, commits, myCommits, lastChange }: DelegationArea, { weeks }: Review['window']): string {
  const share = `${formatCount(soleFiles)} of ${plural(files, 'file')} ${soleFiles === 1 ? 'has' : 'have'} no author but you.`;
  const mine = myCommits === 0 ? 'none of them yours' : myCommits < commits ? `${formatCount(myCommits)} of them yours` : 'all of them yours';
  const whose = commits === 1 ? (myCommits === 1 ? 'yours' : 'not yours') : mine;
  const alive = commits === 0 ? `No commits in ${plural(weeks, 'week')}` : `${plural(commits, 'commit')} in ${plural(weeks, 'week')}, ${whose}`;
  return `${share} ${alive}; last change ${localDate(lastChange)}.`;
}

export function successorsText({ successors }: DelegationArea): string {
  if (successors.length === 0) return 'Nobody active has worked here or next to it.';
  return `To trust with it: ${successors.map(({ name, why }) => `${name} (${why})`).join('; ')}.`;
}
