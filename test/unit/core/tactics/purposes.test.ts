import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { LineChange } from '../../../../src/core/changes/file-changes';
import type { Initiative } from '../../../../src/core/tactics/initiatives';
import { Purposes } from '../../../../src/core/tactics/purposes';

function initiative(name: string, more: Partial<Initiative> = {}): Initiative {
  return { line: 1, name, goal: 'money', measure: '', serves: null, framing: '', sunset: null, status: 'active', paths: [], branches: [], repositories: [], ...more };
}

const line = (path: string, added = 10, deleted = 0): LineChange => ({ path, added, deleted });

function purpose(initiatives: Initiative[], lines: LineChange[], { branch = '', day = '2026-06-01', repository = 'api' } = {}) {
  const purposes = new Purposes(initiatives, repository, (path) => path.endsWith('.lock'));
  return purposes.of({ lines, branch: purposes.ofBranch(branch), day });
}

describe('what a commit was for', () => {
  const slots = initiative('Slots', { paths: ['src/slots/**', 'src/lockers', '/docs/'], branches: ['slots/*', 'lockers-*'] });

  it('is the initiative on whose paths at least half of its lines lie', () => {
    for (const [lines, expected] of [
      [[line('src/slots/a.ts')], 'initiative'],
      [[line('src/lockers')], 'initiative'],
      [[line('src/lockers/deep/in/.hidden')], 'initiative'],
      [[line('Docs/a.md')], 'initiative'],
      [[line('src/lockers2/a.ts')], 'none'],
      [[line('src/a.ts', 10), line('src/slots/a.ts', 5, 5)], 'initiative'],
      [[line('src/a.ts', 11), line('src/slots/a.ts', 5, 5)], 'none'],
      [[line('src/a.ts', 1), line('src/slots/a.ts', 5, 5), line('yarn.lock', 5_000)], 'initiative'],
      [[line('yarn.lock', 5_000)], null],
      [[], null],
      [[line('src/slots/logo.png', 0), line('a.png', 0), line('b.png', 0)], 'none'],
      [[line('src/slots/logo.png', 0), line('a.png', 0)], 'initiative'],
      [[line('src/slots/logo.png', 0), line('a.ts', 1)], 'none'],
    ] as const) {
      assert.equal(purpose([slots], [...lines]), expected, JSON.stringify(lines));
    }
  });

  it('is the initiative of its branch, wherever its lines lie', () => {
    assert.equal(purpose([slots], [line('src/a.ts')], { branch: 'slots/faster' }), 'initiative');
    assert.equal(purpose([slots], [line('src/a.ts')], { branch: 'lockers-2' }), 'initiative');
    assert.equal(purpose([slots], [line('src/a.ts')], { branch: 'slots/faster/still' }), 'none');
    assert.equal(purpose([slots], [line('src/a.ts')], { branch: 'main' }), 'none');
    assert.equal(purpose([{ ...slots, goal: '' }], [line('src/a.ts')], { branch: 'slots/faster' }), 'none');
  });

  it('is a sunset from the day after it', () => {
    const old = initiative('Labels', { paths: ['src/labels'], sunset: '2026-06-01' });
    assert.equal(purpose([old], [line('src/labels/a.ts')], { day: '2026-06-01' }), 'initiative');
    assert.equal(purpose([old], [line('src/labels/a.ts')], { day: '2026-06-02' }), 'sunset');
    assert.equal(purpose([{ ...old, goal: '' }], [line('src/labels/a.ts')], { day: '2026-06-02' }), 'sunset');
  });

  it('is no goal where the initiative has none', () => {
    assert.equal(purpose([initiative('Search', { goal: '', paths: ['src'] })], [line('src/a.ts')]), 'no-goal');
  });

  it('goes by the last initiative that fits, so that one may follow another', () => {
    const all = initiative('All', { paths: ['**'] });
    const old = initiative('Labels', { paths: ['src/labels/*'], sunset: '2026-01-01' });
    const anew = initiative('Labels again', { paths: ['src/labels'] });
    assert.equal(purpose([all, old], [line('src/labels/a.ts')]), 'sunset');
    assert.equal(purpose([old, all], [line('src/labels/a.ts')]), 'initiative');
    assert.equal(purpose([all, old, anew], [line('src/labels/a.ts')]), 'initiative');
  });

  it('is looked for in the repositories that an initiative names', () => {
    const web = initiative('Web', { paths: ['**'], repositories: ['Web', 'shop'] });
    assert.equal(purpose([web], [line('a.ts')]), 'none');
    assert.equal(purpose([web], [line('a.ts')], { repository: 'web' }), 'initiative');
  });

  it('never gets worse by a line on an initiative, nor by its order', () => {
    const anyLine = fc.record({ path: fc.constantFrom('src/slots/a', 'src/a', 'old/a', 'free/a', 'a.lock'), added: fc.nat(50), deleted: fc.nat(50) });
    const register = [slots, initiative('Old', { paths: ['old'], sunset: '2020-01-01' }), initiative('Free', { paths: ['free'], goal: '' })];
    fc.assert(
      fc.property(fc.array(anyLine), fc.integer({ min: 1, max: 50 }), (lines, more) => {
        const before = purpose(register, lines);
        assert.equal(purpose(register, [...lines].reverse()), before);
        if (before === 'initiative') assert.equal(purpose(register, [...lines, line('src/slots/b', more)]), 'initiative');
        const enough = lines.reduce((sum, { added, deleted }) => sum + added + deleted, 1);
        assert.equal(purpose(register, [...lines, line('src/slots/b', enough)]), 'initiative');
      }),
    );
  });
});
