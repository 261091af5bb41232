import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ANSWERS, CONDITIONS, OF_ONESELF, type WordingCategory, type WordingEntry, WORDING } from '../../src/core/wording/word-list';
import { readSample } from './sample';

const PAGE = join(__dirname, '../../docs/wording.md');
const MARKS = { list: /(<!-- list -->\n)[^]*?(<!-- \/list -->)/, measured: /(<!-- measured -->\n)[^]*?(<!-- \/measured -->)/ };

const TITLES: Record<WordingCategory, string> = {
  minimising: 'Minimising',
  blame: 'Blame',
  'judging-question': 'Questions that judge',
  dismissive: 'Verdicts',
  insult: 'Insults',
  profanity: 'Swearing',
  command: 'Commands',
  sarcasm: 'Sarcasm',
};

export function readPage(): string {
  return readFileSync(PAGE, 'utf8');
}

/** The page with its tables made anew, from the word list and the sample. */
export function withTables(page: string): string {
  return page.replace(MARKS.list, (_, begin: string, end: string) => `${begin}${list()}\n${end}`).replace(MARKS.measured, (_, begin: string, end: string) => `${begin}${measured()}\n${end}`);
}

export function writePage(): void {
  writeFileSync(PAGE, withTables(readPage()));
}

function list(): string {
  const parts = (Object.keys(TITLES) as WordingCategory[]).map((category) => {
    const rows = WORDING.filter((entry) => entry.category === category).map(row);
    return `### ${TITLES[category]}\n\n| id | flagged | not with | why it lands badly | in its place |\n| --- | --- | --- | --- | --- |\n${rows.join('\n')}\n`;
  });
  const spared = `Spared where the writer speaks of themselves: ${[...OF_ONESELF, ...ANSWERS].map(code).join(', ')}; or of a case: ${CONDITIONS.map(code).join(', ')}.`;
  return `\n${parts.join('\n')}\n${spared}\n`;
}

function row({ id, patterns, unless = [], spares, only, reason, alternatives, hint }: WordingEntry): string {
  const notes = [...unless.map(code), ...(spares?.startsWith('oneself') ? ['*oneself*'] : []), ...(spares?.endsWith('questions') ? ['*questions*'] : []), ...(only ? ['*commit messages*'] : [])];
  const instead = alternatives.map((words) => (words === '' ? '*nothing*' : `“${words}”`)).join(', ');
  return `| <a id="${id}"></a>\`${id}\` | ${patterns.map(code).join('<br>')} | ${notes.join('<br>')} | ${reason} | ${[instead, hint].filter(Boolean).join('. ')} |`;
}

/** A bar would end the cell of a table. */
function code(pattern: string): string {
  return `\`${pattern.replaceAll('|', '\\|')}\``;
}

function measured(): string {
  const sample = readSample();
  const sources = [...new Set(sample.map(({ source }) => source))];
  const line = (name: string, of: typeof sample) => {
    const deserved = of.filter((each) => each.deserved).length;
    return `| ${name} | ${String(of.length)} | ${String(deserved)} | ${((100 * deserved) / of.length).toFixed(1)} % |`;
  };
  const rows = [...sources.map((source) => line(source, sample.filter((each) => each.source === source))), line('**all**', sample)];
  return `\n| source | flagged lines judged | deserved | precision |\n| --- | --- | --- | --- |\n${rows.join('\n')}\n`;
}
