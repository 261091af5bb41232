import { plural } from '../../core/habits/detector';
import { localDate, shortHash } from '../../core/review/phrases';
import { suggestionTitle } from '../../core/tactics/mentoring/agenda';
import { isSamePerson, neighbours } from '../../core/tactics/mentoring/learning-log';
import type { Mentors, MentorSuggestion } from '../../core/tactics/mentoring/mentors';
import { type MentoringForm, type MentoringStore } from './form';

/** As many are read before one is chosen. */
const SHOWN = 6;

interface Props {
  store: MentoringStore;
  form: MentoringForm;
  mentors: Mentors | null;
}

/** Who could teach what, by what they brought. Whoever had the last turn is left out. */
export function Suggestions({ store, form, mentors }: Props) {
  const { state, view } = store;
  const turns = neighbours(store.textOf(form.file), state!.today, null);
  const isOut = ({ person }: MentorSuggestion) => turns.some((turn) => isSamePerson(turn.person, person));
  const all = mentors?.suggestions ?? [];
  const open = all.filter((suggestion) => !isOut(suggestion));
  const shown = view.all ? open : open.slice(0, SHOWN);
  const choose = (suggestion: MentorSuggestion) => {
    if (form.take(suggestion, mentors, `${suggestion.person}, ${suggestionTitle(suggestion)}, is in the form.`)) store.change({ attendee: invitable(suggestion.email) });
  };
  return (
    <section aria-label="Who could teach you what">
      <h2>Who could teach you what</h2>
      {state!.review === null && <p>{state!.noReview}</p>}
      {state!.review !== null && mentors === null && <p>Looking at what came into your repositories.</p>}
      {mentors !== null && open.length === 0 && <p>{all.length === 0 ? 'Nothing new came into your repositories within a year by anybody who is on your team now. Ask whoever joined last what hurts.' : 'Only whoever had the last turn brought something new. Somebody else can still be asked: write a name below.'}</p>}
      <ul class="candidates">
        {shown.map((suggestion) => (
          <li key={`${suggestion.evidence.commit} ${suggestion.kind} ${suggestion.of}`}>
            <div>
              <strong>{suggestionTitle(suggestion)}</strong>
              <p class="faint">
                {suggestion.person}{suggestion.since !== null && `, new since ${suggestion.since.slice(0, 7)}`}. {localDate(suggestion.evidence.time)}:{' '}
                <button type="button" class="link" title={suggestion.evidence.commit} onClick={() => store.post({ type: 'openCommit', repository: suggestion.evidence.repository, commit: suggestion.evidence.commit })}>
                  {shortHash(suggestion.evidence.commit)} {suggestion.evidence.subject}
                </button>
              </p>
            </div>
            <button type="button" aria-label={`Choose ${suggestionTitle(suggestion)}, ${suggestion.person}`} onClick={() => choose(suggestion)}>Choose</button>
          </li>
        ))}
      </ul>
      {open.length > shown.length && <button type="button" class="link" onClick={() => store.change({ all: true })}>Show {open.length - shown.length} More</button>}
      {mentors !== null && <Notes mentors={mentors} out={turns.filter((turn) => all.some(({ person }) => isSamePerson(person, turn.person))).map(({ person }) => person)} />}
    </section>
  );
}

function Notes({ mentors: { suggestions, damaged, shallow }, out }: { mentors: Mentors; out: readonly string[] }) {
  return (
    <p class="faint">
      {suggestions.length > 0 && 'Newcomers first, then by when it came in. '}
      {out.length > 0 && `${out.join(' and ')} had the last turn, so somebody else is next. `}
      {shallow && 'A clone is shallow, so nobody can tell who is new. '}
      {damaged > 0 && `${plural(damaged, 'version of a manifest', 'versions of manifests')} could not be understood and ${damaged === 1 ? 'is' : 'are'} left out.`}
    </p>
  );
}

/** The address of whoever is named so; empty where none is known. */
export function addressOf(mentors: Mentors | null, person: string): string {
  return invitable(mentors?.suggestions.find((suggestion) => isSamePerson(suggestion.person, person))?.email ?? '');
}

/** No-reply addresses of hosting services reach nobody. */
function invitable(email: string): string {
  return /\bno-?reply\b/i.test(email) ? '' : email;
}
