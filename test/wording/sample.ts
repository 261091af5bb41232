import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A flagged line and what a person thought of the flag. */
export interface Judged {
  source: string;
  id: string;
  entry: string;
  words: string;
  deserved: boolean;
}

/** The published sample, docs/wording-sample.tsv. */
export function readSample(): Judged[] {
  const [, ...rows] = readFileSync(join(__dirname, '../../docs/wording-sample.tsv'), 'utf8').trimEnd().split('\n');
  return rows.map((row, at) => {
    const [source = '', id = '', entry = '', words = '', verdict = ''] = row.split('\t');
    if (!['deserved', 'not'].includes(verdict)) throw new Error(`docs/wording-sample.tsv, line ${String(at + 2)}: no verdict`);
    return { source, id, entry, words, deserved: verdict === 'deserved' };
  });
}
