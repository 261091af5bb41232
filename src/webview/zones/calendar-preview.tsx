import { plural } from '../../core/habits/detector';
import type { PreviewEvent, ZonesPanelState } from '../../protocol/zones-panel';
import { SettingLink } from './app';
import type { Store } from './store';
import { dayOf } from './week';
import { dayText, timeOf } from './words';

const KINDS = { zone: 'zone', absence: 'absence', none: 'no zone' } as const;

/** The events of the coming fortnight and what the rules make of each, and what is wrong with the calendars. */
export function CalendarPreview({ store, state }: { store: Store; state: ZonesPanelState }) {
  const { preview, previewLeftOut, problems, notes, hasCalendars, rules } = state;
  return (
    <section aria-labelledby="preview-title">
      <h2 id="preview-title">Your calendars, next fourteen days</h2>
      {problems.length > 0 && (
        <div class="problems">
          <p>{problems.length === 1 ? "Something in a calendar can't be used." : `${problems.length} things in calendars can't be used.`} The rest is.</p>
          <ul>{problems.map(({ source, message }, index) => <li key={index}>{source !== '' && <strong><bdi>{source}</bdi>: </strong>}{message}</li>)}</ul>
        </div>
      )}
      {!hasCalendars ? (
        <p>No calendar is read yet. Name an .ics file or a folder of them in the setting, or add the secret address of a feed: Google, Outlook and Nextcloud all give you one.</p>
      ) : (
        <p>
          {rules === 0 ? 'Without rules, every event that blocks your time is a zone.' : `${plural(rules, 'rule')}: the first one that fits an event decides.`}{' '}
          {preview.length > 0 && count(preview)}
        </p>
      )}
      {notes.length > 0 && <ul class="faint">{notes.map((note) => <li key={note}><bdi>{note}</bdi></li>)}</ul>}
      <div class="actions preview-actions">
        <button type="button" onClick={() => store.post({ type: 'addFeed' })}>Add Calendar Feed</button>
        <SettingLink store={store} setting="codeRefuge.calendars">Calendar files</SettingLink>
        <SettingLink store={store} setting="codeRefuge.calendarRules">Rules</SettingLink>
      </div>
      {hasCalendars && preview.length === 0 && <p class="faint">No event lies in these days.</p>}
      {preview.length > 0 && (
        <table class="preview">
          <caption class="for-screen-readers">Events of the next fourteen days, and whether each is a no-code zone</caption>
          <thead class="for-screen-readers"><tr><th scope="col">Time</th><th scope="col">Event</th><th scope="col">What it is</th></tr></thead>
          {byDay(preview, dayOf(state.now)).map(({ day, events }) => (
            <tbody key={day}>
              <tr><th scope="rowgroup" colSpan={3}>{dayText(day)}</th></tr>
              {events.map((event, index) => (
                <tr key={index} class={event.kind}>
                  <td class="time">{event.allDay ? 'all day' : `${timeOf(event.from)} to ${timeOf(event.to)}`}</td>
                  <td><bdi>{event.title || 'Without a title'}</bdi> <span class="faint">(<bdi>{event.calendar || event.source}</bdi>)</span></td>
                  <td class="verdict"><span class={`status ${event.kind}`}>{KINDS[event.kind]}</span> <span class="faint">{event.why}</span></td>
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      )}
      {previewLeftOut > 0 && <p class="faint">And {plural(previewLeftOut, 'more event')} later in these days.</p>}
    </section>
  );
}

function count(preview: readonly PreviewEvent[]): string {
  const zones = preview.filter(({ kind }) => kind === 'zone').length;
  return `Of ${plural(preview.length, 'event')}, ${zones === 1 ? '1 is a zone' : `${zones} are zones`}.`;
}

/** Each event on the day that it begins; what began before stands under today. */
function byDay(preview: readonly PreviewEvent[], today: number): { day: number; events: PreviewEvent[] }[] {
  const days = new Map<number, PreviewEvent[]>();
  for (const event of preview) {
    const day = Math.max(dayOf(event.from), today);
    days.set(day, [...(days.get(day) ?? []), event]);
  }
  return [...days].map(([day, events]) => ({ day, events })).sort((a, b) => a.day - b.day);
}
