import assert from 'node:assert/strict';
import { isRevert, mergesHotfix, problemWithPattern, URGENT_FIXES, urgentSubject } from '../../../../src/core/work/urgent-subjects';

/** Subjects are of public histories: rails, git, osf.io, identity-idp, force, kitsune. */
describe('the subject of an urgent fix', () => {
  const says = urgentSubject(URGENT_FIXES);

  it('has a word for it where it is meant', () => {
    for (const subject of [
      'hotfix: show viewing room content when logged out (#7700)',
      '[HotFix] Comment out NewsNav date update',
      '[ENG-9002] Hotfix imports (#11664)',
      'ENG-12 hot-fix the imports',
      'Hot fix. Import for_contributors if it is not defined yet.',
      'l10n: fr.po: hotfix for commit 6b388fc',
      'MFR hotfix:',
      'Hotfixes for: double-encoded urls + dep upgrades',
      'Incident: checkout times out',
      'INCIDENT #42 - scans arrive twice',
      '[incident] turn the importer off',
      'Fix the production outage',
      'SEV-2: depot search returns 500',
      'sev1 follow-up',
      'P1: webhooks pile up',
      '[P0] stop the queue',
      'Roll back #7578, tests failed',
      'rollback [5833] and [5835]',
      'Rolled back changed to test_process as it broke havok this morning',
      'rollback to backbone 1.1.2',
      'Cut an emergency release for the exporter',
    ]) {
      assert.ok(says(subject), subject);
    }
  });

  it('is not any subject with such a word', () => {
    for (const subject of [
      'Add an invoke task for renaming hotfix branches w/ next patch version',
      'Add push option (-p) to hotfix and release',
      'Hotfixture for the lamp',
      'Fix transaction rollback in tests',
      'Rollback transactions when the block returns earlier than expected',
      'Rollback parent transaction when children fails to update (#32796)',
      'lockfile: report when rollback fails',
      'LG-9907 rss outage resuability (#8652)',
      'Fix flaky IdV outage spec (#8168)',
      'Incidental cleanup',
      'prefix all paths',
      'apply: compute patch->def_name correctly under -p0',
      'Bump rubygems required version to 1.8.11 (default version in 1.9.3-p0)',
      'p1: rename the first parameter',
      'feat!: drop Node 16',
      'fix!: the callback gets an error first',
      'severe weather icons',
      '',
    ]) {
      assert.ok(!says(subject), subject);
    }
  });

  it('is whatever the setting says, and nothing where it is empty', () => {
    assert.ok(urgentSubject(['\\bfeuer\\b', '^brandschutz'])('Das FEUER ist aus'));
    assert.ok(!urgentSubject(['\\bfeuer\\b'])('Feuerwehr'));
    assert.ok(!urgentSubject([])('Hotfix: everything'));
  });

  it('is found in time in proportion to its length, whatever the pattern', () => {
    const start = performance.now();
    for (const pattern of ['(a+)+$', '(a|a)*$', '(a?){50}a{50}', '(.*)*x', '.*.*.*.*.*.*y']) {
      assert.equal(problemWithPattern(pattern), null);
      urgentSubject([pattern])(`${'a'.repeat(199)}!`);
    }
    assert.ok(performance.now() - start < 2000);
  });

  it('refuses what is no pattern', () => {
    for (const pattern of ['(', '[z-a]', '(?=later)', '(a)\\1', '((a{0,100}){0,100}){0,100}', 'x'.repeat(501)]) assert.notEqual(problemWithPattern(pattern), null, pattern);
  });
});

describe('a revert', () => {
  const by = (subject: string, text = '') => isRevert(subject, `${subject}\n\n${text}\n`);

  it('says so in the words of git and of hosting services', () => {
    assert.ok(by('Revert "Remove migrations filter from the schema dump"'));
    assert.ok(by('Revert "Merge pull request #57814 from Shopify/json"', 'Reverts rails/rails#57814'));
    assert.ok(by('maintenance: stop writing log.excludeDecoration', 'This reverts commit 96eaffebbf3d0f38ec4b4b5ab2b8c5b0b7e8d1c2.'));
    assert.ok(by('Revert "Reapply "Speed up search""'));
  });

  it('is none that takes a revert back', () => {
    assert.ok(!by('Revert "Revert "Speed up search""', 'This reverts commit 96eaffebbf3d0f38ec4b4b5ab2b8c5b0b7e8d1c2.'));
    assert.ok(by('Revert "Revert "Revert "Speed up search"""'));
    for (const subject of ['Reapply "Speed up search"', 'Undo "Revert "Show attributes""', 'Re-apply Ruby 3.1.2 commits', 'Add back bd99330f']) {
      assert.ok(!by(subject, 'This reverts commit 96eaffebbf3d0f38ec4b4b5ab2b8c5b0b7e8d1c2.'), subject);
    }
  });

  it('is none that only tells of one', () => {
    assert.ok(!by('revert: improve error message for cherry-pick during cherry-pick'));
    assert.ok(!by('feat: revamp the inquiry modal (#16790)', '* draft\n\n* Revert "draft"\n\nThis reverts commit 96eaffebbf3d0f38ec4b4b5ab2b8c5b0b7e8d1c2.'));
    assert.ok(!by('Speed up search', 'This reverts commits to the old order.'));
    assert.ok(!isRevert('This reverts commit 96eaffebbf3d0f38', 'This reverts commit 96eaffebbf3d0f38'));
    assert.ok(!isRevert('', ''));
  });
});

describe('the merge of a hotfix branch', () => {
  it('names it', () => {
    for (const subject of [
      "Merge branch 'hotfix/26.12.2'",
      "Merge branch 'hotfix/0.155.3' into develop",
      "Merge branch 'hotfix/x' into 'main'",
      "Merge remote-tracking branch 'origin/hotfix/slots'",
      'Merge pull request #12 from owner/hotfix/x',
      'Merge pull request #269 from broskoski/hotfix-forced-inquiry',
      'Merged in hotfix/x (pull request #12)',
    ]) {
      assert.ok(mergesHotfix(subject), subject);
    }
  });

  it('is none that merges something else into one', () => {
    for (const subject of ["Merge branch 'develop' into hotfix/x", "Merge branch 'master' of https://example.com/hotfix/x", 'Merge pull request #163 from phoet/publish_hotfix', "Merge branch 'hotfixes'", 'Hotfix']) {
      assert.ok(!mergesHotfix(subject), subject);
    }
  });
});
