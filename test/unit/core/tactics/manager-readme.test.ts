import assert from 'node:assert/strict';
import type { Review } from '../../../../src/core/review/review';
import { lengthOf, linesOf, personalityIn, type ReadmeHours, readmeDrift, readReadme, whyReadme, withHours, wordsOf, writeReadme } from '../../../../src/core/tactics/manager-readme';

const HOURS: ReadmeHours = {
  workingHours: { days: [1, 2, 3, 4, 5], from: 9 * 60, to: 18 * 60 },
  zones: [{ title: 'One-on-ones', days: [2, 4], from: 13 * 60, to: 17 * 60, hold: false }],
  timeZone: 'Europe/Berlin',
};

const NEW = `# Working with Mara Lind

## When I work

- Working hours: Mon to Fri, 09:00 to 18:00 (Europe/Berlin)
- No code: Tue, Thu, 13:00 to 17:00, One-on-ones
`;

/** As somebody edited it by hand. */
const BY_HAND = `---
owner: mara
---
# Hello, I am Mara

A line of my own.

## When I work

- Working hours: Mon to Fri, 09:00 to 18:00 (Europe/Berlin)
* No code: Tue, Thu, 13:00 to 17:00, One-on-ones
- I answer mail in the morning.

## Lunch

At twelve. <!-- not a word on food -->

## What I expect

1. Tell me early.


`;

describe('the Manager README', () => {
  it('begins with the hours of the settings', () => {
    assert.equal(writeReadme(null, readReadme(null, 'Mara Lind', HOURS)), NEW);
  });

  it('changes no byte of a page whose form was not touched', () => {
    for (const page of [BY_HAND, BY_HAND.replaceAll('\n', '\r\n'), `\uFEFF${NEW}`, 'no heading at all', '']) {
      assert.equal(writeReadme(page, readReadme(page, 'x', HOURS)), page);
    }
    const odd = '# Hello\n\n## How I lead\n\n## How I communicate\n\n    code\n\n## What I expect\n\n```\nopen\n';
    assert.equal(writeReadme(odd, readReadme(odd, 'x', HOURS)), odd);
  });

  it('keeps what the form does not know, and the order of the page', () => {
    const draft = readReadme(BY_HAND, 'x', HOURS);
    const page = writeReadme(BY_HAND, { title: 'Working with Mara', parts: { ...draft.parts, lead: 'The team decides.', expect: '' } });
    assert.equal(
      page,
      BY_HAND.replace('# Hello, I am Mara', '# Working with Mara')
        .replace('## Lunch', '## How I lead\n\nThe team decides.\n\n## Lunch')
        .replace(/## What I expect[\s\S]*/, ''),
    );
  });

  it('says where page and settings have drifted apart', () => {
    assert.deepEqual(readmeDrift(BY_HAND, HOURS), []);
    const later = { ...HOURS, workingHours: { days: [1, 2, 3, 4], from: 8 * 60, to: 16 * 60 }, zones: [] };
    assert.deepEqual(readmeDrift(BY_HAND, later), [
      { what: 'working hours', page: ['Working hours: Mon to Fri, 09:00 to 18:00 (Europe/Berlin)'], settings: ['Working hours: Mon to Thu, 08:00 to 16:00 (Europe/Berlin)'] },
      { what: 'no-code zones', page: ['No code: Tue, Thu, 13:00 to 17:00, One-on-ones'], settings: [] },
    ]);
    const { parts } = readReadme(BY_HAND, 'x', later);
    const mended = writeReadme(BY_HAND, { ...readReadme(BY_HAND, 'x', later), parts: { ...parts, hours: withHours(parts.hours, later) } });
    assert.deepEqual(readmeDrift(mended, later), []);
    assert.match(mended, /- I answer mail in the morning\./);
  });

  it('asks nobody to tell their hours', () => {
    assert.deepEqual(readmeDrift('# Page\n\n## How I lead\n\nBy asking.\n', HOURS), []);
    assert.deepEqual(readmeDrift('# Page\n\n## When I work\n\nAsk me.\n', { ...HOURS, zones: [] }), []);
  });

  it('counts words as a reader does', () => {
    assert.equal(wordsOf('# Working with Mara\n\n- one, two <!-- three four -->\n'), 5);
    assert.deepEqual(lengthOf('word '.repeat(400)), { length: '400 words', over: '' });
    assert.deepEqual(lengthOf('word '.repeat(520)), { length: '520 words', over: '120 more than a page' });
    assert.deepEqual(lengthOf('- word\n'.repeat(51)), { length: '51 words on 51 lines', over: '1 line more than a page' });
    assert.equal(linesOf(`# Title\r\n\r\n${'x'.repeat(96)}\r\n<!-- no\r\nline -->\r\n`), 4);
  });

  it('says why in whole sentences, from the user’s numbers', () => {
    const habit = (id: string, count: number, of: number) => ({ id, count, of, value: count / of });
    const why = (...habits: ReturnType<typeof habit>[]) => whyReadme({ habits } as unknown as Review);
    assert.equal(
      why(habit('late-night-merges', 3, 9), habit('weekend-work', 2, 40)),
      '3 of your 9 merges came late at night, 2 of your 40 commits and merges on a weekend, and nobody can tell whether you expect the same of the team. One page says when you work and what others can rely on.',
    );
    assert.match(why(habit('weekend-work', 2, 2)), /^2 of your 2 commits and merges came on a weekend, and/);
    assert.match(why(habit('weekend-work', 0, 2)), /^Nothing in your history/);
  });

  it('finds where a temper is described in place of an arrangement', () => {
    assert.deepEqual(personalityIn('I’m quite blunt, don’t take it personally. I am direct. I am direct.'), ['I’m quite blunt', 'don’t take it personally', 'I am direct']);
    assert.deepEqual(personalityIn('I am away on Fridays. Direct messages reach me. I am in a one-on-one then.'), []);
  });
});
