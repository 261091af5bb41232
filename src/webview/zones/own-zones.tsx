import { longWeekday, span, weekday, weekdays } from '../../core/review/phrases';
import type { ZonesPanelState } from '../../protocol/zones-panel';
import { SettingLink } from './app';
import { Lock } from './blocks';
import { type Draft, readDraft } from './draft';
import type { Store } from './store';
import { firstWeekday, localeWeekday, weekdaysFrom } from './week';
import { zoneNotes, zoneText } from './words';

/** The own zones as a list, and the form of the selected one. */
export function OwnZones({ store, state }: { store: Store; state: ZonesPanelState }) {
  const { zones, draft, view } = store;
  const level = state.level === 'user' ? 'your user settings' : "this workspace's settings";
  return (
    <section class="own-zones" aria-labelledby="own-title">
      <div class="week-head">
        <h2 id="own-title">Your zones</h2>
        {store.canEdit && <button type="button" onClick={() => addZone(store, state)}>Add Zone</button>}
      </div>
      {zones.length === 0 ? (
        <p class="faint">None yet.</p>
      ) : (
        <ul class="zone-list">
          {zones.map((zone, index) => (
            <li key={index}>
              <button type="button" class="zone-item" aria-pressed={index === view.selected} onClick={() => store.select(index)}>
                <span class="zone-name"><bdi>{zone.title}</bdi>{zone.hold && <Lock />}</span>
                <span class="faint">{weekdays(zone.days)}, {span(zone)}<span class="for-screen-readers">{zoneNotes(zone)}</span></span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {draft !== null && store.canEdit && <ZoneForm store={store} draft={draft} index={view.selected!} first={firstWeekday(state.workingHours.days, localeWeekday(navigator.language))} />}
      <p class="faint saved">
        Edits are saved at once in {level}. <SettingLink store={store} setting="codeRefuge.noCodeZones">Open the setting</SettingLink>
      </p>
    </section>
  );
}

/** On the first working day that has none, in the afternoon: the time most people can keep. */
function addZone(store: Store, { workingHours: { days, from, to } }: ZonesPanelState): void {
  const day = days.find((each) => !store.zones.some((zone) => zone.days.includes(each))) ?? days[0] ?? 1;
  const begin = Math.min(Math.max(from, 13 * 60), Math.max(from, to - 120));
  const zone = { title: 'No code', days: [day], from: begin, to: Math.min(begin + 120, 1440), hold: false };
  store.edit([...store.zones, zone], `Added: ${zoneText(zone)}.`);
  store.select(store.zones.length - 1);
  const title = document.getElementById('zone-title');
  if (title instanceof HTMLInputElement) title.select();
}

function ZoneForm({ store, draft, index, first }: { store: Store; draft: Draft; index: number; first: number }) {
  const read = readDraft(draft);
  const problems = 'problems' in read ? read.problems : {};
  const type = (change: Partial<Draft>) => store.write({ ...draft, ...change }, false);
  const leave = () => store.view.draft !== null && store.write(store.view.draft, true);
  const choose = (change: Partial<Draft>) => store.write({ ...draft, ...change }, true);
  const time = (name: 'from' | 'to', label: string) => (
    <div class="field">
      <label for={`zone-${name}`}>{label}</label>
      <input
        id={`zone-${name}`}
        type="text"
        class="time"
        autocomplete="off"
        value={draft[name]}
        aria-invalid={problems[name] !== undefined}
        aria-describedby={problems[name] === undefined ? undefined : `zone-${name}-problem`}
        onInput={(event) => type({ [name]: event.currentTarget.value })}
      />
    </div>
  );
  return (
    <form
      class="zone-form"
      aria-label="The selected zone"
      onSubmit={(event) => {
        event.preventDefault();
        leave();
      }}
      onFocusOut={(event) => {
        // Not where the focus goes to another window: what is half-written stays.
        if (event.target instanceof HTMLInputElement && event.target.type === 'text' && document.hasFocus()) leave();
      }}
    >
      <div class="field">
        <label for="zone-title">Title</label>
        <input id="zone-title" type="text" autocomplete="off" value={draft.title} onInput={(event) => type({ title: event.currentTarget.value })} />
      </div>
      <fieldset class="field" aria-describedby={problems.days === undefined ? undefined : 'zone-days-problem'}>
        <legend>Days</legend>
        <div class="days">
          {weekdaysFrom(first).map((day) => (
            <label key={day} class="day">
              <input
                type="checkbox"
                checked={draft.days.includes(day)}
                aria-label={longWeekday(day)}
                onChange={(event) => choose({ days: event.currentTarget.checked ? [...draft.days, day] : draft.days.filter((each) => each !== day) })}
              />
              <span aria-hidden="true">{weekday(day)}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <div class="times">
        {time('from', 'From')}
        {time('to', 'To')}
      </div>
      {Object.entries(problems).map(([field, problem]) => <p key={field} id={`zone-${field}-problem`} class="field-problem">{problem}</p>)}
      <div class="field hold">
        <label>
          <input type="checkbox" checked={draft.hold} aria-describedby="hold-help" onChange={(event) => choose({ hold: event.currentTarget.checked })} />
          <span>Hold me to it</span>
        </label>
        <p id="hold-help" class="faint">While the zone lasts, the workspace's files open read-only; Break Glass lifts that, and the review counts it.</p>
      </div>
      <div class="actions">
        <button type="button" onClick={() => store.post({ type: 'invite', zone: index })}>Invitation…</button>
        <button type="button" onClick={() => store.post({ type: 'export', zone: index })}>Export…</button>
        <button type="button" onClick={() => remove(store, index)}>Delete</button>
      </div>
    </form>
  );
}

function remove(store: Store, index: number): void {
  const zone = store.zones[index];
  if (zone === undefined) return;
  store.select(null);
  store.edit(store.zones.filter((_, at) => at !== index), `Deleted: ${zoneText(zone)}. Undo brings it back.`);
}
