import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Attention } from '../../../../src/core/reviews/attention';
import { CommentDrafts } from '../../../../src/core/reviews/comment-drafts';

describe('attention', () => {
  it('lasts for a minute after the last sign of life', () => {
    const attention = new Attention(0);
    attention.setInFront(true);
    attention.sign(0);
    assert.equal(attention.count(20_000), 20);
    assert.equal(attention.count(100_000), 40, 'until 60 seconds after the sign');
    assert.equal(attention.count(200_000), 0);
    attention.sign(200_000);
    assert.equal(attention.count(210_000), 10);
  });

  it('is none before the first sign, behind other windows, and when the clock goes back', () => {
    const attention = new Attention(0);
    attention.setInFront(true);
    assert.equal(attention.count(10_000), 0);
    attention.sign(10_000);
    attention.setInFront(false);
    assert.equal(attention.count(20_000), 0);
    attention.setInFront(true);
    assert.equal(attention.count(5_000), 0);
  });

  it('is never more than the time that went by', () => {
    const step = fc.record({ after: fc.nat({ max: 200_000 }), sign: fc.boolean(), inFront: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const attention = new Attention(0);
        let [now, counted] = [0, 0];
        for (const { after, sign, inFront } of steps) {
          now += after;
          counted += attention.count(now);
          if (sign) attention.sign(now);
          attention.setInFront(inFront);
        }
        assert.ok(counted <= now / 1000 + 1e-9);
      }),
    );
  });
});

describe('comment editors', () => {
  const after = (...texts: string[]) => {
    const drafts = new CommentDrafts();
    return texts.map((text) => drafts.changed('e', text)).filter(Boolean).length;
  };

  it('that are emptied in one step have sent what they held', () => {
    assert.equal(after('W', 'Wh', 'Why?', ''), 1);
    assert.equal(after('Why?', '', 'And why?', ''), 2);
  });

  it('that are emptied letter by letter, or held nothing, have not', () => {
    assert.equal(after('W', 'Wh', 'W', ''), 0);
    assert.equal(after('', ''), 0);
    assert.equal(after('   ', ''), 0);
  });

  it('that are closed with text have not, and each is for itself', () => {
    const drafts = new CommentDrafts();
    drafts.changed('a', 'Never mind');
    assert.ok(drafts.holds('a'));
    drafts.closed('a');
    assert.equal(drafts.changed('a', ''), false);
    drafts.changed('a', 'Hello');
    assert.equal(drafts.changed('b', ''), false);
  });
});
