import assert from 'node:assert/strict';
import fc from 'fast-check';
import { sectionsOf } from '../../../../src/core/tactics/markdown-sections';
import { type PracticeNote, withNote } from '../../../../src/core/tactics/rehearsal-notes';

const NOTE: PracticeNote = { date: '2026-11-23', title: 'The export that slipped twice', ending: 'A promise', answers: 4, person: '', when: '', words: 'Tell me what it has to do.' };

describe('withNote', () => {
  it('begins a file', () => {
    assert.equal(
      withNote(null, { ...NOTE, person: 'Priya', when: '2026-11-26, 10:00', words: 'Tell me\n\nwhat it has to do.\n' }),
      '# Rehearsals\n\n## 2026-11-23: The export that slipped twice\n\n- Ended with: A promise, after 4 answers\n- To: Priya\n- On: 2026-11-26, 10:00\n\nWhat I will say:\n\n> Tell me\n>\n> what it has to do.\n',
    );
  });

  it('writes nothing where nothing was said', () => {
    assert.equal(withNote(null, { ...NOTE, words: ' \n' }), '');
    assert.equal(withNote('# Mine\n', { ...NOTE, words: '' }), '# Mine\n');
  });

  it('leaves what is there to the byte, and adds one entry, whatever is in both', () => {
    const line = fc.string({ unit: 'binary', maxLength: 30 });
    fc.assert(
      fc.property(fc.stringMatching(/^(?:# [a-z]+\n|[a-z ]+\n|\r\n)*$/), line, fc.array(line, { minLength: 1 }), (before, person, words) => {
        fc.pre(words.join('').trim() !== '');
        const text = withNote(before, { ...NOTE, person, words: ['a', ...words, '# no heading'].join('\n') });
        if (before.trim() !== '') assert.equal(text.startsWith(before), true);
        assert.equal(sectionsOf(text).length, sectionsOf(before).length + (before.trim() === '' ? 2 : 1));
      }),
    );
  });
});
