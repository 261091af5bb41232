import assert from 'node:assert/strict';
import { Mentions, type PieceNames } from '../../../../src/core/tactics/mentions';
import { parseStories } from '../../../../src/core/tactics/stories';

const PIECE: PieceNames = {
  repository: 'api',
  hashes: ['3f9c2ab81d0e4f5a6b7c8d9e0f1a2b3c4d5e6f70'],
  numbers: ['412'],
  branches: ['feature/pickup-slots'],
  subjects: ['Merge pull request #412 from parcelway/feature/pickup-slots', "Speed up the courier's search (#412)", 'Fix typo'],
};

function told(text: string, piece: Partial<PieceNames> = {}, repositories = ['api']): boolean {
  return new Mentions(parseStories('win', 'a.md', `### Story\n${text}`).stories, repositories).has({ ...PIECE, ...piece });
}

describe('a story mentions a piece of work', () => {
  for (const text of [
    'See 3f9c2ab.', 'See 3F9C2AB81D0E4F5A6B7C8D9E0F1A2B3C4D5E6F70', 'https://example.com/parcelway/api/commit/3f9c2ab81d0e', '(`3f9c2ab8`)',
    '#412', 'api#412,', 'parcelway/api#412', '!412', 'parcelway/api!412', 'GH-412', 'PR 412', 'pull request #412', 'MR !412', 'Pickup (#411, #412)', '[#412](x)',
    'https://github.com/parcelway/api/pull/412', 'https://github.com/parcelway/api/pull/412/files#r1', 'https://gitlab.com/parcelway/api/-/merge_requests/412',
    'https://bitbucket.org/parcelway/api/pull-requests/412', 'https://dev.azure.com/parcelway/_git/api/pullrequest/412', 'https://codeberg.org/parcelway/api/pulls/412',
    'https://git.parcelway.example/elsewhere/courier-api/pull/412',
    'feature/pickup-slots', 'On **feature/pickup-slots**.', "It's the team's `feature/pickup-slots`, isn't it",
    "Speed up the courier's search", '“Speed up the *courier’s* search”, she said', 'Tariq could SPEED UP\nthe courier’s   search.',
  ]) {
    it(`by ${text}`, () => assert.ok(told(text)));
  }

  for (const text of [
    'a3f9c2ab', '3f9c2a', '3f9c2abx', '4120', '412', '&#412;', '#4123', '/#412', 'web/pull/412x',
    'feature/pickup-slots-2', 'my/feature/pickup-slots', 'Speed up the courier', 'the courier’s search', 'Fix typo', 'Fix a typo',
  ]) {
    it(`not by ${text}`, () => assert.ok(!told(text)));
  }

  it('by a number of this repository, where several are looked at', () => {
    for (const [text, expected] of [['web#412', false], ['parcelway/web#412', false], ['https://github.com/parcelway/web/pull/412', false], ['parcelway/api#412', true], ['#412', true], ['elsewhere#412', true], ['[web#412](https://github.com/parcelway/shop/pull/412)', false], ['[api#412](https://github.com/parcelway/backend/pull/412)', true], ['[labels](https://github.com/parcelway/backend/pull/412)', true]] as const) {
      assert.equal(told(text, {}, ['api', 'web']), expected, text);
    }
  });

  it('by a branch of one plain word only where it is quoted', () => {
    for (const [text, expected] of [['Our search is better', false], ['the branch `search`', true], ['the branch "search"', true], ["the team's 'search' branch", true], ['the branch search-2', false]] as const) {
      assert.equal(told(text, { branches: ['search'] }), expected, text);
    }
  });

  it('in a comment not at all', () => assert.ok(!told('<!-- #412 -->')));

  it('soon, however long the stories are', () => {
    const start = performance.now();
    for (const piece of ['deadbee ', 'x', '#1 ', '`', "'", 'speed up the ', 'a/', 'pull/', 'é']) told(piece.repeat(2_000_000 / piece.length));
    assert.ok(performance.now() - start < 20_000, `${performance.now() - start} ms`);
  });
});
