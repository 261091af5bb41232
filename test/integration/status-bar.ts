import assert from 'node:assert/strict';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { repositoryWithHistory } from './history';
import { codeRefuge, eventually, folder, gitApi, reviewWhere } from './window';

export function statusBar(): void {
  describe('the status bar', () => {
    it('shows the score soon after a repository is opened', async () => {
      const { path: repository } = repositoryWithHistory(path.join(folder(), 'first'));
      // The Git extension hears of new folders by file events, which a busy machine may lose. Telling it is what
      // "Git: Open Repository" does.
      await (await gitApi()).openRepository(vscode.Uri.file(repository));
      const review = await reviewWhere(({ score }) => assert.notEqual(score.value, null));
      const shown = (await codeRefuge()).statusBar();
      assert.ok(shown);
      assert.match(shown.text, new RegExp(`^\\$\\(pulse\\) ${review.score.value}( [▲▼]\\d+)?$`));
      assert.match(shown.label, new RegExp(`^Delegation score ${review.score.value} of 100`));
    });

    it('explains every signal, with or without evidence', async () => {
      const { score } = await reviewWhere(() => {});
      const tooltip = (await codeRefuge()).statusBar()?.tooltip.replaceAll('\\', '') ?? '';
      for (const { title, arithmetic } of score.signals) assert.ok(tooltip.includes(`| ${title} | ${arithmetic} |`), `${title} in ${tooltip}`);
      for (const { title, why } of score.missing) assert.ok(tooltip.includes(`${title}: ${why}`), `${title} in ${tooltip}`);
    });

    it('knows the user from the git configuration alone', async () => {
      const { me } = await reviewWhere(() => {});
      await eventually(() => assert.deepEqual(me.map(({ email }) => email), ['ada@example.com']));
    });
  });
}
