import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { columns } from '../../../../src/core/review/columns';
import type { Review } from '../../../../src/core/review/review';
import { renderScoreText, renderText } from '../../../../src/core/review/text';
import { emptyReview, fullReview, HOSTILE, hostileReview } from './sample';

const WIDTHS = Array.from({ length: 81 }, (_, index) => 40 + index);
const SGR_CODE = /\u001b\[\d+m/g;

/** All but the lines that are to be copied. */
function wrapped(printed: string): string[] {
  return printed.split('\n').filter((line) => !line.startsWith('  git fetch '));
}

describe('The review as text', () => {
  it('keeps within every width, with any text in it', () => {
    for (const review of [fullReview(), emptyReview(), hostileReview()]) {
      for (const width of WIDTHS) {
        for (const line of wrapped(renderText(review, { width, colour: false }))) {
          assert.ok(columns(line) <= width, `${columns(line)} columns of ${width}: ${line}`);
        }
      }
    }
  });

  it('keeps within the width and prints no control character, whatever a commit says', () => {
    const text = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary', maxLength: 200 }), fc.string({ unit: 'grapheme', maxLength: 60 }));
    fc.assert(
      fc.property(text, fc.integer({ min: 40, max: 120 }), (subject, width) => {
        const printed = renderText(withSubject(subject), { width, colour: false });
        assert.doesNotMatch(printed, /[\0-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/);
        for (const line of wrapped(printed)) assert.ok(columns(line) <= width);
      }),
    );
  });

  it('counts the columns of wide, joined and combining characters as an upper bound', () => {
    const cases: [string, number][] = [
      ['plain', 5],
      ['字字', 4],
      ['é', 1],
      ['e\u0301', 1],
      ['❤️', 2],
      ['🇸🇪', 2],
      ['ｗ', 2],
      ['…', 1],
    ];
    for (const [text, expected] of cases) assert.equal(columns(text), expected, text);
    assert.ok(columns('👩‍👩‍👧‍👦') >= 2);
  });

  it('has colour codes only when asked, and the same words with them', () => {
    for (const review of [fullReview(), emptyReview(), hostileReview()]) {
      const plain = renderText(review, { width: 90, colour: false });
      const coloured = renderText(review, { width: 90, colour: true });
      assert.ok(!plain.includes('\u001b'));
      assert.match(coloured, SGR_CODE);
      assert.equal(coloured.replace(SGR_CODE, ''), plain);
    }
  });

  it('says everything a reader needs, in the order of importance', () => {
    const printed = renderText(fullReview(), { width: 120, colour: false });
    const parts = [
      'Delegation score 65 of 100, ▲ 1 point above last week',
      'Last 12 weeks: ',
      'Next: Let others press the button',
      '! flag   Merge gatekeeping',
      '127 of 204 merges',
      '585c63d5  Thu 19 Nov 2026, 22:00  Merge branch',
      'and 124 more',
      '~ watch  Late-night merges',
      '✓ good   Weekend work',
      '· Late-night commits: You wrote no commits',
      'Tue ',
      '~ late night and weekend; = working hours; [ ] no-code zone',
      'On call Wed 14 Oct 2026: 4 events left out.',
      'Merge gatekeeping                                     18    35 %     6.3',
      "What the history can't show",
      'Mara Lindqvist <4711+maralin@users.noreply.github.com>, 188 commits',
      'parcelway (/home/mara/work/parcelway): 2,318 commits',
    ];
    let position = 0;
    for (const part of parts) {
      const found = printed.indexOf(part, position);
      assert.ok(found >= 0, `${part}\n\n${printed}`);
      position = found;
    }
  });

  it('draws no-code zones as brackets around their hours', () => {
    const lines = renderText(fullReview(), { width: 80, colour: false }).split('\n');
    const tuesday = lines.find((line) => line.startsWith('Tue'))!;
    // Three columns an hour after five of label: the zone is 9 to 12.
    assert.equal(tuesday.indexOf('['), 5 + 9 * 3);
    assert.equal(tuesday.indexOf(']'), 5 + 12 * 3);
    assert.ok(!lines.find((line) => line.startsWith('Mon'))!.includes('['));
  });

  it('draws a zone across midnight on both days', () => {
    const review = fullReview();
    review.zoneHours = [
      { day: 1, from: 0, to: 60, share: 1 },
      { day: 7, from: 22 * 60, to: 24 * 60, share: 1 },
    ];
    const lines = renderText(review, { width: 80, colour: false }).split('\n');
    assert.match(lines.find((line) => line.startsWith('Mon'))!, /^Mon {2}\[▒▒\]/);
    assert.match(lines.find((line) => line.startsWith('Sun'))!, /\[· {2}· \]$/);
  });

  it('says how much evidence there is beyond what it shows', () => {
    assert.match(renderText(fullReview(), { width: 100, colour: false }), /^ {4}and 124 more$/m);
  });

  it('gives a reason where there is no score', () => {
    const printed = renderScoreText(emptyReview(), { width: 80, colour: false });
    assert.equal(printed, 'No delegation score\nThere are no commits in the 26 weeks of the window.\n');
  });

  it('breaks no line before a percent sign, and cuts no path that fits into a line of its own', () => {
    for (const width of WIDTHS) assert.doesNotMatch(renderText(fullReview(), { width, colour: false }), /^\s*%/m);
    const review = fullReview();
    const text = 'made by you, and 31 of 38 changes since';
    review.habits[0]!.evidence = ['a.ts', 'packages/tracking/src/webhooks.ts'].map((path) => ({ kind: 'file', repository: '', path, time: '2026-11-19T14:12:33+01:00', text }));
    assert.match(renderText(review, { width: 84, colour: false }), /^ {4}file {6}Thu 19 Nov 2026, 14:12 {2}a\.ts, made .*since\n {4}file {6}Thu 19 Nov 2026, 14:12\n {6}packages\/tracking\/src\/webhooks\.ts, made .*since$/m);
  });

  it('tells who took which step of an outage, and how many outages there were', () => {
    const review = fullReview();
    review.outages[0]!.fixes = 9;
    review.habits.push({ ...review.habits[0]!, id: 'first-responder', of: 153 });
    const lines = renderText(review, { width: 100, colour: false }).split('\n');
    const start = lines.indexOf('Outages') + 1;
    assert.deepEqual(lines.slice(start, start + 8), [
      '- Tue 17 Nov 2026, 23:41: you first, someone else after 10 h 17 min, 9 urgent fixes',
      '  Tue 17 Nov 2026, 23:41, you: Hotfix: wrong VAT on returns',
      '  Wed 18 Nov 2026, 09:58, team: Hotfix: and on refunds',
      '  and 7 more steps',
      '- Fri 2 Oct 2026, 11:05: someone else first, nobody joined, 1 urgent fix',
      '  Fri 2 Oct 2026, 11:05, team: Incident: webhooks pile up',
      '  and 151 older outages',
      'Most urgent fixes went into these files; time for the system pays most here:',
    ]);
  });

  it('names the repository of each commit where there are several', () => {
    const review = fullReview();
    review.repositories.push({ ...review.repositories[0]!, name: 'web', path: '/home/mara/work/web' });
    const printed = renderText(review, { width: 100, colour: false });
    assert.match(printed, /22:00 {2}parcelway: Merge branch/);
    assert.match(printed, /^- parcelway: src\/billing\/vat\.ts: 4$/m);
  });
});

function withSubject(subject: string): Review {
  const review = fullReview();
  for (const habit of review.habits) for (const evidence of habit.evidence) Object.assign(evidence, evidence.kind === 'commit' ? { subject } : { text: subject });
  review.repositories[0]!.name = subject;
  review.me[0]!.name = subject;
  return review;
}
