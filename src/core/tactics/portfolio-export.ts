import { htmlPage } from '../review/html-page';
import { html, Markup } from '../review/markup';
import { quarterText } from './portfolio';
import type { Story } from './stories';

/** A list for a talk with one's manager's manager, or all with evidence for a promotion. */
export type PortfolioExport = 'skip-level' | 'packet';

/** The entries as one Markdown document, newest quarter first. `quarters`: those of which entries are taken. */
export function exportPortfolio(kind: PortfolioExport, stories: readonly Story[], quarters: ReadonlySet<string | null>, today: string): string {
  const taken = [...new Set(stories.map(({ period }) => period))].filter((quarter) => quarters.has(quarter)).sort((a, b) => (b ?? '').localeCompare(a ?? ''));
  const parts = taken.map((quarter) => {
    const entries = stories.filter(({ period }) => period === quarter).map(kind === 'skip-level' ? short : whole);
    return `## ${quarterText(quarter)}\n\n${entries.join(kind === 'skip-level' ? '\n' : '\n\n')}`;
  });
  return `${[`# ${exportTitle(kind)}`, `As of ${today}.`, ...parts].join('\n\n')}\n`;
}

/** What the document is called, for whoever gets it. */
export function exportTitle(kind: PortfolioExport): string {
  return kind === 'skip-level' ? 'What my team achieved' : 'Impact portfolio';
}

/** A line: title, result, and whose it is. */
function short({ title, parts }: Story): string {
  const part = (name: string) => parts.find((each) => each.name.toLowerCase() === name)?.text.replace(/\s+/g, ' ').trim() ?? '';
  const said = part('result') || part('what the team did') || part('');
  const credit = part('credit');
  return `- **${title.replace(/\*/g, '\\*') || 'Without a title'}.** ${said}${credit === '' ? '' : ` (${credit})`}`.trimEnd();
}

function whole({ title, parts }: Story): string {
  return [`### ${title || 'Without a title'}`, ...parts.flatMap(({ name, text }) => [...(name === '' ? [] : [`#### ${name}`]), ...(text.trim() === '' ? [] : [text.trim()])])].join('\n\n');
}

/** The portfolio as a page. `body` is safe HTML, `css` media/review.css. */
export function pageOf(title: string, body: string, css: string): string {
  return htmlPage(title, html`<article class="before">${new Markup(body)}</article>`, css);
}
