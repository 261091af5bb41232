import { useState } from 'preact/hooks';
import { plural } from '../../core/habits/detector';
import { localDate, ROLE_WORDS, shortHash } from '../../core/review/phrases';
import { MOST_BREAKS } from '../../core/review/recent-zones';
import type { EventEvidence, RecentZone } from '../../core/review/review';
import type { ZonesPanelState } from '../../protocol/zones-panel';
import type { Store } from './store';

/** More are shown on request. */
const AT_FIRST = 12;

/** Which zones of the last weeks were kept, and what broke the others. */
export function RecentZones({ store, state: { recent, recentProblem } }: { store: Store; state: ZonesPanelState }) {
  const [all, showAll] = useState(false);
  const broken = recent?.filter((zone) => zone.broken).length ?? 0;
  return (
    <section aria-labelledby="recent-title">
      <h2 id="recent-title">Kept and broken, last eight weeks</h2>
      {recent === null ? (
        <p class="faint">{recentProblem ?? 'Reading the history.'}</p>
      ) : recent.length === 0 ? (
        <p class="faint">No zone lay in these weeks.</p>
      ) : (
        <>
          <p>
            <strong>{recent.length - broken} of {recent.length} kept.</strong>{' '}
            <span class="faint">A commit, merge or review of yours breaks the zone it falls into; weeks before a zone was written count as if it had been there.</span>
          </p>
          <ul class="recent">
            {(all ? recent : recent.slice(0, AT_FIRST)).map((zone) => <Recent key={`${zone.start} ${zone.end} ${zone.source}`} store={store} zone={zone} />)}
          </ul>
          {!all && recent.length > AT_FIRST && <button type="button" class="link" onClick={() => showAll(true)}>Show all {recent.length}</button>}
        </>
      )}
    </section>
  );
}

function Recent({ store, zone }: { store: Store; zone: RecentZone }) {
  const name = (
    <>
      <span class="recent-when">{when(zone)}</span> <bdi class="recent-title">{zone.title}</bdi>
      {zone.source !== 'settings' && <span class="faint"> (<bdi>{zone.source}</bdi>)</span>}
    </>
  );
  return (
    <li class={zone.broken ? 'broken' : 'kept'}>
      <Mark broken={zone.broken} />
      {zone.broken ? (
        <details>
          <summary>{name}<span class="status">broken by {brokenBy(zone)}</span></summary>
          <ul class="evidence-list">{zone.by.map((evidence) => <li key={`${evidence.time} ${evidence.kind === 'commit' ? evidence.commit : evidence.change}`}><Break store={store} evidence={evidence} /></li>)}</ul>
        </details>
      ) : (
        <span>{name}<span class="for-screen-readers">, kept</span></span>
      )}
    </li>
  );
}

function Break({ store, evidence }: { store: Store; evidence: EventEvidence }) {
  const time = <time dateTime={evidence.time}>{localDate(evidence.time)} {evidence.time.slice(11, 16)}</time>;
  if (evidence.kind === 'review') {
    return <div class="evidence">{time}<span class="role">review</span><span class="hash" /><bdi class="subject">{evidence.text}</bdi></div>;
  }
  const { repository, commit, role, subject } = evidence;
  return (
    <button type="button" class="evidence" data-action="open-commit" onClick={() => store.post({ type: 'openCommit', repository, commit })}>
      {time}
      <span class="role">{ROLE_WORDS[role]}</span>
      <span class="hash">{shortHash(commit)}</span>
      <bdi class="subject">{subject}</bdi>
    </button>
  );
}

function Mark({ broken }: { broken: boolean }) {
  return (
    <svg class={broken ? 'icon flag' : 'icon good'} width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <circle cx="8" cy="8" r="6.5" />
      <path d={broken ? 'M5.5 5.5l5 5M10.5 5.5l-5 5' : 'M5 8.2l2.1 2.1L11 6'} />
    </svg>
  );
}

/** "2 commits and 1 review"; of what is named by examples only, "at least". */
function brokenBy({ by }: RecentZone): string {
  const commits = by.filter(({ kind }) => kind === 'commit').length;
  const all = [commits > 0 && plural(commits, 'commit'), by.length > commits && plural(by.length - commits, 'review')].filter(Boolean).join(' and ');
  return by.length < MOST_BREAKS ? all : `at least ${all}`;
}

function when({ start, end, allDay }: RecentZone): string {
  const sameDay = start.slice(0, 10) === end.slice(0, 10);
  if (allDay) return localDate(start);
  return `${localDate(start)}, ${start.slice(11, 16)} to ${sameDay ? '' : `${localDate(end).split(' ')[0]} `}${end.slice(11, 16)}`;
}
