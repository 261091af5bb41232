import assert from 'node:assert/strict';
import { webAddress } from '../../../../src/core/reviews/web-address';

const commit = '3f9c2abd'.repeat(5);
const pages = (remote: string) => [webAddress(remote, { number: '412', text: 'Print labels (#412), !412', commit }), webAddress(remote, { number: null, text: '', commit })];

describe('the page of a pull request or commit', () => {
  it('is where the hosting service has it, however git reaches the repository', () => {
    for (const remote of ['https://github.com/parcelway/api', 'https://mara:secret@github.com/parcelway/api.git', 'git@github.com:parcelway/api.git', 'ssh://git@github.com:22/parcelway/api/']) {
      assert.deepEqual(pages(remote), ['https://github.com/parcelway/api/pull/412', `https://github.com/parcelway/api/commit/${commit}`]);
    }
    assert.deepEqual(pages('git@gitlab.com:parcelway/shop/api.git'), ['https://gitlab.com/parcelway/shop/api/-/merge_requests/412', `https://gitlab.com/parcelway/shop/api/-/commit/${commit}`]);
    assert.deepEqual(pages('https://bitbucket.org/parcelway/api.git'), ['https://bitbucket.org/parcelway/api/pull-requests/412', `https://bitbucket.org/parcelway/api/commits/${commit}`]);
    assert.deepEqual(pages('https://codeberg.org/parcelway/api'), ['https://codeberg.org/parcelway/api/pulls/412', `https://codeberg.org/parcelway/api/commit/${commit}`]);
  });

  it('is where Azure DevOps has it, by either of its addresses', () => {
    const azure = (remote: string) => [webAddress(remote, { number: '412', text: 'Merged PR 412: Print labels', commit }), webAddress(remote, { number: null, text: '', commit })];
    for (const [remote, page] of [
      ['https://parcelway@dev.azure.com/parcelway/Shop%20Floor/_git/api', 'https://dev.azure.com/parcelway/Shop%20Floor/_git/api'],
      ['git@ssh.dev.azure.com:v3/parcelway/Shop%20Floor/api', 'https://dev.azure.com/parcelway/Shop%20Floor/_git/api'],
      ['https://dev.azure.com/parcelway/_git/api', 'https://dev.azure.com/parcelway/_git/api'],
      ['https://parcelway.visualstudio.com/DefaultCollection/shop/_git/api', 'https://parcelway.visualstudio.com/DefaultCollection/shop/_git/api'],
    ] as const) {
      assert.deepEqual(azure(remote), [`${page}/pullrequest/412`, `${page}/commit/${commit}`]);
    }
    // There `#` is a work item.
    assert.equal(webAddress('https://dev.azure.com/parcelway/shop/_git/api', { number: '412', text: 'Print labels (#412), PR 4121', commit }), null);
    for (const remote of ['https://dev.azure.com/parcelway/shop', 'git@ssh.dev.azure.com:parcelway/api', 'git@ssh.dev.azure.com:v3/parcelway/shop/floor/api']) assert.deepEqual(azure(remote), [null, null], remote);
  });

  it('is known of a company’s own service by its name', () => {
    assert.equal(pages('git@gitea.parcelway.example:core/api.git')[0], 'https://gitea.parcelway.example/core/api/pulls/412');
    assert.equal(pages('git@gitlab.parcelway.example:core/api.git')[0], 'https://gitlab.parcelway.example/core/api/-/merge_requests/412');
    assert.equal(pages('https://github.parcelway.example/core/api.git')[0], 'https://github.parcelway.example/core/api/pull/412');
  });

  it('has the port of an address of the web, and none of SSH', () => {
    assert.equal(pages('https://gitlab.parcelway.example:8443/core/api.git')[0], 'https://gitlab.parcelway.example:8443/core/api/-/merge_requests/412');
    assert.equal(pages('http://gitlab.parcelway.example/core/api.git')[0], 'http://gitlab.parcelway.example/core/api/-/merge_requests/412');
    assert.equal(pages('ssh://git@gitlab.parcelway.example:2222/core/api.git')[0], 'https://gitlab.parcelway.example/core/api/-/merge_requests/412');
  });

  it('is not that of an issue on GitLab, where a number with # is one', () => {
    const page = (text: string) => webAddress('git@gitlab.com:parcelway/api.git', { number: '12', text, commit });
    assert.deepEqual(['Fix labels (#12)', 'Fix labels !123', 'See merge request parcelway/api!12'].map(page), [null, null, 'https://gitlab.com/parcelway/api/-/merge_requests/12']);
  });

  it('is not known anywhere else, nor where a name could mean more than it says', () => {
    for (const remote of ['', '/srv/git/api.git', '../api', 'file:///srv/git/api.git', 'https://review.example.com/parcelway/api', 'https://gitlab.com/api', 'nas:api.git', 'ssh://git@build/api.git', 'https://localhost/api', 'nas:parcelway/api.git', 'git@github.com-work:parcelway/api.git', 'git@gitlab.com-work:parcelway/api.git', 'https://github.com/parcelway/api)[x](y', 'https://github.com/a b/api', 'https://github.com/parcelway/a"pi', 'git@github.com:parcelway/\u202eapi']) {
      assert.deepEqual(pages(remote), [null, null], remote);
    }
  });
});
