import assert from 'node:assert/strict';
import fc from 'fast-check';
import { changedLines, MAX_CHARACTERS, MAX_LINES } from '../../../../src/core/reviews/changed-lines';

const text = fc.array(fc.constantFrom('a', 'b', 'c', '}', '', '  deep'), { maxLength: 40 });

describe('the changed lines of a diff', () => {
  it('are none of equal texts, and all that stand on one side alone', () => {
    assert.deepEqual(changedLines('a\nb\n', 'a\nb\n'), []);
    assert.deepEqual(changedLines('a\nb', 'a\r\nb\r\n'), [], 'ends of lines are no change to read');
    assert.deepEqual(changedLines('', 'one\n  two\n'), [
      { side: 'modified', line: 0, beside: 0, characters: 3 },
      { side: 'modified', line: 1, beside: 0, characters: 3 },
    ]);
    assert.deepEqual(changedLines('same\nold\nend', 'same\nnew one\nend'), [
      { side: 'original', line: 1, beside: 1, characters: 3 },
      { side: 'modified', line: 1, beside: 2, characters: 7 },
    ]);
  });

  it('leave the same text on both sides when they are taken out', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const changed = changedLines(before.join('\n'), after.join('\n'))!;
        const without = (side: 'original' | 'modified', lines: string[]) => {
          const gone = new Set(changed.filter((each) => each.side === side).map(({ line }) => line));
          // An empty last line is the end of the one before.
          const own = lines.join('\n') === '' ? [] : lines.at(-1) === '' ? lines.slice(0, -1) : lines;
          assert.ok([...gone].every((line) => line < own.length));
          return own.filter((_, line) => !gone.has(line));
        };
        assert.deepEqual(without('original', before), without('modified', after));
      }),
    );
  });

  it('come in the order in which a diff shows them', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const changed = changedLines(before.join('\n'), after.join('\n'))!;
        for (const side of ['original', 'modified'] as const) {
          const numbers = changed.filter((each) => each.side === side).map(({ line }) => line);
          assert.deepEqual(numbers, [...numbers].sort((a, b) => a - b));
        }
      }),
    );
  });

  it('are not looked for in what nobody reads line by line', () => {
    assert.equal(changedLines('x\n'.repeat(MAX_LINES + 1), ''), null);
    assert.equal(changedLines('', 'x'.repeat(MAX_CHARACTERS + 1)), null);
  });

  it('are found in time where two long texts have nothing in common', () => {
    const start = performance.now();
    const lines = (word: string) => Array.from({ length: MAX_LINES }, (_, n) => `${word} ${n}`).join('\n');
    assert.equal(changedLines(lines('a'), lines('b'))?.length, 2 * MAX_LINES);
    assert.ok(performance.now() - start < 20_000);
  });
});
