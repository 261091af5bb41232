import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { keptFiles } from '../../src/store/kept';
import { OnCallStore } from '../../src/store/on-call';
import { commitsOf } from '../fixtures/evidence';
import { createRepository } from '../fixtures/repository';
import { writeNotes } from '../fixtures/review-refs';
import { LEE, lateNow } from './history';
import { folder, habit, reviewWhere } from './window';

/** "Within seconds": 300 ms to settle, and where every event is lost a look each 10 s in a window without focus. */
const SECONDS = 15;

export function events(): void {
  describe('what happens in a terminal', () => {
    const where = () => path.join(folder(), 'first');
    const store = new OnCallStore(keptFiles().onCall);
    const { date, night, wall, offset } = lateNow();

    after(() => store.remove(night));

    it('is noticed within seconds: a late commit', async () => {
      const before = habit(await reviewWhere(() => {}), 'late-night-commits').count;
      git(where(), ['commit', '--quiet', '--allow-empty', '-m', 'Can not sleep'], date);
      const review = await reviewWhere((now) => assert.equal(habit(now, 'late-night-commits').count, before + 1), SECONDS);
      const [newest] = commitsOf(habit(review, 'late-night-commits'));
      assert.equal(newest?.subject, 'Can not sleep');
      assert.equal(newest?.time.slice(11, 16), wall);
      assert.equal(newest?.time.slice(-6), offset);
    });

    it('is noticed within seconds: a late merge', async () => {
      const before = habit(await reviewWhere(() => {}), 'late-night-merges').count;
      git(where(), ['checkout', '--quiet', '-b', 'late-topic'], date);
      git(where(), ['commit', '--quiet', '--allow-empty', '-m', 'Late topic'], date);
      git(where(), ['checkout', '--quiet', 'main'], date);
      git(where(), ['merge', '--quiet', '--no-ff', '-m', "Merge branch 'late-topic'", 'late-topic'], date);
      await reviewWhere((now) => assert.equal(habit(now, 'late-night-merges').count, before + 1), SECONDS);
    });

    it('is noticed within seconds: reviews that are fetched, written and deleted', async () => {
      const DISCUSSION = 'refs/notes/devtools/discuss';
      const comment = (timestamp: string) => `${JSON.stringify({ timestamp, author: LEE.email, description: 'Why?' })}\n`;
      const comments = (count: number) => reviewWhere(({ coverage }) => {
        const found = coverage.reviewSources.find(({ source }) => source === 'git-appraise');
        assert.equal(found?.comments ?? 0, count);
      }, SECONDS);
      const other = createRepository();
      try {
        writeNotes(other, DISCUSSION, { [other.commit()]: comment('1457460458') });
        git(where(), ['fetch', '--quiet', other.path, `${DISCUSSION}:${DISCUSSION}`]);
      } finally {
        other.dispose();
      }
      await comments(1);
      git(where(), ['notes', `--ref=${DISCUSSION}`, 'append', '-m', comment('1457460459')]);
      await comments(2);
      git(where(), ['update-ref', '-d', DISCUSSION]);
      await comments(0);
    });

    it('can have been on-call: the night is left out, and comes back', async () => {
      const late = await reviewWhere((now) => assert.notEqual(habit(now, 'late-night-merges').count, 0));
      await store.add(night);
      await vscode.commands.executeCommand('codeRefuge.refresh');
      await reviewWhere((now) => {
        assert.deepEqual(now.onCall, [{ night, events: 3 }]);
        assert.equal(habit(now, 'late-night-merges').count, 0);
        assert.equal(habit(now, 'late-night-commits').count, 0);
      });
      await store.remove(night);
      await vscode.commands.executeCommand('codeRefuge.refresh');
      await reviewWhere((now) => {
        assert.deepEqual(now.onCall, []);
        assert.deepEqual(now.score.signals, late.score.signals);
      });
    });
  });
}

/** Plain git, as in a terminal. The date is that of author and committer. */
export function git(cwd: string, args: string[], date?: string): void {
  const env = { ...process.env, ...(date === undefined ? {} : { GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date }) };
  const done = spawnSync('git', args, { cwd, env, encoding: 'utf8' });
  assert.equal(done.status, 0, done.stderr);
}
