import assert from 'node:assert/strict';
import { TACTICS } from '../../src/core/tactics/catalogue';
import { eventually } from '../host/workbench';
import { keepFailure, openHistory, type Refuge } from './refuge';

const DAY = 24 * 60 * 60;

/** Noon of a Saturday so many weeks ago; the first day of the epoch was a Thursday. */
function saturday(weeks: number): string {
  const today = Math.floor(Date.now() / 1000 / DAY);
  return `${(today - ((today + 5) % 7) - 7 * weeks) * DAY + DAY / 2} +0000`;
}

describe('the panels of all tactics in a real window', () => {
  let refuge: Refuge;
  before(async () => {
    const history = await openHistory({ settings: { 'codeRefuge.quiet': true } });
    refuge = history;
    // Of the findings that the Manager README answers, one has to be there.
    for (let weeks = 1; weeks <= 8; weeks++) history.repository.commit({ message: `At the weekend ${weeks}`, files: { 'src/file-1.ts': `export const weekend = ${weeks};\n` }, authorDate: saturday(weeks) });
    await refuge.workbench.runCommand('View: Show Code Refuge');
  });
  afterEach(async function () {
    await keepFailure(this.currentTest, refuge);
  });
  after(() => refuge?.dispose());

  const tree = () => refuge.workbench.page.locator('.part.sidebar');
  const review = () => refuge.workbench.webviewFrame('Leadership Review');

  async function isShown(title: string): Promise<void> {
    const frame = await refuge.workbench.webviewFrame(title);
    await frame.locator('h1').first().waitFor();
    assert.ok((await refuge.workbench.editorTitles()).includes(title));
  }

  for (const { title } of TACTICS) {
    it(`open from the view Code Refuge: ${title}`, async () => {
      await tree().getByRole('treeitem', { name: new RegExp(`^${title}`) }).last().click();
      await isShown(title);
    });
  }

  it('stand below the findings that they answer, by keyboard alone', async () => {
    await refuge.workbench.runCommand('View: Close All Editors');
    const finding = tree().getByRole('treeitem', { name: /^Hands-on share/ });
    await finding.click();
    const { keyboard } = refuge.workbench.page;
    await eventually('it is unfolded', async () => assert.equal(await finding.getAttribute('aria-expanded'), 'true'));
    // What stands below it comes a little later; the other one is that of all tactics.
    await tree().getByRole('treeitem', { name: /^Delegation Plan/ }).nth(1).waitFor();
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await isShown('Delegation Plan');
  });

  for (const { id, title, habits } of TACTICS) {
    it(`open from the review: ${title}`, async () => {
      await refuge.workbench.runCommand('Code Refuge: Leadership Review');
      const frame = await review();
      // The finding comes with the history, which may still be read.
      await frame.getByRole('heading', { name: /^Weekend work/ }).waitFor();
      // The weekly review is about all of them, and stands at the head. The others are beside the findings that they answer,
      // and where there is no evidence yet that they would make.
      await frame.locator(habits.length === 0 ? '.masthead' : '.habit, .unknown').locator(`[data-tactic=${id}]:visible`).first().click();
      await isShown(title);
    });
  }
});
