import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

describe('a million commits', () => {
  it('fit in under 300 MB, the process included', async () => {
    const script = join(__dirname, '../../../bench/million.ts');
    const { stdout } = await promisify(execFile)(process.execPath, ['--import=tsx', script]);
    const { commits, megabytes } = JSON.parse(stdout) as { commits: number; megabytes: number };
    assert.equal(commits, 1_000_000);
    assert.ok(megabytes < 300, `${megabytes} MB`);
  });
});
