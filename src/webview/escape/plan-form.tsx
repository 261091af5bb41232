import { documentLines, fileLines, withLines } from '../../core/tactics/escape/escape-plan';
import type { HotFile } from '../../core/tactics/escape/hot-files';
import { blocksIn, budgetText, lengthText, proposedBlocks, type Spread, type SystemBlock, weeklyBudget, weeklyMinutes, withBlocks, zonesInTheWay } from '../../core/tactics/escape/system-blocks';
import { BlockEditor } from './block-editor';
import { DocumentForm } from './document-form';
import { type EscapeDocument, type EscapeStore, formOf } from './store';

const SPREADS: Record<Spread, string> = { 'one-day': 'One Day', 'two-days': 'Two Days', 'every-day': 'Every Day' };

interface Props {
  store: EscapeStore;
  document: EscapeDocument;
  hotFiles: readonly HotFile[];
  documents: readonly string[];
}

/** The plan: booked time, where it goes, and what else there is. */
export function PlanForm({ store, document, hotFiles, documents }: Props) {
  const form = formOf(store, document);
  const { parts } = form.draft;
  const blocks = blocksIn(parts['time'] ?? '');
  const write = (key: string, value: string) => form.edit({ parts: { ...parts, [key]: value } });
  const lines = { files: withLines(parts['files'] ?? '', fileLines(hotFiles)), documents: withLines(parts['documents'] ?? '', documentLines(documents)) };
  const calendar = (type: 'export' | 'invite') => store.post({ type: 'own', action: { type, blocks } });
  return (
    <DocumentForm
      store={store}
      document={document}
      save="Save Plan"
      above={{
        time: <Booking store={store} blocks={blocks} onChange={(next) => write('time', withBlocks(parts['time'] ?? '', next))} />,
        files: lines.files !== parts['files'] && <p class="after-fields"><button type="button" class="link" onClick={() => write('files', lines.files)}>Add the hottest files</button></p>,
        documents: lines.documents !== parts['documents'] && <p class="after-fields"><button type="button" class="link" onClick={() => write('documents', lines.documents)}>Add links to what is written</button></p>,
      }}
    >
      <button type="button" disabled={blocks.length === 0} onClick={() => calendar('export')}>Save as Calendar File…</button>
      <button type="button" disabled={blocks.length === 0} onClick={() => calendar('invite')}>Invite the Team…</button>
    </DocumentForm>
  );
}

function Booking({ store, blocks, onChange }: { store: EscapeStore; blocks: SystemBlock[]; onChange: (blocks: SystemBlock[]) => void }) {
  const { own: { workingHours, zones }, review } = store.state!;
  const [booked, budget] = [weeklyMinutes(blocks), weeklyBudget(workingHours)];
  const inTheWay = zonesInTheWay(blocks, zones);
  return (
    <fieldset class="field booking">
      <legend>System time, every week</legend>
      <p class="field-help">{budgetText(workingHours, (review?.coverage.teamSize ?? 0) + 1)} The article’s way out of firefighting reserves that much of the team’s time.</p>
      <div class="actions">
        {Object.entries(SPREADS).map(([spread, title]) => <button key={spread} type="button" onClick={() => onChange(proposedBlocks(workingHours, zones, spread as Spread))}>{title}</button>)}
      </div>
      {blocks.map((block, index) => (
        <BlockEditor key={index} number={index + 1} block={block} onChange={(next) => onChange(blocks.map((each, place) => (place === index ? next : each)))} onRemove={() => onChange(blocks.filter((_, place) => place !== index))} />
      ))}
      <p class={booked < budget - 15 ? 'meter over' : 'meter'} role="status">{lengthText(booked)} of {lengthText(budget)} a week are booked.</p>
      {inTheWay.length > 0 && <p class="meter over">They lie in your no-code {inTheWay.length === 1 ? 'zone' : 'zones'} {inTheWay.join(', ')}, where you stay out of the code. The team may still use them.</p>}
    </fieldset>
  );
}
