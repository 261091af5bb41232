import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseStories, textOf } from '../../../../src/core/tactics/stories';

const PORTFOLIO = `\uFEFF---
author: Mara
---
# Impact portfolio

What my team achieved.

## 2026 Q3

### Pickup slots

<!-- What was wrong, in one sentence?
### No story
-->
#### Situation

Customers waited for a courier.

#### Result ####

12 % fewer calls.

\`\`\`md
## 1999 Q1
### Not a story either
\`\`\`

##### Later

Still so.

### Labels print twice as fast
Tariq found it.

## Q2 2026: before the summer

### Returns

## Soon

### Something else
By #12.
`;

describe('the stories of a file', () => {
  it('are its headings of the third level, in quarters', () => {
    const { stories, problems } = parseStories('portfolio', 'portfolio/2026.md', PORTFOLIO);
    assert.deepEqual(
      stories.map(({ period, title, line, parts }) => ({ period, title, line, parts: parts.map(({ name }) => name) })),
      [
        { period: '2026-Q3', title: 'Pickup slots', line: 10, parts: ['', 'Situation', 'Result'] },
        { period: '2026-Q3', title: 'Labels print twice as fast', line: 32, parts: [''] },
        { period: '2026-Q2', title: 'Returns', line: 37, parts: [''] },
        { period: null, title: 'Something else', line: 41, parts: [''] },
      ],
    );
    assert.match(stories[0]!.parts[2]!.text, /^12 % fewer calls\.\n\n```md\n## 1999 Q1\n[\s\S]*##### Later\n\nStill so\.$/);
    assert.doesNotMatch(textOf(stories[0]!), /What was wrong/);
    assert.deepEqual(problems.map(({ line, lost }) => ({ line, lost })), [{ line: 39, lost: false }]);
    assert.equal(problems[0]!.message, '"Soon" is no quarter, so it is not known when the entries below it were. Write "## 2026 Q3".');
  });

  it('says where git left two versions in a file, of which both count', () => {
    const { stories, problems } = parseStories('portfolio', 'portfolio/a.md', '## 2026 Q3\n\n<<<<<<< HEAD\n### One\n\na\n=======\n### Two\n\nb\n>>>>>>> theirs\n');
    assert.deepEqual(stories.map(({ title }) => title), ['One', 'Two']);
    assert.deepEqual(problems.map(({ line, message }) => [line, /git could not merge/.test(message)]), [[3, true]]);
  });

  it('are the same with the line ends of Windows and of old Macs', () => {
    const read = (text: string) => parseStories('portfolio', 'a.md', text);
    for (const end of ['\r\n', '\r']) assert.deepEqual(read(PORTFOLIO.replaceAll('\n', end)), read(PORTFOLIO));
  });

  it('among the wins have a date, and need no title', () => {
    const { stories, problems } = parseStories('win', 'wins/a.md', '## 2026-09-18 Leadership sync\n\nTariq made it.\n\n## 2026-02-30\n### Another\n');
    assert.deepEqual(stories.map(({ period, title }) => [period, title]), [['2026-09-18', ''], [null, 'Another']]);
    assert.deepEqual(problems.map(({ message }) => message), ['"2026-02-30" is no date, so it is not known when the entries below it were. Write "## 2026-09-18".']);
  });

  it('count where no quarter stands above them, and the file says so once', () => {
    const { stories, problems } = parseStories('portfolio', 'a.md', '### One\n#### Result\nMore.\n### Two\n');
    assert.deepEqual(stories.map(textOf), ['One\nResult\nMore.', 'Two']);
    assert.deepEqual(problems.map(({ line, message }) => [line, message]), [[1, 'This entry stands below no quarter. Write "## 2026 Q3" above it.']]);
  });

  it('are none in a file without a heading for them, which says so, and in a template, which does not', () => {
    assert.match(parseStories('win', 'a.md', 'We did well.').problems[0]?.message ?? '', /^There is no entry in this file/);
    for (const empty of ['', '\n\n', '# Wins\n<!-- Begin here. -->\n', '## 2026-09-18\n\n###\n']) {
      assert.deepEqual(parseStories('win', 'a.md', empty), { stories: [], problems: [] });
    }
  });

  it('come out of any text, and of long ones at once', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('#', '##', '###', '####', ' ', '\n', '\r\n', '```', '~~~', '<!--', '-->', '---', '2026 Q3', 'x', '\0', '\uFEFF')), (parts) => {
      const { stories } = parseStories('portfolio', 'a.md', parts.join(''));
      assert.ok(stories.every((story) => textOf(story).trim() !== ''));
    }));
    const start = performance.now();
    for (const piece of ['# ', ' ', '#', '\t', '<!--', '-->', '`', '```\n', '### a\n', '#### #', '\r']) parseStories('portfolio', 'a.md', `### a ${piece.repeat(300_000 / piece.length)}x`);
    assert.ok(performance.now() - start < 5_000, `${performance.now() - start} ms`);
  });
});
