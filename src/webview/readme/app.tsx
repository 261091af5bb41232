import { lengthOf, personalityIn, README_PARTS, type ReadmeDrift, readmeDrift, whyReadme, withHours } from '../../core/tactics/manager-readme';
import { TextArea, TextField } from '../forms/fields';
import { PanelFrame } from '../forms/panel-frame';
import { Preview } from '../forms/preview';
import { SaveBar } from '../forms/save-bar';
import { formOf, type ReadmeStore } from './form';

export function App({ store }: { store: ReadmeStore }) {
  return (
    <PanelFrame store={store} title="Manager README" why={whyReadme(store.state?.review ?? null)}>
      {store.state !== null && <Content store={store} />}
    </PanelFrame>
  );
}

function Content({ store }: { store: ReadmeStore }) {
  const form = formOf(store);
  const { draft, text } = form;
  const { hours } = store.state!.own;
  const { length, over } = lengthOf(text);
  const temper = personalityIn(text);
  const write = (key: keyof typeof draft.parts, value: string) => form.edit({ parts: { ...draft.parts, [key]: value } });
  return (
    <>
      {readmeDrift(text, hours).map((drift) => (
        <Drift key={drift.what} drift={drift} onTake={() => write('hours', withHours(draft.parts.hours, hours))} onSettings={() => store.post(drift.what === 'no-code zones' ? { type: 'openTactic', tactic: 'zones' } : { type: 'openSettings', setting: 'codeRefuge.workingHours' })} />
      ))}
      <div class="form-and-preview">
        <form aria-label="Manager README" onSubmit={(event) => event.preventDefault()}>
          <TextField label="Title" value={draft.title} onInput={(title) => form.edit({ title })} />
          {README_PARTS.map(({ key, heading, prompt }) => (
            <TextArea key={key} label={heading} help={prompt} value={draft.parts[key]} onInput={(value) => write(key, value)} />
          ))}
          <p class="faint">
            The prompts ask for arrangements, not for character: a page that excuses a temper helps nobody (Camille Fournier, “I hate manager READMEs”, 2018).
          </p>
        </form>
        <div>
          <p class={over === '' ? 'meter' : 'meter over'} role="status">{length}, {over === '' ? 'one page' : `${over}. A second page is not read; say less.`}</p>
          {temper.length > 0 && <p class="meter over">{temper.map((each) => `“${each}”`).join(', ')} describes you. Say what one can rely on instead.</p>}
          <Preview text={text} label="The page" />
        </div>
      </div>
      <SaveBar store={store} form={form} save="Save README">
        <button type="button" onClick={() => store.post({ type: 'copy', text })}>Copy Markdown</button>
      </SaveBar>
    </>
  );
}

function Drift({ drift: { what, page, settings }, onTake, onSettings }: { drift: ReadmeDrift; onTake: () => void; onSettings: () => void }) {
  return (
    <section class="problems" aria-label={`The ${what} differ`}>
      <p>The page and your settings say different things of your {what}.</p>
      <dl class="two-words">
        <dt>The page</dt>
        <dd>{page.length === 0 ? 'Nothing' : page.map((line) => <span key={line}>{line}</span>)}</dd>
        <dt>Settings</dt>
        <dd>{settings.length === 0 ? 'None' : settings.map((line) => <span key={line}>{line}</span>)}</dd>
      </dl>
      <div class="actions">
        <button type="button" onClick={onTake}>Take the Settings’ Words</button>
        <button type="button" onClick={onSettings}>Change the Settings</button>
      </div>
    </section>
  );
}
