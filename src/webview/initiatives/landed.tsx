import { localDate, localTime, shortHash } from '../../core/review/phrases';
import type { LandedWork } from '../../core/tactics/initiative-work';
import type { InitiativesStore } from './form';

/** What landed on an initiative lately. */
export function Landed({ store, landed, sunset, weeks }: { store: InitiativesStore; landed: LandedWork | null; sunset: string; weeks: number }) {
  if (landed === null) return null;
  const { commits, recent, afterSunset } = landed;
  if (commits === 0) return <p>Nothing landed on it in {weeks} weeks.</p>;
  return (
    <>
      <p>
        {commits === 1 ? '1 commit' : `${commits} commits`} in {weeks} weeks, the last one on {localDate(recent[0]!.time)}.
        {afterSunset > 0 && ` ${lateCount(afterSunset, commits)} made after the sunset of ${localDate(sunset)}: who still needs it?`}
      </p>
      <details class="evidence-fold">
        <summary>{recent.length < commits ? `Newest ${recent.length} of ${commits} commits` : 'The commits'}</summary>
        <ul class="evidence-list">
          {recent.map(({ repository, commit, time, subject, mine }) => (
            <li key={commit}>
              <button type="button" class="evidence" onClick={() => store.post({ type: 'openCommit', repository, commit })}>
                <time dateTime={time}>{localTime(time)}</time> <span class="role">{mine ? 'yours' : 'the team’s'}</span> <span class="hash">{shortHash(commit)}</span> <span class="subject"><bdi>{subject}</bdi></span>
              </button>
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}

function lateCount(late: number, all: number): string {
  if (late === all) return all === 1 ? 'It was' : 'All of them were';
  return late === 1 ? '1 was' : `${late} were`;
}
