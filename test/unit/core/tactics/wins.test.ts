import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseStories } from '../../../../src/core/tactics/stories';
import type { StoryDraft } from '../../../../src/core/tactics/story-file';
import { paragraphOf, readWins, type WinsDraft, writeWins } from '../../../../src/core/tactics/wins';

const DAY = '2026-09-18';
const STORY: StoryDraft = { was: null, title: 'Nightly builds cost a third less', parts: { 'Cost saved': '€700 a month', Credit: 'Tariq Aziz, Ines Duarte', Evidence: '- #424\n- #425' } };
const DRAFT: WinsDraft = { occasion: 'Leadership sync', paragraph: null, stories: [STORY], removed: [] };
const PARAGRAPH = 'Nightly builds cost a third less: €700 a month. Thanks to Tariq Aziz and Ines Duarte.';
const NEW = `# Wins

## 2026-09-18 Leadership sync

${PARAGRAPH}

### Nightly builds cost a third less

#### Cost saved

€700 a month

#### Credit

Tariq Aziz, Ines Duarte

#### Evidence

- #424
- #425
`;

const BY_HAND = `# Wins of my team

## 2026-09-18 Leadership sync

Returns work without a printer since Monday (#431). <!-- ask Ines -->

### Nightly builds cost a third less

Told in the corridor too.

#### Cost saved

€700 a month

## 2026-09-04

An older one, by Tariq.
`;

describe('the wins of a day', () => {
  it('begin a file with a paragraph that the stories make', () => {
    assert.equal(writeWins(null, DRAFT, DAY), NEW);
    assert.deepEqual(readWins(NEW, DAY), { ...DRAFT, stories: [{ was: STORY.title, title: STORY.title, parts: { 'Risk mitigated': '', 'Velocity unblocked': '', ...STORY.parts } }] });
    assert.deepEqual(parseStories('win', 'wins/2026-09.md', NEW).stories.map(({ period, title }) => [period, title]), [[DAY, ''], [DAY, STORY.title]]);
  });

  it('change no byte where the form was not touched', () => {
    for (const text of [NEW, BY_HAND, BY_HAND.replaceAll('\n', '\r\n'), '']) {
      for (const day of [DAY, '2026-09-04', '2026-09-25']) assert.equal(writeWins(text, readWins(text, day), day), text, day);
    }
    for (const text of [`## ${DAY}: Sync\n\nText.\n`, `##  ${DAY}  –  Sync ##\n\n    code\n\n###  Two  blanks ##\n\n#### Cost saved\n\n    code\n\n~~~\nopen\n`]) {
      const draft = readWins(text, DAY);
      assert.equal(draft.occasion, 'Sync');
      assert.equal(writeWins(text, draft, DAY), text);
    }
  });

  it('keep own words, other days and what the form does not know', () => {
    const draft = readWins(BY_HAND, DAY);
    assert.equal(draft.paragraph, 'Returns work without a printer since Monday (#431).');
    const [story] = draft.stories;
    const written = writeWins(BY_HAND, { ...draft, stories: [{ ...story!, title: 'Builds', parts: { ...story!.parts, Credit: 'Tariq' } }, STORY] }, DAY);
    assert.equal(
      written,
      BY_HAND.replace('### Nightly builds cost a third less', '### Builds').replace(
        '#### Cost saved\n\n€700 a month\n',
        `#### Cost saved\n\n€700 a month\n\n#### Credit\n\nTariq\n\n${NEW.slice(NEW.indexOf('### Nightly'))}`,
      ),
    );
  });

  it('go into the order of the days', () => {
    const written = writeWins(BY_HAND, DRAFT, '2026-09-11');
    assert.deepEqual(written.match(/^## .*/gm), ['## 2026-09-18 Leadership sync', '## 2026-09-11 Leadership sync', '## 2026-09-04']);
    const rising = '## 2026-09-01\n\nOne.\n\n## 2026-09-08\n\nTwo.\n';
    assert.deepEqual(writeWins(rising, DRAFT, '2026-09-11').match(/^## .*/gm), ['## 2026-09-01', '## 2026-09-08', '## 2026-09-11 Leadership sync']);
  });

  it('lose a story that is left out, and a comment never', () => {
    const draft = readWins(BY_HAND, DAY);
    const written = writeWins(BY_HAND, { ...draft, paragraph: 'New words.', stories: [], removed: ['Nightly builds cost a third less'] }, DAY);
    assert.equal(written, '# Wins of my team\n\n## 2026-09-18 Leadership sync\n\nNew words.\n\n<!-- ask Ines -->\n\n## 2026-09-04\n\nAn older one, by Tariq.\n');
  });

  it('give back what was written, whatever it is', () => {
    const line = fc.constantFrom('## 2026-09-18', '### A', '#### Credit', 'word', '```', '<!--', '-->', '- #12', '', '\r\n', '<b>');
    const texts = fc.array(line, { maxLength: 5 }).map((lines) => lines.join('\n'));
    fc.assert(
      fc.property(texts, texts, texts, (paragraph, saved, evidence) => {
        const written = writeWins(BY_HAND, { ...DRAFT, paragraph, stories: [{ ...STORY, parts: { 'Cost saved': saved, Evidence: evidence } }] }, '2026-09-25');
        assert.deepEqual(readWins(written, DAY), readWins(BY_HAND, DAY), written);
        const again = readWins(written, '2026-09-25');
        assert.equal(again.stories.length, 1, written);
        assert.equal(writeWins(written, again, '2026-09-25'), written);
      }),
    );
  });

  it('make a paragraph that credits people and ends its sentences', () => {
    const story = (title: string, parts: StoryDraft['parts']): StoryDraft => ({ was: null, title, parts });
    assert.equal(paragraphOf([story('Returns.', { Credit: 'Ines' }), story('Search', { 'Risk mitigated': 'No outage\nin May', 'Velocity unblocked': 'Faster!', Credit: 'A, B, C' })]), 'Returns. Thanks to Ines.\n\nSearch: No outage in May. Faster! Thanks to A, B and C.');
  });
});
