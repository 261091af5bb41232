import assert from 'node:assert/strict';
import { readMergeSubject } from '../../../../src/core/history/merge-subject';

/** As they stand in public histories, or in the sources of the services. */
const SUBJECTS: [subject: string, branches: string[], number: string | null, title?: string][] = [
  ["Merge branch 'kh/doc-trailers'", ['kh/doc-trailers'], null],
  ["Merge branch 'jc/add-resolved' into next", ['jc/add-resolved'], null],
  ["Merge branch 'fix-login' into 'main'", ['fix-login'], null],
  ["Merge branches 'maint-1.5' and 'ps/writev', 'ab/c'", ['maint-1.5', 'ps/writev', 'ab/c'], null],
  ["Merge branch 'main' of github.com:rails/rails", ['main'], null],
  ["Merge remote-tracking branch 'origin/feature/slots' into main", ['feature/slots'], null],
  ["Merge remote branch 'upstream/master'", ['master'], null],
  ['Merge pull request #58540 from byroot/avoid-flatten', ['avoid-flatten'], '58540'],
  ['Merge pull request #12 from parcelway/feature/slots', ['feature/slots'], '12'],
  ["Merge pull request 'It's faster (#3)' (#44) from ada:speed into main", ['speed'], '44', "It's faster (#3)"],
  ["Merge pull request 'Slots' (#45) from feature/slots into main", ['feature/slots'], '45', 'Slots'],
  ['Merge pull request #7 in PW/api from feature/slots to master', ['feature/slots'], '7'],
  ['Pull request #7: Slots', [], '7', 'Slots'],
  ['Merged in feature/slots (pull request #81)', ['feature/slots'], '81'],
  ['Merged PR 4711: Slots', [], '4711', 'Slots'],
  ['Merged PR 4711: ', [], '4711'],
  ['feat: allow conditional revalidation for QUERY requests (#7366)', [], '7366'],
  ['Slots (!81)', [], '81'],
  ["Merge tag 'v2.40' into release", [], null],
  ['The 16th batch', [], null],
  ['Fix #12', [], null],
  ['', [], null],
];

describe('the subject of a merge', () => {
  for (const [subject, branches, number, title = null] of SUBJECTS) {
    it(`tells what was merged: ${subject || '(empty)'}`, () => assert.deepEqual(readMergeSubject(subject), { branches, number, title }));
  }
});
