import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Address, shownChange } from '../../../src/extension/reading/change-of-tab';
import { remoteName } from '../../../src/core/reviews/remote-name';

const HEAD = '2'.repeat(40);

function address(scheme: string, path: string, query: unknown = '', authority = ''): Address {
  return { scheme, authority, path, fsPath: path, query: typeof query === 'string' ? query : JSON.stringify(query) };
}

const FILE = '/work/parcelway/src/a.ts';
const pr = (isBase: boolean) =>
  address('pr', FILE, { baseCommit: '1'.repeat(40), headCommit: HEAD, isBase, fileName: 'src/a.ts', prNumber: 12, status: 0, remoteName: 'origin' });
const review = address('review', FILE, { path: 'src/a.ts', commit: '1'.repeat(40), base: true, isOutdated: false, rootPath: '/work/parcelway' });
const gitlab = address('gl-review', '/src/a.ts', { commit: HEAD, mrId: 81, projectId: 99, repositoryRoot: '/work/parcelway' });
const git = (ref: string) => address('git', FILE, { path: FILE, ref });
const lens = (ref: string) => address('gitlens', FILE, '', Buffer.from(JSON.stringify({ ref, repoPath: '/work/parcelway' })).toString('hex'));
const working = address('file', FILE);

describe('what a diff shows', () => {
  it('is a review in the diffs of the review extensions', () => {
    assert.deepEqual(shownChange(pr(true), pr(false)), { kind: 'pull-request', number: 12, remote: 'origin', head: HEAD, file: FILE });
    assert.deepEqual(shownChange(review, working), { kind: 'checked-out', file: FILE });
    assert.deepEqual(shownChange(review, review), { kind: 'checked-out', file: FILE });
    assert.deepEqual(shownChange(gitlab, gitlab), { kind: 'merge-request', project: 99, id: 81, head: HEAD, file: '/work/parcelway' });
    const older = address('gl-review', '/src/a.ts', { commit: HEAD, mrId: 81, projectId: 99, workspacePath: '/work/parcelway' });
    assert.deepEqual(shownChange(older, older), shownChange(gitlab, gitlab));
  });

  it('may be a review between two commits of git, of GitLens and of GitHub', () => {
    assert.deepEqual(shownChange(git('abc^'), git('abc')), { kind: 'commit', ref: 'abc', file: FILE });
    assert.deepEqual(shownChange(git('main'), git('topic')), { kind: 'commit', ref: 'topic', file: FILE });
    assert.deepEqual(shownChange(lens('abc'), lens('def')), { kind: 'commit', ref: 'def', file: '/work/parcelway' });
    const hosted = address('githubcommit', '/src/a.ts', { commit: HEAD, owner: 'parcelway', repo: 'parcelway' });
    assert.deepEqual(shownChange(hosted, hosted), { kind: 'hosted-commit', owner: 'parcelway', name: 'parcelway', head: HEAD });
  });

  it("is one's own work where it is not committed, or on its way to a pull request", () => {
    for (const [original, modified] of [
      [git('HEAD'), working],
      [git('~'), working],
      [git('HEAD'), git('')],
      [git('HEAD'), git('~')],
      [git('~2'), git('~3')],
      [lens('abc'), working],
      [lens('abc'), lens('0'.repeat(40))],
      [working, address('file', '/work/parcelway/src/b.ts')],
      [address('gitpr', FILE), address('gitpr', FILE)],
      [address('githubpr', FILE), address('githubpr', FILE)],
      [address('untitled', 'a'), address('untitled', 'b')],
    ] as const) {
      assert.equal(shownChange(original, modified), null, `${original.scheme} ${original.query} and ${modified.scheme} ${modified.query}`);
    }
  });

  it('is never an error, whatever another extension puts into its addresses', () => {
    const any = fc.record({
      scheme: fc.constantFrom('pr', 'review', 'gl-review', 'git', 'gitlens', 'githubcommit', 'file'),
      authority: fc.oneof(fc.string(), fc.stringMatching(/^([0-9a-f]{2})*$/)),
      path: fc.string(),
      fsPath: fc.string(),
      query: fc.oneof(fc.string(), fc.json()),
    });
    fc.assert(fc.property(any, any, (original, modified) => void shownChange(original, modified)));
  });
});

describe('the name of a remote', () => {
  const cases: [string, string | null][] = [
    ['git@github.com:parcelway/api.git', 'parcelway/api'],
    ['https://github.com/parcelway/api', 'parcelway/api'],
    ['https://mara:secret@github.com/parcelway/api.git', 'parcelway/api'],
    ['ssh://git@github.com:22/parcelway/api.git/', 'parcelway/api'],
    ['https://git.example.com/group/sub/api.git', 'git.example.com/group/sub/api'],
    ['git@gitlab.example.com:group/api.git', 'gitlab.example.com/group/api'],
    ['/srv/git/api.git', null],
    ['C:\\git\\api', null],
    ['file:///srv/git/api.git', null],
    ['', null],
  ];
  for (const [url, name] of cases) {
    it(`is ${name ?? 'unknown'} for ${url || 'none'}`, () => assert.equal(remoteName(url), name));
  }
});
