import { localDate } from '../../core/review/phrases';
import { whyInitiatives } from '../../core/tactics/framing';
import type { LandedWork } from '../../core/tactics/initiative-work';
import { parseInitiatives } from '../../core/tactics/initiatives';
import { entryText, type RegisterEntry } from '../../core/tactics/register-form';
import { PanelFrame } from '../forms/panel-frame';
import { Preview } from '../forms/preview';
import { SaveBar } from '../forms/save-bar';
import { EntryForm } from './entry-form';
import { chosenIn, edit, entriesIn, formOf, type InitiativesStore, save } from './form';
import { Landed } from './landed';
import { type Known, knownOf } from './known';

export function App({ store }: { store: InitiativesStore }) {
  return (
    <PanelFrame store={store} title="Initiatives" why={store.state === null ? '' : whyInitiatives(store.state.review, knownOf(store).work?.mine ?? null)}>
      {store.state !== null && <Content store={store} />}
    </PanelFrame>
  );
}

function Content({ store }: { store: InitiativesStore }) {
  const state = store.state!;
  const known = knownOf(store);
  const form = formOf(store);
  const text = store.textOf(form.file);
  const entries = entriesIn(store, known.branches);
  const chosen = chosenIn(store, entries, known.branches);
  const { problems } = parseInitiatives(form.file, text ?? '');
  return (
    <>
      {problems.length > 0 && (
        <ul class="problems">
          {problems.map(({ file, line, message }) => <li key={`${line} ${message}`}>{file}{line !== null && `, line ${line}`}: {message}</li>)}
        </ul>
      )}
      {state.review === null && <p class="state">{state.noReview} The register can be edited all the same.</p>}
      <BranchLines known={known} />
      <div class="list-and-detail">
        <nav aria-label="Initiatives" class="entry-list">
          <ul>
            {entries.map((entry) => (
              <li key={entry.key}>
                <button type="button" class="entry" aria-current={entry.key === chosen.key} onClick={() => store.change({ chosen: entry.key })}>
                  <span class="entry-title"><bdi>{entry.was === null ? 'New initiative' : entry.fields.name}</bdi></span>
                  <span class="faint">{lineOf(entry, state.today, landedOn(known, entries, entry))}</span>
                </button>
              </li>
            ))}
          </ul>
          {form.exists && known.work !== null && known.work.mine.of > 0 && <p class="faint after-list">{known.work.mine.none} of your {known.work.mine.of} commits in this window are on nothing registered.</p>}
        </nav>
        <section aria-label={chosen.was?.name ?? 'New initiative'} key={chosen.key}>
          <h2><bdi>{chosen.was?.name ?? 'New initiative'}</bdi></h2>
          {chosen.was !== null && <Landed store={store} landed={landedOn(known, entries, chosen)} sunset={chosen.was.sunset} weeks={state.review?.window.weeks ?? 0} />}
          <EntryForm store={store} entry={chosen} work={known.work} several={(state.review?.repositories.length ?? 0) > 1} onEdit={(fields) => edit(store, chosen, fields)} />
          <Preview text={fenced(entryText(form.text, entries.indexOf(chosen)))} label="In the register" file={form.file} empty="The initiative stands here as soon as it has a name." />
        </section>
      </div>
      <SaveBar store={store} form={savedBy(store, chosen)} save="Save Register">
        {chosen.was !== null && <button type="button" onClick={() => edit(store, chosen, null)}>Take Out of the Register</button>}
      </SaveBar>
    </>
  );
}

/** YAML as Markdown shows it. */
function fenced(yaml: string): string {
  return yaml === '' ? '' : `~~~~\n${yaml}\n~~~~`;
}

/** The form, with a save that stays at the entry. */
function savedBy(store: InitiativesStore, entry: RegisterEntry) {
  const form = formOf(store);
  const plain = form.save.bind(form);
  form.save = async () => {
    if (store.view.form === null) return plain();
    await save(store, entry);
    return store.view.form === null;
  };
  return form;
}

function BranchLines({ known }: { known: Known }) {
  const branches = known.branches.filter(({ isDefault }) => !isDefault);
  return (
    <>
      {branches.map(({ repository, branch, initiative }) => (
        <p key={`${repository} ${branch}`} class="meter">
          <span class="path">{branch}</span> is checked out in {repository}. {initiative === null ? 'It belongs to no initiative; a new one is ready with its name.' : <>It belongs to <bdi>{initiative}</bdi>.</>}
        </p>
      ))}
    </>
  );
}

/** By their place in the register, for names may come twice. */
function landedOn({ work }: Known, entries: readonly RegisterEntry[], { was, nth }: RegisterEntry): LandedWork | null {
  if (work === null || was === null) return null;
  return work.landed.filter(({ name }) => name === was.name)[nth] ?? null;
}

function lineOf({ was, fields }: RegisterEntry, today: string, landed: LandedWork | null): string {
  if (was === null) return fields.branches === '' ? 'Begin one' : `For ${fields.branches.split('\n')[0]}`;
  const over = fields.sunset !== '' && today > fields.sunset;
  const parts = [fields.status, over ? `sunset was ${localDate(fields.sunset)}` : '', landed === null ? '' : landed.commits === 1 ? '1 commit' : `${landed.commits} commits`];
  return parts.filter((part) => part !== '').join(', ');
}
