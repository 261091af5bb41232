import assert from 'node:assert/strict';
import { neighboursOf, sequencesOf } from '../../../../src/core/wording/pattern';
import { rewordings } from '../../../../src/core/wording/rewording';
import { scanWording, type WordingFlag } from '../../../../src/core/wording/scan';
import { WORDING, type WordingEntry } from '../../../../src/core/wording/word-list';
import { readPage, withTables } from '../../../wording/page';
import { readSample } from '../../../wording/sample';

/** Sentences that each pattern flags, with what stands beside it. */
function sentencesOf({ patterns }: WordingEntry): string[] {
  return patterns.flatMap((pattern) => sequencesOf(pattern).map(({ words, asked }) => `${words.join(' ')}${asked ? '?' : '.'}`));
}

function flagsOf(text: string, { only = 'comment' }: WordingEntry): WordingFlag[] {
  return scanWording(text, { writing: only });
}

function applied(text: string, { offset, length, text: by }: { offset: number; length: number; text: string }): string {
  return text.slice(0, offset) + by + text.slice(offset + length);
}

describe('the word list', () => {
  it('has an id, a reason and a hint for each entry', () => {
    assert.equal(new Set(WORDING.map(({ id }) => id)).size, WORDING.length);
    for (const { id, reason, hint, patterns } of WORDING) {
      assert.match(id, /^[a-z]+(-[a-z]+)*$/);
      for (const sentence of [reason, hint]) assert.match(sentence, /^\p{Lu}.*[.?”]$/u, id);
      assert.ok(patterns.length > 0, id);
    }
  });

  it('is written in its language', () => {
    for (const { patterns, unless = [] } of WORDING) {
      patterns.forEach(sequencesOf);
      unless.forEach(neighboursOf);
    }
    for (const wrong of ['', ' a', 'a  b', 'a {b', 'A', 'a. b', 'a b]']) assert.throws(() => sequencesOf(wrong), SyntaxError, wrong);
    for (const wrong of ['a', '_ _']) assert.throws(() => neighboursOf(wrong), SyntaxError, wrong);
  });

  for (const entry of WORDING) {
    it(`${entry.id}: flags what it says`, () => {
      const sentences = sentencesOf(entry);
      const found = sentences.filter((sentence) => flagsOf(sentence, entry).length > 0);
      // An exception may well take a combination out that a pattern spells by the way.
      assert.ok(found.length >= sentences.length / 2, `${found.length} of ${sentences.length}; not: ${sentences.find((sentence) => !found.includes(sentence)) ?? ''}`);
    });

    if (entry.alternatives.length > 0) {
      it(`${entry.id}: is not flagged again once it is mended`, () => {
        for (const sentence of sentencesOf(entry)) {
          const text = `Please look. ${sentence[0]!.toUpperCase()}${sentence.slice(1)} Thank her.`;
          for (const flag of flagsOf(text, entry).filter((each) => each.entry.id === entry.id)) {
            for (const rewording of rewordings(text, flag)) assert.deepEqual(flagsOf(applied(text, rewording), entry), [], applied(text, rewording));
          }
        }
      });
    }
  }

  it('keeps the article right: an adjective and what takes its place begin with the same kind of sound', () => {
    for (const id of ['ugly', 'awful', 'horrible', 'stupid', 'insane', 'crappy']) {
      const { patterns, alternatives } = WORDING.find((entry) => entry.id === id)!;
      const vowel = (word: string) => /^[aeiou]/.test(word);
      const words = patterns.flatMap((pattern) => /\{([^}]+)\}/.exec(pattern)?.[1]?.split('|') ?? []);
      for (const word of words) for (const alternative of alternatives) assert.equal(vowel(alternative), vowel(word), `${word}: ${alternative}`);
    }
  });
});

describe('a rewording', () => {
  function mended(text: string): string[] {
    return scanWording(text, { writing: 'comment' }).flatMap((flag) => rewordings(text, flag).map((rewording) => applied(text, rewording)));
  }

  it('keeps the capital at the beginning of a sentence', () => {
    assert.deepEqual(mended('Why didn’t you use a set?'), ['Could we use a set?']);
    assert.deepEqual(mended('well, why didn’t you use a set?'), ['well, could we use a set?']);
  });

  it('ends an order as a question once it begins as one', () => {
    assert.deepEqual(mended('You know it. Just fix it. Then ask.'), ['You know it. Could we fix it? Then ask.']);
    assert.deepEqual(mended('Just use `foo.bar()` here!'), ['Could we use `foo.bar()` here?']);
    assert.deepEqual(mended('Just use a set, e.g. a Set.'), ['Could we use a set, e.g. a Set.']);
    assert.deepEqual(mended('Just fix it\nand go.'), ['Could we fix it\nand go.']);
    assert.deepEqual(mended('Why didn’t you use a set?'), ['Could we use a set?']);
  });

  it('leaves out words with one of the spaces around them', () => {
    assert.deepEqual(mended('Fix the fucking test.'), ['Fix the test.']);
    assert.deepEqual(mended('Fucking tests.'), ['Tests.']);
    assert.deepEqual(mended('What the hell?'), ['What?']);
  });
});

describe('docs/wording.md', () => {
  it('has the tables of the list and of the sample as they are (npm run wording -- --page)', () => {
    assert.equal(readPage(), withTables(readPage()));
  });

  it('stands on 200 judged lines of which nine in ten deserve their flag', () => {
    const sample = readSample();
    assert.equal(sample.length, 200);
    assert.ok(sample.filter(({ deserved }) => deserved).length >= 180);
    const ids = new Set(WORDING.map(({ id }) => id));
    for (const { entry, words } of sample) {
      assert.ok(ids.has(entry), entry);
      assert.match(words, /«[^«»]+»/);
    }
  });
});
