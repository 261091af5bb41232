import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Check, Numbers } from '../../checks/check';
import { HABITS } from '../../checks/check';
import { compare, table } from '../../checks/compare';
import { demoChecks } from '../../checks/demo-checks';
import { independentNumbers } from '../../checks/independent';
import { readCommands } from '../../checks/page';
import { Program } from '../../checks/program';
import { roughHistory } from '../../checks/rough-history';

describe('the numbers, beside the git and awk commands of docs/checks.md', function () {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'checks-')));
  const commands = readCommands();
  let program: Program;

  before(async function () {
    // Windows has them in Git's own shell only; the program's tests don't need them, these do.
    if (spawnSync('sh', ['-c', 'command -v awk grep sort']).status !== 0) this.skip();
    program = await Program.make();
  });
  after(() => {
    program?.dispose();
    rmSync(root, { recursive: true, force: true, maxRetries: 3 });
  });

  function agree(check: Check): void {
    const rows = compare(program.numbers(check), independentNumbers(commands, check));
    assert.ok(rows.every(({ same }) => same), `${check.me.join(', ')}, ${check.now}\n${table(rows)}`);
  }

  it('the page has a command for every habit', () => {
    assert.deepEqual([...commands.keys()].sort(), ['set-up', 'trailer-set-up', 'review-set-up', 'gerrit-set-up', 'work-set-up', 'coverage', 'git-appraise', 'notedb', 'first-review', 'review-volume', 'review-trailers', 'heatmap', ...HABITS].sort());
  });

  it('agree on the demo', async () => {
    for (const check of await demoChecks(join(root, 'demo'))) agree(check);
  });

  for (const seed of [1, 2, 3]) {
    it(`agree on a history in which everything is odd (${String(seed)})`, () => { agree(roughHistory(join(root, String(seed)), seed)); });
  }

  it('a difference of one is seen, in the row that has it', () => {
    const numbers: Numbers = {
      coverage: [9, 1, 3, 4],
      gitAppraise: [4, 9, 3, 1],
      notedb: [5, 8, 2, 1],
      firstReview: [4, 2.5],
      reviewVolume: [4, 9, 3, 5, 70],
      habits: Object.fromEntries(HABITS.map((id) => [id, [1, 3, 1 / 3]])) as Numbers['habits'],
      trailers: [3, 1],
      heatmap: Array.from({ length: 7 * 24 }, () => 1),
    };
    const differing = (change: (numbers: Numbers) => number[]): string[] => {
      const changed = structuredClone(numbers);
      const list = change(changed);
      list[1] = (list[1] ?? 0) + 1;
      return compare(numbers, changed).filter(({ same }) => !same).map(({ what }) => what);
    };
    assert.deepEqual(compare(numbers, numbers).filter(({ same }) => !same), []);
    assert.deepEqual(differing(({ coverage }) => coverage), ['coverage']);
    assert.deepEqual(differing(({ trailers }) => trailers), ['review-trailers']);
    assert.deepEqual(differing(({ gitAppraise }) => gitAppraise), ['git-appraise']);
    assert.deepEqual(differing(({ reviewVolume }) => reviewVolume), ['review-volume']);
    assert.deepEqual(differing(({ heatmap }) => heatmap), ['heatmap']);
    for (const id of HABITS) assert.deepEqual(differing(({ habits }) => habits[id]), [id]);
  });
});
