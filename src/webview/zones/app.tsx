import { CalendarPreview } from './calendar-preview';
import { ExportHelp } from './export-help';
import { OwnZones } from './own-zones';
import { RecentZones } from './recent-zones';
import type { Store } from './store';
import { WeekView } from './week-view';

/** The whole panel. */
export function App({ store }: { store: Store }) {
  const { state } = store;
  return (
    <>
      <p class="for-screen-readers" role="status">{store.announcement}</p>
      <header class="masthead">
        <div>
          <h1>No-Code Zones</h1>
          <p class="faint">Hours of the week that you keep free of code, so that others can have it.</p>
        </div>
        {state !== null && (
          <div class="actions">
            <button type="button" disabled={store.view.past.length === 0} onClick={() => store.undo()}>Undo</button>
            <button type="button" disabled={store.zones.length === 0} onClick={() => store.post({ type: 'export', zone: null })}>Export .ics</button>
          </div>
        )}
      </header>
      {state === null ? <p class="state">Looking up your zones.</p> : <Content store={store} state={state} />}
    </>
  );
}

function Content({ store, state }: { store: Store; state: NonNullable<Store['state']> }) {
  return (
    <>
      {state.locked !== null && (
        <div class="problems" role="alert">
          <p>Your zones can't be edited here until the setting is mended. codeRefuge.noCodeZones: {state.locked}.</p>
          <SettingLink store={store} setting="codeRefuge.noCodeZones">Open the setting</SettingLink>
        </div>
      )}
      {store.problem !== null && (
        <div class="problems" role="alert">
          <p>{store.problem}</p>
          <div class="actions">
            <SettingLink store={store} setting="codeRefuge.noCodeZones">Open the setting</SettingLink>
            <button type="button" class="link" onClick={() => store.dismissProblem()}>Dismiss</button>
          </div>
        </div>
      )}
      <div class="columns">
        <WeekView store={store} state={state} />
        <OwnZones store={store} state={state} />
      </div>
      <RecentZones store={store} state={state} />
      <CalendarPreview store={store} state={state} />
      <ExportHelp />
    </>
  );
}

/** Opens a setting in the settings editor. */
export function SettingLink({ store, setting, children }: { store: Store; setting: string; children: string }) {
  return <button type="button" class="link" onClick={() => store.post({ type: 'openSettings', setting })}>{children}</button>;
}
