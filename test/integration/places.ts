import assert from 'node:assert/strict';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { createRepository } from '../fixtures/repository';
import { git } from './events';
import { lateNow, repositoryWithHistory } from './history';
import { folder, gitApi, habit, reviewWhere } from './window';

export function places(): void {
  describe('several repositories in one window', () => {
    const at = (name: string) => path.join(folder(), name);

    it('make one review', async () => {
      repositoryWithHistory(at('second'));
      await (await gitApi()).openRepository(vscode.Uri.file(at('second')));
      await reviewWhere(({ repositories }) => assert.deepEqual(names(repositories), ['first', 'second']), 40);
    });

    it('may be a worktree: its commits are noticed, and each counts once', async () => {
      const before = await reviewWhere(() => {});
      git(at('second'), ['worktree', 'add', '--quiet', at('linked'), '-b', 'linked']);
      // Older VS Codes find a worktree by themselves only when the window opens.
      await (await gitApi()).openRepository(vscode.Uri.file(at('linked')));
      git(at('linked'), ['commit', '--quiet', '--allow-empty', '-m', 'From the worktree'], lateNow().date);
      await reviewWhere((now) => {
        assert.equal(now.coverage.commits, before.coverage.commits + 1);
        assert.equal(habit(now, 'late-night-commits').count, habit(before, 'late-night-commits').count + 1);
      }, 40);
    });

    it('may be a submodule', async () => {
      const inner = createRepository();
      inner.commit({ files: { a: '1' }, committerDate: `${Math.floor(Date.now() / 1000) - 86_400} +0000` });
      git(at('first'), ['-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', inner.path, 'inner']);
      await reviewWhere(({ repositories }) => assert.ok(names(repositories).includes('inner'), names(repositories).join()), 40);
      inner.dispose();
    });
  });
}

function names(repositories: { name: string }[]): string[] {
  return repositories.map(({ name }) => name).sort();
}
