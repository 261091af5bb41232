import { localDate } from '../../core/review/phrases';
import { framingOf, SERVES_WORDS } from '../../core/tactics/framing';
import type { InitiativesWork } from '../../core/tactics/initiative-work';
import { INITIATIVE_STATUSES, SERVES } from '../../core/tactics/initiatives';
import { branchGlob, type InitiativeFields, linesOf, problemsWith, type RegisterEntry } from '../../core/tactics/register-form';
import { Select, TextArea, TextField } from '../forms/fields';
import type { InitiativesStore } from './form';

interface Props {
  store: InitiativesStore;
  entry: RegisterEntry;
  work: InitiativesWork | null;
  several: boolean;
  onEdit: (fields: InitiativeFields) => void;
}

/** One initiative: what for, until when, and where its work is. */
export function EntryForm({ store, entry: { was, fields }, work, several, onEdit }: Props) {
  const { sunset, ...problems } = problemsWith(fields);
  // Nobody has begun to write.
  const wrong = was === null && JSON.stringify({ ...fields, branches: '' }) === JSON.stringify({ ...fields, branches: '', name: '', goal: '' }) ? {} : problems;
  const edit = (change: Partial<InitiativeFields>) => onEdit({ ...fields, ...change });
  const sentence = fields.framing.trim() === '' ? framingOf(fields) : fields.framing.trim();
  const others = (glob: string, field: 'paths' | 'branches') => !linesOf(fields[field]).includes(glob);
  const add = (field: 'paths' | 'branches', glob: string) => edit({ [field]: [...linesOf(fields[field]), glob].join('\n') });
  return (
    <form aria-label="Initiative" onSubmit={(event) => event.preventDefault()}>
      <TextField label="Name" value={fields.name} problem={wrong.name} onInput={(name) => edit({ name })} />
      <TextArea label="Goal" help="What becomes better, for whom? Work on an initiative without a goal counts as work without one." value={fields.goal} onInput={(goal) => edit({ goal })} />
      <div class="field-row">
        <TextField label="Measure" help="How one sees that the goal is reached." value={fields.measure} onInput={(measure) => edit({ measure })} />
        <Select label="Why the business wants it" value={fields.serves} options={[{ value: '', label: 'Not said yet' }, ...SERVES.map((value) => ({ value, label: SERVES_WORDS[value] }))]} onChange={(serves) => edit({ serves })} />
      </div>
      <section class="framing" aria-label="In a sentence">
        <TextArea label="In a sentence" help="For people who don’t read code. Left empty, it is made from name, goal and measure." placeholder={framingOf(fields) || 'Write a name and a goal first.'} value={fields.framing} onInput={(framing) => edit({ framing })} />
        <p class="actions"><button type="button" aria-disabled={sentence === ''} onClick={() => sentence !== '' && store.post({ type: 'copy', text: sentence })}>Copy Sentence</button></p>
      </section>
      <div class="field-row">
        <TextField label="Sunset" type="date" help="The last day on which work on it is worth something." problem={sunset} value={fields.sunset} onInput={(value) => edit({ sunset: value })} />
        <Select label="Status" value={fields.status} options={INITIATIVE_STATUSES.map((value) => ({ value, label: value }))} onChange={(status) => edit({ status })} />
      </div>
      <TextArea label="Paths" help="Folders or globs, one a line." problem={wrong.paths} value={fields.paths} onInput={(paths) => edit({ paths })} />
      <Suggestions
        label="Worked on, and of no initiative"
        items={(work?.folders ?? []).filter(({ path }) => others(path, 'paths')).map(({ repository, path, commits }) => ({ add: path, note: `${several ? `${repository}, ` : ''}${commits} commits` }))}
        onAdd={(path) => add('paths', path)}
      />
      <TextArea label="Branches" help="Names or globs, one a line." problem={wrong.branches} value={fields.branches} onInput={(branches) => edit({ branches })} />
      <Suggestions
        label="Merged lately, and of no initiative"
        items={(work?.branches ?? []).map(({ name, ...rest }) => ({ ...rest, glob: branchGlob(name) })).filter(({ glob }, index, all) => others(glob, 'branches') && all.findIndex((each) => each.glob === glob) === index).map(({ glob, repository, time }) => ({ add: glob, note: `${several ? `${repository}, ` : ''}${localDate(time)}` }))}
        onAdd={(glob) => add('branches', glob)}
      />
      <TextArea label="Repositories" help="Names, one a line; all, unless given." value={fields.repositories} onInput={(repositories) => edit({ repositories })} />
    </form>
  );
}

function Suggestions({ label, items, onAdd }: { label: string; items: { add: string; note: string }[]; onAdd: (add: string) => void }) {
  if (items.length === 0) return null;
  return (
    <div class="after-fields" role="group" aria-label={label}>
      <p class="faint">{label}:</p>
      <p class="add-list">{items.map(({ add, note }) => <button key={`${add} ${note}`} type="button" class="link" onClick={() => onAdd(add)}>Add <bdi>{add}</bdi> ({note})</button>)}</p>
    </div>
  );
}
