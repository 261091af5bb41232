import assert from 'node:assert/strict';
import fc from 'fast-check';
import { advice, checkEntry, evidenceOf, hasEntry, type PortfolioDraft, quarterOfDay, quartersUntil, readPortfolio, writePortfolio } from '../../../../src/core/tactics/portfolio';
import { exportPortfolio, pageOf } from '../../../../src/core/tactics/portfolio-export';
import { Mentions } from '../../../../src/core/tactics/mentions';
import type { MergedWork } from '../../../../src/core/tactics/merged-work';
import { parseStories } from '../../../../src/core/tactics/stories';
import { storyGroups } from '../../../../src/core/tactics/story-groups';

const FILE = 'portfolio/2026.md';
const QUARTER = '2026-Q3';

const BY_HAND = `---
owner: Mara
---
# What we did

For my manager.

## Q3 2026: after the summer

### Labels print twice as fast

A line of my own. <!-- and a note -->

#### Result

Each packer saves 20 minutes a day.

#### Press

A talk in May.

### Returns

#### Evidence

- #431

## Soon

### Something else
`;

const NEW: PortfolioDraft = { was: null, stood: null, quarter: QUARTER, title: 'Pickup slots', parts: { Situation: 'Customers waited.', Credit: 'Ines Duarte' } };

function open(text: string, title: string, quarter: string | null = QUARTER): PortfolioDraft {
  return readPortfolio(text, { file: FILE, quarter, title }, QUARTER);
}

describe('the file of the portfolio', () => {
  it('begins with the first entry, below its quarter', () => {
    assert.equal(writePortfolio(null, NEW), '# Impact portfolio\n\n## 2026 Q3\n\n### Pickup slots\n\n#### Situation\n\nCustomers waited.\n\n#### Credit\n\nInes Duarte\n');
    const [story] = parseStories('portfolio', FILE, writePortfolio(null, NEW)).stories;
    assert.deepEqual([story?.period, story?.title], [QUARTER, 'Pickup slots']);
  });

  it('changes no byte where the form was not touched', () => {
    for (const text of [BY_HAND, BY_HAND.replaceAll('\n', '\r\n'), `\uFEFF${BY_HAND}`]) {
      for (const title of ['Labels print twice as fast', 'Returns']) assert.equal(writePortfolio(text, open(text, title)), text);
      assert.equal(writePortfolio(text, readPortfolio(text, null, QUARTER)), text);
    }
    const odd = '## 2026 Q3\n\n###  Labels  print ##\n\n#### Situation\n\n#### Result\n\n    code\n\n#### Evidence\n\n<!-- open\n';
    assert.equal(writePortfolio(odd, open(odd, 'Labels  print')), odd);
  });

  it('keeps what the form does not know, and the order of the parts', () => {
    const draft = open(BY_HAND, 'Labels print twice as fast');
    const written = writePortfolio(BY_HAND, { ...draft, title: 'Labels', parts: { ...draft.parts, Situation: 'Packers waited.', Credit: 'Ines', Result: '' } });
    assert.equal(
      written,
      BY_HAND.replace('### Labels print twice as fast', '### Labels')
        .replace('#### Result\n\nEach packer saves 20 minutes a day.', '#### Situation\n\nPackers waited.')
        .replace('Packers waited.\n\n', 'Packers waited.\n\n#### Credit\n\nInes\n\n'),
    );
    for (const part of ['A line of my own. <!-- and a note -->', '#### Press\n\nA talk in May.\n', '#### Situation\n\nPackers waited.\n', '#### Credit\n\nInes\n']) assert.ok(written.includes(part), part);
    assert.deepEqual(open(written, 'Labels').parts, { Situation: 'Packers waited.', 'What the team did': '', Result: '', Credit: 'Ines', Evidence: '' });
  });

  it('takes a new entry into a quarter that is there under another name, and another quarter in its order', () => {
    const written = writePortfolio(BY_HAND, NEW);
    assert.equal(written, BY_HAND.replace('\n## Soon', '\n### Pickup slots\n\n#### Situation\n\nCustomers waited.\n\n#### Credit\n\nInes Duarte\n\n## Soon'));
    const later = writePortfolio(BY_HAND, { ...NEW, quarter: '2026-Q4' });
    assert.ok(later.indexOf('## 2026 Q4') < later.indexOf('## Q3 2026'));
    const earlier = writePortfolio(BY_HAND, { ...NEW, quarter: '2026-Q1' });
    assert.ok(earlier.indexOf('## 2026 Q1') > earlier.indexOf('### Returns'));
  });

  it('moves an entry to another quarter with all that is in it', () => {
    const draft = open(BY_HAND, 'Labels print twice as fast');
    const written = writePortfolio(BY_HAND, { ...draft, quarter: '2026-Q2' });
    assert.equal(hasEntry(written, { file: FILE, quarter: QUARTER, title: draft.title }), false);
    assert.equal(hasEntry(written, { file: FILE, quarter: '2026-Q2', title: draft.title }), true);
    for (const part of ['A line of my own. <!-- and a note -->', 'A talk in May.', 'Each packer saves 20 minutes a day.', '- #431']) assert.equal(written.split(part).length, 2, part);
  });

  it('finds an entry below no quarter', () => {
    assert.equal(open(BY_HAND, 'Something else', null).was, 'Something else');
    assert.equal(open(BY_HAND, 'Something else').was, null);
  });

  it('gives back what was written, whatever it is, and loses no other entry', () => {
    const line = fc.constantFrom('## Heading', '#### Credit', '# x', 'word', '```', '~~~~', '<!--', '-->', '- #12', '', '    code', '<script>', '---', '\r');
    const texts = fc.array(line, { maxLength: 5 }).map((lines) => lines.join('\n'));
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), texts, texts, (title, situation, evidence) => {
        const draft: PortfolioDraft = { ...NEW, title, parts: { Situation: situation, Evidence: evidence } };
        const once = writePortfolio(BY_HAND, draft);
        for (const known of ['Labels print twice as fast', 'Returns']) assert.equal(open(once, known).was, known, once);
        assert.equal(open(once, 'Something else', null).was, 'Something else', once);
        if (once === BY_HAND) return;
        const { stories } = parseStories('portfolio', FILE, once);
        assert.equal(stories.filter(({ period }) => period === QUARTER).length, 3, once);
        const again = open(once, stories.filter(({ period }) => period === QUARTER)[2]!.title);
        if (again.was !== null && !['Labels print twice as fast', 'Returns'].includes(again.was)) assert.equal(writePortfolio(once, again), once);
      }),
    );
  });
});

describe('the check of an entry', () => {
  const entry = (result: string, credit = '', did = '') => checkEntry({ title: 'Labels', parts: [{ name: 'What the team did', text: did }, { name: 'Result', text: result }, { name: 'Credit', text: credit }, { name: 'Evidence', text: '- #412 500 ms' }] }, ['Ines Duarte']);

  it('tells an amount from a year', () => {
    for (const text of ['Saves €2000 a month.', 'EUR 2000', '2000€ less', '1950 hours a year.', '2000 customers waited.']) assert.notEqual(entry(text).figures, null, text);
    for (const text of ['In 2026 they stopped.', 'Since May 2026.', 'The 2025 audit went well.', '2026: quiet']) assert.equal(entry(text).figures, null, text);
  });

  it('asks for a number of money, risk or speed', () => {
    const kinds = Object.fromEntries(
      ['It is much better.', 'Saves €90,000 a year.', 'Two outages fewer a month.', 'Builds take half the time, 12 minutes.', 'Merged #412 and 3f9c2ab on 2026-09-01.', 'Since v2.3.1 in Q3 2026.', '17 of them.'].map((text) => [text, entry(text).figures]),
    );
    assert.deepEqual(kinds, {
      'It is much better.': null,
      'Saves €90,000 a year.': ['money'],
      'Two outages fewer a month.': ['risk', 'speed'],
      'Builds take half the time, 12 minutes.': ['speed'],
      'Merged #412 and 3f9c2ab on 2026-09-01.': null,
      'Since v2.3.1 in Q3 2026.': null,
      '17 of them.': [],
    });
  });

  it('asks for a person who is credited, by name or in the text', () => {
    assert.equal(entry('Better.').credited, false);
    assert.equal(entry('Better.', 'Tariq').credited, true);
    assert.equal(entry('Better.', '', 'Ines measured.').credited, true);
    assert.equal(entry('Better.', '', 'The lines measured.').credited, false);
    assert.deepEqual(advice(entry('Better.')), ['No number yet: how much money, risk or time?', 'Nobody is credited yet.']);
    assert.deepEqual(advice(entry('17 of them.', 'Ines')), ['The number is there. Is it money, risk or speed?']);
  });
});

describe('the evidence of an entry that begins with merged work', () => {
  const piece = (more: Partial<MergedWork>): MergedWork => ({ repository: '/work/api', repositoryName: 'api', commit: '3f9c2abd'.repeat(5), time: '2026-09-18T10:00:00+02:00', title: 'Print [twice] as fast', numbers: [], branches: [], address: null, people: ['Ines Duarte'], commits: 1, paths: [], initiative: null, told: false, ...more });

  it('is a line for each piece, with a link where its page is known', () => {
    const address = 'https://github.com/parcelway/api/pull/412';
    const lines = [
      { made: piece({ numbers: ['412'], address, title: 'Print twice as fast (#412)' }), line: `- [#412](${address}) Print twice as fast` },
      { made: piece({ numbers: ['412'], title: 'Print again (#99)' }), line: '- #412 Print again (#99)' },
      { made: piece({}), line: '- 3f9c2abd3f Print \\[twice\\] as fast' },
    ];
    for (const { made, line } of lines) {
      const [group] = storyGroups([made]);
      assert.equal(evidenceOf(group!, false), line);
      // What stands there counts as told.
      const { stories } = parseStories('portfolio', FILE, `## 2026 Q3\n\n### Labels\n\n#### Evidence\n\n${line}\n`);
      assert.equal(new Mentions(stories, ['api']).has({ repository: 'api', hashes: [made.commit], numbers: made.numbers, branches: [], subjects: [] }), true);
    }
  });
});

describe('quarters', () => {
  it('are those of the calendar', () => {
    assert.deepEqual(['2026-01-01', '2026-03-31', '2026-04-01', '2026-12-31'].map(quarterOfDay), ['2026-Q1', '2026-Q1', '2026-Q2', '2026-Q4']);
    assert.deepEqual(quartersUntil('2026-Q2', 4), ['2026-Q2', '2026-Q1', '2025-Q4', '2025-Q3']);
  });
});

describe('the portfolio for others', () => {
  const { stories } = parseStories('portfolio', FILE, BY_HAND);
  it('is a line for each entry in a skip-level talk, of the quarters that were chosen', () => {
    assert.equal(
      exportPortfolio('skip-level', stories, new Set([QUARTER]), '2026-11-20'),
      '# What my team achieved\n\nAs of 2026-11-20.\n\n## 2026 Q3\n\n- **Labels print twice as fast.** Each packer saves 20 minutes a day.\n- **Returns.**\n',
    );
  });

  it('is all of it with evidence in a promotion packet', () => {
    const packet = exportPortfolio('packet', stories, new Set([QUARTER, null]), '2026-11-20');
    for (const part of ['## 2026 Q3\n\n### Labels print twice as fast', '#### Press\n\nA talk in May.', '#### Evidence\n\n- #431', '## Without a quarter\n\n### Something else']) assert.ok(packet.includes(part), part);
  });

  it('is a page without scripts', () => {
    const page = pageOf('<b>', '<p>x</p>', 'p {}');
    assert.match(page, /<title>&lt;b&gt;<\/title>[\s\S]*default-src 'none'|default-src 'none'[\s\S]*<title>&lt;b&gt;<\/title>/);
  });
});
