import { whyMentoring } from '../../core/tactics/mentoring/agenda';
import { headingOf, loggedEntries, MENTORING_PARTS } from '../../core/tactics/mentoring/learning-log';
import type { Mentors } from '../../core/tactics/mentoring/mentors';
import { Select, TextArea, TextField } from '../forms/fields';
import { PanelFrame } from '../forms/panel-frame';
import { Preview } from '../forms/preview';
import { SaveBar } from '../forms/save-bar';
import { MentoringForm, type MentoringStore, mentorsFor } from './form';
import { addressOf, Suggestions } from './suggestions';

const LENGTHS = ['30', '45', '60', '90'].map((minutes) => ({ value: minutes, label: `${minutes} minutes` }));
const ADDRESS = /^[^\s@,;<>"]+@[^\s@,;<>"]+\.[^\s@,;<>"]+$/;

const PROMPTS = {
  agenda: 'Three parts, as the article has them: what is new, what hurts, what comes. Take away what you will not ask.',
  learned: 'Afterwards, while you remember it.',
  change: 'One thing, and by when. Then say so to whoever taught you.',
} as const;

export function App({ store }: { store: MentoringStore }) {
  return (
    <PanelFrame store={store} title="Reverse Mentoring" why={store.state === null ? '' : whyMentoring(mentorsFor(store))}>
      {store.state !== null && <Content store={store} />}
    </PanelFrame>
  );
}

function Content({ store }: { store: MentoringStore }) {
  const form = new MentoringForm(store);
  const { draft } = form;
  const mentors = mentorsFor(store);
  const entries = loggedEntries(store.textOf(form.file));
  const people = [...new Set((mentors?.suggestions ?? []).map(({ person }) => person))];
  // An invitation must not go to whoever was named before.
  const name = (person: string) => {
    store.change({ attendee: null });
    form.edit({ person });
  };
  return (
    <>
      <Suggestions store={store} form={form} mentors={mentors} />
      <div class="form-and-preview">
        <form aria-label="The hour" onSubmit={(event) => event.preventDefault()}>
          {entries.length > 0 && (
            <Select
              label="Entry"
              value={store.view.heading ?? ''}
              options={[{ value: '', label: 'A new one' }, ...entries.map(({ heading }) => ({ value: heading, label: heading }))]}
              onChange={(heading) => form.mayLeave(mentors) && store.change({ heading: heading === '' ? null : heading, form: null, attendee: null, invited: [] })}
            />
          )}
          <div class="field-row">
            <TextField label="Who teaches you" value={draft.person} suggestions={people} onInput={(person) => name(person)} />
            <TextField label="What about" value={draft.topic} onInput={(topic) => form.edit({ topic })} />
          </div>
          <div class="field-row">
            <TextField label="Day" type="date" value={draft.date} onInput={(date) => form.edit({ date })} />
            <TextField label="Time" type="time" value={store.view.time} onInput={(time) => store.change({ time })} />
            <Select label="Length" value={store.view.minutes} options={LENGTHS} onChange={(minutes) => store.change({ minutes })} />
          </div>
          {MENTORING_PARTS.map(({ key, heading }) => (
            <TextArea key={key} label={heading} help={PROMPTS[key]} value={draft[key]} onInput={(value) => form.edit({ [key]: value })} />
          ))}
          <Invitation store={store} form={form} mentors={mentors} />
        </form>
        <Preview text={form.text} label="The log" empty="The hour stands here as soon as it has a teacher." />
      </div>
      <SaveBar store={store} form={form} save="Save Entry" />
    </>
  );
}

/** An event for both calendars; it needs no saved entry. */
function Invitation({ store, form: { draft }, mentors }: { store: MentoringStore; form: MentoringForm; mentors: Mentors | null }) {
  const { time, minutes, organizer } = store.view;
  const attendee = store.view.attendee ?? addressOf(mentors, draft.person);
  const own = organizer ?? store.state!.own.address;
  const wrong = (address: string) => (address.trim() === '' || ADDRESS.test(address.trim()) ? undefined : 'This is no e-mail address.');
  const missing =
    draft.person.trim() === '' ? 'Say who teaches you first.' : !/^\d{4}-\d{2}-\d{2}$/.test(draft.date) || !/^\d{2}:\d{2}$/.test(time) ? 'Choose a day and a time.' : wrong(attendee) ?? (attendee.trim() !== '' ? wrong(own) ?? (own.trim() === '' ? 'Write your own address, which stands in the invitation.' : undefined) : undefined);
  const write = () => {
    if (missing !== undefined) return;
    const title = `Reverse mentoring: ${draft.topic.trim() || draft.person.trim()}`;
    const { heading, invited } = store.view;
    const key = headingOf(draft);
    store.post({ type: 'own', action: { key, earlier: [...(heading === null ? [] : [heading]), ...invited], title, description: draft.agenda.replaceAll('**', ''), date: draft.date, time, minutes: Number(minutes), organizer: own.trim(), attendee: attendee.trim() } });
    store.change({ invited: [...invited.filter((each) => each !== key), key] });
  };
  return (
    <fieldset class="field">
      <legend>Invitation</legend>
      <div class="field-row">
        <TextField label="Their address" value={attendee} problem={wrong(attendee)} help="Empty for your own calendar alone." onInput={(value) => store.change({ attendee: value })} />
        <TextField label="Your address" value={own} problem={wrong(own)} onInput={(value) => store.change({ organizer: value })} />
      </div>
      <div class="actions">
        <button type="button" aria-disabled={missing !== undefined} aria-describedby="invitation-missing" onClick={write}>Write Invitation…</button>
      </div>
      <p class="field-help" id="invitation-missing">{missing ?? 'A calendar file, with the agenda in it. Send it, or open it in your calendar.'}</p>
    </fieldset>
  );
}
