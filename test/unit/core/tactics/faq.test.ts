import assert from 'node:assert/strict';
import { renderHtmlBody } from '../../../../src/core/review/html';
import { renderMarkdown } from '../../../../src/core/review/markdown';
import { faq, faqFor } from '../../../../src/core/tactics/faq';
import { emptyReview, fullReview } from '../review/sample';

describe('the five questions', () => {
  it('are answered with the user’s own numbers', () => {
    const [technical, underperformance] = faq(fullReview());
    assert.equal(technical!.paragraphs[0], 'You wrote 0 % of the commits, and 41 of 318 files have no author but you.');
    assert.match(underperformance!.paragraphs[1]!, /^What it can say is how much of the context runs through you: 62 % of the merges whose integrator is known brought in others’ work through you/);
  });

  it('claim nothing where there is no evidence', () => {
    for (const { paragraphs } of faq(emptyReview())) {
      assert.ok(paragraphs.length > 0);
      assert.doesNotMatch(paragraphs.join(' '), /\d %|\d of \d|[Yy]our part in the code leaves|[Tt]hese numbers|how much of the context/);
    }
  });

  it('say where the figures of the article come from', () => {
    const quoted = faq(fullReview()).filter(({ paragraphs, source }) => source !== null || /Microsoft|Harvard|MIT/.test(paragraphs.join(' ')));
    assert.deepEqual(quoted.map(({ id, source }) => [id, source]), [
      ['underperformance', 'Of low performers, 45 % improved a great deal with clearer expectations or another scope (Microsoft Research, as quoted in the article that Code Refuge grew from)'],
    ]);
  });

  it('stand beside their findings, and all together at the end', () => {
    const review = fullReview();
    assert.deepEqual(faqFor('hands-on-share', review).map(({ id }) => id), ['technical', 'dislike']);
    assert.deepEqual(faqFor('system-improvement', review), []);
    const page = renderHtmlBody(review, { interactive: true });
    for (const { question } of faq(review)) assert.ok(page.includes(question), question);
    assert.match(page, /habit-merge-gatekeeping[\s\S]*Somebody underperforms/);
    assert.match(renderMarkdown(review), /## Five questions of new managers\n\n### How technical should I stay\\?\?/);
  });
});
