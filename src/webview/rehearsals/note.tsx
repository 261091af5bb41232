import type { End } from '../../core/tactics/rehearsal';
import { noteBody } from '../../core/tactics/rehearsal-notes';
import { TextArea, TextField } from '../forms/fields';
import { Preview } from '../forms/preview';
import { SaveBar } from '../forms/save-bar';
import type { GymStore } from './gym';
import { noteForm, noteOf } from './note-form';
import { Wording } from './wording';

/** A talk of this length is long enough for one thing, and short enough to be found a place for. */
const MINUTES = 25;

/** What the user will say in the real talk, and a place for it in the calendar. */
export function Note({ store, end }: { store: GymStore; end: End }) {
  const form = noteForm(store);
  if (form === null) return null;
  const { words } = form.draft;
  const { meeting } = store.view;
  const note = noteOf(store, words)!;
  const set = (change: Partial<typeof meeting>) => store.change({ meeting: { ...meeting, ...change } });
  const invite = () => store.post({ type: 'own', action: { ...meeting, person: meeting.person.trim(), minutes: MINUTES } });
  return (
    <section class="practice" aria-label="What I will say">
      <h3>What I Will Say</h3>
      <div class="form-and-preview">
        <form aria-label="What I will say" onSubmit={(event) => event.preventDefault()}>
          <TextArea label="In my own words" help={end.ask} value={words} rows={3} onInput={(value) => form.edit({ words: value })} />
          <Wording text={words} allowed={store.state!.own.allowed} onChange={(value) => form.edit({ words: value })} />
          <div class="field-row">
            <TextField label="To whom" value={meeting.person} onInput={(person) => set({ person })} />
            <TextField label="Day of the talk" type="date" value={meeting.date} onInput={(date) => set({ date })} />
            <TextField label="Time" type="time" value={meeting.time} onInput={(time) => set({ time })} />
          </div>
        </form>
        <Preview text={words.trim() === '' ? '*Nothing yet*' : `## ${note.date}: ${note.title}\n\n${noteBody(note)}`} label="The entry" />
      </div>
      <SaveBar store={store} form={form} save="Save Note">
        <button type="button" disabled={meeting.date === '' || meeting.time === ''} onClick={invite}>Calendar File, {MINUTES} Minutes</button>
      </SaveBar>
      <p class="faint">The calendar file says who and when, and nothing of the rehearsal.</p>
    </section>
  );
}
