import assert from 'node:assert/strict';
import * as path from 'node:path';
import * as vscode from 'vscode';
import type { Review } from '../../src/core/review/review';
import type { ShownChange } from '../../src/extension/reading/change-of-tab';
import { ReviewedChanges } from '../../src/extension/reading/reviewed-changes';
import type { GitRepository } from '../../src/extension/repositories/git-api';
import { keptFiles } from '../../src/store/kept';
import { ReviewEventsFile } from '../../src/store/review-events';
import { git } from './events';
import { LEE } from './history';
import { toLocalIso } from '../../src/extension/time/local-time';
import { codeRefuge, eventually, folder, gitApi, habit, reviewWhere } from './window';

const DATE = () => `${Math.floor(Date.now() / 1000) - 3_600} +0000`;

export function reading(): void {
  describe('changes under review', () => {
    const where = () => path.join(folder(), 'first');
    const file = () => path.join(where(), 'README.md');

    async function repository(): Promise<GitRepository> {
      const found = (await gitApi()).getRepository(vscode.Uri.file(file()));
      assert.ok(found);
      return found;
    }

    async function find(shown: ShownChange, review?: Review) {
      const known = review ?? (await codeRefuge()).review();
      assert.ok(known);
      return new ReviewedChanges({ gitApi: await gitApi() }, { state: { kind: 'ready', review: known, problems: [] } }).find(shown);
    }

    before(async () => {
      git(where(), ['remote', 'add', 'upstream', 'https://mara:secret@github.com/parcelway/api.git'], DATE());
      git(where(), ['-c', `user.name=${LEE.name}`, '-c', `user.email=${LEE.email}`, 'commit', '--quiet', '--allow-empty', '-m', 'By Lee'], DATE());
      await eventually(async () => {
        const { state } = await repository();
        assert.ok(state.remotes.some(({ name }) => name === 'upstream'));
      });
    });

    it('are named by the remote, without what is secret in its address', async () => {
      const shown: ShownChange = { kind: 'pull-request', number: 12, remote: 'upstream', head: '2'.repeat(40), file: file() };
      assert.deepEqual(await find(shown), { id: 'github:parcelway/api#12', repository: where() });
      const merge: ShownChange = { kind: 'merge-request', project: 99, id: 81, head: '', file: where() };
      assert.deepEqual(await find(merge), { id: 'gitlab:parcelway/api:mr-81', repository: where() });
    });

    it("are commits of others, and one's own are not", async () => {
      const theirs = await find({ kind: 'commit', ref: 'HEAD', file: file() });
      const { hash } = await (await repository()).getCommit('HEAD');
      assert.deepEqual(theirs, { id: `commit:${hash}`, repository: where() });
      git(where(), ['commit', '--quiet', '--allow-empty', '-m', 'My own'], DATE());
      assert.equal(await find({ kind: 'commit', ref: 'HEAD', file: file() }), null);
      const mine: ShownChange = { kind: 'pull-request', number: 12, remote: 'upstream', head: 'HEAD', file: file() };
      assert.equal(await find(mine), null, 'my own pull request');
      assert.equal(await find({ kind: 'commit', ref: 'no-such-ref', file: file() }), null);
    });

    it('wait until it is known who the user is', async () => {
      const waiting = new ReviewedChanges({ gitApi: await gitApi() }, { state: { kind: 'reading' } });
      assert.equal(await waiting.find({ kind: 'commit', ref: 'HEAD', file: file() }), undefined);
    });

    it('are counted in the review, from the log that every window and the terminal share', async () => {
      const before = await reviewWhere(() => {});
      const log = new ReviewEventsFile(keptFiles().reviewEvents);
      await log.append({
        kind: 'reading',
        time: toLocalIso(new Date()),
        change: 'github:parcelway/api#12',
        repository: where(),
        files: 1,
        changedLines: 50,
        readLines: 45,
        comments: 0,
        seconds: 90,
      });
      await vscode.commands.executeCommand('codeRefuge.refresh');
      const review = await reviewWhere((now) => assert.equal(habit(now, 'line-by-line-reviews').of, habit(before, 'line-by-line-reviews').of + 1));
      assert.equal(review.coverage.reviewSources[0]?.source, 'editor');
      assert.equal(habit(review, 'line-by-line-reviews').evidence[0]?.kind, 'review');
    });
  });
}
