import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Check, CHECK_KINDS, type Commitment } from '../../../../src/core/commitments/commitment';
import { frontMatterOf, withFrontMatter } from '../../../../src/core/tactics/front-matter';
import { commitmentFields, parseHeldReview } from '../../../../src/core/tactics/held-reviews';

const FILE = 'reviews/2026-11-20.md';

const HELD = `---
held: 2026-11-20T16:05:00+01:00
score: 58
mood: fine # my own
habits:
  late-night-merges: { status: flag, value: 0.7 }
  hands-on-share: { status: odd }
commitments:
  - text: No merges after 22:00
    check: no-late-merges
  - text: Hand src/billing to Ines
    check: hands-off
    repository: parcelway
    path: src/billing
    successor: Ines
  - text: Ask Tariq
results:
  - { text: Keep 2 no-code zones a week, result: kept }
---
# Leadership review

## Notes

Mine.
`;

describe('a review that was held', () => {
  it('is read with its score, habits, commitments and results', () => {
    const { review, problems } = parseHeldReview(FILE, HELD);
    assert.deepEqual(problems, []);
    assert.deepEqual(review, {
      file: FILE,
      at: { time: Date.parse('2026-11-20T15:05:00Z') / 1000, offset: 60 },
      score: 58,
      habits: { 'late-night-merges': { status: 'flag', value: 0.7 } },
      commitments: [
        { text: 'No merges after 22:00', check: { kind: 'no-late-merges' } },
        { text: 'Hand src/billing to Ines', check: { kind: 'hands-off', area: { repository: 'parcelway', path: 'src/billing', successor: 'Ines' } } },
        { text: 'Ask Tariq', check: null },
      ],
      results: [{ text: 'Keep 2 no-code zones a week', result: 'kept' }],
    });
  });

  it('says what is wrong with it, and where', () => {
    const problem = (text: string) => parseHeldReview(FILE, text).problems.map(({ message }) => message);
    assert.match(problem('# Review\n')[0]!, /no lines between "---"/);
    assert.match(problem('---\nheld: [\n---\n')[0]!, /can't be read/);
    assert.match(problem('---\nheld: soon\n---\n')[0]!, /"held" has to say/);
    assert.match(problem(HELD.replace('- text: Ask Tariq', '- 5'))[0]!, /A commitment can't be understood/);
    assert.equal(parseHeldReview(FILE, HELD.replace('- text: Ask Tariq', '- 5')).review?.commitments.length, 2);
    assert.match(problem(`---\nheld: &a [*a]\n---\n`)[0]!, /aliases/);
  });

  it('reads every commitment as it was written', () => {
    const text = fc.stringMatching(/^[A-Za-z0-9:#'"{}\-[\] é]{0,40}[A-Za-zé]$/);
    const number = fc.integer({ min: 0, max: 100 });
    const check: fc.Arbitrary<Check> = fc.oneof(
      fc.constantFrom(...CHECK_KINDS).filter((kind) => !['keep-zones', 'tell-wins', 'system-time', 'leave-merges', 'hands-off'].includes(kind)).map((kind) => ({ kind }) as Check),
      fc.record({ kind: fc.constantFrom('keep-zones', 'tell-wins', 'system-time'), atLeast: number }) as fc.Arbitrary<Check>,
      fc.record({ kind: fc.constant('leave-merges'), atMost: number }) as fc.Arbitrary<Check>,
      fc.record({ kind: fc.constant('hands-off'), area: fc.record({ repository: text.map((each) => each.trim()), path: fc.constantFrom('', 'src', '007', 'a b'), successor: text.map((each) => each.trim()) }) }) as fc.Arbitrary<Check>,
    );
    fc.assert(
      fc.property(fc.array(fc.record({ text: text.map((each) => each.trim()), check: fc.option(check) }), { maxLength: 3 }), (commitments: Commitment[]) => {
        const page = withFrontMatter('# Review\n', { held: '2026-11-20T16:05:00+01:00', commitments: commitments.map(commitmentFields) });
        // Values of fast-check may lack a prototype.
        assert.deepEqual(parseHeldReview(FILE, page).review?.commitments, JSON.parse(JSON.stringify(commitments)));
      }),
    );
  });
});

describe('front matter', () => {
  it('changes what it is told to, and keeps the rest', () => {
    const page = withFrontMatter(HELD, { score: 64 });
    assert.equal(frontMatterOf(page).values!['score'], 64);
    assert.match(page, /mood: fine # my own\n/);
    assert.ok(page.endsWith('---\n# Leadership review\n\n## Notes\n\nMine.\n'));
    assert.equal(withFrontMatter(HELD, { score: 58 }), HELD);
    assert.equal(withFrontMatter('# Page\r\n', { a: 1 }), '---\r\na: 1\r\n---\r\n# Page\r\n');
  });

  it('keeps to the byte what it wasn’t told to change', () => {
    const lines = ['# mine', '', 'mood:   fine    # my own', '"odd key":  [a,   b]', 'list:\n    - x # x\n    -   y', 'text: >-\n   folded\n   here', 'held:', "score:  58   # of 100", 'habits:\n  a: { status:   flag }', 'results: []'];
    const known = ['held', 'score', 'habits', 'results'];
    const own = (yaml: string[]) => yaml.filter((line) => !known.some((key) => line.startsWith(`${key}:`)));
    fc.assert(
      fc.property(fc.shuffledSubarray(lines), fc.constantFrom('\n', '\r\n'), fc.constantFrom('', '\uFEFF'), (chosen, eol, mark) => {
        const yaml = chosen.map((line) => line.replaceAll('\n', eol));
        const body = `# Review${eol}---${eol}x`;
        const page = `${mark}---${eol}${yaml.map((line) => line + eol).join('')}---${eol}${body}`;
        const values = { held: '2026-11-20T16:05:00+01:00', score: 64, habits: { b: { status: 'good' } }, results: [{ text: 'A: b', result: 'kept' }] };
        const after = withFrontMatter(page, values);
        for (const [key, value] of Object.entries(values)) assert.deepEqual(frontMatterOf(after).values![key], value);
        // Empty lines at the end are those that new fields come after.
        let at = 0;
        for (const line of own(yaml).filter((each) => each.trim() !== '')) {
          const found = after.indexOf(line, at);
          assert.notEqual(found, -1, `${JSON.stringify(line)} in ${JSON.stringify(after)}`);
          at = found + line.length;
        }
        assert.ok(after.endsWith(body) && after.startsWith(`${mark}---${eol}`));
        if (chosen.includes('score:  58   # of 100')) assert.match(after, /score: 64 {3}# of 100/);
        assert.equal(withFrontMatter(after, values), after);
      }),
    );
  });

  it('is not written over where it can’t be read', () => {
    assert.throws(() => withFrontMatter('---\na: [\n---\n', { a: 1 }), RangeError);
    assert.throws(() => withFrontMatter('---\n- a\n---\n', { a: 1 }), RangeError);
  });
});
