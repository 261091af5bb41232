import { createHash } from 'node:crypto';
import { parseArgs } from 'node:util';
import { scanWording, type WordingFlag } from '../../src/core/wording/scan';
import { corpora, type Writing } from './corpora';
import { writePage } from './page';
import { readSample } from './sample';

const USAGE = `usage: npm run wording -- --mirror DIR [--sample N] [--seed TEXT] [--check] [--page]

Flags public review comments and commit messages, and says how many (docs/wording.md).
  --mirror DIR   where the repositories are, at DIR/owner+name/repo
  --sample N     print N flagged lines to judge, in the columns of docs/wording-sample.tsv
  --seed TEXT    another text draws other lines
  --page         make the tables of docs/wording.md anew; needs no mirror
  --check        look whether the list still flags the lines of docs/wording-sample.tsv
`;

interface Flagged extends Writing {
  flag: WordingFlag;
  writing: 'commit' | 'comment';
}

function main(): void {
  const { values } = parseArgs({ options: { mirror: { type: 'string' }, sample: { type: 'string' }, seed: { type: 'string', default: '1' }, check: { type: 'boolean', default: false }, page: { type: 'boolean', default: false } } });
  if (values.page) {
    writePage();
    return;
  }
  if (values.mirror === undefined) throw new TypeError(USAGE);
  const flagged: Flagged[] = [];
  for (const { name, writing, writings } of corpora(values.mirror)) {
    const start = performance.now();
    const found = writings.map((each) => scanWording(each.text, { writing }).map((flag): Flagged => ({ ...each, flag, writing })));
    const took = ((performance.now() - start) / 1000).toFixed(1);
    process.stderr.write(`${name}: ${String(writings.length)} texts, ${String(found.filter((flags) => flags.length > 0).length)} flagged (${took} s)\n`);
    const toxic = writings.filter((each) => each.toxic);
    if (toxic.length > 0) process.stderr.write(`  labelled toxic: ${String(toxic.length)}, ${String(found.filter(([first]) => first?.toxic).length)} of them flagged\n`);
    flagged.push(...found.flat());
  }
  if (values.sample !== undefined) for (const each of draw(flagged, Number(values.sample), values.seed)) process.stdout.write(`${lineOf(each)}\n`);
  if (values.check) check(flagged);
}

/** Lines of small corpora all come in; the rest is drawn from the large data set. A text comes once, with its last flag. */
function draw(flagged: readonly Flagged[], count: number, seed: string): Flagged[] {
  const rank = (each: Flagged) => createHash('sha256').update(`${seed}\n${each.source}\n${each.id}\n${String(each.flag.offset)}`).digest('hex');
  const once = [...new Map(flagged.map((each) => [each.text.trim(), each])).values()];
  const all = once.filter(({ source }) => source !== 'WSU-SEAL/ToxiCR');
  const some = once.filter(({ source }) => source === 'WSU-SEAL/ToxiCR').map((each) => ({ each, by: rank(each) })).sort((a, b) => (a.by < b.by ? -1 : 1));
  return [...all, ...some.slice(0, Math.max(0, count - all.length)).map(({ each }) => each)];
}

/** As few words around the flag as it takes to judge it. */
function lineOf({ source, id, text, flag: { offset, length, entry } }: Flagged): string {
  const before = text.slice(Math.max(0, offset - 70), offset).replace(/^\S*\s/, offset > 70 ? '… ' : '$&');
  const after = text.slice(offset + length, offset + length + 50).replace(/\s\S*$/, offset + length + 50 < text.length ? ' …' : '$&');
  const words = `${before}«${text.slice(offset, offset + length)}»${after}`.replace(/\s+/g, ' ').trim();
  return [source, id, entry.id, words, ''].join('\t');
}

function check(flagged: readonly Flagged[]): void {
  const known = new Set(flagged.map(({ source, id, flag }) => `${source}\t${id}\t${flag.entry.id}`));
  const lost = readSample().filter(({ source, id, entry }) => !known.has(`${source}\t${id}\t${entry}`));
  for (const { source, id, entry, words } of lost) process.stdout.write(`no longer flagged: ${source} ${id} ${entry}: ${words}\n`);
  process.exitCode = lost.length > 0 ? 1 : 0;
}

try {
  main();
} catch (error) {
  process.stderr.write(`${error instanceof TypeError ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
