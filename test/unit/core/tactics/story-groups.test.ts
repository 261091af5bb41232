import assert from 'node:assert/strict';
import type { MergedWork } from '../../../../src/core/tactics/merged-work';
import { draftTitle, pieceName, storyGroups, titleOf } from '../../../../src/core/tactics/story-groups';

let last = 0;

function piece(title: string, more: Partial<MergedWork> = {}): MergedWork {
  const commit = String(++last).padStart(40, '0');
  return { repository: '/work/api', repositoryName: 'api', commit, time: '2026-09-18T10:00:00+02:00', title, numbers: [], branches: [], address: null, people: ['Ines Duarte'], commits: 1, paths: [], initiative: null, told: false, ...more };
}

const grouped = (work: MergedWork[]) => storyGroups(work).map(({ by, title, pieces }) => [by, title, pieces.length]);

describe('merged work as stories', () => {
  it('belongs together by initiative, branch, ticket, words and area, in this order', () => {
    assert.deepEqual(
      grouped([
        piece('Slots', { initiative: 'Pickup slots', branches: ['labels'] }),
        piece('Print faster', { branches: ['labels'], commits: 3 }),
        piece('Mend printing', { branches: ['labels'] }),
        piece('LG-12: Ask for a name', { paths: ['src/search/a.ts'] }),
        piece('[lg-12] keep the name', { paths: ['src/search/b.ts'] }),
        ...['no-var', 'radix', 'eqeqeq'].map((rule) => piece(`feat(rules): add error locations to ${rule} (#1)`)),
        piece('Rank by date', { paths: ['src/search/a.ts', 'test/search/a.test.ts', 'test/search/b.test.ts'] }),
        piece('Index at night', { paths: ['src/search/c.ts'], commits: 2 }),
        piece('One of its kind', { paths: ['src/billing/a.ts'] }),
      ]),
      [
        ['initiative', 'Pickup slots', 1],
        ['branch', 'Print faster', 2],
        ['words', 'Add error locations to …', 3],
        ['area', 'Changes in search', 2],
        ['ticket', 'Ask for a name', 2],
        ['piece', 'One of its kind', 1],
      ],
    );
  });

  it('keeps upkeep out of the way, at the end', () => {
    const upkeep = ['Fix typo in the guide', 'chore: update plugins', 'Release 5.1.0', 'Bump version to 2.0', 'The 16th batch', 'Explain callbacks [ci skip]', 'Update CHANGELOG'];
    const work = ['Fix a crash in release notes', 'Speed up the typo finder', 'changelog: User-Facing Improvements, ask for a name'];
    const groups = storyGroups([...upkeep.map((title) => piece(title)), ...work.map((title) => piece(title)), piece('Say so', { paths: ['CHANGELOG.md'] })]);
    assert.deepEqual(groups.at(-1)!.pieces.map(({ title }) => title), [...upkeep, 'Say so']);
    assert.deepEqual(groups.slice(0, -1).map(({ by }) => by), ['piece', 'piece', 'piece']);
  });

  it('divides an area that holds too much, and tells one by one what cannot be divided', () => {
    const many = (folder: string, count: number) => Array.from({ length: count }, (_, n) => piece(`Change ${folder} ${n}`.split(' ').reverse().join(' '), { paths: [`${folder}/a.ts`] }));
    assert.deepEqual(grouped([...many('app/mail', 5), ...many('app/labels', 5)]), [['area', 'Changes in mail', 5], ['area', 'Changes in labels', 5]]);
    assert.equal(storyGroups(many('rules', 25)).length, 25);
  });

  it('credits people in the order of the alphabet, each once', () => {
    const [group] = storyGroups([piece('A', { branches: ['x'], people: ['Tariq', 'Ines'] }), piece('B', { branches: ['x'], people: ['Ines', 'Ada'] })]);
    assert.deepEqual(group!.people, ['Ada', 'Ines', 'Tariq']);
  });

  it('has titles as one would say them', () => {
    const said = ['feat(search): rank by date (#412)', '[Fix #12] [7-1-stable] Keep it.', 'LG-17625: Ask', 'fix: prefer-template rule', 'UTF-8 in names', 'docs:', ''].map((title) => titleOf({ title }));
    assert.deepEqual(said, ['Rank by date', 'Keep it', 'Ask', 'prefer-template rule', 'UTF-8 in names', 'docs:', 'Without a title']);
  });

  it('begins a story with a title that can be said, without what it closes and where titles begin to differ', () => {
    assert.deepEqual(['Extend links (closes #2729)', 'fix: a leak (#12) (Fixes GH-3)', 'Keep (x)'].map((title) => titleOf({ title })), ['Extend links', 'A leak', 'Keep (x)']);
    assert.deepEqual([draftTitle({ by: 'words', title: 'Fix negative amounts in the …' }), draftTitle({ by: 'piece', title: 'Wait in …' })], ['Fix negative amounts', 'Wait in …']);
  });

  it('is named so that it counts as told', () => {
    assert.equal(pieceName(piece('A', { numbers: ['12'] }), false), '#12');
    assert.equal(pieceName(piece('A', { numbers: ['12'] }), true), 'api#12');
    assert.match(pieceName(piece('A'), true), /^0{7}\d{0,3}/);
  });
});
