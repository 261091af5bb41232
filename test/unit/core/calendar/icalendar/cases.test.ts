import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Case, found } from './case';
import { TABLES } from './tables';

const DOC = join(import.meta.dirname, '../../../../../docs/calendars.md');
const MARK = '<!-- The tables below are written by test/unit/core/calendar/icalendar/cases.test.ts: WRITE_DOCS=1 -->';

describe('Calendars', () => {
  for (const { title, cases } of TABLES) {
    describe(title, () => {
      for (const each of cases) it(each.what, () => assert.deepEqual(found(each), each.expected));
    });
  }

  it('has every case in docs/calendars.md, as it was found', () => {
    const doc = readFileSync(DOC, 'utf8');
    const [prose] = doc.split(MARK);
    const written = `${prose}${MARK}\n${TABLES.map(({ title, cases }) => `\n### ${title}\n\n${table(cases)}`).join('\n')}`;
    if (process.env['WRITE_DOCS']) writeFileSync(DOC, written);
    else assert.equal(doc, written, 'docs/calendars.md differs: WRITE_DOCS=1 writes it');
  });
});

function table(cases: readonly Case[]): string {
  const rows = cases.map((each) => `| ${cell(each.what)} | ${each.source} | ${list(each.expected)} | ${list(found(each))} |`);
  return ['| case | source | expected | found |', '| --- | --- | --- | --- |', ...rows, ''].join('\n');
}

function list(lines: string[]): string {
  return lines.length === 0 ? 'nothing' : lines.map(cell).join('<br>');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;');
}
