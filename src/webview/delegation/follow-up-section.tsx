import { localDate, localTime, shortHash } from '../../core/review/phrases';
import type { FollowUp, WorkShares } from '../../core/tactics/follow-up';
import { FollowUpChart } from './follow-up-chart';
import type { DelegationStore } from './form';

/** What a commit is, in the list of them. */
const WHO: Record<keyof WorkShares, string> = { me: 'yours', successor: 'theirs', others: 'others’' };

/** Whether the area's work moves, in a sentence, a picture and the commits. */
export function FollowUpSection({ store, followUp, successor, start }: { store: DelegationStore; followUp: FollowUp; successor: string; start: string }) {
  const { text, spans, commits, since } = followUp;
  const total = since.me + since.successor + since.others;
  return (
    <section class="follow-up" aria-label="Is the work moving?">
      <h3>Is the work moving?</h3>
      <p><bdi>{text}</bdi></p>
      {spans.some(({ me, successor: theirs, others }) => me + theirs + others > 0) && <FollowUpChart followUp={followUp} successor={successor} start={start} />}
      {commits.length > 0 && (
        <details>
          <summary>{commits.length < total ? `Newest ${commits.length} of ${total} commits` : total === 1 ? 'The commit' : `The ${total} commits`} since {localDate(start)}</summary>
          <ul class="evidence-list">
            {commits.map(({ repository, commit, time, subject, by }) => (
              <li key={commit}>
                <button type="button" class="evidence" onClick={() => store.post({ type: 'openCommit', repository, commit })}>
                  <time dateTime={time}>{localTime(time)}</time> <span class="role">{WHO[by]}</span> <span class="hash">{shortHash(commit)}</span> <span class="subject"><bdi>{subject}</bdi></span>
                </button>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
