import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DelegationArea } from '../../../src/core/review/review';
import { Program } from '../../fixtures/program';
import { createRepository } from '../../fixtures/repository';

describe('code-refuge plan', () => {
  const program = new Program();
  const repository = createRepository();
  const options = [repository.path, '--now', '2026-01-08T00:00:00Z'];
  before(() => repository.commit({ files: Object.fromEntries(['a', 'b', 'c', 'd'].map((name) => [`${name}.ts`, `${name}\n`])) }));
  after(() => {
    repository.dispose();
    program.dispose();
  });

  it('prints Markdown, and with --json what the review has', async () => {
    const { code, stdout, stderr } = await program.run(['plan', ...options]);
    assert.equal(stderr, '');
    assert.equal(code, 0);
    assert.match(stdout, /^# Delegation plan\n[\s\S]*\n## Top level\n[\s\S]*\n- \[ \] /);
    const { stdout: json } = await program.run(['plan', '--json', ...options]);
    const plan = JSON.parse(json) as DelegationArea[];
    assert.deepEqual(plan, (await program.review(repository.path, ['--now', '2026-01-08T00:00:00Z'])).delegationPlan);
    assert.equal(plan.length, 1);
  });

  it('writes into a file, and leaves one alone that is there already, a plan too', async () => {
    const file = join(program.folder(), 'plan.md');
    assert.equal((await program.run(['plan', ...options, '--out', file])).code, 0);
    const plan = readFileSync(file, 'utf8');
    writeFileSync(file, plan.replace('- [ ]', '- [x]'));
    await program.fails(['plan', ...options, '--out', file], /it exists, so it was left as it is\. Use --force to replace it/);
    assert.match(readFileSync(file, 'utf8'), /- \[x\]/);
    assert.equal((await program.run(['plan', ...options, '--out', file, '--force'])).code, 0);
    assert.equal(readFileSync(file, 'utf8'), plan);
  });

  it('refuses what means nothing to it', async () => {
    await program.fails(['plan', '--html', ...options], /--html does not go with plan/, { code: 2 });
    await program.fails(['plan', '--from', '2026-01-01', ...options], /--from does not go with plan/, { code: 2 });
  });
});
