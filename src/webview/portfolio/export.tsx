import MarkdownIt from 'markdown-it';
import reviewStyles from '../../../media/review.css';
import { quarterText } from '../../core/tactics/portfolio';
import { exportPortfolio, exportTitle, pageOf, type PortfolioExport } from '../../core/tactics/portfolio-export';
import { Check, Select } from '../forms/fields';
import { type PortfolioStore, storiesOf } from './form';

/** Whoever gets the page follows its addresses; other HTML is shown as text. */
const markdown = new MarkdownIt('commonmark', { html: false, linkify: true }).enable(['table', 'strikethrough', 'linkify']).disable('image');

const KINDS: readonly { value: PortfolioExport; label: string }[] = [
  { value: 'skip-level', label: 'Skip-level talk: a line for each' },
  { value: 'packet', label: 'Promotion packet: all of it, with evidence' },
];

const NO_QUARTER = '';

/** The portfolio for others: which quarters, how much, and as what. */
export function Export({ store }: { store: PortfolioStore }) {
  const stories = storiesOf(store);
  if (stories.length === 0) return null;
  const { export: kind, without } = store.view;
  const quarters = [...new Set(stories.map(({ period }) => period))].sort((a, b) => (b ?? '').localeCompare(a ?? ''));
  const taken = new Set(quarters.filter((quarter) => !without.includes(quarter ?? NO_QUARTER)));
  const take = (quarter: string, isTaken: boolean) => store.change({ without: isTaken ? without.filter((each) => each !== quarter) : [...without, quarter] });
  const { today } = store.state!;
  const text = () => exportPortfolio(kind, stories, taken, today);
  const name = `${kind === 'skip-level' ? 'skip-level' : 'impact-portfolio'}-${today}`;
  const save = (to: () => void) => taken.size > 0 && to();
  const button = (label: string, to: () => void) => <button type="button" aria-disabled={taken.size === 0} onClick={() => save(to)}>{label}</button>;
  return (
    <section aria-labelledby="export">
      <h2 id="export">Take it along</h2>
      <Select label="For" value={kind} options={KINDS} onChange={(to) => store.change({ export: to })} />
      <fieldset class="field">
        <legend>Quarters</legend>
        {quarters.map((quarter) => (
          <Check key={quarter ?? NO_QUARTER} label={quarterText(quarter)} checked={taken.has(quarter)} onChange={(to) => take(quarter ?? NO_QUARTER, to)} />
        ))}
      </fieldset>
      <div class="actions">
        {button('Export Markdown', () => store.post({ type: 'export', name: `${name}.md`, text: text() }))}
        {button('Export HTML', () => store.post({ type: 'export', name: `${name}.html`, text: pageOf(exportTitle(kind), markdown.render(text()), reviewStyles) }))}
        {button('Copy Markdown', () => {
          store.post({ type: 'copy', text: text() });
          store.announce('Copied.');
        })}
      </div>
    </section>
  );
}
