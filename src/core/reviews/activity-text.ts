import type { Moment } from '../calendar/moment';
import type { ReviewEvidence } from '../review/review';
import type { ReviewActivity } from './activity';
import type { MyActivity } from './all-reviews';

/** What one activity of the user says, as evidence. */
export function reviewEvidence({ moment, quoted = [], ...activity }: MyActivity, format: (moment: Moment) => string): ReviewEvidence {
  const { source, change } = activity;
  return { kind: 'review', source, repository: change.repository, change: change.id, time: format(moment), text: [quoted.map((words) => `“${words}”`).join(', '), activityText(activity)].filter(Boolean).join(' in ') };
}

/** "46 of 52 changed lines of #12 read"; "2 comments on #12". */
export function activityText({ kind, change, comments, reading, seconds = null }: Pick<ReviewActivity, 'kind' | 'change' | 'comments' | 'reading' | 'seconds'>): string {
  const name = changeName(change.id);
  switch (kind) {
    case 'comment':
      return `${comments === 1 ? 'a comment' : `${comments} comments`} on ${name}`;
    case 'vote':
      return `a verdict on ${name}`;
    case 'trailer':
      return `named as reviewer of ${name}`;
    case 'checkout':
      return `${name} checked out${seconds === null ? '' : ` for ${duration(seconds)}`}`;
    case 'reading':
      if (reading === null || reading.changedLines === 0) return `${Math.max(1, Math.round((reading?.seconds ?? 0) / 60))} min in front of ${name}`;
      return `${reading.readLines} of ${reading.changedLines} changed lines of ${name} read`;
  }
}

function duration(seconds: number): string {
  const minutes = Math.max(1, Math.round(seconds / 60));
  return minutes < 60 ? `${minutes} min` : `${Math.round(minutes / 6) / 10} h`;
}

/** How a change is named in a sentence: `#12`, `commit 1a2b3c4d`, else as it stands. */
export function changeName(change: string): string {
  const hash = /^(commit|appraise):([0-9a-f]{8})[0-9a-f]*$/.exec(change);
  if (hash) return `${hash[1] === 'commit' ? 'commit' : 'the review of'} ${hash[2]}`;
  if (/^gitlab:.*\bmr-\d+$|^refs\/merge-requests\//.test(change)) return 'a merge request';
  const gerrit = /^gerrit:(\d+)$/.exec(change);
  if (gerrit) return `change ${gerrit[1]}`;
  const pull = /^refs\/(?:remotes\/[^/]+\/)?pull\/(\d+)\//.exec(change);
  if (pull) return `#${pull[1]}`;
  return /#\d+$/.exec(change)?.[0] ?? change;
}
