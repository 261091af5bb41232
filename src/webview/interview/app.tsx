import { INTERVIEW_PARTS, type InterviewPart, interviewRemarks, isInterviewFile } from '../../core/tactics/interview';
import { Select, TextArea, TextField } from '../forms/fields';
import { PanelFrame } from '../forms/panel-frame';
import { Preview } from '../forms/preview';
import { SaveBar } from '../forms/save-bar';
import { formOf, type InterviewStore } from './form';

const STEPS: Record<InterviewPart['step'], string> = { before: 'Before', during: 'During', after: 'Right after, alone' };

export function App({ store }: { store: InterviewStore }) {
  const held = store.state?.files.filter(({ name }) => isInterviewFile(name)).length ?? 0;
  return (
    <PanelFrame
      store={store}
      title="Interview Coaching"
      why={<>{held === 0 ? 'No interview is written down yet.' : held === 1 ? 'One interview is written down.' : `${held} interviews are written down.`} Whoever you coach to hire well decides with you who the team will be; write the bar first, the evidence while you listen, and the decision before anybody talks.</>}
    >
      {store.state !== null && <Content store={store} />}
    </PanelFrame>
  );
}

function Content({ store }: { store: InterviewStore }) {
  const form = formOf(store);
  const { draft } = form;
  const files = store.state!.files.map(({ name }) => name).filter(isInterviewFile).reverse();
  const remarks = interviewRemarks(draft);
  const people = [...new Set((store.state!.review?.delegationPlan ?? []).flatMap(({ successors }) => successors.map(({ name }) => name)))];
  return (
    <>
      <div class="form-and-preview">
        <form aria-label="The interview" onSubmit={(event) => event.preventDefault()}>
          {files.length > 0 && (
            <Select label="Interview" value={store.view.file} options={[{ value: '', label: 'A new one' }, ...files.map((file) => ({ value: file, label: file.replace(/^.*\/interview-|\.md$/g, '') }))]} onChange={(file) => store.change({ file, form: null })} />
          )}
          <div class="field-row">
            <TextField label="Day" type="date" value={draft.day} onInput={(day) => form.edit({ day })} />
            <TextField label="Role" value={draft.role} placeholder="Backend engineer" onInput={(role) => form.edit({ role })} />
          </div>
          <TextField label="Who interviews" value={draft.interviewer} suggestions={people} help="You, or somebody you coach. The candidate stays without a name here." onInput={(interviewer) => form.edit({ interviewer })} />
          {INTERVIEW_PARTS.map(({ key, heading, prompt, step }, index) => (
            <div key={key}>
              {INTERVIEW_PARTS[index - 1]?.step !== step && <h2 class="step">{STEPS[step]}</h2>}
              <TextArea label={heading} help={prompt} value={draft.parts[key]} onInput={(value) => form.edit({ parts: { ...draft.parts, [key]: value } })} />
            </div>
          ))}
          <p class="faint">After Amazon’s Bar Raiser coach training, which the article that Code Refuge grew from names for treating interviews as leadership.</p>
        </form>
        <div>
          <div role="status">{remarks.map((remark) => <p key={remark} class="meter over">{remark}</p>)}</div>
          <Preview text={form.text} label="The record" />
        </div>
      </div>
      <SaveBar store={store} form={form} save="Save Interview" />
    </>
  );
}
