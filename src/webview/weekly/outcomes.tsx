import { HELD_OUTCOMES, type HeldOutcome } from '../../core/tactics/held-reviews';
import { OUTCOME_WORDS, type Outcome, outcomes, type WeeklyDraft, type WeeklyGround } from '../../core/tactics/weekly-review';
import { localTime, repositoryName, shortHash } from '../../core/review/phrases';
import type { Evidence } from '../../core/review/review';
import type { FileForm } from '../forms/file-form';
import type { WeeklyStore } from './form';

/** What became of the commitments of the last review: what the history proves, and what the user is asked. */
export function Outcomes({ store, form, ground }: { store: WeeklyStore; form: FileForm<WeeklyDraft>; ground: WeeklyGround }) {
  const { answers } = form.draft;
  const all = outcomes(ground, answers);
  if (all.length === 0) return null;
  return (
    <section aria-labelledby="until-now">
      <h2 id="until-now">What you promised</h2>
      <ul class="outcomes">
        {all.map((each) => (
          <li key={each.text} class={each.outcome}>
            {each.proved ? <Proved store={store} outcome={each} /> : <Asked outcome={each} onAnswer={(answer) => form.edit({ answers: { ...answers, [each.text]: answer } })} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Proved({ store, outcome: { text, outcome, arithmetic, evidence } }: { store: WeeklyStore; outcome: Outcome }) {
  return (
    <>
      <p><strong>{OUTCOME_WORDS[outcome]}:</strong> <bdi>{text}</bdi>{arithmetic !== '' && <span class="faint"> ({arithmetic})</span>}</p>
      {evidence.length > 0 && (
        <details open={outcome === 'broken'}>
          <summary>{evidence.length === 1 ? 'The commit' : `The ${evidence.length} behind it`}</summary>
          <ul class="evidence-list">{evidence.map((each, index) => <li key={index}><EvidenceButton store={store} evidence={each} /></li>)}</ul>
        </details>
      )}
    </>
  );
}

function Asked({ outcome: { text, outcome, arithmetic }, onAnswer }: { outcome: Outcome; onAnswer: (answer: HeldOutcome) => void }) {
  return (
    <fieldset class="field">
      <legend><bdi>{text}</bdi></legend>
      <p class="faint">{arithmetic === '' ? 'Only you can say.' : `${arithmetic}, so only you can say.`}</p>
      <div class="choices">
        {HELD_OUTCOMES.filter((each) => each !== 'open').map((each) => (
          <label key={each}><input type="radio" name={`outcome ${text}`} checked={outcome === each} onChange={() => onAnswer(each)} /> {each === 'unknown' ? 'Not said' : OUTCOME_WORDS[each]}</label>
        ))}
      </div>
    </fieldset>
  );
}

/** A piece of evidence that opens. */
export function EvidenceButton({ store, evidence }: { store: WeeklyStore; evidence: Evidence }) {
  const { time } = evidence;
  const when = <time dateTime={time}>{localTime(time)}</time>;
  const review = store.state!.review!;
  const where = review.repositories.length > 1 && evidence.repository !== '' && <><bdi>{repositoryName(review, evidence.repository)}</bdi>, </>;
  if (evidence.kind === 'review') return <span class="evidence-line">{when} {where}{evidence.text}</span>;
  if (evidence.kind === 'file') {
    const { repository, path, text } = evidence;
    return <button type="button" class="link" onClick={() => store.post({ type: 'openFile', repository, path })}>{where}<bdi>{path}</bdi>, {text}</button>;
  }
  const { repository, commit, subject } = evidence;
  return <button type="button" class="link" onClick={() => store.post({ type: 'openCommit', repository, commit })}>{when} <span class="hash">{shortHash(commit)}</span> {where}<bdi>{subject}</bdi></button>;
}
