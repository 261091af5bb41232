import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { prose } from '../../../../src/core/review/markdown-text';

const markdown = new MarkdownIt('commonmark');

describe('words in Markdown', () => {
  it('leave the underscores of paths alone', () => {
    assert.equal(prose('lib/number_to_s/_form.rb and __init__'), 'lib/number_to_s/\\_form.rb and \\_\\_init\\_\\_');
  });

  it('are read as they were written', () => {
    const words = fc.array(fc.constantFrom('a', 'é', '9', '_', '*', '`', ' ', '/', '.', '-', '(', '[', '<', '!', '\u0301'), { minLength: 1, maxLength: 12 }).map((parts) => `x${parts.join('').trim()}`);
    fc.assert(
      fc.property(words, (text) => {
        const [, inline] = markdown.parse(prose(text), {});
        const read = inline!.children!.map(({ type, content }) => (type === 'text' || type === 'text_special' ? content : `<${type}>`)).join('');
        assert.equal(read.replaceAll('\u200b', ''), text.replace(/ +/g, ' '));
      }),
      { numRuns: 1000 },
    );
  });
});
