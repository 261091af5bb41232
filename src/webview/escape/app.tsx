import type { ComponentChildren } from 'preact';
import { whyEscape } from '../../core/tactics/escape/escape-plan';
import { PanelFrame } from '../forms/panel-frame';
import { Tabs } from '../forms/tabs';
import { documentsIn, planOf, postmortemsOf, runbooksOf } from './documents';
import { DocumentForm } from './document-form';
import { DocumentList } from './document-list';
import { useHotFiles } from './hot-files';
import { PlanForm } from './plan-form';
import { chosenOf, type EscapeDocument, type EscapeStore, type Tab } from './store';

const TITLES: Record<Tab, string> = { plan: 'The plan', runbooks: 'Runbooks', postmortems: 'Postmortems' };

export function App({ store }: { store: EscapeStore }) {
  return (
    <PanelFrame store={store} title="Escape Plan" why={whyEscape(store.state?.review ?? null)}>
      {store.state !== null && <Content store={store} />}
    </PanelFrame>
  );
}

function Content({ store }: { store: EscapeStore }) {
  const state = store.state!;
  const { tab } = store.view;
  const hotFiles = useHotFiles(store);
  // A form that begins without them would have to be filled again.
  if (state.review !== null && hotFiles === null) return <p class="state">Looking for the hottest files.</p>;
  const known = hotFiles ?? [];
  return (
    <>
      {state.review === null && <p class="state">{state.noReview} What you have written can still be edited.</p>}
      {state.files.filter(({ problem }) => problem !== null).map(({ name, problem }) => <p key={name} class="problems">{problem}</p>)}
      <Tabs label="Parts of the escape plan" tabs={Object.entries(TITLES).map(([id, title]) => ({ id: id as Tab, title }))} shown={tab} onShow={(next) => store.change({ tab: next })}>
        {tab === 'plan' && <PlanForm store={store} document={planOf(state, known)} hotFiles={known} documents={documentsIn(state.files)} />}
        {tab === 'runbooks' && (
          <Documents store={store} tab={tab} documents={runbooksOf(state, known)} save="Save Runbook" none="No file had an urgent fix in this window, so nothing asks for a runbook.">
            <p class="faint">For whoever is called at night: written while it is quiet, from what earlier fixes say.</p>
          </Documents>
        )}
        {tab === 'postmortems' && (
          <Documents store={store} tab={tab} documents={postmortemsOf(state)} save="Save Postmortem" none="The history shows no outage in this window.">
            <p class="faint">
              Owning postmortems that reach across teams is how the article behind this extension would have you seen by executives: hold it with the other teams, in their words, and without blame. It names no one, and neither should you.
            </p>
          </Documents>
        )}
      </Tabs>
    </>
  );
}

interface DocumentsProps {
  store: EscapeStore;
  tab: Tab;
  documents: readonly EscapeDocument[];
  save: string;
  none: string;
  children: ComponentChildren;
}

function Documents({ store, tab, documents, save, none, children }: DocumentsProps) {
  const chosen = chosenOf(store, tab, documents);
  if (chosen === null) return <p class="state">{none}</p>;
  return (
    <>
      {children}
      <div class="list-and-detail">
        <DocumentList label={TITLES[tab]} store={store} documents={documents} chosen={chosen} onChoose={({ id }) => store.change({ chosen: { ...store.view.chosen, [tab]: id } })} />
        <section aria-label={chosen.title}>
          <DocumentForm key={chosen.id} store={store} document={chosen} save={save} />
        </section>
      </div>
    </>
  );
}
