import { problemWithWeek, SHADOW_PARTS, shadowResult, type ShadowWeek, whyShadowWeek } from '../../core/tactics/shadow-week';
import { Select, TextArea, TextField } from '../forms/fields';
import { PanelFrame } from '../forms/panel-frame';
import { Preview } from '../forms/preview';
import { SaveBar } from '../forms/save-bar';
import { chosenFile, formOf, plannedWeeks, type ShadowStore, weeksOf } from './form';

export function App({ store }: { store: ShadowStore }) {
  return (
    <PanelFrame store={store} title="Shadow Week" why={whyShadowWeek(store.state?.review ?? null)}>
      {store.state !== null && <Content store={store} />}
    </PanelFrame>
  );
}

function Content({ store }: { store: ShadowStore }) {
  const form = formOf(store);
  const { draft } = form;
  const planned = plannedWeeks(store);
  const problem = problemWithWeek(draft);
  const successors = [...new Set((store.state!.review?.delegationPlan ?? []).flatMap((area) => area.successors.map(({ name }) => name)))];
  const writeAway = () =>
    problem === null &&
    store.post({ type: 'own', action: { from: draft.from, to: draft.to, title: `Out of office: ${draft.who.trim()} runs the team`, description: [`What still reaches me:`, draft.parts.reach].join('\n') } });
  return (
    <>
      {form.exists && <Result store={store} week={draft} />}
      <div class="form-and-preview">
        <form aria-label="The week" onSubmit={(event) => event.preventDefault()}>
          {planned.length > 0 && (
            <Select
              label="Week"
              value={chosenFile(store) ?? ''}
              options={[{ value: '', label: 'A new one' }, ...planned.map((file) => ({ value: file, label: file.replace(/^.*-week-|\.md$/g, '') }))]}
              onChange={(file) => store.change({ file, form: null })}
            />
          )}
          <div class="field-row">
            <TextField label="First day" type="date" value={draft.from} onInput={(from) => form.edit({ from })} />
            <TextField label="Last day" type="date" value={draft.to} onInput={(to) => form.edit({ to })} />
          </div>
          <TextField label="Who runs the team" value={draft.who} suggestions={successors} help="One person, who wants to. The suggestions are the successors of your delegation plan." onInput={(who) => form.edit({ who })} />
          {SHADOW_PARTS.map(({ key, heading, prompt }) => (
            <TextArea key={key} label={heading} help={prompt} value={draft.parts[key]} onInput={(value) => form.edit({ parts: { ...draft.parts, [key]: value } })} />
          ))}
          <div class="actions">
            <button type="button" aria-disabled={problem !== null} onClick={writeAway}>Write Out-of-Office Event…</button>
          </div>
          <p class="field-help">A calendar file for your own calendar: you are out of office, and the absence drill counts the week by it.</p>
          <p class="faint">After the Engineering Manager Shadow Program of GitLab, as the article that this extension grew from tells of it: a safe try at leading people.</p>
        </form>
        <Preview text={form.text} label="The plan" />
      </div>
      <SaveBar store={store} form={form} save="Save Plan">
        <button type="button" onClick={() => store.post({ type: 'copy', text: form.text })}>Copy Markdown</button>
      </SaveBar>
    </>
  );
}

/** What the history says of the week, in words. */
function Result({ store, week }: { store: ShadowStore; week: ShadowWeek }) {
  const { review, noReview, today } = store.state!;
  const weeks = weeksOf(store);
  const said = review === null ? [noReview ?? ''] : weeks === null ? ['The history is being read.'] : shadowResult(week, weeks, review.absence.present, review.outages, today).said;
  return (
    <section class="problems" aria-label="How the week went" role="status">
      <p>{said.join(' ')}</p>
    </section>
  );
}
