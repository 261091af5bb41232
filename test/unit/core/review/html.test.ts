import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as fc from 'fast-check';
import { renderHtmlBody, renderHtmlPage } from '../../../../src/core/review/html';
import type { Review } from '../../../../src/core/review/review';
import { emptyReview, fullReview, HOSTILE, hostileReview } from './sample';
import { commitsOf } from '../../../fixtures/evidence';

const css = readFileSync(path.resolve('media/review.css'), 'utf8');

describe('The review as HTML', () => {
  it('has only its own elements and attributes, whatever a commit says', () => {
    const known = shape(renderHtmlBody(fullReview(), { interactive: true, problems: ['codeRefuge.bots: wrong'] }));
    for (const interactive of [true, false]) {
      const found = shape(renderHtmlBody(hostileReview(), { interactive, problems: HOSTILE }));
      for (const tag of found) assert.ok(known.has(tag) || OTHER_TAGS.has(tag), tag);
    }
  });

  it('stays balanced with any text in it', () => {
    const text = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary', maxLength: 80 }), fc.stringMatching(/^[<>&"'/=a-z -]{0,40}$/));
    const expected = tagCounts(renderHtmlBody(withText(fullReview(), 'x'), { interactive: true }));
    fc.assert(
      fc.property(text, (value) => {
        assert.deepEqual(tagCounts(renderHtmlBody(withText(fullReview(), value), { interactive: true })), expected);
      }),
    );
  });

  it('shows no control characters and no marks that turn the direction of text', () => {
    assert.doesNotMatch(renderHtmlPage(hostileReview(), css), /[\0-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/);
  });

  it('holds under a policy without inline styles, scripts and handlers', () => {
    for (const review of [fullReview(), emptyReview(), hostileReview()]) {
      for (const interactive of [true, false]) {
        for (const tag of tags(renderHtmlBody(review, { interactive, problems: [] }))) {
          assert.doesNotMatch(tag.replace(/="[^"]*"/g, ''), /\s(?:style|on\w+|href|src)\b/i);
        }
      }
    }
  });

  it('makes a page that needs nothing from outside and nobody to answer it', () => {
    const page = renderHtmlPage(fullReview(), css);
    assert.match(page, /^<!DOCTYPE html>/);
    assert.doesNotMatch(page, /<(?:script|link|button|img|a)\b/);
    assert.doesNotMatch(page, /url\(|@import/);
    assert.ok(page.includes(css));
    assert.ok(page.includes("default-src 'none'; style-src 'unsafe-inline'"));
  });

  it('makes evidence, settings and nights on call into buttons in the panel', () => {
    const review = fullReview();
    const path = '/work/two  spaces & "quotes"';
    for (const habit of review.habits) for (const evidence of habit.evidence) evidence.repository = path;
    const body = renderHtmlBody(review, { interactive: true, problems: ['codeRefuge.weekend: has no "sun"', 'codeRefuge.wording.allowed: is no list.'] });
    const commit = commitsOf(review.habits[0]!)[0]!.commit;
    assert.ok(body.includes(`data-action="open-commit" data-repository="/work/two  spaces &amp; &quot;quotes&quot;" data-commit="${commit}"`));
    assert.ok(body.includes('data-action="undo-on-call" data-night="2026-10-14"'));
    for (const setting of ['codeRefuge.weekend', 'codeRefuge.wording.allowed']) assert.ok(body.includes(`data-action="open-settings" data-setting="${setting}"`), setting);
    for (const action of ['refresh', 'export-markdown', 'export-html']) assert.ok(body.includes(`data-action="${action}"`));
  });

  it('gives every picture a label and the same as a table', () => {
    const body = renderHtmlBody(fullReview(), { interactive: false });
    assert.equal(body.match(/role="img" aria-label="[^"]+"/g)?.length, 2);
    assert.equal(body.match(/<caption>/g)?.length, 2);
    assert.equal(body.match(/<tr><th scope="row">Monday<\/th>(<td>\d+<\/td>){24}<\/tr>/)?.length, 2);
  });

  it('says each status as a word, what stands out first', () => {
    const body = renderHtmlBody(fullReview(), { interactive: false });
    const words = [...body.matchAll(/<h3 id="habit-([a-z-]+)">[^<]*<span class="status">([^<]+)</g)].map(([, id, word]) => `${id} ${word}`);
    assert.deepEqual(words, [
      'merge-gatekeeping flag',
      'late-night-merges watch',
      'blocked-hours-work watch',
      'line-by-line-reviews watch',
      'weekend-work good',
      'blocked-hours-reviews good',
      'hands-on-share good',
      'sole-knowledge good',
    ]);
    assert.match(body, /<h2 id="no-evidence">No evidence<\/h2>/);
  });

  it('uses each id once', () => {
    const ids = [...renderHtmlPage(fullReview(), css).matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    assert.equal(new Set(ids).size, ids.length);
  });
});

// What the hostile sample has and the full one lacks: names of several repositories.
const OTHER_TAGS = new Set(['span class', 'bdi']);

function tags(markup: string): string[] {
  return markup.match(/<\/?[a-zA-Z!][^>]*>/g) ?? [];
}

/** Every kind of tag with the names of its attributes. */
function shape(markup: string): Set<string> {
  return new Set(tags(markup).map((tag) => tag.replace(/="[^"]*"/g, '').replace(/[<>]|\/>$/g, '').replace(/\/$/, '').trim()));
}

function tagCounts(markup: string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const tag of tags(markup)) {
    const name = /^<\/?[a-zA-Z0-9!-]+/.exec(tag)![0];
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

function withText(review: Review, text: string): Review {
  for (const habit of review.habits) {
    for (const evidence of habit.evidence) Object.assign(evidence, { subject: text, repository: text });
  }
  Object.assign(review.repositories[0]!, { name: text || 'x', path: text });
  Object.assign(review.me[0]!, { name: text });
  review.zones[0]!.title = text;
  return review;
}
