import assert from 'node:assert/strict';
import { escapeMarkdown, plainText } from '../../../src/extension/plain-text';

describe('commit text', () => {
  it('is cut by characters, not in the middle of one', () => {
    assert.equal(plainText('😀'.repeat(5), 3), '😀😀…');
    assert.equal(plainText('short', 5), 'short');
  });

  it('keeps to one line and its own direction', () => {
    assert.equal(plainText('a\r\n\tb\u202ec\u0000d'), 'a b c d');
  });

  it('makes no link in a notification', () => {
    assert.doesNotMatch(plainText('[x](command:a) [y]( http://b)'), /\]\(/);
  });

  it('means nothing in Markdown', () => {
    assert.equal(escapeMarkdown('*a* _b_ `c` <img> $(zap) [l](u) | # &amp;'), '\\*a\\* \\_b\\_ \\`c\\` &lt;img&gt; \\$\\(zap\\) \\[l\\]\\(u\\) \\| \\# &amp;amp;');
  });
});
