import { areaText, successorsText } from '../../core/review/plan-phrases';
import { stepsIn, withStep } from '../../core/tactics/checklist';
import type { FollowUp } from '../../core/tactics/follow-up';
import { type HandOverDraft, isDay, whyHandOver, withSuccessor } from '../../core/tactics/hand-over';
import { Check, TextArea, TextField } from '../forms/fields';
import type { FileForm } from '../forms/file-form';
import { PanelFrame } from '../forms/panel-frame';
import { Preview } from '../forms/preview';
import { SaveBar } from '../forms/save-bar';
import { AreaList } from './area-list';
import { chosenOf, type Entry, entriesOf, problemsOf, titleOf } from './entries';
import { FollowUpSection } from './follow-up-section';
import { type DelegationStore, formOf } from './form';
import { useFollowUps } from './follow-ups';

export function App({ store }: { store: DelegationStore }) {
  const { state } = store;
  const plan = (state?.review?.delegationPlan.length ?? 0) > 0 && (
    <button type="button" onClick={() => store.post({ type: 'own', action: { type: 'writePlan' } })}>Write All Areas as One Document</button>
  );
  return (
    <PanelFrame store={store} title="Delegation Plan" why={whyHandOver(state?.review ?? null)} actions={plan || undefined}>
      {state !== null && <Content store={store} />}
    </PanelFrame>
  );
}

function Content({ store }: { store: DelegationStore }) {
  const state = store.state!;
  const entries = entriesOf(state);
  const followUps = useFollowUps(store, entries);
  const chosen = chosenOf(store, entries);
  const several = (state.review?.repositories.length ?? 0) > 1;
  return (
    <>
      {problemsOf(state).map((problem) => <p key={problem} class="problems">{problem}</p>)}
      {state.review === null && <p class="state">{state.noReview} What was begun can still be edited.</p>}
      {chosen === null ? (
        state.review !== null && <p class="state">No area depends on you alone, and nothing has been handed over yet.</p>
      ) : (
        <div class="list-and-detail">
          <AreaList entries={entries} chosen={chosen} several={several} followUps={followUps} onChoose={({ file }) => store.change({ chosen: file })} />
          <Area key={chosen.file} store={store} entry={chosen} several={several} followUp={followUps[chosen.file] ?? null} />
        </div>
      )}
    </>
  );
}

function Area({ store, entry, several, followUp }: { store: DelegationStore; entry: Entry; several: boolean; followUp: FollowUp | null }) {
  const { review } = store.state!;
  const { planned } = entry;
  const form = formOf(store, entry);
  const { draft, text } = form;
  const title = titleOf(entry, several);
  return (
    <section aria-label={title}>
      <h2><bdi>{title}</bdi></h2>
      {review !== null && planned !== null && <p>{areaText(planned, review.window)}</p>}
      {review !== null && planned === null && <p>The plan has this area no more: it doesn’t depend on you alone, or isn’t in this window’s repositories.</p>}
      {entry.handOver !== null && followUp !== null && <FollowUpSection store={store} followUp={followUp} successor={entry.handOver.successor} start={entry.handOver.start} />}
      <div class="form-and-preview">
        <form aria-label="Hand-over" onSubmit={(event) => event.preventDefault()}>
          <div class="field-row">
            <TextField
              label="Successor"
              value={draft.successor}
              suggestions={planned?.successors.map(({ name }) => name) ?? []}
              onInput={(successor) => form.edit(withSuccessor(draft, planned, successor))}
            />
            <TextField label="Start" type="date" value={isDay(draft.start) ? draft.start : ''} help="From then on the history is followed." onInput={(start) => form.edit({ start })} />
          </div>
          {planned !== null && <p class="faint after-fields">{successorsText(planned)}</p>}
          <TextArea label="First step" value={draft.firstStep} onInput={(firstStep) => form.edit({ firstStep })} />
          <Steps store={store} form={form} />
        </form>
        <Preview text={text} label="The file" />
      </div>
      <SaveBar store={store} form={form} save="Save Hand-Over">
        <button type="button" onClick={() => store.post({ type: 'copy', text })}>Copy Markdown</button>
      </SaveBar>
    </section>
  );
}

function Steps({ store, form }: { store: DelegationStore; form: FileForm<HandOverDraft> }) {
  const { checklist } = form.draft;
  const { editsSteps } = store.view;
  const steps = stepsIn(checklist);
  return (
    <fieldset class="field steps">
      <legend>Checklist{steps.length > 0 && `, ${steps.filter(({ done }) => done).length} of ${steps.length} done`}</legend>
      {steps.map(({ line, done, text }) => (
        <Check key={line} label={plain(text)} checked={done} onChange={(checked) => form.edit({ checklist: withStep(checklist, line, checked) })} />
      ))}
      <button type="button" class="link" aria-expanded={editsSteps} onClick={() => store.change({ editsSteps: !editsSteps })}>{editsSteps ? 'Close the Text' : 'Edit the Steps as Text'}</button>
      {editsSteps && <TextArea label="Steps" help="A line for each: “- [ ] What to do”." value={checklist} onInput={(value) => form.edit({ checklist: value })} rows={4} />}
    </fieldset>
  );
}

/** A step without the marks that Markdown needs. */
function plain(text: string): string {
  return text.replace(/\\([\\`*_[\]<>|~&$#+=-])/g, '$1').replace(/(`+) ?(.+?) ?\1/g, '$2').replace(/\u200b/g, '');
}
