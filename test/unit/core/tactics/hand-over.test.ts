import assert from 'node:assert/strict';
import fc from 'fast-check';
import { stepsIn, withStep } from '../../../../src/core/tactics/checklist';
import { fieldIn, withField } from '../../../../src/core/tactics/field-lines';
import { fileNameOf, freeName } from '../../../../src/core/tactics/file-names';
import { handOverFile, handOverHead, isDay, proposedHandOver, readHandOver, readHandOverDraft, withSuccessor, writeHandOver } from '../../../../src/core/tactics/hand-over';
import type { DelegationArea } from '../../../../src/core/review/review';
import { fullReview } from '../review/sample';

const AREA: DelegationArea = {
  repository: '/home/mara/work/parcelway',
  path: 'src/billing',
  title: 'src/billing',
  files: 6,
  soleFiles: 5,
  commits: 9,
  myCommits: 8,
  lastChange: '2026-10-30T10:00:00+01:00',
  successors: [{ name: 'Ines Duarte', why: '1 commit here in 26 weeks' }, { name: 'Tariq Aziz', why: 'has worked on 1 of 6 files' }],
  hotFiles: [{ path: 'src/billing/rates.ts', commits: 5 }],
  firstStep: 'Let Ines Duarte take the next change in src/billing/rates.ts; the last one there was “Round half to even”.',
};
const REVIEW = { ...fullReview(), delegationPlan: [AREA] };
const TODAY = '2026-11-03';
const head = (area = AREA) => handOverHead(REVIEW, area, TODAY);

describe('the file of a hand-over', () => {
  it('begins with the plan: who, since when, why, and what to do', () => {
    const text = writeHandOver(null, proposedHandOver(AREA, TODAY), head());
    assert.match(text, /^# Handing over src\/billing\n\n- Area: src\/billing\n- Repository: \S+\n- Successor: Ines Duarte\n- Start: 2026-11-03\n\nAs of Tue 3 Nov 2026: 5 of 6 files have no author but you\./);
    assert.match(text, /\n## First step\n\nLet Ines Duarte take the next change in src\/billing\/rates\.ts;/);
    assert.match(text, /\n## Checklist\n\n- \[ \] Ask Ines Duarte, and agree/);
    assert.equal(stepsIn(readHandOverDraft(text).checklist).length, 7);
  });

  it('is read back as what was written', () => {
    const draft = { ...proposedHandOver(AREA, TODAY), successor: 'Tariq Aziz', start: '2026-12-01' };
    const text = writeHandOver(null, draft, head());
    assert.deepEqual(readHandOverDraft(text), draft);
    assert.deepEqual(readHandOver('delegation/x.md', text), { file: 'delegation/x.md', area: { repository: 'parcelway', path: 'src/billing', rest: false }, successor: 'Tariq Aziz', start: '2026-12-01' });
  });

  it('tells the whole of a folder from what is outside of its larger ones, and knows the root', () => {
    const areaOf = (area: DelegationArea) => readHandOver('x', writeHandOver(null, proposedHandOver(area, TODAY), head(area)))?.area;
    assert.deepEqual([areaOf({ ...AREA, path: 'src', title: 'src, outside of its larger folders' }), areaOf({ ...AREA, path: '', title: 'Top level' }), areaOf({ ...AREA, path: 'src/__`odd`*', title: 'src/__`odd`*' })].map((area) => [area?.path, area?.rest]), [['src', true], ['', true], ['src/__`odd`*', false]]);
  });

  it('keeps what was written by hand, to the byte', () => {
    const text = writeHandOver(null, proposedHandOver(AREA, TODAY), head()).replace('## Checklist', 'My own words.  \n\n## Notes\n\n* Tariq is away in May\n\n## Checklist').replaceAll('\n', '\r\n');
    const draft = readHandOverDraft(text);
    assert.equal(writeHandOver(text, draft, ''), text);
    assert.equal(writeHandOver(text, { ...draft, successor: 'Tariq Aziz' }, ''), text.replace('- Successor: Ines Duarte', '- Successor: Tariq Aziz'));
    assert.equal(writeHandOver(text, { ...draft, checklist: withStep(draft.checklist, 1, true) }, ''), text.replace('- [ ] Write down', '- [x] Write down'));
  });

  it('speaks of another successor where nobody has changed the words', () => {
    const proposed = proposedHandOver(AREA, TODAY);
    const other = withSuccessor(proposed, AREA, 'Tariq Aziz');
    assert.match(other.firstStep, /^Let Tariq Aziz take/);
    assert.match(other.checklist, /Tariq Aziz makes the next two changes/);
    assert.doesNotMatch(other.checklist, /Ines/);
    assert.equal(withSuccessor({ ...proposed, firstStep: 'Lunch with Ines' }, AREA, 'Tariq Aziz').firstStep, 'Lunch with Ines');
    assert.match(withSuccessor(proposed, AREA, '').checklist, /^- \[ \] Your successor makes the next/m);
  });

  it('lets no name become a link', () => {
    const name = '![x](https://evil.example/a.png)';
    const text = writeHandOver(null, { ...proposedHandOver(AREA, TODAY), successor: name }, head());
    assert.match(text, /^- Successor: `!\[x\]\(https:\/\/evil\.example\/a\.png\)`$/m);
    assert.equal(readHandOver('x', text)?.successor, name);
  });

  it('is no hand-over without an area, and has no start that is no day', () => {
    assert.equal(readHandOver('x', '# Handing over\n\n- Successor: Ines\n\n## Notes\n\n- Area: src\n'), null);
    assert.equal(readHandOver('x', '- Area: src\n- Start: soon\n')?.start, '');
    assert.deepEqual(['2026-02-29', '2028-02-29', '2026-13-01', '2026-1-1'].map(isDay), [false, true, false, false]);
  });

  it('has a name of its own that every system takes', () => {
    const area = { repository: 'api', path: 'src/billing', rest: false };
    assert.equal(handOverFile(area, false, []), 'delegation/src-billing.md');
    assert.equal(handOverFile(area, true, ['delegation/API-src-billing.md']), 'delegation/api-src-billing-2.md');
    assert.equal(handOverFile({ ...area, path: '', rest: true }, false, []), 'delegation/top-level.md');
    assert.deepEqual([fileNameOf('aux', 'area'), fileNameOf('../..', 'area'), fileNameOf('源/über', 'area')], ['aux-area', 'area', '源-über']);
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => /^[^-./\\:*?"<>|\0][^/\\:*?"<>|\0]*$/u.test(fileNameOf(text, 'file'))));
    assert.equal(freeName('a', 'b', ['a/B.md', 'a/b-2.md']), 'a/b-3.md');
  });
});

describe('lines that a document says of itself', () => {
  it('come below the title, and after one another', () => {
    const one = withField('# Title\n\nText\n', 'Start', '2026-11-03');
    assert.equal(one, '# Title\n\n- Start: 2026-11-03\n\nText\n');
    assert.equal(withField(one, 'Successor', 'Ines'), '# Title\n\n- Start: 2026-11-03\n- Successor: Ines\n\nText\n');
  });

  it('are read back whatever they say, and change nothing else', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (value, rest) => {
        const base = `# Title\n\n- Successor: Ines\n\n## Notes\n\n${rest}`;
        const text = withField(base, 'Successor', value);
        assert.ok(text.startsWith('# Title\n\n- Successor:') && text.endsWith(`\n\n## Notes\n\n${rest}`));
        const said = fieldIn(text, 'Successor')!;
        assert.equal(withField(text, 'Successor', said), text);
      }),
    );
  });
});
