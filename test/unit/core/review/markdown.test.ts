import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { renderMarkdown } from '../../../../src/core/review/markdown';
import type { Review } from '../../../../src/core/review/review';
import { emptyReview, fullReview, HOSTILE, hostileReview } from './sample';

describe('The review as Markdown', () => {
  it('lets no link, image, HTML, mention or reference out of a commit', () => {
    const outside = outsideCode(renderMarkdown(hostileReview()));
    assert.doesNotMatch(outside, /(?<!\\)(?:\\\\)*<(?!\/?(?:details|summary)>)/);
    assert.doesNotMatch(outside, /(?<!\\)(?:\\\\)*\[/);
    assert.doesNotMatch(outside, /[@#][\p{L}\p{N}]|:\/\/|www\.|GH-\d/u);
  });

  it('keeps every line what it is, whatever a commit says', () => {
    const text = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary', maxLength: 80 }), fc.stringMatching(/^[`\\|<>*_# \n-]{0,30}$/));
    const expected = kinds(renderMarkdown(withText(fullReview(), 'x')));
    fc.assert(
      fc.property(text, (value) => {
        const markdown = renderMarkdown(withText(fullReview(), value));
        assert.deepEqual(kinds(markdown), expected);
        assert.doesNotMatch(markdown, /[\0-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]/);
      }),
    );
  });

  it('fences code longer than any run of backticks in it', () => {
    const markdown = renderMarkdown(withText(fullReview(), '``` a ` b'));
    assert.ok(markdown.includes('```` ``` a ` b ````'));
    assert.ok(renderMarkdown(withText(fullReview(), '')).includes('(empty)'));
  });

  it('keeps the cells of each table together', () => {
    for (const review of [fullReview(), emptyReview()]) {
      const lines = renderMarkdown(review).split('\n');
      let width: number | null = null;
      for (const line of lines) {
        const cells = line.startsWith('|') ? line.split(/(?<!\\)\|/).length : null;
        if (cells !== null && width !== null) assert.equal(cells, width, line);
        width = cells;
      }
    }
  });

  it('leaves nothing out of a score that there is none of', () => {
    const review = emptyReview();
    review.score.missing = [{ id: 'hands-on-share', title: 'Hands-on share', why: 'Measured, but there is no score to add it to.' }];
    assert.doesNotMatch(renderMarkdown(review), /Not counted|Measured, but/);
  });

  it('has each part of the review', () => {
    const markdown = renderMarkdown(fullReview());
    for (const part of [
      '**65 of 100** (▲ 1 point above last week)',
      '### Merge gatekeeping: flag',
      '<details><summary>Evidence (newest 50 of 127)</summary>',
      '- Thu 19 Nov 2026, 22:00, merge `585c63d5`: `Merge branch',
      '- **Late-night commits.** You wrote no commits in this window.',
      '| Mon | 1 | · |',
      '- No-code zone `1:1s`: Tue, Thu, 09:00 to 12:00',
      "## What the history can't show",
      '- Thu 19 Nov 2026, 14:10, `src/billing/vat.ts`: made by you, and 9 of 12 changes since',
      'Truck factor 2: without 2 people, more than half of 318 files would have no author.',
      '### src/billing, outside of its larger folders',
      'To trust with it: Noor Haddad (4 commits here in 26 weeks, has worked on 5 of 14 files); Jonas Weber',
      '- Tue 17 Nov 2026, 23:41: you first, someone else after 10 h 17 min, 2 urgent fixes; in `src/billing/vat.ts`, `src/billing/refunds.ts`\n  - Tue 17 Nov 2026, 23:41, you: `',
      '\n  - Wed 18 Nov 2026, 09:58, team: `',
      '`Mara Lindqvist <mara@parcelway.example>`, 1,204 commits',
    ]) {
      assert.ok(markdown.includes(part), part);
    }
  });
});

/** The text without its code spans, found as CommonMark finds them: a run of backticks up to the next of the same length. */
function outsideCode(markdown: string): string {
  return markdown
    .split('\n')
    .map((line) => line.replace(/\\.|(`+)(?!`)(.*?[^`])\1(?!`)/g, (match, fence: string | undefined) => (fence ? 'CODE' : match)))
    .join('\n');
}

/** What each line begins as: a heading, an item, a row, text or nothing. */
function kinds(markdown: string): string[] {
  return outsideCode(markdown)
    .split('\n')
    .map((line) => /^(?:#+ |- |\||<\/?\w+>|$)/.exec(line)?.[0] ?? 'text');
}

function withText(review: Review, text: string): Review {
  for (const habit of review.habits) {
    for (const evidence of habit.evidence) Object.assign(evidence, evidence.kind === 'commit' ? { subject: text } : { text });
    habit.why = `${text} and the rest`;
  }
  Object.assign(review.repositories[0]!, { name: text, path: text });
  review.coverage.notices = [`About ${text}.`];
  review.zones[0]!.title = text;
  return review;
}
