import assert from 'node:assert/strict';
import { webAddress } from '../../../../src/core/reviews/web-address';

const commit = '3f9c2abd'.repeat(5);
const pages = (remote: string) => [webAddress(remote, { number: '412', commit }), webAddress(remote, { number: null, commit })];

describe('the page of a pull request or commit', () => {
  it('is where the hosting service has it, however git reaches the repository', () => {
    for (const remote of ['https://github.com/parcelway/api', 'https://mara:secret@github.com/parcelway/api.git', 'git@github.com:parcelway/api.git', 'ssh://git@github.com:22/parcelway/api/']) {
      assert.deepEqual(pages(remote), ['https://github.com/parcelway/api/pull/412', `https://github.com/parcelway/api/commit/${commit}`]);
    }
    assert.deepEqual(pages('git@gitlab.com:parcelway/shop/api.git'), ['https://gitlab.com/parcelway/shop/api/-/merge_requests/412', `https://gitlab.com/parcelway/shop/api/-/commit/${commit}`]);
    assert.deepEqual(pages('https://bitbucket.org/parcelway/api.git'), ['https://bitbucket.org/parcelway/api/pull-requests/412', `https://bitbucket.org/parcelway/api/commits/${commit}`]);
    assert.deepEqual(pages('https://codeberg.org/parcelway/api'), ['https://codeberg.org/parcelway/api/pulls/412', `https://codeberg.org/parcelway/api/commit/${commit}`]);
  });

  it('is known of a company’s own service by its name', () => {
    assert.equal(pages('git@gitlab.parcelway.example:core/api.git')[0], 'https://gitlab.parcelway.example/core/api/-/merge_requests/412');
    assert.equal(pages('https://github.parcelway.example/core/api.git')[0], 'https://github.parcelway.example/core/api/pull/412');
  });

  it('is not known anywhere else, nor where a name could mean more than it says', () => {
    for (const remote of ['', '/srv/git/api.git', '../api', 'file:///srv/git/api.git', 'https://review.example.com/parcelway/api', 'https://gitlab.com/api', 'https://github.com/parcelway/api)[x](y', 'https://github.com/a b/api', 'https://github.com/parcelway/a"pi', 'git@github.com:parcelway/\u202eapi']) {
      assert.deepEqual(pages(remote), [null, null], remote);
    }
  });
});
