import { advice, checkEntry, PORTFOLIO_PARTS, type PortfolioDraft, quarterOfDay, quarterText, quartersUntil } from '../../core/tactics/portfolio';
import type { FileForm } from '../forms/file-form';
import { Select, TextArea, TextField } from '../forms/fields';
import { Preview } from '../forms/preview';
import { SaveBar } from '../forms/save-bar';
import { moveTo, type PortfolioStore } from './form';

const QUARTERS = 12;

/** One entry as a form, with what it lacks. */
export function Entry({ store, form, people }: { store: PortfolioStore; form: FileForm<PortfolioDraft>; people: readonly string[] }) {
  const { draft } = form;
  const { title, parts, quarter } = draft;
  const quarters = [...new Set([...quartersUntil(quarterOfDay(store.state!.today), QUARTERS), quarter])].sort().reverse();
  const check = checkEntry({ title, parts: Object.entries(parts).map(([name, text]) => ({ name, text })) }, people);
  return (
    <>
      <div class="form-and-preview">
        <form aria-label="Entry" onSubmit={(event) => event.preventDefault()}>
          <Select label="Quarter" value={quarter} options={quarters.map((value) => ({ value, label: quarterText(value) }))} onChange={(to) => moveTo(store, form, to)} />
          <TextField label="Title" value={title} onInput={(to) => form.edit({ title: to })} help="What is different now, in words a director uses." />
          {PORTFOLIO_PARTS.map(({ name, prompt }) => (
            <TextArea key={name} label={name} help={prompt} value={parts[name] ?? ''} onInput={(text) => form.edit({ parts: { ...parts, [name]: text } })} />
          ))}
        </form>
        <div>
          <div role="status">
            {advice(check).map((sentence) => <p key={sentence} class="meter over">{sentence}</p>)}
            {check.figures !== null && check.figures.length > 0 && <p class="meter">There is a number for {check.figures.join(' and ')}.</p>}
          </div>
          <Preview text={entryText(draft)} label="The entry" file={form.file} />
        </div>
      </div>
      <SaveBar store={store} form={form} save="Save Entry">
        {!form.isDirty && <button type="button" onClick={() => store.change({ open: null, form: null })}>All Entries</button>}
      </SaveBar>
    </>
  );
}

/** The entry alone, as it will stand in its file. */
function entryText({ title, parts }: PortfolioDraft): string {
  const written = PORTFOLIO_PARTS.flatMap(({ name }) => ((parts[name] ?? '').trim() === '' ? [] : [`### ${name}`, parts[name]!]));
  return [`## ${title}`, ...written].join('\n\n');
}
