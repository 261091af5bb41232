import assert from 'node:assert/strict';
import { gitDaemon } from '../fixtures/git-daemon';
import type { Repository } from '../fixtures/repository';
import { ensureVSCode } from '../host/vscode-install';
import { eventually } from '../host/workbench';
import { repositoryWithHistory } from '../integration/history';
import { keepFailure, openRefuge, type Refuge, version } from './refuge';

const REVIEWS = 'refs/notes/devtools/reviews';
const CHANGE = 'refs/changes/01/1/meta';

describe('reviews that only a remote has, in the editor', () => {
  let refuge: Refuge;
  let clone: Repository;
  let origin: Repository;
  before(async function () {
    // The fetch is a task, so that the user sees it and can give a password.
    if (!(await ensureVSCode(version)).hasTerminals) this.skip();
  });
  beforeEach(async () => {
    refuge = await openRefuge((folder) => {
      clone = repositoryWithHistory(folder);
      clone.commit({ message: `Change something\n\nChange-Id: I${'0123456789'.repeat(4)}`, committerDate: `${Math.floor(Date.now() / 1000) - 3600} +0000` });
      origin = clone.clone({ bare: true });
      origin.git('notes', '--ref=devtools/reviews', 'add', '-m', '{}', 'HEAD');
      origin.setReference(CHANGE, 'HEAD');
      clone.git('remote', 'add', 'origin', origin.path);
    });
  });
  afterEach(async function () {
    await keepFailure(this.currentTest, refuge);
    await refuge?.dispose();
    for (const each of [clone, origin]) each.dispose();
  });

  const review = () => refuge.workbench.webviewFrame('Leadership Review');
  const limits = async () => (await review()).locator('section[aria-labelledby=limits]').innerText();
  const refs = () => clone.git('for-each-ref', '--format=%(refname)', 'refs/notes', 'refs/changes').split('\n').filter(Boolean);

  it('are fetched by the button in the review, after a question', async () => {
    await refuge.workbench.runCommand('Code Refuge: Leadership Review');
    await eventually('the review gives the line', async () => assert.match(await limits(), /origin has reviews that this clone doesn't .*git fetch --no-tags --no-prune origin "refs\/notes\/devtools\/reviews/s));
    await (await review()).getByRole('button', { name: 'Fetch Them…' }).click();
    await refuge.workbench.waitForNotification('origin has reviews that this clone lacks');
    assert.deepEqual(refs(), []);
    await refuge.workbench.clickNotificationButton('origin has reviews that this clone lacks', 'Fetch');
    await eventually('the refs are here', async () => assert.deepEqual(refs(), [CHANGE, REVIEWS]));
    await eventually('the review no longer misses them', async () => assert.doesNotMatch(await limits(), /git fetch/));
  });

  it('are looked for over the network when the command is told which remote', async () => {
    const daemon = await gitDaemon(origin);
    try {
      clone.git('config', 'remote.origin.url', daemon.url);
      await refuge.workbench.runCommand('Code Refuge: Read the History and Calendars Again');
      await refuge.workbench.runCommand('Code Refuge: Leadership Review');
      await eventually('the review guesses', async () => assert.match(await limits(), /Commits carry a Change-Id/));
      await (await review()).getByRole('button', { name: 'Ask origin…' }).waitFor();

      await refuge.workbench.runCommand('Code Refuge: Find Reviews on the Remote');
      await refuge.workbench.page.locator('.quick-input-widget').getByText(daemon.url).click();
      await refuge.workbench.waitForNotification('origin has reviews that this clone lacks');
      await eventually('the answer is in the review', async () => assert.match(await limits(), /origin has reviews that this clone doesn't/));
      await refuge.workbench.clickNotificationButton('origin has reviews that this clone lacks', 'Fetch');
      await refuge.workbench.statusBarItem(/The reviews of origin are here/).waitFor();
      assert.deepEqual(refs(), [CHANGE, REVIEWS]);
      await eventually('the review no longer misses them', async () => assert.doesNotMatch(await limits(), /git fetch/));

      await refuge.workbench.runCommand('Code Refuge: Find Reviews on the Remote');
      await refuge.workbench.page.locator('.quick-input-widget').getByText(daemon.url).click();
      await refuge.workbench.waitForNotification('origin has no reviews that this clone lacks');
    } finally {
      await daemon.stop();
    }
  });
});
