import assert from 'node:assert/strict';
import { isLongLived } from '../../../../src/core/ledger/long-lived-branches';

const refs = [{ name: 'HEAD', commit: '1' }, { name: 'refs/heads/ours', commit: '1' }, { name: 'refs/remotes/origin/theirs', commit: '2' }];

describe('a long-lived branch', () => {
  it('is one that is looked at, one that others are merged into, or a line of releases', () => {
    for (const name of ['ours', 'theirs', 'main', 'Master', 'trunk', 'develop', 'stable', 'maint', 'release', 'releases', '3.1', '3.1.x', '0.x', 'v2', 'v2.0', 'V2.x', '7-1-stable', '7.1-stable', '2-x', 'maint-2.4', 'stable/2.1', 'release-1.2.3-rc1', 'releases/v4']) {
      assert.equal(isLongLived({ refs }, name), true, name);
    }
  });

  it('is no topic, whatever number it has', () => {
    for (const name of ['HEAD', 'slots', 'slots-2', '412', '412-slots', 'issue-3.1', 'release-notes', 'release/notes', 'stable-sort', 'maintenance', 'v2-api', 'main/slots', 'fix/3.1.x', 'x']) {
      assert.equal(isLongLived({ refs }, name), false, name);
    }
  });
});
